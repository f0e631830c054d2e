"""What a column holds is measured on its cells, whatever its header says."""

from __future__ import annotations

import pytest

from secaudit.transactions.ledger.content import looked, profile


@pytest.mark.parametrize(
    ("cells", "measure", "share"),
    [
        (["2026-01-02", "03.04.2026", "x", ""], "date", 2 / 3),
        (["2026-01-02", "", "", ""], "filled", 0.25),
        (["-", "--", "/", "*"], "filled", 0.0),
        (["12.05", "31/12", "a"], "short", 2 / 3),
        (["14:56", "2:56 PM", "下午 2:56", "145601", "noon"], "clock", 0.8),
        (["2026-01-02 14:56", "2026-01-02"], "dated_clock", 0.5),
        (["12.50", "¥3", "(4.00)", "bread"], "money", 0.75),
        (["12.50", "3", "4.5", "5"], "decimals", 0.5),
        (["-1", "(1)", "+1", "1"], "signed", 0.75),
        (["1234567890", "12", "1234567"], "digits", 2 / 3),
        (["abc", "12", "张"], "letters", 2 / 3),
        (["abc", "ab1", "a  b", "7"], "plain", 0.25),
        (["a", "a", "b", "b"], "distinct", 0.5),
        (["a", "bbb"], "length", 2.0),
        (["EUR", "人民币", "Bread", "$"], "currency", 0.75),
        (["DE89370400440532013000", "COBADEFFXXX", "Bread"], "iban", 2 / 3),
        (["支出", "收入", "面包"], "direction", 2 / 3),
        (["Completed", "Bread"], "status", 0.5),
        (["提现", "Bread"], "kind", 0.5),
        (["0.00", "0", "1.00", "-"], "zero", 2 / 3),
    ],
)
def test_a_share_of_cells_is(cells: list[str], measure: str, share: float) -> None:
    assert getattr(profile(cells), measure) == pytest.approx(share)


def test_an_empty_column_is_nothing() -> None:
    found = profile([])
    assert (found.filled, found.date, found.money, found.distinct) == (0.0, 0.0, 0.0, 0.0)


def test_a_column_of_many_different_texts_is_no_column_of_words() -> None:
    assert profile([f"支出 {number}" for number in range(200)] + ["支出"] * 50).direction == 0.0


def test_a_long_column_is_sampled_evenly() -> None:
    cells = ["1.00"] * 500 + ["x"] * 500
    assert profile(cells).money == pytest.approx(0.5, abs=0.01)
    assert (looked(1000), looked(10)) == (250, 10)
