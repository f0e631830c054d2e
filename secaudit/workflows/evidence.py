"""Makes evidence packs: from the ledger, or straight from files.

One pack for each account: a wallet has no business with the payments of a bank.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from secaudit.errors import NothingKept, UsageError
from secaudit.model.message import N_, Message
from secaudit.providers import profiles
from secaudit.response import evidence
from secaudit.response.plan import plan
from secaudit.storage import hotlines, incidents
from secaudit.storage.database import open_database
from secaudit.workflows import disputed
from secaudit.workflows.inputs import read_inputs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from secaudit.model.evidence_pack import EvidencePack
    from secaudit.model.incident import Incident
    from secaudit.model.overrides import Overrides
    from secaudit.model.plan import Plan
    from secaudit.response.evidence import Material
    from secaudit.storage.database import Database
    from secaudit.workflows.inputs import Password, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the user wants: which entries (all that are theirs to dispute where none is named)."""

    entries: tuple[str, ...] = ()
    provider: str | None = None
    reveal: bool = False


def from_ledger(
    asked: Asked, *, now: datetime, given: Sequence[Path] = ()
) -> tuple[EvidencePack, ...]:
    """One pack for each account of the ledger that has disputed entries.

    `given` are export files that lie where nobody would look. Raises `UsageError` where nothing is
    disputed or an entry is not known, `NothingKept` where there is no ledger.
    """
    with open_database(write=False) as db, db.snapshot():
        material = disputed.in_ledger(db, asked.entries, given=given)
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
    incident = _incident(db)
    return tuple(
        evidence.pack(
            one,
            plan=_plan(asked.provider or one.provider_id, db, now),
            incident=incident,
            now=now,
            reveal=asked.reveal,
        )
        for one in wanted
    )


def _plan(provider: str | None, db: Database | None, now: datetime) -> Plan:
    if provider is None or provider not in profiles.ids():
        return plan(None, findings=(), today=now.date())
    confirmed = () if db is None else hotlines.of(db, provider)
    profile = profiles.load(provider)
    return plan(profile, findings=(), today=now.date(), confirmed=confirmed)


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


def _incident(db: Database | None) -> Incident | None:
    """The latest emergency, its times in the zone of this computer."""
    latest = incidents.every(db)[-1:] if db is not None else ()
    if not latest:
        return None
    (one,) = latest
    return replace(
        one,
        noticed=one.noticed and one.noticed.astimezone(),
        done=tuple(replace(step, at=step.at.astimezone()) for step in one.done),
    )
