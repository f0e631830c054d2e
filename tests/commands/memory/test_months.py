"""Half a year imported month by month: whatever the order and layout, the ledger is the truth."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.memory.conftest import Home, Months

ALL = range(1, 7)
TWO = ("seconds", "minutes")
PARTS = {
    "seconds": [(month, "seconds") for month in ALL],
    "minutes": [(month, "minutes") for month in ALL],
    "days": [(month, "days") for month in ALL],
    "by turns": [(month, TWO[month % 2]) for month in ALL],
    "half and half": [(month, TWO[month > 3]) for month in ALL],
    "both": [(month, layout) for month in ALL for layout in TWO],
    "seconds and days": [(month, ("seconds", "days")[month % 2]) for month in ALL],
    "minutes and days": [(month, ("days", "minutes")[month % 2]) for month in ALL],
}
ORDERS = [
    *((name, 0) for name in PARTS),
    *(("by turns", seed) for seed in range(1, 5)),
]


@pytest.mark.parametrize(("name", "seed"), ORDERS)
def test_months_imported_in_any_order_are_the_truth(
    home: Home, months: Months, name: str, seed: int
) -> None:
    parts = Random(f"{name} {seed}").sample(PARTS[name], len(PARTS[name]))  # noqa: S311
    for month, layout in parts:
        home.scan(months.file(month, layout))
    assert home.ledger() == months.expected(parts)


@pytest.mark.parametrize("name", ["by turns", "both", "minutes and days"])
def test_months_imported_at_once_are_the_truth(home: Home, months: Months, name: str) -> None:
    home.scan(*(months.file(*part) for part in PARTS[name]))
    assert home.ledger() == months.expected(PARTS[name])
