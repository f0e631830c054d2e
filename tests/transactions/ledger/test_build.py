"""A grid becomes the ledger: columns filled, lines refused with their reason, doubts said."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from secaudit.errors import ExportError
from secaudit.i18n import Translator
from secaudit.model.ledger import schema
from secaudit.model.overrides import DateOrder, Overrides, Sign
from secaudit.transactions.ledger.build import build, build_statement
from secaudit.transactions.ledger.material import Origin
from secaudit.transactions.reading.grid import Statement, grid_from_rows

if TYPE_CHECKING:
    from secaudit.model.ledger import Ledger

ENGLISH = Translator("en")


def ledger(text: str, *, title: str = "", **overrides: object) -> Ledger:
    rows = enumerate((line.split(";") for line in text.strip().split("\n")), 1)
    asked = Overrides(**overrides)  # type: ignore[arg-type]  # fields of several types
    return build(grid_from_rows(rows), Origin("file.csv", "delimited", title, asked))


def column(found: Ledger, name: str) -> list[object]:
    values: list[object] = found.entries[name].to_pylist()
    return values


def doubts(found: Ledger) -> list[str]:
    return [ENGLISH.render(doubt.text) for doubt in found.readings[0].doubts]


PLAIN = """
Date;Payee;Amount;Balance;Currency;Status;Reference
2026-01-02;Baker;-1.50;98.50;EUR;Completed;r1
2026-01-03;Ann;20.00;118.50;EUR;Pending;r2
2026-01-05;Metro;-3.00;115.50;EUR;Completed;r3
"""


def test_every_column_of_the_ledger_is_filled() -> None:
    found = ledger(PLAIN)
    assert found.entries.schema == schema()
    assert {name: column(found, name)[1] for name in found.entries.column_names} == {
        "time": datetime(2026, 1, 3),
        "time_known": False,
        "payee": "Ann",
        "payee_key": "ann",
        "description": "",
        "amount": 2000,
        "digits": 2,
        "currency": "EUR",
        "direction": "in",
        "kind": "other",
        "status": "pending",
        "method": None,
        "category": None,
        "place": None,
        "account": None,
        "counter_account": None,
        "reference": "r2",
        "note": None,
        "balance": 11850,
        "source": "file.csv",
        "line": 3,
    }
    assert doubts(found) == []


def test_a_line_that_lacks_a_date_or_an_amount_is_refused_with_its_reason() -> None:
    found = ledger(PLAIN + "soon;Baker;-1.00;;EUR;Completed;r4\n2026-01-06;Baker;much;;EUR;;r5\n")
    refused = found.readings[0].refused
    assert [(one.line, ENGLISH.render(one.reason)) for one in refused] == [
        (5, "“soon” is not a date"),
        (6, "“much” is not an amount"),
    ]
    assert found.readings[0].rows == 3


def test_totals_headers_and_blank_lines_are_ignored_not_refused() -> None:
    header = PLAIN.strip().split("\n")[0]
    found = ledger(
        f"Account 12\n{PLAIN.strip()}\n{header}\n\n2026-01-31;Total;15.50;;;;\n;;9.00;;;;"
    )
    reading = found.readings[0]
    assert (reading.rows, reading.refused, reading.ignored) == (3, (), 4)
    assert (reading.header, reading.before, reading.after) == (2, 1, 3)


def test_a_refused_line_that_lacks_a_cell_is_read_again_with_its_cells_moved() -> None:
    found = ledger(
        """
Date;Payee;Amount;Currency;Status;Reference
2026-01-02;Baker;-1.50;EUR;Completed;r1
2026-01-03;Ann;20.00;EUR;Pending;r2
2026-01-05;Metro;-3.00;EUR;Completed;r3
2026-01-05;Baker;-4.00;EUR;Completed;r4
2026-01-05;Metro;-5.00;EUR;Completed;r5
2026-01-06;-9.00;EUR;Completed;r6
"""
    )
    assert column(found, "amount") == [-150, 2000, -300, -400, -500, -900]
    assert found.readings[0].refused == ()


def test_neutral_lines_keep_the_sign_as_printed_and_none_otherwise() -> None:
    found = ledger(
        """
