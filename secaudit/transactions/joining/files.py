"""The files that entries came from: what each covers, and which of them are of one account."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.joining.columns import DAY, MINUTE, Columns, distinct
from secaudit.transactions.joining.matching import meet, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from secaudit.model.ledger import Ledger
    from secaudit.transactions.joining.columns import Flags, Numbers

# Of the entries in the period that two files share, so many must be in both.
_SAME, _SURELY_SAME = 0.5, 0.9
_FEW = 3
# The latest entries of a long period prove as much as all of them.
_ENOUGH = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """One export: its rows in the joined table, what it covers and how finely it tells the time.

    `step` is 1, 60 or 86,400 seconds. `accounts` are numbers of the accounts that it names, none
    where it names none or a spreadsheet has damaged them. `known` is the number of the
    account that it is known to be of; `refers` tells of a file that was joined before whether its
    references compare.
    """

    place: int
    rows: Numbers
    provider: str | None
    first: int
    last: int
    step: int
    accounts: frozenset[int]
    known: int | None = None
    refers: bool | None = None

    def within(self, new: Numbers) -> File:
        """The same file in a part of the table; `new` holds each row's number there, or -1."""
        rows = new[self.rows]
        return replace(self, rows=rows[rows >= 0])


@dataclass(frozen=True, slots=True)
class Account:
    """Files of one account, at least two; `referred` tells whose references can be compared."""

    files: tuple[File, ...]
    referred: frozenset[int]

    @property
    def step(self) -> int:
        """How finely all of the files tell the time."""
        return max(file.step for file in self.files)

    @property
    def named(self) -> bool:
        """Whether every entry says which account it is of."""
        return all(file.accounts for file in self.files)


def files_of(ledgers: Sequence[Ledger], columns: Columns) -> list[File]:
    """The files in the order given; `columns` are those of all entries together."""
    found: list[File] = []
    start = 0
    for ledger in ledgers:
        rows = np.arange(start, start + ledger.entries.num_rows)
        start += len(rows)
        for _, provider, part in parts(ledger, rows, columns):
            found.append(file_of(len(found), provider, part, columns))
    return found


def parts(
    ledger: Ledger, rows: Numbers, columns: Columns
) -> Iterator[tuple[str, str | None, Numbers]]:
    """Source, provider and rows of each file in a ledger, which may have been joined from several.

    `rows` are those of the whole ledger in `columns`; a file without entries is left out.
    """
    if not len(rows):
        return
    providers = {reading.source: reading.provider for reading in ledger.readings}
    if len(providers) < 2:  # noqa: PLR2004 - one file
        source = columns.entries["source"][int(rows[0])].as_py()
        yield source, next(iter(providers.values()), None), rows
        return
    sources = columns.text("source").codes[rows]
    for code in distinct(sources).tolist():
        part = rows[sources == code]
        source = columns.entries["source"][int(part[0])].as_py()
        yield source, providers.get(source), part


