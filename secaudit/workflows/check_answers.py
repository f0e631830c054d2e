"""The answers file of the self-check: taken as a whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from secaudit.answers import MOST_SHOWN, AnswersError, content
from secaudit.model.message import N_, Message
from secaudit.model.self_check import Given, Part
from secaudit.providers import profiles
from secaudit.questionnaire import answers_file
from secaudit.questionnaire.bank import bank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.model.questionnaire import Answer

HINT = Message(N_("`secaudit check --template` prints a file to fill in."))
UPDATES = {"app_update": Part.APP_UPDATE, "system_update": Part.SYSTEM_UPDATE}
_SECRETS = frozenset({"password", "pin"})
Held = dict[str, Any]  # Any: whatever the file holds


def read(text: str, *, where: str | None) -> Given:
    """What the file says; raises `AnswersError` with everything that is wrong with it."""
    faults: list[Message] = []
    held = content(text, faults)
    if held is not None and not isinstance(held, dict):
        faults.append(Message(N_("the file must hold answers by their names.")))
    given = _given(held if isinstance(held, dict) else {}, faults)
    if faults:
        raise AnswersError(faults, where=where, hint=HINT)
    return given


def _given(held: Held, faults: list[Message]) -> Given:
    rest = dict(held)
    files = rest.pop("transactions", [])
    files = [files] if isinstance(files, str) else files
    if not isinstance(files, list) or not all(isinstance(one, str) for one in files):
        faults.append(Message(N_("transactions: expected was a list of files.")))
        files = []
    provider = _text(rest.pop("provider", ""), "provider", faults)
    if provider and provider not in profiles.ids():
        text = N_("provider: no wallet or bank is called {id} here.")
        faults.append(Message(text, {"id": provider[:MOST_SHOWN]}))
    hotline = _text(rest.pop("hotline", ""), "hotline", faults)
    if hotline and not provider:
        faults.append(Message(N_("hotline: say with provider whose number it is.")))
    updates = {part for name, part in UPDATES.items() if _yes(rest.pop(name, False), name, faults)}
    questionnaire = _questionnaire(rest.pop("questionnaire", {}), faults)
    for name in rest:
        text = N_("there is no part {name}.")
        if name in _SECRETS:
            text = N_("{name}: never in a file; it is asked for, hidden.")
        faults.append(Message(text, {"name": name[:MOST_SHOWN]}))
    return Given(
        provider=provider or None,
        transactions=tuple(one for one in files if one),
        hotline=hotline or None,
        updates=frozenset(updates),
        questionnaire=questionnaire,
    )


# Any, here and below: whatever the file holds.
def _text(value: Any, name: str, faults: list[Message]) -> str:  # noqa: ANN401
    if isinstance(value, str):
        return value
    faults.append(Message(N_("{name}: expected was a text in quotes."), {"name": name}))
    return ""


def _yes(value: Any, name: str, faults: list[Message]) -> bool:  # noqa: ANN401
    if not isinstance(value, bool):
        faults.append(Message(N_("{name}: expected was true or false."), {"name": name}))
    return value is True


def _questionnaire(held: Any, faults: list[Message]) -> Mapping[str, Answer]:  # noqa: ANN401
    if not isinstance(held, dict):
        faults.append(Message(N_("questionnaire: expected was a table of answers.")))
        return {}
    return answers_file.taken(bank(), held, faults)
