"""Late withdrawals: those of a scan, and those of everything that is remembered.

With a memory other accounts can show an arrival too, so that a bank's export read last week settles
a withdrawal that a wallet's export shows today.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.errors import NothingKept
from secaudit.providers import profiles
from secaudit.response.withdrawals import allowed_days, finding
from secaudit.storage import entries, imports
from secaudit.storage.database import open_database
from secaudit.transactions.patterns.late import RECENT, late_withdrawals

if TYPE_CHECKING:
    from secaudit.model.finding import Finding
    from secaudit.model.ledger import Ledger
    from secaudit.model.memory import Memory
    from secaudit.model.recurring import LateWithdrawal
    from secaudit.providers.facts import Provider
    from secaudit.storage.database import Database

_REACH = timedelta(days=RECENT + 30)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Remembered:
    """A late withdrawal of the ledger that is kept: `late.entry` is the id of its entry there."""

    late: LateWithdrawal
    account: str
    provider: Provider | None


def late_findings(ledger: Ledger, memory: Memory | None) -> tuple[Finding, ...]:
    """The late withdrawals among the entries of a scan."""
    drawn = pc.equal(ledger.entries["kind"], "withdrawal")
    if not pc.any(drawn).as_py():
        return ()
    if memory is None:
        return _alone(ledger)
    rows = {int(key): row for row, key in enumerate(memory.entry)}
    return tuple(
        finding(replace(one.late, entry=rows[one.late.entry]), one.provider)
        for one in remembered()
        if one.late.entry in rows
    )


def remembered(*, today: date | None = None) -> tuple[Remembered, ...]:
    """The late withdrawals of everything kept, the latest first; nothing where nothing is kept.

    Without `today` each account is seen as its last export showed it.
    """
    try:
        with open_database(write=False) as db, db.snapshot():
            return _kept(db, today)
    except NothingKept:
        return ()


def provider_of(name: str | None) -> Provider | None:
    """The profile of an id, where there is one."""
    return profiles.load(name) if name in profiles.ids() else None


def _alone(ledger: Ledger) -> tuple[Finding, ...]:
    known = {reading.source: provider_of(reading.provider) for reading in ledger.readings}
    allowed = {source: allowed_days(provider) for source, provider in known.items()}
    sources = ledger.entries["source"]
    return tuple(
        finding(one, known.get(sources[one.entry].as_py()))
        for one in late_withdrawals(ledger.entries, allowed=allowed)
    )


def _kept(db: Database, today: date | None) -> tuple[Remembered, ...]:
    accounts = {str(one.id): one for one in imports.accounts(db)}
    lines = [line.last for line in imports.imports(db)]
    if not lines:
        return ()
    latest = max(lines) if today is None else int((_midnight(today) - _EPOCH).total_seconds())
    since = latest - int(_REACH.total_seconds())
    table = entries.read(db, since=since, standing=True)
    # What counts as elsewhere is another account, not another export of the same one.
    owner = pc.cast(table["account_id"], pa.string())
    table = table.set_column(table.column_names.index("source"), "source", owner)
    providers = {key: provider_of(one.provider) for key, one in accounts.items()}
    allowed = {key: allowed_days(provider) for key, provider in providers.items()}
    found = late_withdrawals(table, today=today, allowed=allowed)
    ids, owners = np.asarray(table["id"]), owner.to_pylist()
    return tuple(
        Remembered(
            late=replace(one, entry=int(ids[one.entry])),
            account=accounts[owners[one.entry]].name,
            provider=providers[owners[one.entry]],
        )
        for one in sorted(found, key=lambda one: one.day, reverse=True)
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
