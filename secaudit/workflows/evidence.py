"""Makes evidence packs: from the ledger, or straight from files.

One pack for each account: a wallet has no business with the payments of a bank.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from secaudit.errors import CatalogueError, NothingKept, UsageError
from secaudit.model.message import N_, Message
from secaudit.response import evidence
from secaudit.response.deadlines import deadlines
from secaudit.storage import incidents
from secaudit.storage.database import open_database
from secaudit.workflows import deadlines as places
from secaudit.workflows import disputed, providers
from secaudit.workflows.inputs import read_inputs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from secaudit.model.deadline import Deadline
    from secaudit.model.evidence_pack import EvidencePack
    from secaudit.model.incident import Incident
    from secaudit.model.overrides import Overrides
    from secaudit.response.evidence import Material
    from secaudit.storage.database import Database
    from secaudit.workflows.inputs import Password, Progress
    from secaudit.workflows.providers import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the user wants: which entries (all that are theirs to dispute where none is named).

    `known` are the providers of this run.
    """

    known: Known
    entries: tuple[str, ...] = ()
    provider: str | None = None
    jurisdiction: str | None = None
    reveal: bool = False


def from_ledger(
    asked: Asked, *, now: datetime, given: Sequence[Path] = ()
) -> tuple[EvidencePack, ...]:
    """One pack for each account of the ledger that has disputed entries.

    `given` are export files that lie where nobody would look. Raises `UsageError` where nothing is
    disputed or an entry is not known, `NothingKept` where there is no ledger.
    """
    with open_database(write=False) as db, db.snapshot():
        material = disputed.in_ledger(db, asked.entries, provider=asked.provider, given=given)
        return _packs(material, asked, db=db, now=now)


def from_files(  # noqa: PLR0913 - how files are read
    paths: Sequence[Path],
    asked: Asked,
    *,
    now: datetime,
    overrides: Overrides,
    password: Password | None = None,
    progress: Progress | None = None,
) -> tuple[EvidencePack, ...]:
    """The same of files, judged by themselves; nothing of them is kept."""
    inputs = read_inputs(
        paths, overrides=overrides, provider=asked.provider, password=password, progress=progress
    )
    if inputs.failures:
        # A pack with a part of the payments would be taken for the whole.
        raise inputs.failures[0].error
    material = disputed.in_files(inputs, asked.entries)
    try:
        with open_database(write=False) as db:
            return _packs(material, asked, db=db, now=now)
    except NothingKept:
        return _packs(material, asked, db=None, now=now)


def _packs(
    material: Sequence[Material], asked: Asked, *, db: Database | None, now: datetime
) -> tuple[EvidencePack, ...]:
    wanted = [
        one for one in material if asked.provider in {None, one.provider_id} or not one.provider_id
    ]
    if not wanted:
        raise _nothing(asked)
    known = incidents.every(db) if db is not None else ()
    return tuple(_pack(one, asked, _incident(one, known), now=now) for one in wanted)


def _pack(one: Material, asked: Asked, incident: Incident | None, *, now: datetime) -> EvidencePack:
    today = now.date()
    name = asked.provider or one.provider_id
    return evidence.pack(
        one,
        plan=asked.known.plan(name, today=today, confirmed=providers.confirmed()),
        incident=incident,
        now=now,
        deadlines=deadlines_of(
            [payment.time.date() for payment in one.payments if payment.time is not None],
            place=asked.jurisdiction or places.place() or _only_place(asked.known, name),
            noticed=incident.noticed.date() if incident and incident.noticed else today,
            today=today,
        ),
        reveal=asked.reveal,
    )


def _only_place(known: Known, name: str | None) -> str | None:
    """Where the account is, as far as the wallet tells: nowhere if it serves several places."""
    try:
        found = known.load(name).jurisdiction if name in known.ids() and name else ()
    except CatalogueError:  # the plan says so
        return None
    return found[0] if len(found) == 1 else None


def deadlines_of(
    paid: Iterable[date], *, place: str | None, noticed: date, today: date
) -> tuple[Deadline, ...]:
    """Of each rule the first day that is still to come; and that of the first payment if over."""
    kept: dict[tuple[str, bool], Deadline] = {}
    for day in sorted(set(paid)) or [today]:
        for one in deadlines(place, paid=day, noticed=max(noticed, day), today=today):
            kept.setdefault((one.rule, one.is_over(today)), one)
    return tuple(sorted(kept.values(), key=lambda one: one.is_over(today)))


def _nothing(asked: Asked) -> UsageError:
    if asked.provider is not None:
        return UsageError(
            Message(N_("no entry of this wallet or bank is disputed.")),
            where="--provider",
            hint=Message(N_("Leave it out to get a pack for each account with such entries.")),
        )
    return UsageError(
        Message(N_("no entry is called not yours, and none is asked about.")),
        where="secaudit evidence",
        hint=Message(
            N_("Name entries by their number or transaction number, or begin with: {command}"),
            {"command": "secaudit transactions FILE"},
        ),
    )


def _incident(material: Material, known: Iterable[Incident]) -> Incident | None:
    """The latest emergency that can be about these payments, its times in this computer's zone."""
    first = min((one.time for one in material.payments if one.time is not None), default=None)
    fitting = [
        one
        for one in known
        if (first is None or one.started >= first)
        and (material.provider_id is None or one.provider in {None, material.provider_id})
    ]
    if not fitting:
        return None
    latest = fitting[-1]
    return replace(
        latest,
        started=latest.started.astimezone(),
        noticed=latest.noticed and latest.noticed.astimezone(),
        done=tuple(replace(step, at=step.at.astimezone()) for step in latest.done),
    )
