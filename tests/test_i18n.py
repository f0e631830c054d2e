"""Sentences carry their values the way the language writes them, and nothing hostile."""

from __future__ import annotations

import gettext
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit import i18n, safe
from secaudit.errors import SecauditError
from secaudit.i18n import Translator
from secaudit.model.message import Bilingual, Message
from secaudit.model.money import Money

ENGLISH, CHINESE = Translator("en"), Translator("zh")


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (1234567, "1,234,567", "1,234,567"),
        (0.25, "0.2", "0.2"),
        (99.96, "100.0", "100.0"),
        (12345.6, "12,346", "12,346"),
        (3.0, "3", "3"),
        (Decimal("1234.50"), "1,234.50", "1,234.50"),
        (date(2026, 3, 9), "2026-03-09", "2026年3月9日"),
        (datetime(2026, 3, 9, 7, 5, 1), "2026-03-09 07:05:01", "2026年3月9日 07:05:01"),
        (time(23, 4, 59), "23:04", "23:04"),
        (Money(-123456, 2, "CNY"), "-\uffe51,234.56", "-\uffe51,234.56"),
        (Money(500, 2, "USD"), "$5.00", "$5.00"),
        (Money(7, 0, "JPY"), "7 JPY", "7 JPY"),
        (Money(120, 2), "1.20", "1.20"),
        (Bilingual(en="the bank", zh="银行"), "the bank", "银行"),
        ("a\x1b[2Jb", "a [2Jb", "a [2Jb"),
        (Message("not a {thing}", {"thing": 4}), "not a 4", "not a 4"),
    ],
)
def test_a_value_is_written_as_the_language_writes_it(
    value: str | float | Decimal | Money | date | time | Bilingual | Message,
    english: str,
    chinese: str,
) -> None:
    assert ENGLISH.value(value) == english
    assert CHINESE.value(value) == chinese


@given(st.integers(-(2**63), 2**63 - 1), st.integers(0, 18))
def test_money_is_shown_exactly(units: int, digits: int) -> None:
    shown = ENGLISH.money(Money(units, digits, "XTS"))
    figure, _, currency = shown.partition(" ")
    assert Decimal(figure.replace(",", "")) == Decimal(units).scaleb(-digits)
    assert currency == "XTS"


@given(st.text() | st.sampled_from(["{0}", "{", "{name!r}", "}"]))
def test_a_value_from_outside_cannot_reach_into_the_sentence(payee: str) -> None:
    shown = ENGLISH.render(Message("paid to {payee}.", {"payee": payee}))
    assert shown == f"paid to {safe.plain(payee)}."


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 lines"), (1, "1 line"), (2, "2 lines"), (1000, "1,000 lines")]
)
def test_the_count_chooses_the_form(count: int, expected: str) -> None:
    message = Message("{n} line", {"n": count}, plural="{n} lines", count=count)
    assert ENGLISH.render(message) == expected


def test_an_unknown_language_is_english() -> None:
    assert Translator("tlh").language == "en"


def test_an_empty_text_stays_empty() -> None:
    # gettext would answer with the catalogue's head.
    assert CHINESE("") == ""


def test_a_third_language_says_what_it_has_and_the_rest_in_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class French(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"the bank": "la banque", "Ask {who}.": "Demandez à {who}."}.get(
                message, message
            )

    monkeypatch.setattr(i18n, "LANGUAGES", ("en", "zh", "fr"))
    monkeypatch.setattr(i18n, "catalogue", lambda _: French())
    french = Translator("fr")
    assert french.language == "fr"
    bank = Bilingual(en="the bank", zh="银行")
    assert french.render(Message("Ask {who}.", {"who": bank})) == "Demandez à la banque."
    assert french.render(Bilingual(en="the card", zh="银行卡")) == "the card"
    assert french.error(SecauditError(Message("Ask."), where="x", hint=Message("Go."))) == (
        "x: Ask. Go."
    )