交易时间;交易对方;收/支;金额
2026-01-02 10:00:00;面包店;支出;1.50
2026-01-03 10:00:00;余额宝;不计收支;20.00
2026-01-04 10:00:00;张三;收入;3.00
"""
    )
    assert column(found, "amount") == [-150, 2000, 300]
    assert column(found, "direction") == ["out", "neutral", "in"]


def test_a_direction_behind_the_amounts_counts() -> None:
    found = ledger(
        "Date;Payee;Amount\n2026-01-02;Baker;1.50(支出)\n2026-01-03;Ann;2.50(存入)\n2026-01-04;Tom;1.00(支出)"
    )
    assert column(found, "direction") == ["out", "in", "out"]


def test_payers_and_recipients_are_the_other_side_by_direction() -> None:
    found = ledger(
        "Date;From;To;Amount\n2026-01-02;Me;Baker;-1.50\n2026-01-03;Ann;Me;2.50\n2026-01-04;Me;Tom;-1.00"
    )
    assert column(found, "payee") == ["Baker", "Ann", "Tom"]


def test_kinds_come_from_the_first_column_that_tells() -> None:
    found = ledger(
        """
Date;Payee;Type;Status;Description;Amount
2026-01-02;Bank;ATM;Completed;Cash;-50.00
2026-01-03;Shop;Zorp;退款;shoes;9.00
2026-01-04;Bank;;Completed;interest;1.00
2026-01-05;Shop;;Completed;shoes;-9.00
"""
    )
    assert column(found, "kind") == ["withdrawal", "refund", "interest", "other"]


def test_amounts_have_at_least_the_decimals_of_their_currency() -> None:
    found = ledger("Date;Payee;Amount (EUR)\n2026-01-02;Baker;-1\n2026-01-03;Ann;2")
    assert (column(found, "amount"), column(found, "digits")) == ([-100, 200], [2, 2])
    yen = ledger("Date;Payee;Amount (JPY)\n2026-01-02;Baker;-100\n2026-01-03;Ann;200")
    assert (column(yen, "amount"), column(yen, "digits")) == ([-100, 200], [0, 0])


def test_the_commonest_currency_fills_the_blanks_and_none_is_assumed_aloud() -> None:
    found = ledger("Date;Payee;Amount;Currency\n2026-01-02;A;-1.00;CHF\n2026-01-03;B;2.00;\n")
    assert column(found, "currency") == ["CHF", "CHF"]
    guessed = ledger("Date;Payee;Amount\n2026-01-02;A;-1.00\n2026-01-03;B;2.00\n")
    assert "The file names no currency; USD was assumed." in doubts(guessed)
    assert not guessed.readings[0].currency_printed
    asked = ledger("Date;Payee;Amount\n2026-01-02;A;-1.00\n2026-01-03;B;2.00\n", currency="NOK")
    assert column(asked, "currency") == ["NOK", "NOK"]


def test_a_second_date_and_a_clock_are_put_together() -> None:
    days = [f"2026-01-{day:02};2026-02-{day:02};10:30;Shop;-1.00" for day in range(1, 10)]
    rows = [*days, ";2026-02-10;11:30;Shop;-2.00", "2026-01-11;2026-02-11;;Shop;-3.00"]
    found = ledger("Transaction date;Value date;Time;Payee;Amount\n" + "\n".join(rows))
    assert column(found, "time")[-3:] == [
        datetime(2026, 1, 9, 10, 30),
        datetime(2026, 2, 10, 11, 30),
        datetime(2026, 1, 11),
    ]
    assert column(found, "time_known")[-3:] == [True, True, False]


OPEN = "Date;Payee;Amount\n03/04/2026;Baker;1,234\n03/04/2026;Metro;-2,500\n"


def test_what_is_open_is_said_with_the_flag_that_decides_it() -> None:
    found = ledger(OPEN)
    flags = [doubt.flag for doubt in found.readings[0].doubts]
    assert "--dates day-first" in flags
    assert "--currency CODE" in flags
    assert any("decimal mark" in text for text in doubts(found))
    assert found.readings[0].confidence < 0.6


def test_the_user_decides_what_is_open() -> None:
    found = ledger(OPEN, dates=DateOrder.DAY_FIRST, sign=Sign.SPEND_POSITIVE)
    assert column(found, "time")[0] == datetime(2026, 4, 3)
    assert column(found, "direction") == ["out", "in"]


def test_a_missing_year_comes_from_the_title() -> None:
    found = ledger("Date;Payee;Amount\n28.12.;A;-1.00\n03.01.;B;-2.00\n", title="2025-12 2026-01")
    assert column(found, "time") == [datetime(2025, 12, 28), datetime(2026, 1, 3)]
    assert any("no year" in text for text in doubts(found))


@pytest.mark.parametrize(
    ("saved", "first"),
    [
        (date(2026, 2, 1), datetime(2025, 12, 28)),
        (date(2026, 1, 2), datetime(2024, 12, 28)),
        (date(2025, 12, 31), datetime(2024, 12, 28)),
    ],
)
def test_a_year_that_nobody_states_lets_nothing_happen_after_the_file_was_saved(
    saved: date, first: datetime
) -> None:
    rows = enumerate(["Date;Payee;Amount", "28.12.;A;-1.00", "03.01.;B;-2.00"], 1)
    grid = grid_from_rows((number, row.split(";")) for number, row in rows)
    found = build(grid, Origin("file.csv", saved=saved))
    assert column(found, "time")[0] == first
    assert any(str(first.year + 1) in text for text in doubts(found))


def test_the_currency_above_the_amount_counts() -> None:
    found = ledger("Date;Payee;USD$;CAD$\n2026-01-02;Baker;;-1.00\n2026-01-03;Ann;;2.00")
    assert column(found, "currency") == ["CAD", "CAD"]


def test_a_line_of_another_table_spoils_no_column() -> None:
    found = ledger(
        """
