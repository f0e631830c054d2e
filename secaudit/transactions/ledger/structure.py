"""How the amount is written: one signed column, a pair of columns, or one column with a flag.

Every reading that the columns allow is scored by names and content, and a running balance that
agrees with one settles it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.ledger import amounts as money
from secaudit.transactions.ledger.balance import Verdict, referee
from secaudit.transactions.ledger.columns import headed
from secaudit.transactions.ledger.words import meaning_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.ledger.columns import Column

_OTHERS = (
    "balance", "fee", "rate", "reference", "account", "counter_account", "ignored", "place", "note",
    "time", "category", "clock",
)  # fmt: skip
# What was charged to the account, where the amount in the shop's currency stands beside it.
_BOOKED = re.compile(
    r"结算|記賬|记账|记帐|入账|入帐|settle|billed|billing|booked|posted|account currency"
    r"|валюте счета|валюті картки|rachunku"
)
_MIN_NAME = 0.4
_PADDED = re.compile(r"0\d+\Z")
_NOTE = re.compile(r"\d[^(（]{0,9}[(（]([^()（）\d]{1,8})[)）]\Z")


@dataclass(frozen=True, slots=True)
class Structure:
    """Positions: `amount` alone (signed or flagged), or `out` and `into` as a pair."""

    amount: int | None = None
    out: int | None = None
    into: int | None = None

    @property
    def columns(self) -> tuple[int, ...]:
        """Positions of the columns that hold the amount."""
        return tuple(p for p in (self.amount, self.out, self.into) if p is not None)


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest structure, the balance column that goes with it, and what that one said."""

    structure: Structure | None = None
    balance: int | None = None
    verdict: Verdict | None = None


def find_structure(
    columns: Sequence[Column], parsed: Mapping[int, money.Amounts], *, ascending: bool | None
) -> Choice:
    """The structure of the amounts among `parsed` columns; `ascending` as for the referee."""
    best: tuple[float, Choice] | None = None
    usable = [i for i in parsed if _may_be_amount(columns[i])]
    for score, structure in (*_alone(columns, parsed, usable), *_pairs(columns, parsed, usable)):
        balance, verdict = _find_balance(structure, columns, parsed, ascending=ascending)
        bonus = 1.2 * verdict.share if verdict and verdict.proves and verdict.pairs > 1 else 0.0
        if best is None or score + bonus > best[0]:
            best = (score + bonus, Choice(structure, balance, verdict))
    return best[1] if best else Choice()


def combine(structure: Structure, units: Mapping[int, NDArray[np.int64]]) -> NDArray[np.int64]:
    """Signed units: as printed for one column; of a pair, out negative and in positive."""
    if structure.amount is not None:
        return units[structure.amount]
    assert structure.out is not None  # noqa: S101 - a pair has both
    assert structure.into is not None  # noqa: S101
    out, into = units[structure.out], units[structure.into]
    return into * _habit(into) - out * _habit(out)


def _habit(units: NDArray[np.int64]) -> int:
    """-1 where a column of a pair is written with minus signs throughout."""
    return -1 if (units < 0).sum() > (units > 0).sum() else 1


def _may_be_amount(column: Column) -> bool:
    own = column.means("amount", "out", "into")
    # Bare long numbers, and those with zeros before them, are mostly references.
    reference = (
        not own
        and column.profile.decimals < 0.1
        and (column.profile.digits >= 0.5 or any(_PADDED.match(cell) for cell in column.cells))
    )
    return (
        column.profile.money >= 0.8
        and not reference
        and max(0.0, column.means(*_OTHERS) - own) < 0.3
    )


