"""How each question about a file is settled, how sure the whole is, and what raises a doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secaudit.i18n import Translator
from secaudit.model.overrides import DateOrder, Overrides, Sign
from secaudit.transactions.reading.export import read_export

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from secaudit.model.doubt import Settled
    from secaudit.model.ledger import Reading

    Read = Callable[..., Reading]

PROVEN = """Date,Payee,Amount (EUR)
2026-01-13,Birch Cafe,-3.50
2026-01-14,Elm Tools,-41.20
2026-01-15,Wages Ltd,+900.00
"""


def dated(*days: str) -> str:
    return "Date,Payee,Amount (EUR)\n" + "".join(f"{day},Birch Cafe,-3.50\n" for day in days)


def balanced(balances: list[str], amounts: list[str]) -> str:
    lines = zip(amounts, balances, strict=True)
    return "Date,Payee,Amount (EUR),Balance\n" + "".join(
        f"2026-01-{day:02},Birch Cafe,{amount},{balance}\n"
        for day, (amount, balance) in enumerate(lines, 1)
    )


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_text(text: str, overrides: Overrides = Overrides()) -> Reading:  # noqa: B008 - frozen
        path = tmp_path / "export.csv"
        path.write_text(text, encoding="utf-8")
        return read_export(path, overrides=overrides).readings[0]

    return read_text


def settled(reading: Reading, question: str) -> Settled:
    return next(one for one in reading.settled if one.question == question)


def said(reading: Reading) -> str:
    render = Translator("en").render
    return " ".join(render(doubt.text) for doubt in reading.doubts)


def test_a_file_that_proves_everything_has_full_confidence_and_no_doubt(read: Read) -> None:
    reading = read(PROVEN)
    assert [one.question for one in reading.settled if not one.proven] == []
    assert reading.confidence == 1.0
    assert reading.doubts == ()


def test_each_unproven_answer_lowers_the_confidence(read: Read) -> None:
    dates = read(dated("01/02/2026", "01/02/2026", "03/04/2026"))
    both = read(dated("01/02/2026", "01/02/2026", "03/04/2026").replace(" (EUR)", ""))
    assert both.confidence < dates.confidence < 1.0


def test_dates_that_could_be_read_twice_are_a_doubt_and_the_flag_settles_it(read: Read) -> None:
    text = dated("01/02/2026", "01/02/2026", "03/04/2026")
    open_ = read(text)
    (flag,) = [doubt.flag for doubt in open_.doubts if "Dates" in doubt.text.msgid]
    assert flag == "--dates month-first"
    assert settled(open_, "dates").answer == "day-first"
    asked = read(text, Overrides(dates=DateOrder.MONTH_FIRST))
    assert settled(asked, "dates").answer == "month-first"
    assert settled(asked, "dates").proven
    assert "Dates" not in said(asked)


def test_dates_that_one_order_alone_fits_are_proven(read: Read) -> None:
    reading = read(dated("01/02/2026", "28/02/2026", "03/04/2026"))
    assert settled(reading, "dates").answer == "day-first"
    assert settled(reading, "dates").proven


def test_a_flag_for_the_sign_is_believed_and_leaves_no_doubt(read: Read) -> None:
    text = "Date,Payee,Amount (EUR)\n" + "".join(
        f"2026-01-0{day},Birch Cafe,{day}.50\n" for day in range(1, 8)
    )
    open_ = read(text)
    flags = {doubt.flag for doubt in open_.doubts}
    assert flags & {"--sign spend-positive", "--sign spend-negative"}
    for sign in Sign:
        asked = read(text, Overrides(sign=sign))
        assert settled(asked, "sign").answer == sign.value
        assert asked.doubts == ()


def test_a_currency_that_nobody_names_is_a_doubt_until_the_user_names_it(read: Read) -> None:
    text = PROVEN.replace(" (EUR)", "")
    assert [doubt.flag for doubt in read(text).doubts] == ["--currency CODE"]
    asked = read(text, Overrides(currency="SEK"))
    assert settled(asked, "currency").answer == "SEK"
    assert asked.doubts == ()


def test_a_balance_that_agrees_is_evidence(read: Read) -> None:
    reading = read(
        balanced(["90.00", "85.00", "105.00", "95.00"], ["-1.00", "-5.00", "20.00", "-10.00"])
    )
    assert settled(reading, "balance").answer == "1.00"
    assert settled(reading, "sign").answer == "spend-negative"
    assert reading.confidence == 1.0


def test_a_balance_that_agrees_with_nothing_is_reported_and_the_reading_in_doubt(
    read: Read,
) -> None:
    reading = read(
        balanced(["90.00", "17.00", "33.00", "95.00"], ["-1.00", "-5.00", "20.00", "-10.00"])
    )
    assert "running balance agrees with the amounts in only 0 % of 3 lines" in said(reading)
    assert reading.confidence < 0.65


def test_a_balance_against_the_columns_of_money_in_and_out_is_reported_not_guessed_over(
    read: Read,
) -> None:
    text = (
        "Date,Payee,Money out (EUR),Money in,Balance\n"
        "2026-01-05,Birch Cafe,10.00,,510.00\n2026-01-07,Elm Tools,20.00,,530.00\n"
        "2026-01-09,Wages Ltd,,300.00,230.00\n2026-01-12,Birch Cafe,5.50,,235.50\n"
    )
    reading = read(text)
    assert settled(reading, "sign").answer == "pair"
    assert "only if money in and out change places" in said(reading)


def test_a_sign_that_the_user_gave_against_the_balance_names_the_other_one(read: Read) -> None:
    text = balanced(["90.00", "85.00", "105.00", "95.00"], ["-1.00", "-5.00", "20.00", "-10.00"])
    (doubt,) = read(text, Overrides(sign=Sign.SPEND_POSITIVE)).doubts
    assert doubt.flag == "--sign spend-negative"


@pytest.mark.parametrize(
    "balances",
    [
        ["90.00", "90.00", "90.00", "90.00"],  # the balance of today in every line
        ["90.00", "17.00", "", ""],  # too few lines to compare
    ],
)
def test_what_is_no_running_balance_raises_no_doubt(read: Read, balances: list[str]) -> None:
    reading = read(balanced(balances, ["-1.00", "-5.00", "20.00", "-10.00"]))
    assert "balance" not in said(reading)


def test_balances_of_several_currencies_are_not_compared_with_each_other(read: Read) -> None:
    text = "Date,Payee,Amount,Currency,Balance\n" + "".join(
        f"2026-01-{day:02},Birch Cafe,{amount},{currency},{balance}\n"
        for day, amount, currency, balance in (
            (1, "-10.00", "EUR", "90.00"), (2, "-5.00", "USD", "495.00"),
            (3, "-15.00", "EUR", "75.00"), (4, "-20.00", "EUR", "55.00"),
            (5, "-5.00", "USD", "490.00"), (6, "-5.00", "EUR", "50.00"),
        )
    )  # fmt: skip
    assert "balance" not in said(read(text))


def test_lines_that_were_refused_lower_the_confidence(read: Read) -> None:
    reading = read(PROVEN + "2026-01-16,Elm Tools,much\n")
    assert settled(reading, "lines").trust == pytest.approx(0.75)
    assert reading.confidence == pytest.approx(0.75)


def test_what_stands_around_the_table_is_counted(read: Read) -> None:
    reading = read("Statement of account\nInvented Bank\n" + PROVEN + "Total,,855.30\n")
    assert (reading.header, reading.before, reading.after) == (3, 2, 1)