Saldo;Débito;Crédito;Docto.;Histórico;Data
922,90;77,10;;00077;COMPRA MERCADO;02/04/26
3.022,90;;2.100,00;00177;TRANSF PIX;07/04/26
1.572,90;1.450,00;;00277;PAGTO COND;15/04/26

;Histórico;;;Valor
30/04/26;Saldo Invest;;;0,00
"""
    )
    assert column(found, "amount") == [-7710, 210000, -145000]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("hello;world", "no table of transactions was found"),
        ("Date;Payee;Note\n2026-01-02;A;x\n2026-01-03;B;y", "no column of amounts"),
        ("Payee;Amount;Note\nA;1.00;x\nB;2.00;y", "no column of dates"),
        ("Date;Payee;Amount\n2026-01-31;Total;9.00", "no line has both a date and an amount"),
    ],
)
def test_what_is_no_ledger_says_what_was_seen(text: str, seen: str) -> None:
    with pytest.raises(ExportError) as caught:
        ledger(text)
    assert seen in ENGLISH.render(caught.value.text)
    assert caught.value.where == "file.csv"
    assert caught.value.hint is not None


def test_a_statement_s_columns_mean_what_the_format_says() -> None:
    columns = {
        "time": ["2026-01-02", "2026-01-03"],
        "amount": ["-1,50", "1000,"],
        "currency": ["EUR", "EUR"],
        "payee": [" Baker ", ""],
        "description": ["bread", "Card payment to Metro 12"],
        "kind": ["payment", "fee"],
    }
    found = build_statement(Statement(columns, [4, 7], mark=","), Origin("a.sta", "mt940"))
    assert column(found, "amount") == [-150, 100_000]
    assert column(found, "payee") == ["Baker", "Metro"]
    assert column(found, "kind") == ["payment", "fee"]
    assert column(found, "line") == [4, 7]
    assert found.readings[0].confidence == 1.0


def test_a_statement_without_entries_is_refused() -> None:
    empty = Statement({"time": [], "amount": []}, [])
    with pytest.raises(ExportError) as caught:
        build_statement(empty, Origin("a.sta", "mt940"))
    assert "no transaction" in ENGLISH.render(caught.value.text)
