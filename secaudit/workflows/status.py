"""The status page: one look into the database, nothing heavy loaded, nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.errors import NothingKept
from secaudit.model.light import Light
from secaudit.model.message import N_, Message
from secaudit.model.status import Next, Noted, Status
from secaudit.storage import checks, incidents
from secaudit.storage.database import open_database
from secaudit.storage.lasts import DONE
from secaudit.workflows.light import light_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from secaudit.model.due import Due
    from secaudit.model.incident import Incident
    from secaudit.storage.database import Database
    from secaudit.workflows.light import Standing

QUESTIONNAIRE = "questionnaire"
_REPLACE = {
    "password": (
        N_("Replace the password that the check found wanting ({name})."),
        "secaudit password --generate",
    ),
    "pin": (
        N_("Replace the PIN that the check found wanting ({name})."),
        "secaudit pin --generate",
    ),
}
_CHECK, _EMERGENCY, _REVIEW = "secaudit check", "secaudit emergency", "secaudit review"


def kept_status(*, today: date) -> Status:
    """The status from the user's database, which is not made by looking."""
    try:
        with open_database(write=False) as db, db.snapshot():
            return status(db, today=today)
    except NothingKept:
        return status(None, today=today)


def status(db: Database | None, *, today: date) -> Status:
    """Where the user stands on `today`."""
    light = light_of(db)
    every = () if db is None else checks.every(db)
    # What the user only says was done is no check: it moves due dates and has no figures.
    checked = tuple(one for one in every if one.kind != DONE)
    newcomer = not every and light.light is Light.NONE
    incident = None if db is None else incidents.running(db)
    planned = () if db is None else _planned(db, today)
    due = tuple(one for one in planned if one.is_due(today))
    upcoming = next((one for one in planned if not one.is_due(today)), None)
    replace = tuple(_weak(_latest(checked)))
    return Status(
        today=today,
        light=light.light,
        light_text=light.text,
        open=light.open,
        checks=_latest(checked),
        scores=scores(checked),
        due=due,
        upcoming=upcoming,
        incident=incident,
        replace=replace,
        newcomer=newcomer and incident is None,
        next=_next(incident, light, replace, due, newcomer=newcomer),
    )


def scores(noted: Iterable[Noted]) -> tuple[Noted, ...]:
    """The scores that may be compared: of whole questionnaires, or of quick checks alone."""
    found = [one for one in noted if one.kind == QUESTIONNAIRE]
    whole = tuple(one for one in found if not one.label)
    return whole or tuple(found)


def _weak(latest: Iterable[Noted]) -> Iterator[Next]:
    """What to replace, since the last check of it found something."""
    for one in latest:
        if one.kind in _REPLACE and one.figures.get("findings"):
            text, command = _REPLACE[one.kind]
            yield Next(Message(text, {"name": one.label}), command)


def _planned(db: Database, today: date) -> tuple[Due, ...]:
    from secaudit.workflows.due import dues  # noqa: PLC0415 - a newcomer needs none of it

    return dues(db, today=today)


def _latest(noted: Iterable[Noted]) -> tuple[Noted, ...]:
    return tuple({(one.kind, one.label): one for one in noted}.values())


def _next(
    incident: Incident | None,
    light: Standing,
    replace: tuple[Next, ...],
    due: tuple[Due, ...],
    *,
    newcomer: bool,
) -> Next:
    """What matters most, in the order in which it saves money."""
    steps = (
        (incident is not None, N_("Go on with the emergency."), _EMERGENCY),
        (light.stolen, N_("Work through the payments that are not yours."), _EMERGENCY),
        (light.open, N_("Say which of the entries are yours."), _REVIEW),
        (newcomer, N_("Begin with the guided check."), _CHECK),
        (len(due) > 1, N_("Do what is due, in one go."), _CHECK),
    )
    for holds, text, command in steps[:3]:
        if holds:
            return Next(Message(text), command)
    if replace:
        return replace[0]
    for holds, text, command in steps[3:]:
        if holds:
            return Next(Message(text), command)
    if due:
        return Next(due[0].title, due[0].command)
    return Next(Message(N_("Nothing is left to be done today.")), "")
