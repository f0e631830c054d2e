"""Short texts of many languages are read in the code page that programs there use."""

from __future__ import annotations

import pytest

from secaudit.transactions.reading import encoding

TEXTS = [
    ("cp1252", "Últimos movimientos;Panadería;Cigüeña"),
    ("cp1252", "Descrição;Histórico;Crédito;LANÇAMENTO;SAÍDA"),
    ("cp1252", "Bokföringsdag;Köp på ICA"),
    ("cp1252", "Libellé;Débit;Forêt;CHÊNE"),
    ("cp1252", "Määrä;Päivä;äöå"),
    ("cp1250", "Data księgowania;Kwota;Żabka;Łódź"),
    ("cp1250", "Datum zaúčtování;Částka;Měna;Řeznictví"),
    ("cp1250", "Könyvelés dátuma;Összeg;Közlemény;fű"),
    ("cp1250", "Data tranzacţiei;Sumă;Plată la ţară"),
    ("cp1250", "Popis;Račun;Iznos;Čokolada;Šibenik"),
    ("cp1251", "Дата операции;Сумма;Описание"),
    ("cp1251", "Date;Payee;Amount\n2026-01-02;Пятёрочка;-3"),
    ("cp1253", "Ημερομηνία;Ποσό;Περιγραφή"),
    ("cp1254", "İşlem Tarihi;Açıklama;Tutar;Ödeme"),
    ("cp874", "วันที่;รายการ;ถอนเงิน"),
    ("gb18030", "交易时间,交易对方,金额"),
    ("cp950", "交易日期,摘要,存入金額"),
    ("cp932", "取引日,お支払金額,残高"),
]


@pytest.mark.parametrize(("codec", "text"), TEXTS)
def test_a_short_text_is_read_in_the_code_page_of_its_language(codec: str, text: str) -> None:
    data = text.encode(codec)
    assert encoding.decode(data, encoding.detect(data)) == (text, 0)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", [text for _, text in TEXTS])
def test_unicode_is_known_whatever_is_written(codec: str, text: str) -> None:
    data = text.encode(codec)
    assert encoding.decode(data, encoding.detect(data)) == (text, 0)


def test_one_accented_name_makes_no_file_russian() -> None:
    rows = "".join(f"CARD_PAYMENT,2026-01-{day:02},Baker and Sons,-3.50\n" for day in range(1, 20))
    text = f"Type,Date,Description,Amount\n{rows}TOPUP,2026-01-20,åäö,5.00\n"
    assert encoding.detect(text.encode("cp1252")) == "cp1252"