def _alone(
    columns: Sequence[Column], parsed: Mapping[int, money.Amounts], usable: Sequence[int]
) -> Iterator[tuple[float, Structure]]:
    named = headed(columns)
    for i in usable:
        column, valid = columns[i], parsed[i].valid
        score = 2 * float(valid.mean()) if len(valid) else 0.0
        score += 1.2 * column.means("amount") + 0.3 * column.profile.decimals
        score += 0.2 * (column.profile.signed > 0)
        # All of it zero is no amount (fees, options).
        score -= 0.8 * (column.profile.zero > 0.9)
        score -= 0.6 * max(0.0, column.means("out", "into") - column.means("amount"))
        if not named:
            # Without names the first of several columns is the likeliest.
            score -= i / 500
        score += 0.25 * bool(_BOOKED.search(column.name.casefold()))
        # Where the direction stands behind the amount, that is the one that counts.
        score += 0.75 * _tells_direction(column)
        yield score, Structure(amount=i)


def _tells_direction(column: Column) -> bool:
    """Whether words in brackets behind the figures say in or out: 23.00(支出)."""
    notes = [found.group(1) for cell in column.cells if (found := _NOTE.search(cell))]
    if len(notes) * 10 < len(column.cells) * 9 or not notes:
        return False
    return all(meaning_of(note, "direction") is not None for note in set(notes))


def _pairs(
    columns: Sequence[Column], parsed: Mapping[int, money.Amounts], usable: Sequence[int]
) -> Iterator[tuple[float, Structure]]:
    named = headed(columns)
    for out, into in permutations(usable, 2) if named else combinations(usable, 2):
        spent, got = (parsed[i].valid & (parsed[i].units != 0) for i in (out, into))
        if not len(spent) or (spent & got).mean() > 0.05:
            continue
        names = min(columns[out].means("out"), columns[into].means("into"))
        one, other = out, into
        if named and names < _MIN_NAME:
            if not _half_named(columns[out], columns[into], spent, got):
                continue
            names = _MIN_NAME
        elif not named:
            if not (spent.any() and got.any()):
                continue
            if got.sum() > spent.sum():
                # Without names the fuller column of a pair is the spending.
                one, other = into, out
        covered = parsed[out].valid | parsed[into].valid
        decimals = max(columns[out].profile.decimals, columns[into].profile.decimals)
        score = 2 * float(covered.mean()) + 1.2 * names + 0.45 + 0.3 * decimals
        yield score, Structure(out=one, into=other)


def _half_named(
    out: Column, into: Column, spent: NDArray[np.bool_], got: NDArray[np.bool_]
) -> bool:
    """One name is enough where every line fills one of the two and neither fills all."""
    if (spent | got).mean() <= 0.97 or not spent.any() or not got.any():
        return False
    swapped = max(out.means("into"), into.means("out"))
    return max(out.means("out"), into.means("into")) >= _MIN_NAME >= swapped


def _find_balance(
    structure: Structure,
    columns: Sequence[Column],
    parsed: Mapping[int, money.Amounts],
    *,
    ascending: bool | None,
) -> tuple[int | None, Verdict | None]:
    """The balance column of a structure: by its name, or by agreeing with the amounts."""
    digits = max(amounts.digits for amounts in parsed.values())
    scaled = {i: money.rescale(amounts, digits) for i, amounts in parsed.items()}
    signed = combine(structure, scaled)
    present = np.any([parsed[i].valid for i in structure.columns], axis=0)
    # A fee in a column of its own moves the balance too.
    fees = [signed - np.abs(scaled[i]) for i in parsed if columns[i].means("fee") > 0.8]
    named = headed(columns)
    best: tuple[float, int, Verdict] | None = None
    for i, amounts in parsed.items():
        name = columns[i].means("balance")
        if i in structure.columns or (named and name < 0.5):
            continue
        known = present & amounts.valid
        verdict = max(
            (referee(moved, scaled[i], known, ascending=ascending) for moved in (signed, *fees)),
            key=lambda found: found.share,
        )
        if name < 0.5 and not (verdict.proves and verdict.pairs > 1):
            continue
        score = verdict.share + name + columns[i].profile.filled
        if best is None or score > best[0]:
            best = (score, i, verdict)
    return (best[1], best[2]) if best else (None, None)
