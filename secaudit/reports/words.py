"""The single words that reports decide by, field by field, with the texts that screens show."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from secaudit.model.decision import Decision
from secaudit.model.explanation import Explanation, Kind, Part
from secaudit.model.message import N_, Message
from secaudit.model.questionnaire import Importance
from secaudit.model.recurring import Delay, State
from secaudit.model.roles import ROLES
from secaudit.model.score import Standing
from secaudit.reports import probe_part, question_part, recurring_part, score_part, sum_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DIRECTIONS = {
    "out": N_("money out"), "in": N_("money in"), "neutral": N_("neither in nor out"),
}  # fmt: skip
_KINDS = {
    "payment": N_("a payment"), "refund": N_("a refund"), "top_up": N_("a top-up"),
    "withdrawal": N_("a withdrawal"), "fee": N_("a fee"), "interest": N_("interest"),
    "repayment": N_("a repayment"), "investment": N_("an investment"), "other": N_("other"),
}  # fmt: skip
_MONEY = {
    "settled": N_("settled"), "unknown": N_("not known"), **question_part.STATUSES,
}  # fmt: skip
_STATES = {
    State.EARLY: N_("fewer than three entries yet"),
    State.MATURE: N_("three entries or more"),
    State.ENDED: N_("the next one did not come"),
}
_DELAYS = {
    Delay.PENDING: N_("the wallet says that it is not done"),
    Delay.NOT_SEEN: N_("the bank's export does not show it"),
}
_DECISIONS = {
    Decision.MINE: N_("yours"),
    Decision.NOT_MINE: N_("not yours"),
    Decision.ALWAYS_MINE: N_("yours, and so is all to this payee"),
    Decision.UNSURE: N_("you are not sure"),
}
_IMPORTANCE = {
    Importance.CRITICAL: N_("critical"),
    Importance.HIGH: N_("important"),
    Importance.MEDIUM: N_("useful"),
}
_LEAKS = {
    "found": N_("found among leaked passwords"),
    "not_found": N_("not found among leaked passwords"),
    "not_checked": N_("it was tried in vain"),
    "not_asked": N_("nobody asked for it"),
}
Texts = tuple[tuple[str, str], ...]
_Word = TypeVar("_Word", bound=str)


def _of(*tables: Mapping[_Word, str]) -> Texts:
    return tuple((str(word), text) for table in tables for word, text in table.items())


_FIELDS: Mapping[str, Texts] = {
    "severity": tuple(
        (severity.name.lower(), text) for severity, (text, _) in question_part.URGENCY.items()
    ),
    "outcome": _of(probe_part.OUTCOMES),
    "standing": _of({Standing.COUNTED: N_("counted")}, sum_part.WORDS),
    "importance": _of(_IMPORTANCE),
    "light": tuple((str(light), text) for light, (text, _) in score_part.LIGHTS.items()),
    "leaked": _of(_LEAKS),
    "decision": _of(_DECISIONS),
    "direction": _of(_DIRECTIONS),
    "kind": (*_of(_KINDS), *_of(recurring_part.TITLES)),
    "status": _of(_MONEY),
    "state": _of(_STATES),
    "every": _of(recurring_part.EVERY),
    "why": _of(_DELAYS),
    "role": _of(ROLES),
}


def words() -> Iterator[Explanation]:
    """Each word of each field; one that stands in two fields comes twice."""
    for field, texts in _FIELDS.items():
        where = Part(Message(N_("Field of reports")), (Message(f"`{field}`"),))
        for word, text in texts:
            yield Explanation(Kind.WORD, word, Message(text), (where,))
