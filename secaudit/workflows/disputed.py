"""The disputed entries and those around them: from the ledger, or straight from files.

Which entries are meant is the user's word: those they name, else those they have called not theirs;
where they have said nothing yet, those that scans ask about.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.errors import UsageError
from secaudit.model.decision import Decision
from secaudit.model.evidence_pack import Payment
from secaudit.model.message import N_, Message
from secaudit.model.money import Money
from secaudit.model.report import ScanSettings
from secaudit.response.evidence import Material
from secaudit.storage import decisions, entries, imports, lookups
from secaudit.transactions.joining.join import join
from secaudit.workflows import originals
from secaudit.workflows.linked import judge_alone
from secaudit.workflows.review import still_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from secaudit.model.ledger import Ledger
    from secaudit.storage.database import Database
    from secaudit.storage.imports import Account
    from secaudit.workflows.inputs import Inputs

_EPOCH = datetime(1970, 1, 1)  # of a wall clock without a zone
_DAY = timedelta(days=1)
_LONGEST_NUMBER = 12  # digits; fits SQLite
_PLAIN = (
    "direction", "kind", "status", "payee", "counter_account", "description", "method", "category",
    "place", "account", "reference", "note", "source", "line",
)  # fmt: skip


def in_ledger(
    db: Database, names: Sequence[str], *, provider: str | None, given: Sequence[Path]
) -> list[Material]:
    """Account by account, those of `provider` or of none where one is asked for.

    `given` are export files that lie where nobody would look. Raises `UsageError` for a name that
    no entry has.
    """
    accounts = [
        one for one in imports.accounts(db) if provider in {None, one.provider} or not one.provider
    ]
    said = decisions.current(db)
    stolen = {key for key, word in said.items() if word == Decision.NOT_MINE}
    here = any(lookups.times(db, one.id, stolen) for one in accounts)
    chosen = _named(db, names) or (stolen if here else still_open(db))
    found = (_of_account(db, one, chosen, stolen, given) for one in accounts)
    return [material for material in found if material is not None]


def in_files(inputs: Inputs, names: Sequence[str]) -> list[Material]:
    """Provider by provider, or file by file where none is known."""
    ledger = join(inputs.ledgers)
    rows = _rows(ledger, names)
    if not names:
        judgement = judge_alone(ledger, ScanSettings(), None).judgement
        rows = set(np.flatnonzero(judgement.flagged).tolist())
    files = {
        reading.source: path
        for path, one in zip(inputs.paths, inputs.ledgers, strict=True)
        for reading in one.readings
    }
    return list(_of_files(ledger, rows, files))


def _unknown(name: str) -> UsageError:
    return UsageError(
        Message(N_("there is no entry of this number: {name}."), {"name": name}),
        where="secaudit evidence",
        hint=Message(
            N_(
                "Give the number that `secaudit review` shows before the entry, "
                "or its transaction number; with --from, the number that the scan of it shows."
            )
        ),
    )


def _named(db: Database, names: Iterable[str]) -> set[int]:
    """The entries of the ledger that the user has named by number or transaction number."""
    found = set()
    for name in names:
        bare = name.strip().removeprefix("#")
        number = (
            int(bare)
            if bare.isascii() and bare.isdecimal() and len(bare) <= _LONGEST_NUMBER
            else None
        )
        key = None if number is None else lookups.stands(db, number)
        keys = [key] if key is not None else lookups.referred(db, name.strip())
        if not keys:
            raise _unknown(name)
        found.update(keys)
    return found


def _of_account(
    db: Database, account: Account, chosen: set[int], stolen: set[int], given: Sequence[Path]
) -> Material | None:
    """The chosen entries of an account and those of the days around them."""
    times = lookups.times(db, account.id, chosen)
    if not times:
        return None
    rows = {
        row["id"]: row
        for since, until in _periods(_EPOCH + timedelta(seconds=second) for second in times)
        for row in entries.read(
            db, account_id=account.id, since=_second(since), until=_second(until), standing=True
        ).to_pylist()
    }
    own = {row["import_id"] for row in rows.values() if row["id"] in chosen}
    lines = [line for line in imports.imports(db, account_id=account.id) if line.id in own]
    return Material(
        account=account.name,
        provider_id=account.provider,
        payments=tuple(
            _payment(row, key, answered=key in stolen) for key, row in rows.items() if key in chosen
        ),
        context=tuple(
            _payment(row, key, answered=key in stolen)
            for key, row in rows.items()
            if key not in chosen
        ),
        originals=originals.find(lines, given=given),
    )


def _periods(moments: Iterable[datetime]) -> Iterator[tuple[datetime, datetime]]:
    """The day before to the day after each moment, whole days, one period where these meet."""
    days = sorted({datetime(at.year, at.month, at.day) for at in moments})
    start = end = None
    for day in days:
        if start is None or end is None or day - _DAY > end:
            if start is not None and end is not None:
                yield start, end
            start = day - _DAY
        end = day + 2 * _DAY - timedelta(seconds=1)
    if start is not None and end is not None:
        yield start, end


def _second(moment: datetime) -> int:
    return int((moment - _EPOCH).total_seconds())


def _rows(ledger: Ledger, names: Iterable[str]) -> set[int]:
    """The rows of the files that the user has named by number or transaction number."""
    found: set[int] = set()
    for name in names:
        bare = name.strip().removeprefix("#")
        if bare.isascii() and bare.isdecimal() and 0 < int(bare) <= ledger.entries.num_rows:
            found.add(int(bare) - 1)
            continue
        hits = np.flatnonzero(pc.equal(ledger.entries["reference"], name.strip()).fill_null(False))  # noqa: FBT003 - arrow's signature
        if not len(hits):
            raise _unknown(name)
        found.update(hits.tolist())
    return found


def _of_files(ledger: Ledger, rows: set[int], files: Mapping[str, Path]) -> Iterator[Material]:
    """The chosen rows, one group for each provider, or for each file of which none is known."""
    provider_of = {reading.source: reading.provider for reading in ledger.readings}
    table = ledger.entries
    sources = table["source"].to_pylist()
    groups: dict[str, list[int]] = defaultdict(list)
    for row in sorted(rows):
        groups[provider_of.get(sources[row]) or sources[row]].append(row)
    for name, chosen in groups.items():
        provider = provider_of.get(sources[chosen[0]])
        own = {source for source in files if (provider_of.get(source) or source) == name}
        near = _near(table, chosen, own)
        kept = table.take([*chosen, *near]).to_pylist()
        payments = [
            _payment(cells, row + 1, answered=False)
            for row, cells in zip(chain(chosen, near), kept, strict=True)
        ]
        used = dict.fromkeys(files[sources[row]] for row in chosen if sources[row] in files)
        yield Material(
            account=name.rpartition("/")[2],
            provider_id=provider,
            payments=tuple(payments[: len(chosen)]),
            context=tuple(payments[len(chosen) :]),
            originals=originals.taken(used),
        )


def _near(table: pa.Table, chosen: Sequence[int], sources: set[str]) -> list[int]:
    """The other rows of these sources from the day before to the day after a chosen one."""
    times = table["time"].to_numpy().astype("datetime64[s]")
    within = np.zeros(table.num_rows, np.bool_)
    moments = table["time"].take(chosen).to_pylist()
    for since, until in _periods(moment for moment in moments if moment is not None):
        within |= (times >= np.datetime64(since)) & (times <= np.datetime64(until))
    within &= pc.is_in(
        table["source"].cast("string"), value_set=pa.array(sorted(sources), pa.string())
    ).to_numpy()
    within[list(chosen)] = False
    return [int(row) for row in np.flatnonzero(within)]


def _payment(cells: dict[str, Any], number: int, *, answered: bool) -> Payment:  # Any: one row
    """A row of the ledger, its time in the zone of this computer."""
    moment = cells["time"]
    with suppress(OverflowError, OSError, ValueError):  # years that the system's clock lacks
        moment = moment and moment.astimezone()
    return Payment(
        id=str(number),
        answered=answered,
        time=moment,
        time_known=bool(cells["time_known"]),
        money=Money(cells["amount"], cells["digits"], cells["currency"] or ""),
        **{name: cells[name] for name in _PLAIN},
    )
