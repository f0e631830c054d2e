"""The only opener of packaged data files: TOML in, frozen dataclasses out, anything unfit refused.

The dataclass is the description. Its fields are the keys that a table may hold, its annotations
say what each key may hold, and a default makes a key optional. Fields may be `str` (never blank),
`int`, `float`, `bool`, `date`, a `StrEnum`, `Link`, `Bilingual` (both languages), another
dataclass, `tuple[X, ...]`, `Mapping[str, X]`, or one of these `| None`. A dataclass whose fields
depend on each other raises `Unfit` in `__post_init__`. The module of a description imports the
types of its fields at run time.

Nothing here knows what a file means, and nothing is kept between two reads.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from secaudit import safe, toml
from secaudit.errors import CatalogueError, reason
from secaudit.model.message import N_, Message
from secaudit.model.source import Link

if TYPE_CHECKING:
    from pathlib import Path

_T = TypeVar("_T")
_FIRST_LIST = re.compile(r"^\[\[", re.MULTILINE)
_PLAIN = {
    str: N_("text"),
    int: N_("a whole number"),
    float: N_("a number"),
    bool: N_("true or false"),
    date: N_("a date such as 2026-11-22"),
}
_CORRECT = Message(N_("Correct this value in the file."))


class Unfit(ValueError):  # noqa: N818 - it names the values, not an error of the program
    """Raised by a description whose values do not fit together; says in a sentence why."""

    def __init__(self, text: Message) -> None:
        super().__init__(text.msgid)
        self.text = text


def members(folder: Path) -> tuple[str, ...]:
    """The ids of a folder's entries, which are its file names; a leading underscore is no entry."""
    return tuple(sorted(p.stem for p in folder.glob("*.toml") if not p.stem.startswith("_")))


def read(path: Path, description: type[_T]) -> _T:
    """What the file holds, as `description`; an `id` in it must be the name of the file.

    Raises `CatalogueError`, which names the file, the key and the remedy.
    """
    return _entry(path, _text(path), description)


def read_opening(path: Path, description: type[_T]) -> _T:
    """As `read`, but of the lines before the first `[[list]]` only: cheap, for finding an entry."""
    return _entry(path, _FIRST_LIST.split(_text(path), maxsplit=1)[0], description)


def _text(path: Path) -> str:
    try:
        # Windows' editors begin a file with a mark.
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CatalogueError(
            Message(N_("There is no such file.")),
            where=path,
            hint=Message(N_("Install the program again, or correct the name.")),
        ) from None
    except UnicodeDecodeError:
        raise CatalogueError(
            Message(N_("This is not UTF-8 text.")),
            where=path,
            hint=Message(N_("Save the file as UTF-8.")),
        ) from None
    except (OSError, ValueError) as error:
        why = (
            reason(error) if isinstance(error, OSError) else Message("{text}", {"text": str(error)})
        )
        raise CatalogueError(
            Message(N_("It could not be read ({reason})."), {"reason": why}),
            where=path,
            hint=Message(N_("Check the name, and that you may read the file.")),
        ) from None


def _entry(path: Path, text: str, description: type[_T]) -> _T:
    try:
        table = toml.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(
            Message(N_("This is not valid TOML: {reason}."), {"reason": str(error)}),
            where=path,
            hint=Message(N_("Correct the file at that place.")),
        ) from None
    entry = _Reader(path).build(table, description, key="")
    if "id" in table and table["id"] != path.stem:
        raise CatalogueError(
            Message(
                N_("`id` is {seen}, but the file is called {name}."),
                {"seen": str(table["id"]), "name": path.name},
            ),
            where=path,
            hint=Message(N_("Give the file and its `id` the same name.")),
        )
    return cast("_T", entry)


class _Reader:
    """Turns the plain values of one file into those of a description; names the key that fails."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def build(self, table: object, description: type, *, key: str) -> object:
        """One table as a dataclass."""
        if not isinstance(table, dict):
            raise self._unexpected(table, Message(N_("a table")), key=key)
        hints = _hints(description)
        for name in table:
            if name not in hints:
                raise self._fail(
                    Message(
                        N_("The key `{key}` is unknown. Known here: {known}."),
                        {"key": _under(key, name), "known": ", ".join(sorted(hints))},
                    ),
                    Message(N_("Correct its spelling, or take it out.")),
                )
        for name in _required(description):
            if name not in table:
                raise self._fail(
                    Message(N_("The key `{key}` is missing."), {"key": _under(key, name)}),
                    Message(N_("Add it; the other files of this kind show how.")),
                )
        values = {
            name: self.convert(value, hints[name], key=_under(key, name))
            for name, value in table.items()
        }
        try:
            return description(**values)
        except Unfit as unfit:
            raise self._fail(
                Message(
                    N_("`{key}`: {reason}."), {"key": key or self._path.stem, "reason": unfit.text}
                ),
                _CORRECT,
            ) from None

    def convert(self, value: object, hint: object, *, key: str) -> object:
        """One value as its annotation asks."""
        origin, inner = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            (hint,) = (part for part in inner if part is not NoneType)
            return self.convert(value, hint, key=key)
        if origin is tuple:
            if not isinstance(value, list):
                raise self._unexpected(value, Message(N_("a list")), key=key)
            if inner[0] is str and all(isinstance(item, str) and item.strip() for item in value):
                # Lists of words are long, and read each time the program starts.
                return tuple(value)
            return tuple(
                self.convert(item, inner[0], key=f"{key}[{place}]")
                for place, item in enumerate(value, start=1)
            )
        if origin is Mapping:
            if not isinstance(value, dict):
                raise self._unexpected(value, Message(N_("a table")), key=key)
            return {
                name: self.convert(item, inner[1], key=_under(key, name))
                for name, item in value.items()
            }
        if is_dataclass(hint):
            return self.build(value, cast("type", hint), key=key)
        return self._plain(value, cast("type", hint), key=key)

    def _plain(self, value: object, hint: type, *, key: str) -> object:
        if issubclass(hint, StrEnum):
            if value not in tuple(hint):
                choices = Message(N_("one of: {choices}"), {"choices": ", ".join(hint)})
                raise self._unexpected(value, choices, key=key)
            return hint(str(value))
        if hint is Link:
            if not (isinstance(value, str) and value.startswith("https://")):
                expected = Message(N_("an address that begins with https://"))
                raise self._unexpected(value, expected, key=key)
            return Link(value)
        # bool is an int and datetime a date in Python, but not in a file that a person wrote.
        fits = isinstance(value, hint) and (hint is bool or not isinstance(value, (bool, datetime)))
        if hint is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if not fits or (isinstance(value, str) and not value.strip()):
            raise self._unexpected(value, Message(_PLAIN[hint]), key=key)
        return value

    def _unexpected(self, seen: object, expected: Message, *, key: str) -> CatalogueError:
        text = Message(
            N_("`{key}` is {seen}; expected was {expected}."),
            {"key": key, "seen": safe.shown(seen), "expected": expected},
        )
        return self._fail(text, _CORRECT)

    def _fail(self, text: Message, hint: Message) -> CatalogueError:
        return CatalogueError(text, where=self._path, hint=hint)


def _under(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


@cache
def _hints(description: type) -> dict[str, object]:
    hints = get_type_hints(description)
    # What the program itself adds to an entry is no key that a file could set.
    return {
        field.name: hints[field.name]
        for field in fields(description)
        if field.metadata.get("in_file", True)
    }


@cache
def _required(description: type) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in fields(description)
        if field.default is MISSING and field.default_factory is MISSING
    )
