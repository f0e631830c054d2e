"""The running balance proves signs and the order of rows, or contradicts them."""

from __future__ import annotations

import numpy as np
import pytest

from secaudit.transactions.ledger.agreement import agreement
from secaudit.transactions.ledger.balance import Verdict, referee

AMOUNTS = [-100, 250, -30, -5]


def running(amounts: list[int], start: int = 1000) -> list[int]:
    return [start + sum(amounts[: place + 1]) for place in range(len(amounts))]


def judged(amounts: list[int], balance: list[int], *, ascending: bool | None = None) -> Verdict:
    known = np.ones(len(amounts), bool)
    return referee(np.array(amounts), np.array(balance), known, ascending=ascending)


def test_a_balance_after_each_entry_proves_sign_and_order() -> None:
    assert judged(AMOUNTS, running(AMOUNTS)) == Verdict(1.0, 3, inverted=False, newest_first=False)


def test_amounts_with_turned_signs_are_seen() -> None:
    turned = [-amount for amount in AMOUNTS]
    assert judged(turned, running(AMOUNTS)).inverted


def test_rows_that_run_backwards_are_seen() -> None:
    found = judged(AMOUNTS[::-1], running(AMOUNTS)[::-1])
    assert (found.share, found.inverted, found.newest_first) == (1.0, False, True)


def test_time_decides_between_a_balance_before_and_after_an_entry() -> None:
    before = [balance - amount for balance, amount in zip(running(AMOUNTS), AMOUNTS, strict=True)]
    found = judged(AMOUNTS, before, ascending=True)
    assert (found.share, found.inverted) == (1.0, False)


def test_a_foreign_column_proves_nothing() -> None:
    found = judged(AMOUNTS, [7, 1, 900, 3])
    assert not found.proves


def test_one_row_cannot_be_compared() -> None:
    assert judged([5], [5]) == Verdict(0.0, 0, inverted=False, newest_first=False)


@pytest.mark.parametrize(
    ("share", "pairs", "proves"), [(1.0, 1, True), (0.9, 1, False), (0.6, 2, True), (0.5, 9, False)]
)
def test_what_is_evidence_rather_than_chance(share: float, pairs: int, proves: bool) -> None:
    assert proves == Verdict(share, pairs, inverted=False, newest_first=False).proves


def agreed(signed: list[int], balance: list[int], sample: Verdict | None = None) -> Verdict | None:
    count = len(signed)
    return agreement(
        np.array(signed),
        np.array(balance),
        np.ones(count, bool),
        np.arange(count) * 86_400,
        sample=sample,
        inverted=False,
    )


def test_entries_that_go_with_their_balance_agree() -> None:
    found = agreed(AMOUNTS, running(AMOUNTS))
    assert found is not None
    assert (found.share, found.inverted) == (1.0, False)


def test_a_balance_that_hardly_moves_is_no_running_one() -> None:
    assert agreed(AMOUNTS, [1000] * 4) is None
    assert agreed([1], [1]) is None


def test_what_the_first_rows_said_holds_where_it_says_more() -> None:
    sample = Verdict(0.9, 50, inverted=False, newest_first=False)
    assert agreed(AMOUNTS, [7, 1, 900, 3], sample) == sample
