"""Keeps what was read in the user's own ledger, each entry once, whatever was imported before.

All rows of all exports are kept, and beside each the row that stands for its entry: so the ledger
does not depend on the order of imports, and one of them can be forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit import clock
from secaudit.storage import decisions, entries, imports, lookups
from secaudit.storage.imports import Import
from secaudit.workflows.accounts import candidates, continued, name_of
from secaudit.workflows.rejoining import NEAR, NEEDED, Joining, rejoin

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from secaudit.storage.database import Database
    from secaudit.workflows.accounts import Found
    from secaudit.workflows.parts import Part

    Ids = NDArray[np.int64]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What became of everything that was read.

    `entry` holds for each row the id of the entry that stands for it in the ledger; `new` whether
    that entry was not there before; `imports` are those of the parts; `updated` counts entries that
    were there and have changed.
    """

    entry: Ids
    new: Flags
    accounts: frozenset[int]
    imports: frozenset[int]
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
    lines = frozenset(line for _, line, _ in kept)
    for line in lines:
        fold(db, line)
    return Kept(entry, new, frozenset(keeping.accounts), lines, keeping.updated)


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
            self._meet(before.account_id, part)
            return before.id, np.ones(len(part.rows), np.bool_)
        found = candidates(self.db, part, account=self.named)
        near = self._near(part, found.sharing, without=before)
        joining = Joining(self.db, part, near, named=found.named)
        account = self._account(part, found, joining)
        line, ids = self._insert(part, account)
        imports.refer(self.db, [*joining.referred, *([line] if joining.refers else [])])
        known = joining.known
        self.updated += joining.stand(ids)
        if before is not None:
            known = known | self._replace(before, part, ids)
        self._unite(account, joining.alike)
        self._meet(account, part)
        return line, known

    def _meet(self, account: int, part: Part) -> None:
        """Note an account of this run; one that nobody could name may be told by now."""
        self.accounts.add(account)
        if part.provider is not None:
            imports.tell_provider(self.db, account, part.provider)

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
        since, until = part.file.first - 2 * NEAR, part.file.last + 2 * NEAR
        tables = [
            entries.read(self.db, account_id=key, since=since, until=until, columns=NEEDED)
            for key in sorted(accounts)
        ]
        near = pa.concat_tables([entries.schema(NEEDED).empty_table(), *tables])
        if without is not None:
            near = near.filter(pc.not_equal(near["import_id"], without.id))
        return near.unify_dictionaries()

    def _account(self, part: Part, found: Found, joining: Joining) -> int:
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


def now() -> str:
    """This moment as it is kept."""
    return clock.now().isoformat(timespec="seconds")
