"""Joins the rows of the ledger with each other, and with those of a new export."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.storage import entries, imports
from secaudit.transactions.joining.columns import DAY, Columns, distinct
from secaudit.transactions.joining.files import file_of
from secaudit.transactions.joining.overlaps import BOOKED_WITHIN, COMPARED, join_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.storage.database import Database
    from secaudit.storage.imports import Import
    from secaudit.transactions.joining.files import File
    from secaudit.workflows.parts import Part

    Ids = NDArray[np.int64]
    Flags = NDArray[np.bool_]

NEAR = (BOOKED_WITHIN + 1) * DAY
_JOINED = ("time_known", *COMPARED)
NEEDED = (*entries.KEYS, *_JOINED)


def rejoin(db: Database, account_id: int) -> None:
    """Join all exports of an account anew: after it lost an import, or took in another account."""
    stored = entries.read(db, account_id=account_id, columns=NEEDED)
    if not stored.num_rows:
        return
    columns = Columns(stored.select(_JOINED))
    files = _files(stored, columns, imports.imports(db, account_id=account_id))
    joined = join_files(columns, [file for _, file in files])
    ids = stored["id"].to_numpy()
    _stand(db, ids, before=_standing(stored), after=(ids[joined.stands], ids[joined.latest]))


class Joining:
    """The rows of a part together with those that are kept of the same time."""

    def __init__(self, db: Database, part: Part, near: pa.Table, *, named: int | None) -> None:
        self._db, self._near = db, near
        self._columns = Columns(
            pa.concat_tables([near.select(_JOINED), part.entries.select(_JOINED)])
            .unify_dictionaries()
        )  # fmt: skip
        self._cut = near.num_rows
        known = _files(near, self._columns, imports.imports(db)) if self._cut else []
        rows = np.arange(self._cut, self._columns.count)
        own = file_of(len(known), part.provider, rows, self._columns)
        own = replace(own, known=named)
        joined = join_files(self._columns, [*(file for _, file in known), own])
        groups = joined.grouping
        number = groups.number.get(own.place)
        self._joined = joined
        self.alike = {
            line.account_id for line, file in known
            if number is not None and groups.number.get(file.place) == number
        }  # fmt: skip
        self.apart = {
            line.account_id for line, file in known
            if own.place in groups.apart and file.place in groups.apart
        } - self.alike  # fmt: skip
        self.referred = {line.id for line, file in known if file.place in groups.referred}
        self.refers = own.place in groups.referred
        self._ours = np.isin(near["account_id"].to_numpy(), list(self.alike))

    @property
    def known(self) -> Flags:
        """Which rows of the part are entries that were kept before."""
        stands = self._joined.stands
        return np.isin(stands[self._cut :], stands[: self._cut][self._ours])

    def stand(self, ids: Ids) -> int:
        """Write down what stands for what; how many entries have changed by it."""
        own = self._near["id"].to_numpy()
        every = np.concatenate([own, ids])
        stands, latest = every[self._joined.stands], every[self._joined.latest]
        cut = self._cut
        _stand(self._db, ids, before=(ids, ids), after=(stands[cut:], latest[cut:]))
        inside = np.flatnonzero(self._ours & self._inside())
        before = tuple(column[inside] for column in _standing(self._near))
        after = stands[inside], latest[inside]
        _stand(self._db, own[inside], before=(before[0], before[1]), after=after)
        entry = before[0] == own[inside]
        return self._changed(before[1][entry], latest[inside][entry], every)

    def _changed(self, before: Ids, after: Ids, every: Ids) -> int:
        """How many entries have another status than before."""
        near = np.isin(before, every)
        before, after, order = before[near], after[near], np.argsort(every)
        status = self._columns.text("status").codes[order]
        was, is_now = (status[np.searchsorted(every, ids, sorter=order)] for ids in (before, after))
        return int((was != is_now).sum())

    def _inside(self) -> Flags:
        """Kept rows whose every possible counterpart has been read."""
        time = self._columns.time
        near, own = time[: self._cut], time[self._cut :]
        inside: Flags = (near >= own.min() - NEAR) & (near <= own.max() + NEAR)
        return inside


def _files(
    stored: pa.Table, columns: Columns, lines: Sequence[Import]
) -> list[tuple[Import, File]]:
    """The files that stored rows, the first ones in `columns`, came from, as joining sees them."""
    found = []
    by_id = {line.id: line for line in lines}
    number = stored["import_id"].to_numpy()
    for place, key in enumerate(distinct(number).tolist()):
        line = by_id[key]
        file = file_of(place, line.provider, np.flatnonzero(number == key), columns)
        file = replace(
            file, first=line.first, last=line.last, step=line.step, known=line.account_id,
            refers=line.referred,
        )  # fmt: skip
        found.append((line, file))
    return found


def _standing(stored: pa.Table) -> tuple[Ids, Ids]:
    return stored["stands"].to_numpy(), stored["latest"].to_numpy()


def _stand(db: Database, ids: Ids, *, before: tuple[Ids, Ids], after: tuple[Ids, Ids]) -> None:
    """Write down which rows stand for others and tell their status, where that has changed."""
    changed = np.flatnonzero((before[0] != after[0]) | (before[1] != after[1]))
    found = (column[changed].tolist() for column in (ids, *after))
    entries.stand(db, zip(*found, strict=True))
