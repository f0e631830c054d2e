"""Every export under tests/data/exports is read, by nothing but its path, as its truth says."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from secaudit.api import read_export

EXPORTS = Path(__file__).parents[1] / "data" / "exports"
NAMES = sorted(path.name.removesuffix(".truth.json") for path in EXPORTS.glob("*.truth.json"))


def _truth(name: str) -> dict[str, Any]:  # Any: what JSON holds
    truth: dict[str, Any] = json.loads((EXPORTS / f"{name}.truth.json").read_text(encoding="utf-8"))
    return truth


def _time(value: object, like: str) -> str:
    return str(value).replace("T", " ")[: len(like)]


def test_every_export_has_its_truth() -> None:
    exports = {path.name for path in EXPORTS.iterdir() if not path.name.endswith(".truth.json")}
    assert exports == set(NAMES)
    assert NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_export_of_any_shape_is_read_as_it_was_made(name: str) -> None:
    truth, summary = _truth(name), read_export(EXPORTS / name).summary()
    sums = ("outflow", "inflow", "neutral_sum")
    expected = {
        "rows": truth["rows"],
        "neutral_rows": truth["neutral_rows"],
        "first": truth["first"],
        "last": truth["last"],
        "currency": truth["currency"] or summary["currency"],
        **{key: Decimal(truth[key]) for key in sums},
    }
    got = {
        **{key: summary[key] for key in expected},
        "first": _time(summary["first"], truth["first"]),
        "last": _time(summary["last"], truth["last"]),
    }
    assert expected == got


@pytest.mark.parametrize("name", [name for name in NAMES if _truth(name)["payees"]])
def test_payees_come_from_the_column_that_names_them(name: str) -> None:
    table = read_export(EXPORTS / name).table
    assert _truth(name)["payees"] == table["payee"].head(3).to_list()


def test_a_line_that_cannot_be_read_is_refused_with_its_number() -> None:
    refused = read_export(EXPORTS / "one_broken_line.csv").summary()["refused"]
    assert [line for line, _ in refused] == [4]
