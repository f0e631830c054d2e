"""Answers files: TOML or JSON, checked as a whole; every fault is told, and then nothing is taken.

Keys are ids of questions and profile facts, nested or dotted; an empty text leaves a question as
it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secaudit import safe
from secaudit.answers import MOST_SHOWN, AnswersError, content
from secaudit.model.message import N_, Message
from secaudit.model.questionnaire import SKIP, UNKNOWN
from secaudit.questionnaire.asking import fits, several

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from secaudit.model.questionnaire import Answer, Askable, Bank

_DEEPEST = 4
HINT = Message(N_("`secaudit questionnaire --template` prints a file to fill in."))


def read(
    bank: Bank, text: str = "", *, pairs: Iterable[str] = (), where: str | None = None
) -> dict[str, Answer]:
    """The answers of a file's `text` and of `pairs` such as `signin.alerts=on`, which come after.

    Raises `AnswersError` with everything that is wrong.
    """
    faults: list[Message] = []
    answers = taken(bank, _content(text, faults), faults, pairs=pairs)
    if faults:
        raise AnswersError(faults, where=where, hint=HINT)
    return answers


def taken(
    bank: Bank,
    held: Any,  # noqa: ANN401 - whatever a file holds
    faults: list[Message],
    *,
    pairs: Iterable[str] = (),
) -> dict[str, Answer]:
    """The answers in a table of a file; what is wrong is added to `faults`."""
    answers: dict[str, Answer] = {}
    for key, value in [*_flat(held, faults), *_split(pairs, faults)]:
        asked = bank.askable.get(key)
        if asked is None:
            faults.append(Message(N_("there is no question {id}."), {"id": _short(key)}))
        elif value not in ("", []):
            answer = _answer(asked, value)
            if answer is None:
                faults.append(_misfit(asked, value))
            else:
                answers[key] = answer
    return answers


def _content(text: str, faults: list[Message]) -> dict[str, Any]:  # Any: whatever the file holds
    if not text.strip():
        return {}
    held = content(text, faults)
    if held is not None and not isinstance(held, dict):
        faults.append(Message(N_("the file must hold answers by the ids of their questions.")))
    return held if isinstance(held, dict) else {}


# Any, here and below: whatever the file holds.
def _flat(
    held: Any,  # noqa: ANN401
    faults: list[Message],
    above: str = "",
    depth: int = 1,
) -> Iterator[tuple[str, Any]]:
    for name, value in held.items():
        key = f"{above}{name}"
        if not isinstance(value, dict):
            yield key, value
        elif depth < _DEEPEST:
            yield from _flat(value, faults, f"{key}.", depth + 1)
        else:
            faults.append(Message(N_("there is no question {id}."), {"id": _short(key)}))


def _split(pairs: Iterable[str], faults: list[Message]) -> Iterator[tuple[str, Any]]:
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if equals:
            yield key.strip(), [part.strip() for part in value.split(",")]
        else:
            text = N_("{pair} is no answer; expected was the id of a question, =, and an option.")
            faults.append(Message(text, {"pair": _short(pair)}))


def _answer(asked: Askable, value: Any) -> Answer | None:  # noqa: ANN401
    if isinstance(value, bool):
        # YAML and TOML habits: yes and no, on and off are ids of options here.
        names = ("yes", "on") if value else ("no", "off")
        ids = [option.id for option in asked.option]
        return next(((name,) for name in names if name in ids), None)
    chosen = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in chosen):
        return None
    answer = tuple(chosen)
    return answer if fits(asked, answer) else None


def _misfit(asked: Askable, value: Any) -> Message:  # noqa: ANN401
    options = ", ".join([*(option.id for option in asked.option), UNKNOWN, SKIP])
    params = {"id": asked.id, "seen": _short(value), "options": options}
    if several(asked):
        return Message(N_("{id}: {seen} was found; expected was a list of: {options}."), params)
    return Message(N_("{id}: {seen} was found; expected was one of: {options}."), params)


def _short(value: Any) -> str:  # noqa: ANN401
    return value[:MOST_SHOWN] if isinstance(value, str) else safe.shown(value, limit=MOST_SHOWN)