def file_of(place: int, provider: str | None, rows: Numbers, columns: Columns) -> File:
    """What a file with these rows, at least one, covers and names."""
    times, clock = columns.time[rows], columns.clock[rows]
    step = DAY if not clock.any() else 1 if (times % MINUTE).any() else MINUTE
    accounts = distinct(columns.text("account").codes[rows])
    known = accounts.min() >= 0 and not columns.damaged("account")[rows].any()
    return File(
        place=place, rows=rows, provider=provider, first=int(times.min()), last=int(times.max()),
        step=step, accounts=frozenset(accounts.tolist() if known else ()),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which files are of one account: those whose places have the same number.

    `apart` holds places of files that share a period with an account without sharing its entries.
    """

    number: Mapping[int, int]
    referred: frozenset[int]
    apart: frozenset[int] = frozenset()

    def accounts(self, files: Sequence[File]) -> list[Account]:
        """The accounts of at least two of `files`; others need no joining."""
        together: dict[int, list[File]] = {}
        for file in files:
            together.setdefault(self.number[file.place], []).append(file)
        return [
            Account(tuple(group), self.referred) for group in together.values() if len(group) > 1
        ]


def grouping(files: Sequence[File], columns: Columns) -> Grouping:
    """Compare the files that overlap; what is known of those joined before is not asked again."""
    first: dict[int, int] = {}
    number = {
        file.place: file.place if file.known is None else first.setdefault(file.known, file.place)
        for file in files
    }
    referred = {file.place for file in files if file.refers}
    apart: set[int] = set()
    referring = (columns.text("reference").codes >= 0) & ~columns.damaged("reference")
    for one, other in _overlapping(files):
        same = number[one.place] == number[other.place]
        if same and {one.place, other.place} <= referred:
            continue
        found = _Overlap(one, other, columns, referring)
        if found.refers:
            referred |= {one.place, other.place}
        if found.same_account and not same:
            merged = number[other.place]
            number = {
                place: number[one.place] if group == merged else group
                for place, group in number.items()
            }
        elif found.differs:
            apart |= {one.place, other.place}
    return Grouping(number, frozenset(referred), frozenset(apart))


def _overlapping(files: Sequence[File]) -> Iterator[tuple[File, File]]:
    """Pairs whose periods share at least a day and that could be of one account."""
    ordered = sorted(files, key=lambda file: file.first)
    for position, one in enumerate(ordered):
        for other in ordered[position + 1 :]:
            if other.first // DAY > one.last // DAY:
                break
            if one.provider and other.provider and one.provider != other.provider:
                continue
            if one.accounts and other.accounts and not one.accounts & other.accounts:
                continue
            if one.refers is not None and other.refers is not None:
                continue
            yield one, other


class _Overlap:
    """What two files have in common within the period that both cover."""

    def __init__(self, one: File, other: File, columns: Columns, referring: Flags) -> None:
        step = max(one.step, other.step)
        first, last = max(one.first, other.first), min(one.last, other.last)
        rows = [_between(file, columns.time, first, last, step=step) for file in (one, other)]
        if len(rows[0]) > _ENOUGH:
            first = int(np.partition(columns.time[rows[0]], -_ENOUGH)[-_ENOUGH])
            rows = [_between(file, columns.time, first, last, step=step) for file in (one, other)]
        both = np.concatenate(rows)
        named = bool(one.accounts and other.accounts)
        self._cut = len(rows[0])
        self._fewer = min(map(len, rows))
        alike, by_text, by_reference = keys(columns, both, step=step, named=named)
        left, right = self._meet(numbered(alike, by_text), np.ones(len(both), np.bool_))
        self._equal = len(left)
        left, right = both[left], both[right + self._cut]
        self._told_apart = bool((referring[left] & referring[right]).any())
        self._referred = len(self._meet(numbered(alike, by_reference), referring[both])[0])
        self._named = named
        self._balanced = _balanced(columns, left, right)
        self.refers = self._referred > 0 and self._referred >= _SAME * self._equal

    def _meet(self, ids: Numbers, counted: Flags) -> tuple[Numbers, Numbers]:
        at = np.flatnonzero(counted)
        one, other = at[at < self._cut], at[at >= self._cut]
        left, right = meet(ids[one], ids[other])
        return one[left], other[right] - self._cut

    @property
    def same_account(self) -> bool:
        """Whether so many entries are in both that it can only be one account."""
        most = max(self._equal, self._referred)
        if not most or self._named:
            return most > 0
        if self.refers or not self._told_apart:
            return most >= _SAME * self._fewer and (self.refers or self._balanced)
        return self._balanced and most >= max(_FEW, _SURELY_SAME * self._fewer)

    @property
    def differs(self) -> bool:
        """Whether each has entries in the common period, enough to tell, and hardly any in both."""
        most = max(self._equal, self._referred)
        return self._fewer >= _FEW and not self.same_account and most < _SAME * self._fewer


def _between(file: File, time: Numbers, first: int, last: int, *, step: int) -> Numbers:
    moments = time[file.rows] // step
    return file.rows[(moments >= first // step) & (moments <= last // step)]


def keys(
    columns: Columns, rows: Numbers, *, step: int, named: bool
) -> tuple[Numbers, Numbers, Numbers]:
    """What makes rows one entry: what is always alike; besides it payee and time; or reference.

    The sign is not compared: a refunded payment may become a neutral one.
    """
    time, account = columns.time[rows], columns.text("account").codes[rows]
    alike = numbered(
        account if named else np.zeros(len(rows), np.int64),
        columns.text("currency").codes[rows],
        columns.size[rows],
        time // DAY,
    )
    by_text = numbered(columns.text("payee_key").codes[rows], time // step)
    return alike, by_text, columns.text("reference").codes[rows]


def _balanced(columns: Columns, left: Numbers, right: Numbers) -> bool:
    """Whether running balances, where both files have them, do not tell two accounts apart."""
    known = np.asarray(columns.entries["balance"].is_valid().to_numpy(), np.bool_)
    both: NDArray[np.bool_] = known[left] & known[right]
    if not both.any():
        return True
    balance = columns.scaled("balance")
    return bool((balance[left[both]] == balance[right[both]]).mean() >= _SAME)
