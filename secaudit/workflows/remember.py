"""Keeps what was read in the user's own ledger, each entry once, whatever was imported before.

All rows of all exports are kept, and beside each the row that stands for its entry: so the ledger
does not depend on the order of imports, and one of them can be forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.storage import decisions, entries, imports, lookups
from secaudit.storage.imports import Import
from secaudit.transactions.joining.columns import DAY, Columns, distinct
from secaudit.transactions.joining.files import file_of
from secaudit.transactions.joining.overlaps import BOOKED_WITHIN, COMPARED, join_files
from secaudit.workflows.accounts import candidates, continued, name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from secaudit.storage.database import Database
    from secaudit.transactions.joining.files import File
    from secaudit.workflows.accounts import Found
    from secaudit.workflows.parts import Part

    Ids = NDArray[np.int64]
    Flags = NDArray[np.bool_]

_NEAR = (BOOKED_WITHIN + 1) * DAY
_JOINED = ("time_known", *COMPARED)
_NEEDED = (*entries.KEYS, *_JOINED)


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What became of everything that was read.

    `entry` holds for each row the id of the entry that stands for it in the ledger; `new` whether
    that entry was not there before; `updated` counts entries that were there and have changed.
    """

    entry: Ids
    new: Flags
    accounts: frozenset[int]
    updated: int = 0


def remember(db: Database, parts: Sequence[Part], *, account: str | None = None) -> Kept:
    """Keep `parts` in the ledger; belongs in a transaction of the caller.

    `account` names the account that they are of; without it their entries tell.
    """
    keeping = _Keeping(db, account)
    kept = [(part, *keeping.keep(part)) for part in parts]
    count = sum(len(part.rows) for part in parts)
    entry, new = np.zeros(count, np.int64), np.zeros(count, np.bool_)
    for part, line, known in kept:
        # Only now, for a later part may have changed what stands for the rows of an earlier one.
        _, _, entry[part.rows] = lookups.of_import(db, line)
        new[part.rows] = ~known
    for line in {line for _, line, _ in kept}:
        fold(db, line)
    return Kept(entry, new, frozenset(keeping.accounts), keeping.updated)


def forget(db: Database, line: Import) -> None:
    """Take an import out of the ledger; entries that others hold as well stay, with what was said.

    Belongs in a transaction of the caller.
    """
    decisions.hand_on(db, line.id)
    imports.remove(db, line.id)
    if imports.imports(db, account_id=line.account_id):
        rejoin(db, line.account_id)
    else:
        imports.remove_account(db, line.account_id)


def rejoin(db: Database, account_id: int) -> None:
    """Join all exports of an account anew: after it lost an import, or took in another account."""
    stored = entries.read(db, account_id=account_id, columns=_NEEDED)
    if not stored.num_rows:
        return
    columns = Columns(stored.select(_JOINED))
    files = _files(stored, columns, imports.imports(db, account_id=account_id))
    joined = join_files(columns, [file for _, file in files])
    ids = stored["id"].to_numpy()
    _stand(db, ids, before=_standing(stored), after=(ids[joined.stands], ids[joined.latest]))


def fold(db: Database, line_id: int) -> None:
    """Let go of the rows of exports that another one holds completely, this one among them."""
    every = {line.id: line for line in imports.imports(db)}
    new = every.get(line_id)
    if new is None or new.folded_into is not None:
        return
    alike = [
        one for one in every.values()
        if one.id != new.id and one.folded_into is None
        and (one.account_id, one.headers, one.step) == (new.account_id, new.headers, new.step)
    ]  # fmt: skip
    for inner, outer in [(one, new) for one in alike] + [(new, one) for one in alike]:
        covered = outer.first <= inner.first and inner.last <= outer.last
        if covered and lookups.held_by(db, inner.id, outer.id):
            decisions.hand_on(db, inner.id)
            imports.fold(db, inner.id, into=outer.id)
            if inner is new:
                return


def _standing(stored: pa.Table) -> tuple[Ids, Ids]:
    return stored["stands"].to_numpy(), stored["latest"].to_numpy()


def _stand(db: Database, ids: Ids, *, before: tuple[Ids, Ids], after: tuple[Ids, Ids]) -> None:
    """Write down which rows stand for others and tell their status, where that has changed."""
    changed = np.flatnonzero((before[0] != after[0]) | (before[1] != after[1]))
    found = (column[changed].tolist() for column in (ids, *after))
    entries.stand(db, zip(*found, strict=True))


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


