"""Finds what a person pays or gets again and again: subscriptions, debits, instalments, wages.

Only rhythms are looked for entry by entry, in whole arrays; what is done in Python is done once per
stream that was found.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from secaudit.model.money import Money
from secaudit.model.recurring import Change, Kind, State, Stream
from secaudit.transactions.judging.cells import one_of
from secaudit.transactions.judging.history import DAY, prepare
from secaudit.transactions.patterns.kinds import finds, kind_of, said
from secaudit.transactions.patterns.rhythm import MONTHLY, PERIODS, RIPE, by_payee, by_price
from secaudit.transactions.patterns.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.patterns.rhythm import Rhythm

# Money that comes back or stays the person's own.
_NO_STREAMS = ("refund", "interest", "investment", "top_up", "withdrawal")
# Runs of changing sums come by chance, as with a hairdresser: they need one entry more, and gaps
# that differ by no more than this share of the period.
_LONGER, _EVEN = 4, 0.08
# Weekly habits are no contracts: a fixed price for so many weeks is.
_WEEKS = 6
# Most of what a payee gets must belong to its stream, else only its fixed prices are streams.
_MOST_OF_PAYEE, _SOME_OF_PAYEE = 0.75, 0.5
# Prices of one payee further apart than this factor are different things.
_MOST_TIMES = 3.0
# Prices that move in fewer than one of three payments are fixed.
_MOVES = 1 / 3
# After the day on which the next one was expected so much of a period may pass, and some days.
_PATIENCE, _DAYS = 0.35, 4


class _Run(NamedTuple):
    """Entries in an unbroken rhythm, in order of time."""

    stream: int
    period: int
    rows: tuple[int, ...]


def recurring(entries: pa.Table, *, today: date | None = None) -> tuple[Stream, ...]:
    """What recurs in the entries, the dearest kinds of obligation first, then by payee.

    `today` decides what has ended; without it the day of the latest entry does.
    """
    if not entries.num_rows:
        return ()
    history = prepare(entries, since=None, live=False)
    latest = today or _day(int(history.time.max()))
    streams = [_stream(history, run, latest) for run in _all_runs(history)]
    order = list(Kind)
    return tuple(sorted(streams, key=lambda one: (order.index(one.kind), one.payee, one.since)))


def _all_runs(history: History) -> Iterator[_Run]:
    counted = ~one_of(history, "kind", *_NO_STREAMS)
    payees = _runs(history, by_payee(history), counted)
    prices = _runs(history, by_price(history), counted)
    size = np.bincount(history.by["payee"].dense)
    for stream in sorted(payees.keys() | prices.keys()):
        whole = _joined(history, [run for run in payees.get(stream, ()) if _is_even(history, run)])
        covered = sum(len(run.rows) for run in whole)
        if covered >= _MOST_OF_PAYEE * size[stream]:
            yield from whole
        else:
            of_payee = int(size[stream])
            fixed = [run for run in prices.get(stream, ()) if _is_contract(history, run, of_payee)]
            yield from _joined(history, fixed)


def _runs(history: History, rhythm: Rhythm, counted: NDArray[np.bool_]) -> dict[int, list[_Run]]:
    """The unbroken runs of a rhythm by the number of their payee."""
    rows = np.flatnonzero((rhythm.run > 0) & counted)
    rows = rows[np.argsort(rhythm.first[rows], kind="stable")]
    cuts = np.flatnonzero(np.diff(rhythm.first[rows])) + 1
    runs: dict[int, list[_Run]] = {}
    for part in np.split(rows, cuts) if len(rows) else ():
        # An entry may end one run and open the next, with another period.
        stream = int(history.by["payee"].dense[part[0]])
        members = (int(rhythm.first[part[0]]), *part.tolist())
        runs.setdefault(stream, []).append(_Run(stream, int(rhythm.period[part[0]]), members))
    return runs


def _is_even(history: History, run: _Run) -> bool:
    """Whether a run of any sums is regular enough to be meant."""
    if run.period < MONTHLY or len(run.rows) <= RIPE:
        return False
    gaps = np.diff(history.time[list(run.rows)]) / DAY / PERIODS[run.period].days
    even = bool(np.abs(gaps - 1.0).max() <= max(_EVEN, 3.5 / PERIODS[run.period].days))
    prices = set(np.abs(history.units[list(run.rows)]).tolist())
    return even and (len(run.rows) >= _LONGER or len(prices) < len(run.rows))


def _is_contract(history: History, run: _Run, of_payee: int) -> bool:
    """Whether a run of one price is regular enough to be meant."""
    count = len(run.rows)
    if run.period < MONTHLY:
        return count >= _WEEKS and count >= _MOST_OF_PAYEE * of_payee
    if count <= RIPE:
        return count == of_payee
    # At a shop that is visited often, equal sums a month apart come by chance.
    if count >= _SOME_OF_PAYEE * of_payee or count >= _WEEKS:
        return True
    return finds(said(history, run.rows[-1]), words().automatic, words().subscription)


def _joined(history: History, runs: Sequence[_Run]) -> list[_Run]:
    """Runs of one payee and period as one stream: a month was left out, or the price changed."""
    joined: list[_Run] = []
    for run in sorted(runs, key=lambda run: history.time[run.rows[0]]):
        fit = next((i for i, earlier in enumerate(joined) if _follows(history, earlier, run)), None)
        if fit is None:
            joined.append(run)
        else:
            rows = dict.fromkeys(joined[fit].rows + run.rows)
            joined[fit] = run._replace(rows=tuple(rows))
    return joined


def _follows(history: History, earlier: _Run, later: _Run) -> bool:
    before, after = earlier.rows[-1], later.rows[0]
    times = abs(float(history.size[after] - history.size[before]))
    same = earlier.period == later.period and history.time[after] >= history.time[before]
    return same and times <= float(np.log(_MOST_TIMES))


def _stream(history: History, run: _Run, today: date) -> Stream:
    rows = list(run.rows)
    days = [_day(int(history.time[row])) for row in rows]
    changes = _changes(history, rows, days)
    fixed = len(changes) <= _MOVES * len(rows)
    expected = _next(days[-1], run.period)
    patience = timedelta(days=_DAYS + _PATIENCE * PERIODS[run.period].days)
    ended = today > expected + patience
    last = rows[-1]
    return Stream(
        payee=history.text("payee", last),
        description=_text(history, "description", last),
        kind=kind_of(history, rows, fixed=fixed),
        state=_state(len(rows), ended=ended),
        every=PERIODS[run.period].id,
        since=days[0],
        last=days[-1],
        next=None if ended else expected,
        count=len(rows),
        amount=history.money(last),
        total=_total(history, rows),
        fixed=fixed,
        changes=changes if fixed else (),
        entries=tuple(int(history.rows[row]) for row in rows),
    )


def _state(count: int, *, ended: bool) -> State:
    if ended:
        return State.ENDED
    return State.MATURE if count > RIPE else State.EARLY


def _changes(history: History, rows: Sequence[int], days: Sequence[date]) -> tuple[Change, ...]:
    prices = [history.money(row) for row in rows]
    return tuple(
        Change(day, before, after)
        for day, before, after in zip(days[1:], prices, prices[1:], strict=False)
        if before != after
    )


def _total(history: History, rows: Sequence[int]) -> Money:
    prices = [history.money(row) for row in rows]
    digits = max(price.digits for price in prices)
    units = sum(price.units * 10 ** (digits - price.digits) for price in prices)
    return Money(units, digits, prices[-1].currency)


def _next(last: date, period: int) -> date:
    """The day on which the next one is expected."""
    if period < MONTHLY:
        return last + timedelta(days=PERIODS[period].days)
    months = last.month - 1 + round(PERIODS[period].days / PERIODS[MONTHLY].days)
    first = date(last.year + months // 12, months % 12 + 1, 1)
    end = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(last.day, end.day))


def _day(seconds: int) -> date:
    return datetime.fromtimestamp(seconds, UTC).date()


def _text(history: History, column: str, row: int) -> str:
    return history.text(column, row) if column in history.entries.column_names else ""
