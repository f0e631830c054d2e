"""Money in or out: by pair, flag, sign or words; what a plus means is proven or said to be open."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from secaudit.i18n import Translator
from secaudit.model.overrides import Sign
from secaudit.transactions.ledger.balance import Verdict
from secaudit.transactions.ledger.direction import Directions, column, from_pair
from secaudit.transactions.ledger.flags import from_flags
from secaudit.transactions.ledger.signs import from_sign

MIXED = [-100, 250, -30, -5]
PROVEN = Verdict(1.0, 9, inverted=True, newest_first=False)
NAMES = ["Date", "Payee", "Amount"]


def by_sign(  # noqa: PLR0913 - what decides a sign
    units: list[int],
    texts: list[str] | None = None,
    names: list[str] = NAMES,
    verdict: Verdict | None = None,
    asked: Sign | None = None,
    *,
    plus: bool = False,
) -> Directions:
    given = [pa.array(texts)] if texts else []
    return from_sign(
        np.array(units), verdict=verdict, texts=given, names=names, asked=asked, plus=plus
    )


def flagged(
    flags: list[str], units: list[int], verdict: Verdict | None = None, *, named: bool = True
) -> list[int] | None:
    found = from_flags(pa.array(flags), np.array(units), verdict, named=named)
    return None if found is None else found.way.tolist()


def said(found: Directions) -> str:
    return Translator("en").render(found.doubt.text) if found.doubt else ""


def test_a_pair_is_signed_already() -> None:
    assert from_pair(np.array([-5, 0, 7])).way.tolist() == [-1, 0, 1]


def test_directions_become_the_ledger_s_words() -> None:
    assert column(np.array([-1, 0, 1], np.int8)).to_pylist() == ["out", "neutral", "in"]


def test_a_flag_tells_where_amounts_have_no_sign() -> None:
    assert flagged(["支出", "收入", "不计收支", ""], [1, 2, 3, 4]) == [-1, 1, 0, 0]


def test_an_unknown_flag_beside_a_neutral_word_is_neutral_and_said() -> None:
    found = from_flags(
        pa.array(["支出", "不计收支", "zorp"]), np.array([1, 2, 3]), None, named=True
    )
    assert found is not None
    assert found.way.tolist() == [-1, 0, 0]
    assert said(found).startswith("1 line has an unknown word")


def test_an_unknown_flag_without_neutral_ones_is_what_most_are() -> None:
    assert flagged(["D", "D", "C", "zorp"], [1, 2, 3, 4]) == [-1, -1, 1, -1]


def test_flag_and_sign_that_agree_leave_each_entry_its_sign() -> None:
    assert flagged(["支出", "收入", "支出", "支出"], MIXED) == [-1, 1, -1, -1]


def test_a_reversed_debit_is_money_back() -> None:
    flags, units = ["D", "C", "D", "D"], [100, -250, 30, -5]
    assert flagged(flags, units) == [-1, 1, -1, 1]


def test_a_flag_that_contradicts_the_signs_is_only_a_kind_unless_it_is_named() -> None:
    flags = ["支出", "支出", "收入", "支出"]
    assert flagged(flags, MIXED, named=False) is None
    assert flagged(flags, MIXED, PROVEN, named=False) == [1, -1, 1, 1]
    assert flagged(["zorp"] * 4, MIXED) is None


@pytest.mark.parametrize(
    ("asked", "way"), [(Sign.SPEND_NEGATIVE, [-1, 1, -1, -1]), (Sign.SPEND_POSITIVE, [1, -1, 1, 1])]
)
def test_the_user_s_word_about_signs_holds(asked: Sign, way: list[int]) -> None:
    found = by_sign(MIXED, asked=asked, verdict=PROVEN)
    assert (found.rule, found.way.tolist()) == ("asked", way)


def test_the_balance_proves_what_a_plus_means() -> None:
    found = by_sign(MIXED, verdict=PROVEN)
    assert (found.rule, found.way.tolist(), found.doubt) == ("balance", [1, -1, 1, 1], None)


def test_a_printed_plus_is_money_in() -> None:
    found = by_sign([5, -3, 7], plus=True)
    assert (found.rule, found.way.tolist()) == ("plus", [1, -1, 1])


def test_words_beside_amounts_tell_what_the_sign_means() -> None:
    texts = ["purchase shoes", "payment received thank you", "purchase bread", "purchase hat"]
    found = by_sign([100, -250, 30, 5], texts)
    assert (found.rule, found.inverted, found.doubt) == ("usage", True, None)
    assert by_sign(MIXED, texts).inverted is False


def test_a_list_of_mostly_plain_amounts_is_read_as_cards_are_usually_written() -> None:
    found = by_sign([100, 30, 5, 7, -3], names=["Date", "Payee", "Amount"])
    assert found.inverted
    assert said(found) == "Amounts without a minus sign were taken as money out."
    assert found.doubt is not None
    assert found.doubt.flag == "--sign spend-negative"


def test_an_account_that_nobody_explains_is_read_as_accounts_are_usually_written() -> None:
    found = by_sign([-100, -30, -5, 7])
    assert (found.inverted, said(found)) == (
        False,
        "Amounts without a minus sign were taken as money in.",
    )


def test_what_only_has_minus_signs_is_all_money_out_without_a_doubt() -> None:
    found = by_sign([-1, -2])
    assert (found.way.tolist(), found.doubt) == ([-1, -1], None)


def test_where_no_amount_has_a_sign_texts_tell_money_in_from_out() -> None:
    found = by_sign([100, 250, 0], ["Bakery", "Salary May", "Nothing"])
    assert (found.rule, found.way.tolist()) == ("words", [-1, 1, 0])
    assert by_sign([1, 2], ["Salary May", "Refund of shoes"]).way.tolist() == [1, 1]
    assert said(found).startswith("No amount has a sign; all were taken as money out")


def test_a_list_of_receipts_is_money_in_except_where_it_says_otherwise() -> None:
    found = by_sign([100, 250], ["Ann", "Withdrawal"], names=["Date", "Customer", "Amount"])
    assert (found.rule, found.way.tolist()) == ("words", [1, -1])
