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

    That one tells most; `latest` is the row that tells the entry's status, which may be another.
    `grouping` is about the files that share a period with another one.
    """

    stands: Numbers
    latest: Numbers
    grouping: Grouping


def join_files(columns: Columns, files: Sequence[File]) -> Joined:
    """Compare files wherever at least two of them cover the same time."""
    stands, latest = np.arange(columns.count), np.arange(columns.count)
    # Only what several files could hold needs to be compared, and references are long.
    late = BOOKED_WITHIN * DAY if columns.text("status").one_of("pending").any() else 0
    shared = np.flatnonzero(_covered(files, columns.time, step=DAY, late=late))
    if not len(shared):
        return Joined(stands, latest, grouping([], columns))
    new = np.full(columns.count, NONE)
    new[shared] = np.arange(len(shared))
    part = Columns(columns.entries.select(COMPARED).take(shared))
    renumbered = [file for file in (file.within(new) for file in files) if len(file.rows)]
    groups = grouping(renumbered, part)
    for account in groups.accounts(renumbered):
        merge = _Merge(part, account, late=late)
        if len(merge.rows):
            told, status = merge.entries()
            stands[shared[merge.rows]], latest[shared[merge.rows]] = shared[told], shared[status]
    return Joined(stands, latest, groups)


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
        # In every file, however it is sorted, a payment counts before its refund of the same time,
        # and the failed attempt before the payment.
        order = np.lexsort(
            (columns.time[rows], _order_of_status(columns, rows), columns.amount[rows] >= 0)
        )
        self.rows, self._file = rows[order], file[order]
        self._alike, by_text, by_reference = keys(
            columns, self.rows, step=account.step, named=account.named
        )
        self._text = numbered(self._alike, by_text)
        self._reference = numbered(self._alike, by_reference)
        sound = (by_reference >= 0) & ~columns.damaged("reference")[self.rows]
        self._referring = sound & np.isin(self._file, list(account.referred))
        self._rank, self._step = _ranks(account, self._file, sound)
        self._sound = sound

    def entries(self) -> tuple[Numbers, Numbers]:
        """For each of `rows` two rows of its entry: the one that tells most, and the latest."""
        same = self._by_reference(np.arange(len(self.rows)))
        same = self._by_text(same)[same]
        status = self.columns.text("status")
        final = 1 - status.one_of("pending", "unknown")[self.rows].astype(np.int64)
        final += status.one_of("refunded", "closed", "failed")[self.rows]
        told = _best(same, self._rank, final, self._sound, -self._step)
        latest = _best(same, self._rank, final)
        booked = self._booked(same, told, latest)[same]
        return self.rows[told[booked]], self.rows[latest[booked]]

    def _by_reference(self, everyone: Numbers) -> Numbers:
        at = np.flatnonzero(self._referring)
        turn = appearance(numbered(self._reference[at], self._file[at]))
        found = everyone.copy()
        found[at] = at[_best(numbered(self._reference[at], turn))]
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
        found[at] = at[_best(numbered(self._text[at], turn[at]))]
        return found

    def _booked(self, same: Numbers, told: Numbers, latest: Numbers) -> Numbers:
        """Pending entries that later files have under a later day only, in place of those.

        `same` numbers the entries by one of their rows each.
        """
        found = np.arange(len(self.rows))
        entries = np.flatnonzero(same == found)
        pending = self.columns.text("status").one_of("pending")[self.rows[latest[entries]]]
        before, after = entries[pending], entries[~pending]
        if not len(before) or not len(after):
            return found
        first, last = np.full(len(found), self._rank.max()), np.zeros(len(found), np.int64)
        np.minimum.at(first, same, self._rank)
        np.maximum.at(last, same, self._rank)
        time = self.columns.time[self.rows[told]] // DAY
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
            later = last[before[one]] < first[after[other]]
            one, other = one[later], other[later]
            found[before[one]] = after[other]
            before, after = np.delete(before, one), np.delete(after, other)
        return found


def _best(identity: Numbers, *merits: Numbers) -> Numbers:
    """For each row the one of the same identity with the greatest merit, the last merit first."""
    order = np.lexsort((*merits, identity))
    last = np.append(
        identity[order][1:] != identity[order][:-1], np.ones(min(1, len(order)), np.bool_)
    )
    best = np.empty(len(order), np.int64)
    # The last of each identity, for all that come before it.
    best[order] = order[last][np.cumsum(last) - last]
    return best


def _order_of_status(columns: Columns, rows: Numbers) -> Numbers:
    """Equal entries of one file in an order that another file has too, whatever has settled."""
    status = columns.text("status")
    order = np.full(columns.count, 3)
    for place, names in enumerate((("failed",), ("closed",), ("refunded",))):
        order[status.one_of(*names)] = place
    order[status.one_of("pending")] = 4
    return order[rows]


def _covered(files: Sequence[File], times: Numbers, *, step: int, late: int) -> Flags:
    """Whether at least two of the files cover the moment, or end at most `late` seconds before."""
    moments = times // step
    starts = np.sort([file.first // step for file in files])
    ends = np.sort([(file.last + late) // step for file in files])
    begun = np.searchsorted(starts, moments, side="right")
    return begun - np.searchsorted(ends, moments, side="left") > 1


def _ranks(account: Account, file: Numbers, sound: Flags) -> tuple[Numbers, Numbers]:
    """For rows of the files: how late their file is, and how finely it tells the time.

    Of two exports that end alike the one with finer times and sound references counts as later.
    """
    order = sorted(
        account.files,
        key=lambda one: (
            one.last // account.step, -one.step, int(sound[file == one.place].sum()), one.place,
        ),
    )  # fmt: skip
    rank, step = np.zeros((2, max(one.place for one in order) + 1), np.int64)
    rank[[one.place for one in order]] = np.arange(len(order))
    step[[one.place for one in order]] = [one.step for one in order]
    return rank[file], step[file]
