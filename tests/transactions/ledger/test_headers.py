"""Words at the head of columns: what role they name, in any language, and what they do not."""

from __future__ import annotations

import pytest

from secaudit.transactions.ledger import headers


def best(header: str) -> str | None:
    found = headers.roles(header)
    return max(found, key=lambda role: found[role]) if found else None


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("交易时间", "time"),
        ("交易時間", "time"),
        ("取引日", "time"),
        ("Buchungstag", "time"),
        ("Date de l'opération", "time"),
        ("金额（元）", "amount"),
        ("Amount (EUR)", "amount"),
        ("AMOUNT", "amount"),
        ("Montant", "amount"),
        ("支出金额", "out"),
        ("Paid out", "out"),
        ("Paid in", "into"),
        ("收入", "into"),
        ("Saldo", "balance"),
        ("余额", "balance"),
        ("交易对方", "payee"),
        ("Empfänger", "recipient"),
        ("Transaction description", "description"),
        ("Verwendungszweck", "description"),
        ("收/支", "direction"),
        ("币种", "currency"),
        ("当前状态", "status"),
        ("-", "out"),
        ("(+)", "into"),
    ],
)
def test_a_header_names_its_role_in_any_language(header: str, role: str) -> None:
    assert role == best(header)


@pytest.mark.parametrize("header", ["", "Zebra", "x" * 61, "2026-01-02", "100.00"])
def test_other_words_name_no_role(header: str) -> None:
    assert not headers.is_known(header)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Beträge", "betrage"),
        ("BETRAEGE", "betrage"),
        ("ＡＭＯＵＮＴ", "amount"),
        ("Amount  [GBP]", "amount"),
        ("Amount_total", "amount total"),
        ("Amount (net)", "amount net"),
        ("Time (UTC)", "time"),
        ("交易 时间", "交易时间"),
        ("交易時間", "交易时间"),
        ("płatność", "platnosc"),
        ("Reference 12", "reference"),
    ],
)
def test_writing_makes_no_difference(one: str, other: str) -> None:
    assert headers.fold(other) == headers.fold(one)


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Amount (EUR)", "EUR"),
        ("金额（元）", "元"),
        ("Betrag [in CHF]", "CHF"),
        ("Amount (net)", None),
        ("Time (UTC)", None),
        ("Amount", None),
    ],
)
def test_a_currency_stands_in_brackets(header: str, unit: str | None) -> None:
    assert unit == headers.unit(header)


def test_a_part_of_a_longer_header_weighs_less_than_the_word_alone() -> None:
    assert 0 < headers.roles("Card payment amount")["amount"] < headers.roles("Amount")["amount"]


def test_the_last_part_of_a_compound_says_what_it_is() -> None:
    found = headers.roles("Auftragsbetrag")
    assert found["amount"] > 0.4
    eastern = headers.roles("某某交易金额")
    assert eastern["amount"] > 0.4


@pytest.mark.parametrize("header", ["Fee amount", "Amount of fees", "手续费金额"])
def test_a_fee_is_not_the_amount(header: str) -> None:
    assert best(header) == "fee"


def test_an_amount_after_fees_is_one() -> None:
    assert "amount" in headers.roles("Amount after fee")


@pytest.mark.parametrize("header", ["Beneficiary account number", "Empfänger IBAN"])
def test_an_account_is_not_a_name(header: str) -> None:
    assert "payee" not in headers.roles(header)
