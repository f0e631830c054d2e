"""Late withdrawals: those of a scan, and those of everything that is remembered.

With a memory other accounts can show an arrival too, so that a bank's export read last week settles
a withdrawal that a wallet's export shows today.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.errors import CatalogueError, NothingKept
from secaudit.providers import profiles
from secaudit.response.withdrawals import allowed_days, finding
from secaudit.transactions.patterns.late import REACH, late_withdrawals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.model.finding import Finding
    from secaudit.model.ledger import Ledger
    from secaudit.model.memory import Memory
    from secaudit.model.recurring import LateWithdrawal
    from secaudit.providers.facts import Provider
    from secaudit.storage.database import Database

_REACH = timedelta(days=REACH)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Remembered:
    """A late withdrawal of the ledger that is kept: `late.entry` is the id of its entry there."""

    late: LateWithdrawal
    account: str
    provider: Provider | None


def late_findings(
    ledger: Ledger, memory: Memory | None, *, asked: str | None = None
) -> tuple[Finding, ...]:
    """The late withdrawals among the entries of a scan; `asked` is the provider it was told."""
    drawn = pc.equal(ledger.entries["kind"], "withdrawal")
    if not pc.any(drawn).as_py():
        return ()
    if memory is None:
        return _alone(ledger, asked)
    if not _may_be_late(ledger.entries.filter(drawn)):
        return ()
    told = dict.fromkeys(memory.accounts, asked) if asked else {}
    rows = {int(key): row for row, key in enumerate(memory.entry)}
    return tuple(
        finding(replace(one.late, entry=rows[one.late.entry]), one.provider)
        for one in remembered(told=told)
        if one.late.entry in rows
    )


def _may_be_late(drawn: pa.Table) -> bool:
    """Whether one is pending, or another account that is kept could show an arrival."""
    from secaudit.storage import imports  # noqa: PLC0415 - loads SQLite
    from secaudit.storage.database import open_database  # noqa: PLC0415

    if pc.any(pc.equal(drawn["status"], "pending")).as_py():
        return True
    with open_database(write=False) as db:
        return len(imports.accounts(db)) > 1


def remembered(
    *, today: date | None = None, told: Mapping[str, str] = MappingProxyType({})
) -> tuple[Remembered, ...]:
    """The late withdrawals of everything kept, the latest first; nothing where nothing is kept.

    Without `today` each account is seen as its last export showed it. `told` are providers of
    accounts by their name, which go before what is kept.
    """
    from secaudit.storage.database import open_database  # noqa: PLC0415 - loads SQLite

    try:
        with open_database(write=False) as db, db.snapshot():
            return _kept(db, today, told)
    except NothingKept:
        return ()


def provider_of(name: str | None) -> Provider | None:
    """The packaged profile of an id; None where there is none, or its file was tampered with."""
    if name not in profiles.ids():
        return None
    try:
        return profiles.load(name)
    except CatalogueError:
        return None


def late_in(
    ledger: Ledger, *, asked: str | None, today: date | None = None
) -> tuple[LateWithdrawal, ...]:
    """The late withdrawals of a ledger by itself."""
    allowed = {name: allowed_days(one) for name, one in _providers(ledger, asked).items()}
    return late_withdrawals(ledger.entries, today=today, allowed=allowed)


def _alone(ledger: Ledger, asked: str | None) -> tuple[Finding, ...]:
    known = _providers(ledger, asked)
    sources = ledger.entries["source"]
    return tuple(
        finding(one, known.get(sources[one.entry].as_py())) for one in late_in(ledger, asked=asked)
    )


def _providers(ledger: Ledger, asked: str | None) -> dict[str, Provider | None]:
    """The provider of each file, or the one that the user has named for all."""
    return {one.source: provider_of(asked or one.provider) for one in ledger.readings}


def _kept(db: Database, today: date | None, told: Mapping[str, str]) -> tuple[Remembered, ...]:
    from secaudit.storage import entries, imports  # noqa: PLC0415 - loads SQLite

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
    providers = {
        key: provider_of(told.get(one.name, one.provider)) for key, one in accounts.items()
    }
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
