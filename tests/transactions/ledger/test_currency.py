"""The currency of entries: from their column, their cells, the header, the title, or a guess."""

from __future__ import annotations

import pyarrow as pa
import pytest

from secaudit.transactions import currencies
from secaudit.transactions.ledger import currency


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("EUR", "EUR"),
        (" usd ", "USD"),
        ("人民币", "CNY"),
        ("¥", "CNY"),
        ("US$", "USD"),
        ("руб.", "RUB"),
        ("kr", "SEK"),
        ("USDT", "USDT"),
        ("Bread", "BREAD"),
        ("Breads", None),
        ("12", None),
        ("", None),
    ],
)
def test_a_cell_names_a_currency(text: str, code: str | None) -> None:
    assert code == currency.code_of(text)


def test_every_name_and_hint_leads_to_a_code() -> None:
    known = {*currencies.by_name().values(), *(code for _, code in currencies.hints())}
    assert all(len(code) == 3 and code.isupper() for code in known | currencies.codes())


@pytest.mark.parametrize(("code", "digits"), [("CNY", 2), ("JPY", 0), ("KWD", 3), ("", 2)])
def test_currencies_have_their_usual_decimals(code: str, digits: int) -> None:
    assert digits == currencies.minor_digits(code)


def test_a_column_of_currencies_says_nothing_where_it_is_blank() -> None:
    assert currency.from_column(pa.array(["EUR", "", "€"])).to_pylist() == ["EUR", None, "EUR"]


def test_signs_beside_figures_count_where_they_are_more_than_a_stray_one() -> None:
    found = currency.from_cells(pa.array(["12 EUR", "$3", "5"]), japanese=False)
    assert found is not None
    assert found.to_pylist() == ["EUR", "USD", None]
    assert currency.from_cells(pa.array(["5"] * 20 + ["$3"]), japanese=False) is None


def test_a_yen_sign_is_a_yuan_sign_unless_the_file_is_japanese() -> None:
    for japanese, code in ((True, "JPY"), (False, "CNY")):
        found = currency.from_cells(pa.array(["¥500"]), japanese=japanese)
        assert found is not None
        assert found.to_pylist() == [code]


@pytest.mark.parametrize(
    ("names", "preamble", "title", "code"),
    [
        (["Date", "Amount (EUR)"], [], "", "EUR"),
        (["Date", "Amount CHF"], [], "", "CHF"),
        (["Date", "Amount"], ["共 12 笔 300.00元"], "", "CNY"),
        (["Date", "Amount"], ["币种：美元"], "", "USD"),
        (["Date", "Amount"], ["Currency: GBP"], "", "GBP"),
        (["Date", "Amount"], [], "statement_SGD_2026", "SGD"),
        (["Date", "Amount"], ["EUR account"], "statement_SGD", None),
        (["Date", "Amount"], ["THE END"], "", None),
    ],
)
def test_the_file_around_its_entries_states_a_currency(
    names: list[str], preamble: list[str], title: str, code: str | None
) -> None:
    assert code == currency.stated_by(names, preamble, title)


@pytest.mark.parametrize(
    ("names", "texts", "order", "comma", "code"),
    [
        (["金额"], [], "ymd", False, "CNY"),
        (["利用金額", "ご利用"], [], "ymd", False, "JPY"),
        (["거래금액"], [], "ymd", False, "KRW"),
        (["Kwota"], [], "ymd", True, "PLN"),
        (["Betrag"], [], "dmy", True, "EUR"),
        (["Amount"], ["Sum £3"], "dmy", False, "GBP"),
        (["Amount"], ["Sum €3"], "dmy", False, "EUR"),
        (["Amount"], [], "dmy", True, "EUR"),
        (["Amount"], [], "dmy", False, "GBP"),
        (["Amount"], [], "mdy", False, "USD"),
    ],
)
def test_what_is_not_printed_is_guessed_from_language_and_notation(
    names: list[str], texts: list[str], order: str, comma: bool, code: str
) -> None:
    assert code == currency.guess_by(names, [], texts, order=order, comma=comma)
