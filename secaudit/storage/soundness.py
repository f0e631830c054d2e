"""Tells whether the small tables hold what this program writes, before anything is read from them.

Dates that are none, figures that are texts, words that nobody knows: whoever or whatever put them
there, they end in one sentence and not in the middle of a page. Entries are left out, for they are
many; `secaudit.storage.entries` looks at them while it reads.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    Value = int | float | str | bytes | None
    Rule = Callable[[Value], bool]

_YEARS = range(1900, 2200)
_SECONDS = 2**33  # of the wall clock: the year 2242
_LARGEST = 2**53  # of a figure: what JSON keeps exact for every reader
_LONGEST = 100_000  # characters of one text
_BARE_DAY = len("2026-11-22")
_WORDS = frozenset({"mine", "not_mine", "always_mine", "unsure"})
_NEEDED = {"questionnaire": frozenset({"score"})}
_MOMENTS = ("questionnaire.started", "remind.ticked", "remind.told")
_EVERY, _MOST_DIGITS = "remind.every.", 6
_SCHEDULE, _ABOUT_ME = "remind.schedule", "about_me"


def _text(value: Value) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST


def _whole(value: Value) -> bool:
    return type(value) is int


def _second(value: Value) -> bool:
    return isinstance(value, int) and abs(value) <= _SECONDS


def _blob(value: Value) -> bool:
    return isinstance(value, bytes)


def _word(value: Value) -> bool:
    return value in _WORDS


def _or_none(rule: Rule) -> Rule:
    return lambda value: value is None or rule(value)


def _moment(value: Value) -> bool:
    """Whether this is a day, or a moment that can be told in any time zone."""
    if not isinstance(value, str):
        return False
    try:
        if len(value) == _BARE_DAY:
            return date.fromisoformat(value).year in _YEARS
        return datetime.fromisoformat(value).year in _YEARS
    except ValueError:
        return False


def _zoned(value: Value) -> bool:
    """Whether this is a moment with its time zone, as all are that the clock has told."""
    return _moment(value) and datetime.fromisoformat(str(value)).tzinfo is not None


def _parsed(value: Value) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What a text of JSON holds; None where it is none."""
    try:
        return json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        return None


def _figures(value: Value) -> bool:
    found = _parsed(value)
    return isinstance(found, dict) and all(
        type(figure) is int and abs(figure) <= _LARGEST for figure in found.values()
    )


_RULES: Mapping[str, Mapping[str, Rule]] = {
    "accounts": {"id": _whole, "name": _text, "provider": _or_none(_text)},
    "imports": {
        "at": _zoned, "file": _text, "digest": _blob, "content": _blob, "headers": _or_none(_blob),
        "provider": _or_none(_text), "layout": _or_none(_text), "rows": _whole,
        "account_id": _whole, "first": _or_none(_second), "last": _or_none(_second),
        "step": _or_none(_second), "folded_into": _or_none(_whole),
        "judged_from": _or_none(_whole),
    },
    "decisions": {"entry_id": _whole, "word": _word, "at": _zoned, "batch": _whole},
    "asked": {"entry_id": _whole, "at": _zoned, "severity": _second},
    "answers": {"question": _text, "option": _text, "at": _zoned},
    "checks": {"kind": _text, "label": _text, "at": _zoned, "result": _figures},
    "hotlines": {"provider": _text, "number": _text, "at": _moment},
    "incidents": {
        "id": _whole, "scenario": _text, "provider": _or_none(_text), "started": _zoned,
        "noticed": _or_none(_moment), "ended": _or_none(_zoned),
    },
    "incident_steps": {"incident_id": _whole, "step": _text, "at": _zoned, "note": _text},
    "settings": {"name": _text, "value": _text},
}  # fmt: skip


def unsound(connection: sqlite3.Connection) -> bool:
    """Whether a small table holds a value that no version of this program has written."""
    for table, rules in _RULES.items():
        rows = connection.execute(f"SELECT {', '.join(rules)} FROM {table}")  # noqa: S608 - own names
        tests = tuple(rules.values())
        for row in rows:
            if not all(test(value) for test, value in zip(tests, row, strict=True)):
                return True
    return _incomplete(connection) or _wrong_settings(connection)


def _incomplete(connection: sqlite3.Connection) -> bool:
    """Whether an audit lacks a figure that every page about it shows."""
    rows = connection.execute("SELECT kind, result FROM checks")
    return any(not _NEEDED.get(kind, frozenset()) <= json.loads(text).keys() for kind, text in rows)


def _wrong_settings(connection: sqlite3.Connection) -> bool:
    rows = connection.execute("SELECT name, value FROM settings")
    return not all(_setting(name, value) for name, value in rows)


def _setting(name: str, value: str) -> bool:
    if name in _MOMENTS:
        return _moment(value)
    if name.startswith(_EVERY):
        return value.isdecimal() and len(value) < _MOST_DIGITS
    if name == _SCHEDULE:
        found = _parsed(value)
        known = isinstance(found, dict) and found.keys() == {"scheduler", "hour", "files"}
        return known and type(found["hour"]) is int and _texts(found["files"])
    if name == _ABOUT_ME:
        found = _parsed(value)
        return isinstance(found, dict) and all(map(_list, found.values()))
    return True


def _texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
