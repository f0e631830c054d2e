"""MT940: tags 61 and 86 with the liberties that banks take."""

from __future__ import annotations

import pytest

from secaudit.transactions.reading import mt940

TEXT = """:20:START
:25:12345/678
:60F:C260101EUR1000,00
:61:2601020102DR1,50NTRFNONREF//B1
bank text
:86:166?00SEPA?20Bread and?21butter?32Baker?33 & Co
:61:260103RC20,NTRFr2
:86:plain text of the bank/NAME/Ann/REMI/x
:61:260104C3,00
no tag 86 follows
:62F:C260104EUR1021,50
"""


def entries(text: str) -> list[dict[str, str]]:
    (statement,) = mt940.read(text.encode())
    return [
        dict(zip(statement.columns, row, strict=True))
        for row in zip(*statement.columns.values(), strict=True)
    ]


def test_entries_with_their_sub_fields() -> None:
    first, second, third = entries(TEXT)
    assert first == {
        "time": "2026-01-02", "amount": "-1,50", "currency": "EUR", "payee": "Baker & Co",
        "description": "Bread andbutter", "reference": "", "account": "12345/678",
    }  # fmt: skip
    assert (second["amount"], second["payee"], second["reference"]) == ("-20", "Ann", "r2")
    assert (third["amount"], third["description"]) == ("3,00", "no tag 86 follows")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(end: str) -> None:
    assert entries(TEXT.replace("\n", end)) == entries(TEXT)


def test_the_decimal_mark_and_the_lines_are_known() -> None:
    (statement,) = mt940.read(TEXT.encode())
    assert (statement.mark, list(statement.lines)) == (",", [4, 7, 9])


def test_sub_fields_without_a_purpose_tell_the_kind_of_booking() -> None:
    text = ":61:2601020102D1,50NTRF\n:86:166?00SEPA?32Baker\n"
    assert entries(text)[0]["description"] == "SEPA"


def test_a_statement_line_tells() -> None:
    assert mt940.recognises(TEXT.encode()) > 0.5
    assert mt940.recognises(b":61:soon") == 0.0