@dataclass(slots=True)
class _Keeping:
    """One run's imports, the accounts that they are of, and how many kept entries they changed."""

    db: Database
    named: str | None
    accounts: set[int] = field(default_factory=set)
    updated: int = 0

    def keep(self, part: Part) -> tuple[int, Flags]:
        """The import of the part, and for each row whether the ledger had its entry before."""
        before = imports.with_digest(self.db, part.digest)
        if before is not None and self._is_kept(before, part):
            self.accounts.add(before.account_id)
            return before.id, np.ones(len(part.rows), np.bool_)
        found = candidates(self.db, part, account=self.named)
        near = self._near(part, found.sharing, without=before)
        joining = _Joining(self.db, part, near, named=found.named)
        account = self._account(part, found, joining)
        line, ids = self._insert(part, account)
        imports.refer(self.db, [*joining.referred, *([line] if joining.refers else [])])
        known = joining.known
        self.updated += joining.stand(ids)
        if before is not None:
            known = known | self._replace(before, part, ids)
        self._unite(account, joining.alike)
        self.accounts.add(account)
        return line, known

    def _is_kept(self, before: Import, part: Part) -> bool:
        """Whether the same file was read the same way, and is of the account that is meant."""
        name = next(one.name for one in imports.accounts(self.db) if one.id == before.account_id)
        return (
            before.folded_into is None
            and before.content == part.content
            and self.named in {None, name}
        )

    def _near(self, part: Part, accounts: Collection[int], *, without: Import | None) -> pa.Table:
        """The rows of the accounts that could be those of the part, and what belongs to them."""
        since, until = part.file.first - 2 * _NEAR, part.file.last + 2 * _NEAR
        tables = [
            entries.read(self.db, account_id=key, since=since, until=until, columns=_NEEDED)
            for key in sorted(accounts)
        ]
        near = pa.concat_tables([entries.schema(_NEEDED).empty_table(), *tables])
        if without is not None:
            near = near.filter(pc.not_equal(near["import_id"], without.id))
        return near.unify_dictionaries()

    def _account(self, part: Part, found: Found, joining: _Joining) -> int:
        if found.named is not None:
            return found.named
        if joining.alike:
            named = {one.id for one in imports.accounts(self.db) if one.named}
            return min(joining.alike & named or joining.alike)
        apart = found.apart | joining.apart
        account = continued(self.db, part, apart=apart)
        if account is None:
            return imports.add_account(self.db, name_of(part), provider=part.provider, named=False)
        return account

    def _insert(self, part: Part, account: int) -> tuple[int, Ids]:
        file = part.file
        line = Import(
            id=0, account_id=account, at=now(), file=part.name, digest=part.digest,
            content=part.content, provider=part.provider, layout=part.layout,
            headers=part.headers, rows=len(part.rows), first=file.first, last=file.last,
            step=file.step,
        )  # fmt: skip
        key = imports.add(self.db, line)
        return key, np.array(entries.insert(self.db, key, account, part.entries), np.int64)

    def _replace(self, before: Import, part: Part, ids: Ids) -> Flags:
        """Put what was said beside the same lines of a file that was read anew; which are known."""
        old, lines, _ = lookups.of_import(self.db, before.id)
        by_line = dict(zip(lines.tolist(), old.tolist(), strict=True))
        now_at = part.entries["line"].fill_null(-1).to_pylist()
        pairs = [
            (by_line[line], new) for line, new in zip(now_at, ids.tolist(), strict=True)
            if line in by_line
        ]  # fmt: skip
        decisions.move(self.db, pairs)
        forget(self.db, before)
        return np.array([line in by_line for line in now_at], np.bool_)

    def _unite(self, account: int, alike: Collection[int]) -> None:
        """One account in place of several that the export has proved to be one."""
        named = {one.id for one in imports.accounts(self.db) if one.named}
        others = set(alike) - {account} - named
        if others:
            imports.merge_accounts(self.db, account, others)
            rejoin(self.db, account)


class _Joining:
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
        inside: Flags = (near >= own.min() - _NEAR) & (near <= own.max() + _NEAR)
        return inside


def now() -> str:
    """This moment as it is kept."""
    return datetime.now(UTC).isoformat(timespec="seconds")
