"""What a wallet knows of a payment, and a person's payments as a ledger.

The table has the columns that a wallet's export has after reading; labels stand apart from it and
never reach the scan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from secaudit.model.ledger import COLUMNS, schema
from secaudit.transactions.ledger.payee import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator
    from numpy.typing import NDArray

BALANCE = "余额"
_TOP_UP_STEP = 100_00
_NOT_MOVED = ("failed", "closed")
_OWN_MONEY = ("withdrawal", "top_up")


@dataclass(frozen=True, slots=True)
class Entry:
    """One payment; `cents` is negative where money leaves, `theft` names the kind of theft."""

    time: datetime
    payee: str
    cents: int
    description: str
    category: str
    method: str = BALANCE
    kind: str = "payment"
    status: str = "settled"
    place: str = ""
    counter: str = ""
    currency: str = "CNY"
    theft: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How this person's wallet exports: what it leaves out and how it tells withdrawals.

    `neutral` wallets print what moves between the person's own accounts without a sign, as neither
    money in nor money out. `card` is the bank card that fills the balance up.
    """

    account: str
    card: str
    places: bool
    neutral: bool
    opening: int


class Life(NamedTuple):
    """One person's ledger, what is judged of it, and the labels that the scan never sees."""

    entries: pa.Table
    since: datetime
    theft: NDArray[np.bool_]
    kind: str
    persona: str


def with_balance(entries: Sequence[Entry], shape: Shape) -> tuple[list[Entry], list[int]]:
    """The entries in order of time with the running balance.

    The owner fills the balance up from the bank when it does not suffice; a thief takes what is
    there.
    """
    lived: list[Entry] = []
    balances: list[int] = []
    balance = shape.opening
    for entry in sorted(entries, key=lambda entry: entry.time):
        change = entry.cents if _touches_balance(entry) else 0
        if balance + change < 0 and not entry.theft:
            earliest = lived[-1].time if lived else entry.time
            filled = _top_up(entry, shape, -change - balance, earliest)
            balance += filled.cents
            lived.append(filled)
            balances.append(balance)
        balance = max(balance + change, 0)
        lived.append(entry)
        balances.append(balance)
    return lived, balances


def _touches_balance(entry: Entry) -> bool:
    moved = entry.status not in _NOT_MOVED and entry.currency == "CNY"
    return moved and entry.method == BALANCE


def _top_up(entry: Entry, shape: Shape, missing: int, earliest: datetime) -> Entry:
    steps = 1 + missing // _TOP_UP_STEP
    cents = _TOP_UP_STEP * max(5 * (1 + steps // 5), 5)
    at = max(entry.time - timedelta(minutes=2), earliest)
    return replace(
        entry, time=at, payee=shape.card, cents=cents, kind="top_up",
        description="充值", category="转账红包", counter=shape.card, theft="", place="",
        status="settled",
    )  # fmt: skip


def table(rng: Generator, entries: Sequence[Entry], shape: Shape) -> pa.Table:
    """The ledger of these entries, in order of time."""
    lived, balances = with_balance(entries, shape)
    own = [shape.neutral and entry.kind in _OWN_MONEY for entry in lived]
    keys = {payee: key(payee) for payee in {entry.payee for entry in lived}}
    numbers = rng.integers(10**12, size=len(lived)).tolist()
    columns: dict[str, Sequence[object]] = {
        "time": [entry.time for entry in lived],
        "time_known": [True] * len(lived),
        "payee": [entry.payee for entry in lived],
        "payee_key": [keys[entry.payee] for entry in lived],
        "description": [entry.description for entry in lived],
        "amount": [
            abs(entry.cents) if quiet else entry.cents
            for entry, quiet in zip(lived, own, strict=True)
        ],
        "digits": [2] * len(lived),
        "currency": [entry.currency for entry in lived],
        "direction": [
            "neutral" if quiet or not entry.cents else "out" if entry.cents < 0 else "in"
            for entry, quiet in zip(lived, own, strict=True)
        ],
        "kind": [entry.kind for entry in lived],
        "status": [entry.status for entry in lived],
        "method": [entry.method for entry in lived],
        "category": [entry.category for entry in lived],
        "place": [(entry.place or None) if shape.places else None for entry in lived],
        "account": [shape.account] * len(lived),
        "counter_account": [entry.counter or None for entry in lived],
        "reference": [
            f"{entry.time:%Y%m%d}{number:012d}"
            for entry, number in zip(lived, numbers, strict=True)
        ],
        "note": [None] * len(lived),
        "balance": balances,
        "source": ["lab.csv"] * len(lived),
        "line": list(range(2, len(lived) + 2)),
    }
    fields = schema()
    plain = pa.table({name: columns[name] for name in COLUMNS}, pa.schema([
        field.with_type(pa.string()) if pa.types.is_dictionary(field.type) else field
        for field in fields
    ]))  # fmt: skip
    return plain.cast(fields)


def thefts(entries: Sequence[Entry], shape: Shape) -> NDArray[np.bool_]:
    """Which rows of `table` are not the owner's."""
    lived, _ = with_balance(entries, shape)
    return np.array([bool(entry.theft) for entry in lived])
