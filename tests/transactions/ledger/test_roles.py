"""Columns find their roles by name and content together."""

from __future__ import annotations

from secaudit.transactions.ledger.roles import Roles, find_roles

DAYS = [f"2026-01-{day:02}" for day in range(1, 9)]
MONEY = [f"-{number}.50" for number in range(1, 9)]
SHOPS = ["Baker", "Tailor", "Metro", "Baker", "Florist", "Metro", "Bank", "Baker"]


def roles(header: str, *columns: list[str]) -> Roles:
    return find_roles(header.split(","), list(zip(*columns, strict=True)))


def test_dates_with_a_clock_win_over_dates_without() -> None:
    stamped = [f"{day} 10:00:0{place}" for place, day in enumerate(DAYS)]
    assert roles("Date,Time stamp,Amount", DAYS, stamped, MONEY).times[0] == 1


def test_a_booking_date_stands_in_behind_the_transaction_date() -> None:
    assert roles("Value date,Transaction date,Amount", DAYS, DAYS, MONEY).times == (1, 0)


def test_without_a_header_the_earlier_of_two_dates_is_the_purchase() -> None:
    later = [f"2026-02-{day:02}" for day in range(1, 9)]
    assert roles(",,", later, DAYS, MONEY).times[0] == 1
    assert roles(",,", DAYS, later, MONEY).times[0] == 0


def test_dates_without_years_serve_where_no_others_are() -> None:
    assert roles("Date,Amount", ["02.01.", "03.01.", "04.01."], MONEY[:3]).times == (0,)
    assert roles(",", ["2.10", "3.10", "4.10"], ["-1.00", "-2.00", "-3.00"]).times == ()


def test_a_clock_in_its_own_column_is_found() -> None:
    clocks = [f"1{place}:30" for place in range(8)]
    assert roles("Date,Time,Amount", DAYS, clocks, MONEY).clock == 1
    assert roles(",,", DAYS, clocks, MONEY).clock == 1


def test_six_digits_are_a_clock_only_by_name() -> None:
    digits = ["101010", "111111", "121212", "131313", "141414", "151515", "161616", "171717"]
    assert roles("Date,Uhrzeit,Amount", DAYS, digits, MONEY).clock == 1
    assert roles("Date,Zorp,Amount", DAYS, digits, MONEY).clock is None


def test_no_clock_is_sought_where_dates_have_one() -> None:
    stamped = [f"{day} 10:00" for day in DAYS]
    assert roles("Time,Zorp,Amount", stamped, ["10:00"] * 8, MONEY).clock is None


def test_a_flag_is_known_by_its_words_or_by_its_name() -> None:
    both = ["支出", "收入"] * 4
    assert roles("Date,Zorp,Amount", DAYS, both, MONEY).direction == 1
    one = ["D"] * 8
    assert roles("Date,Debit/Credit,Amount", DAYS, one, MONEY).direction == 1
    assert roles("Date,Zorp,Amount", DAYS, one, MONEY).direction is None


def test_a_currency_is_a_column_of_codes() -> None:
    codes = ["EUR", "USD"] * 4
    assert roles("Date,Currency,Amount", DAYS, codes, MONEY).currency == 1
    assert roles(",,", DAYS, codes, MONEY).currency == 1
    assert roles("Date,Zorp,Amount", DAYS, codes, MONEY).currency is None
    assert roles("Date,Currency,Amount", DAYS, ["Taler", "Batz"] * 4, MONEY).currency == 1


def test_the_payee_is_the_column_that_means_the_other_side() -> None:
    found = roles("Date,Account name,Payee,Amount", DAYS, ["Ann Owner"] * 8, SHOPS, MONEY)
    assert found.text["payee"] == 2


def test_a_name_that_never_changes_is_the_account_holder_s() -> None:
    found = roles("Date,Name,Description,Amount", DAYS, ["Ann Owner"] * 8, SHOPS, MONEY)
    assert "payee" not in found.text
    assert found.text["description"] == 2


def test_a_second_column_of_names_stands_in_where_the_first_is_blank() -> None:
    found = roles("Date,Payee,Counterparty,Amount", DAYS, SHOPS, SHOPS[::-1], MONEY)
    assert {found.text["payee"], found.text["other_payee"]} == {1, 2}


def test_a_column_of_accounts_is_no_payee() -> None:
    accounts = [f"DE8937040044053201300{place}" for place in range(8)]
    assert "payee" not in roles("Date,Payee,Amount", DAYS, accounts, MONEY).text


def test_of_two_texts_the_one_in_the_bank_s_words_is_the_kind() -> None:
    kinds = ["Lastschrift", "Gutschrift"] * 4
    found = roles("Date,Description,Text,Amount", DAYS, kinds, SHOPS, MONEY)
    assert (found.text["kind"], found.text["description"]) == (1, 2)


def test_without_names_the_column_with_most_to_say_is_the_text() -> None:
    texts = [
        f"Card payment to {shop} at the main street {place}" for place, shop in enumerate(SHOPS)
    ]
    found = roles(",,,", DAYS, SHOPS, texts, MONEY)
    assert (found.text["payee"], found.text["description"]) == (1, 2)


def test_where_the_header_says_nothing_about_texts_content_has_to() -> None:
    kinds = ["Lastschrift", "Gutschrift"] * 4
    found = roles("Date,Zorp,Blarg,Amount", DAYS, kinds, SHOPS, MONEY)
    assert found.text == {"description": 2, "kind": 1}


def test_a_note_says_more_than_a_column_of_unknown_name() -> None:
    notes = [f"lunch with {shop}" for shop in SHOPS]
    found = roles("Date,Note,Zorp,Amount", DAYS, notes, ["red", "blue"] * 4, MONEY)
    assert found.text["description"] == 1
    kinds = [f"Transfer sent to {shop}" for shop in SHOPS]
    found = roles("Date,Transaction type,Zorp,Amount", DAYS, kinds, ["red", "blue"] * 4, MONEY)
    assert found.text["description"] == 1


def test_a_table_of_figures_alone_has_no_texts() -> None:
    assert roles("Date,Amount", DAYS, MONEY).text == {}


def test_nothing_is_found_in_nothing() -> None:
    found = find_roles(["Date", "Amount"], [])
    assert (found.times, found.structure, found.text) == ((), None, {})
