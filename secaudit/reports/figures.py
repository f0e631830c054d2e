"""The figures of a noted audit in words: the same on the status page and in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from secaudit.model.message import N_, Message
from secaudit.storage.lasts import DONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.i18n import Translator
    from secaudit.model.status import Noted

Value = TypeVar("Value")

KINDS = {
    "transactions": N_("Transactions"),
    "password": N_("Password"),
    "pin": N_("PIN"),
    "vault": N_("Password manager"),
    "questionnaire": N_("Questionnaire"),
    DONE: N_("Done, as you said"),
}
FIGURES = {
    "score": N_("score"), "low": N_("asked about, low"), "medium": N_("asked about, medium"),
    "high": N_("asked about, high"),
    "coverage": N_("answered, in %"), "gaps": N_("missing"), "unknown": N_("not known"),
    "entries": N_("entries"), "new": N_("new"), "flagged": N_("asked about"),
    "findings": N_("findings"), "leaked": N_("leaked"), "reused": N_("reused"),
    "weak": N_("weak"), "urgency": N_("urgency (0 to 3)"),
}  # fmt: skip
_RESULTS = {
    "questionnaire": (
        N_("{score} of 100; missing: {gaps}, not known: {unknown}"), "score", "gaps", "unknown",
    ),
    "transactions": (
        N_("{entries} entries, {new} of them new; asked about: {flagged}"),
        "entries", "new", "flagged",
    ),
    "password": (N_("{score} of 4"), "score"),
    "vault": (
        N_("{entries} entries; leaked: {leaked}, reused: {reused}, weak: {weak}"),
        "entries", "leaked", "reused", "weak",
    ),
}  # fmt: skip
# What only makes sense beside another figure, or says nothing of the account.
_SILENT = {"bank"}
# The ends of the score's range, where transactions have urgencies.
_OF_SCORE = {"low": N_("score, at least"), "high": N_("score, at most")}
QUICK = "quick"
_PLACES = {"FILE": N_("FILE"), "PROVIDER": N_("PROVIDER"), "PHONE": N_("PHONE")}


def kind(noted: Noted) -> Message:
    """What was checked, with the user's name for it."""
    name = (
        Message(KINDS[noted.kind]) if noted.kind in KINDS else Message("{it}", {"it": noted.kind})
    )
    if noted.kind == "questionnaire" and noted.label == QUICK:
        return Message(N_("Questionnaire (quick)"))
    if not noted.label or noted.kind == DONE:
        return name
    return Message(N_("{kind} ({name})"), {"kind": name, "name": noted.label})


def result(noted: Noted) -> Message:
    """What came of it, in a few words."""
    figures = noted.figures
    if noted.kind == DONE:
        return Message("{it}", {"it": noted.label})
    if noted.kind in _RESULTS:
        text, *names = _RESULTS[noted.kind]
        if figures.get("leaked") and noted.kind == "password":
            text = N_("{score} of 4, and leaked")
        return Message(text, {name: figures.get(name, 0) for name in names})
    count = figures.get("findings", 0)
    if not count:
        return Message(N_("nothing found"))
    return Message(
        N_("{count} finding"), {"count": count}, plural=N_("{count} findings"), count=count
    )


def typed(command: str, translator: Translator) -> str:
    """A command as the user types it, with the words to be replaced in their language."""
    return " ".join(
        translator(_PLACES[word]) if word in _PLACES else word for word in command.split()
    )


def figure(noted: Noted, name: str) -> Message:
    """What a figure is called."""
    if noted.kind == "questionnaire" and name in _OF_SCORE:
        return Message(_OF_SCORE[name])
    return Message(FIGURES[name]) if name in FIGURES else Message("{it}", {"it": name})


def shown(figures: Mapping[str, Value]) -> dict[str, Value]:
    """The figures that say something by themselves."""
    return {name: value for name, value in figures.items() if name not in _SILENT}
