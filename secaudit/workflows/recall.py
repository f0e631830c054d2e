"""What the ledger knows beside the files of a scan: the past to compare with, and what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.model.decision import Decision
from secaudit.model.ledger import COLUMNS, Ledger, Reading
from secaudit.storage import decisions, entries, failures, imports, lookups
from secaudit.transactions.joining.columns import Columns
from secaudit.transactions.judging.decided import ASKED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from secaudit.storage.database import Database
    from secaudit.workflows.remember import Kept

# Habits show in the latest thousands of entries of an account as well as in all of them.
ENOUGH = 20_000
# From when on entries are judged where none is: only what was asked before is asked.
NEVER = datetime(9999, 1, 1)
_TEXT = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """Entries of the ledger with their ids, and the user's word on these and the scan's.

    `words` maps the row in the scan's entries and then these, as text, to what judging has to know.
    """

    ledger: Ledger
    ids: NDArray[np.int64]
    words: dict[str, str]


def recall(db: Database, ledger: Ledger, kept: Kept) -> Past:
    """The past of the accounts that `ledger`, which was just kept, is of."""
    ids = kept.entry
    time = Columns(ledger.entries).time
    first, last = (int(time.min()), int(time.max())) if len(time) else (0, 0)
    tables = []
    for account in sorted(kept.accounts):
        since, until = lookups.around(db, account, first, last, count=ENOUGH)
        tables.append(
            entries.read(
                db, account_id=account, since=since, until=until, standing=True,
                without=kept.imports,
            )
        )  # fmt: skip
    past = standing(db, tables, without=ids)
    every = np.concatenate([ids, past.ids])
    together = pa.concat_tables([ledger.entries, past.ledger.entries]).unify_dictionaries()
    return Past(past.ledger, past.ids, _words(db, together, every))


def standing(
    db: Database, tables: Iterable[pa.Table], *, without: NDArray[np.int64] | None = None
) -> Past:
    """Stored entries as a ledger; each import is a source of its own."""
    stored = pa.concat_tables([entries.schema().empty_table(), *tables]).unify_dictionaries()
    if without is not None:
        stored = stored.filter(~np.isin(stored["id"].to_numpy(), without))
    lines = {line.id: line for line in imports.imports(db)}
    used = pc.unique(stored["import_id"]).to_pylist()
    if not lines.keys() >= set(used):
        raise failures.damaged(db.path)
    sources = stored["import_id"].cast(pa.string()).cast(_TEXT)
    table = stored.select(list(COLUMNS))
    table = table.set_column(table.column_names.index("source"), "source", sources)
    readings = tuple(
        Reading(source=str(key), container="ledger", provider=lines[key].provider) for key in used
    )
    ids = stored["id"].to_numpy()
    return Past(Ledger(table, readings), ids, _words(db, table, ids))


def _words(db: Database, table: pa.Table, ids: NDArray[np.int64]) -> dict[str, str]:
    """By row, as text: what the user said, or that a question was asked and is still open."""
    said, asked = decisions.current(db), decisions.asked(db)
    words: dict[str, str] = {}
    for row in np.flatnonzero(np.isin(ids, [*said, *asked])).tolist():
        word = said.get(int(ids[row]), Decision.UNSURE)
        words[str(row)] = ASKED if word == Decision.UNSURE else word
    trusted = decisions.always_mine(db)
    if trusted:
        payees = pc.is_in(table["payee_key"], value_set=pa.array(sorted(trusted)))
        for row in np.flatnonzero(payees.to_numpy()).tolist():
            if words.get(str(row)) != Decision.NOT_MINE:
                words[str(row)] = Decision.ALWAYS_MINE
    return words
