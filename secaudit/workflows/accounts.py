"""Which of the accounts in the ledger a new export is of.

Entries that both have prove it. Where the periods share no day, the provider or the columns and
the payees must speak for it; in doubt the export gets an account of its own, for habits must never
be learned from somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from secaudit.storage import imports, lookups
from secaudit.transactions.joining.columns import DAY, Columns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.storage.database import Database
    from secaudit.storage.imports import Account, Import
    from secaudit.workflows.parts import Part

# Of an export that continues another, half of the entries are in both where the periods overlap:
# of so many at least one then is, as good as surely.
_SAMPLE = 50
_FEW = 3
# A person pays somebody again with a third to nine tenths of all payments; strangers in one town
# share a few large shops.
_SHARED_PAYEES = 0.2
_TOLD_BY_PAYEES = 30


@dataclass(frozen=True, slots=True)
class Found:
    """Accounts to compare an export with entry by entry, and those that it cannot be of.

    `named` is the account that the user named.
    """

    sharing: frozenset[int]
    apart: frozenset[int]
    named: int | None = None


def candidates(db: Database, part: Part, *, account: str | None) -> Found:
    """Look up a few entries of the export in every account that it could be of."""
    known = imports.accounts(db)
    if account is not None:
        same = next((one.id for one in known if one.name == account), None)
        if same is None:
            same = imports.add_account(db, account, provider=part.provider, named=True)
        return Found(frozenset({same}), frozenset(), same)
    sharing, apart = set(), set()
    for one in known:
        if one.provider and part.provider and one.provider != part.provider:
            apart.add(one.id)
            continue
        looked_up, hits = _look_up(db, part, imports.imports(db, account_id=one.id))
        if hits:
            sharing.add(one.id)
        elif looked_up >= _FEW:
            apart.add(one.id)
    return Found(frozenset(sharing), frozenset(apart))


def _look_up(db: Database, part: Part, stored: Iterable[Import]) -> tuple[int, int]:
    """How many entries of the part were sought in the days of these imports, and found."""
    columns = Columns(part.entries)
    covered = np.zeros(columns.count, np.bool_)
    days = columns.time // DAY
    account = 0
    for one in stored:
        account = one.account_id
        covered |= (days >= one.first // DAY) & (days <= one.last // DAY)
    rows = np.flatnonzero(covered)
    if len(rows) > _SAMPLE:
        rows = rows[np.linspace(0, len(rows) - 1, _SAMPLE).astype(np.int64)]
    units = part.entries["amount"].to_numpy()
    pairs = [(int(days[row]) * DAY, int(units[row])) for row in rows]
    return len(pairs), lookups.found(db, account, pairs)


def continued(db: Database, part: Part, *, apart: frozenset[int]) -> int | None:
    """The account that the export seems to continue although no entry is in both, if any."""
    possible = [one for one in imports.accounts(db) if one.id not in apart]
    for account in sorted(possible, key=lambda one: -one.id):
        stored = imports.imports(db, account_id=account.id)
        if _alike(account, stored, part) and _familiar(db, account, stored, part):
            return account.id
    return None


def _alike(account: Account, stored: Iterable[Import], part: Part) -> bool:
    if part.provider is not None:
        return account.provider == part.provider
    return account.provider is None and any(one.headers == part.headers for one in stored)


def _familiar(db: Database, account: Account, stored: Iterable[Import], part: Part) -> bool:
    """Whether the account numbers do not differ, and enough of the payees are the same."""
    printed = set(pc.unique(part.entries["account"].drop_null()).to_pylist())
    kept = lookups.distinct(db, account.id, "account")
    if printed and kept:
        return bool(printed & kept)
    if sum(one.rows for one in stored) < _TOLD_BY_PAYEES:
        return True
    payees = part.entries["payee_key"].drop_null()
    known = lookups.distinct(db, account.id, "payee_key")
    same = sum(payee in known for payee in payees.to_pylist())
    return same >= _SHARED_PAYEES * max(len(payees), 1)


def name_of(part: Part) -> str:
    """A name for a new account: the provider, else the file's."""
    return part.provider or PurePath(part.name).stem or "account"
