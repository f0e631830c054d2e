"""Answers files of `secaudit review`: TOML or JSON, checked as a whole before anything is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secaudit import safe
from secaudit.answers import MOST_SHOWN, AnswersError, content
from secaudit.model.decision import Decision
from secaudit.model.message import N_, Message
from secaudit.storage import lookups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.storage.database import Database

HINT = Message(N_("`secaudit review --template` prints a file to fill in."))
_KEYS = {"entries", "answer"}
_HIGHEST = 2**63 - 1  # of SQLite's ids


def read_answers(db: Database, text: str, *, where: str) -> list[dict[int, Decision]]:
    """The answers in the order of the file, each what it says of its entries.

    Raises `AnswersError` with everything that is wrong with them.
    """
    faults: list[Message] = []
    answers: list[dict[int, Decision]] = []
    said: dict[int, int] = {}
    for number, question in enumerate(_questions(text, faults), 1):
        words = dict(_words(db, number, question, faults))
        for key in words:
            if key in said:
                faults.append(
                    Message(
                        N_("question {number}: entry {id} was answered in question {other} too."),
                        {"number": number, "id": str(key), "other": said[key]},
                    )
                )
            said[key] = number
        answers.append(words)
    if faults:
        raise AnswersError(faults, where=where, hint=HINT)
    return answers


def _questions(text: str, faults: list[Message]) -> list[Any]:  # Any: whatever the file holds
    held = content(text, faults)
    if held is None:
        return []
    questions = held.get("question") if isinstance(held, dict) else None
    if not isinstance(questions, list) or set(held) != {"question"}:
        faults.append(Message(N_("the file must hold a list `question` and nothing else.")))
    return questions if isinstance(questions, list) else []


def _words(
    db: Database,
    number: int,
    question: Any,  # noqa: ANN401 - whatever the file holds
    faults: list[Message],
) -> Iterator[tuple[int, Decision]]:
    if not isinstance(question, dict) or set(question) != _KEYS:
        text = N_("question {number}: `entries` and `answer` were expected, and nothing else.")
        faults.append(Message(text, {"number": number}))
        return
    word, keys = question["answer"], question["entries"]
    known = isinstance(word, str) and word in set(Decision)
    if not known:
        text = N_(
            "question {number}: the answer is {word}; "
            "mine, not_mine, always_mine or unsure was expected."
        )
        faults.append(Message(text, {"number": number, "word": safe.shown(word, limit=MOST_SHOWN)}))
    if not isinstance(keys, list) or not keys or not all(type(key) is int for key in keys):
        text = N_("question {number}: `entries` must be a list of entry numbers.")
        faults.append(Message(text, {"number": number}))
        return
    for key in keys:
        standing = lookups.stands(db, key) if abs(key) <= _HIGHEST else None
        if standing is None:
            text = N_("question {number}: there is no entry {id}.")
            faults.append(Message(text, {"number": number, "id": str(key)}))
        elif known:
            yield standing, Decision(word)
