"""The name in a bank's running text, whatever stands around it."""

from __future__ import annotations

import pyarrow as pa
import pytest

from secaudit.transactions.ledger import payee_text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Corner Bakery", "Corner Bakery"),
        ("AUTOPAY PAYMENT - THANK YOU", "AUTOPAY PAYMENT - THANK YOU"),
        ("POS PURCHASE 1234 CORNER BAKERY", "CORNER BAKERY"),
        ("Card payment to Corner Bakery on 12 May", "Corner Bakery"),
        ("CARTE 12/05 PHARMACIE DU HIBOU", "PHARMACIE DU HIBOU"),
        ("Naam: Energie Dwarskabel Omschrijving: Termijn maart 2026", "Energie Dwarskabel"),
        ("/TRTP/SEPA Incasso/NAME/Energie Dwarskabel/MARF/77812", "Energie Dwarskabel"),
        ("PAGO MOVIL EN KIOSCO LUNA 4521", "KIOSCO LUNA"),
        ("Kartenzahlung    BAECKEREI SONNE 0815", "BAECKEREI SONNE"),
    ],
)
def test_a_name_is_taken_out_of_its_text(text: str, name: str) -> None:
    assert name == payee_text.name(text)


def test_a_text_of_figures_alone_stays_as_it_is() -> None:
    assert payee_text.name("4711 0815") == "4711 0815"


def test_a_column_of_texts_becomes_one_of_names() -> None:
    texts = pa.array(["POS 12 Bakery Sun", "", "POS 13 Bakery Sun"])
    assert payee_text.names(texts).to_pylist() == ["Bakery Sun", "", "Bakery Sun"]
