"""Exports of one account that overlap: which rows are one and the same entry.

Equal entries within one file are genuine twins. They are told apart by counting: an account has as
many of an entry as the file that holds the most of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.joining.columns import DAY, NONE, Columns
from secaudit.transactions.joining.files import grouping, keys
from secaudit.transactions.joining.matching import appearance, meet, numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.joining.columns import Flags, Numbers
    from secaudit.transactions.joining.files import Account, File, Grouping

COMPARED = (
    "time", "payee_key", "amount", "digits", "currency", "status", "account", "reference",
    "balance",
)  # fmt: skip
# A pending entry may be booked so many days later.
BOOKED_WITHIN = 10


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """For each row the row that stands for the same entry in the joined ledger, often itself.

    `grouping` is about the files that share a period with another one.
    """

    stands: Numbers
    grouping: Grouping


def join_files(columns: Columns, files: Sequence[File]) -> Joined:
    """Compare files wherever at least two of them cover the same time."""
    found = np.arange(columns.count)
    # Only what several files could hold needs to be compared, and references are long.
    late = BOOKED_WITHIN * DAY if columns.text("status").one_of("pending").any() else 0
    shared = np.flatnonzero(_covered(files, columns.time, step=DAY, late=late))
    if not len(shared):
        return Joined(found, grouping([], columns))
    new = np.full(columns.count, NONE)
    new[shared] = np.arange(len(shared))
    part = Columns(columns.entries.select(COMPARED).take(shared))
    renumbered = [file for file in (file.within(new) for file in files) if len(file.rows)]
    groups = grouping(renumbered, part)
    for account in groups.accounts(renumbered):
        merge = _Merge(part, account, late=late)
        if len(merge.rows):
            found[shared[merge.rows]] = shared[merge.survivors()]
    return Joined(found, groups)


class _Merge:
    """The rows of one account in periods that several of its files cover."""

    def __init__(self, columns: Columns, account: Account, *, late: int) -> None:
        self.columns = columns
        rows = np.concatenate([file.rows for file in account.files])
        file = np.repeat(
            [file.place for file in account.files], [len(file.rows) for file in account.files]
        )
        covered = _covered(account.files, columns.time[rows], step=account.step, late=late)
        rows, file = rows[covered], file[covered]
        # In every file, however it is sorted, a payment counts before its refund of the same time.
        order = np.argsort(columns.amount[rows] >= 0, kind="stable")
        self.rows, self._file = rows[order], file[order]
        self._alike, by_text, by_reference = keys(
            columns, self.rows, step=account.step, named=account.named
        )
        self._text = numbered(self._alike, by_text)
        self._reference = numbered(self._alike, by_reference)
        sound = (by_reference >= 0) & ~columns.damaged("reference")[self.rows]
        self._referring = sound & np.isin(self._file, list(account.referred))
        self._rank = _ranks(account, self._file, sound)

    def survivors(self) -> Numbers:
        """The row that stands for each of `rows`."""
        everyone = np.arange(len(self.rows))
        found = self._by_reference(everyone)
        found = self._by_text(found)[found]
        found = self._booked(found)[found]
        return self.rows[found]

    def _by_reference(self, everyone: Numbers) -> Numbers:
        at = np.flatnonzero(self._referring)
        turn = appearance(numbered(self._reference[at], self._file[at]))
        found = everyone.copy()
        found[at] = self._best(at, numbered(self._reference[at], turn))
        return found

    def _by_text(self, standing: Numbers) -> Numbers:
        """Rows without a comparable reference meet those of other files, with or without one."""
        found = np.arange(len(self.rows))
        if self._referring.all():
            return found
        # Those with a reference count first, so that a twin without one stays another entry.
        order = np.argsort(~self._referring, kind="stable")
        turn = np.empty(len(order), np.int64)
        turn[order] = appearance(numbered(self._text[order], self._file[order]))
        referred = np.flatnonzero(self._referring & (standing == found))
        turn[referred] = appearance(self._text[referred])
        at = np.flatnonzero(standing == found)
        found[at] = self._best(at, numbered(self._text[at], turn[at]))
        return found

    def _booked(self, standing: Numbers) -> Numbers:
        """Pending entries that a later file has under a later day only."""
        found = np.arange(len(self.rows))
        alone = (standing == found) & (np.bincount(standing, minlength=len(found)) == 1)
        pending = self.columns.text("status").one_of("pending")[self.rows]
        before, after = np.flatnonzero(alone & pending), np.flatnonzero(alone & ~pending)
        if not len(before) or not len(after):
            return found
        time = self.columns.time[self.rows] // DAY
        what = numbered(
            self.columns.text("payee_key").codes[self.rows],
            self.columns.text("currency").codes[self.rows],
            self.columns.size[self.rows],
        )
        for days in range(BOOKED_WITHIN + 1):
            ids = numbered(
                np.concatenate([what[before], what[after]]),
                np.concatenate([time[before] + days, time[after]]),
            )
            one, other = meet(ids[: len(before)], ids[len(before) :])
            later = self._rank[before[one]] < self._rank[after[other]]
            one, other = one[later], other[later]
            found[before[one]] = after[other]
            before, after = np.delete(before, one), np.delete(after, other)
        return found

    def _best(self, at: Numbers, identity: Numbers) -> Numbers:
        """For each of the rows `at` the one of the same identity that knows most."""
        status = self.columns.text("status")
        rows = self.rows[at]
        final = 1 - status.one_of("pending", "unknown")[rows].astype(np.int64)
        final += status.one_of("refunded", "closed", "failed")[rows]
        merit = final * (int(self._rank.max(initial=0)) + 1) + self._rank[at]
        order = np.lexsort((merit, identity))
        last = np.append(
            identity[order][1:] != identity[order][:-1], np.ones(min(1, len(at)), np.bool_)
        )
        best = np.empty(len(at), np.int64)
        # The last of each identity, for all that come before it.
        best[order] = at[order[last]][np.cumsum(last) - last]
        return best


def _covered(files: Sequence[File], times: Numbers, *, step: int, late: int) -> Flags:
    """Whether at least two of the files cover the moment, or end at most `late` seconds before."""
    moments = times // step
    starts = np.sort([file.first // step for file in files])
    ends = np.sort([(file.last + late) // step for file in files])
    begun = np.searchsorted(starts, moments, side="right")
    return begun - np.searchsorted(ends, moments, side="left") > 1


def _ranks(account: Account, file: Numbers, sound: Flags) -> Numbers:
    """For rows of the files: how much their file tells, as a number that grows with it.

    The later export does; of two that end alike the one with finer times and sound references.
    """
    order = sorted(
        account.files,
        key=lambda one: (
            one.last // account.step, -one.step, int(sound[file == one.place].sum()), one.place,
        ),
    )  # fmt: skip
    rank = np.zeros(max(one.place for one in order) + 1, np.int64)
    rank[[one.place for one in order]] = np.arange(len(order))
    return rank[file]
