"""Encodings are found from bytes: by marks, by proof, by the letters that people write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.transactions.reading.encoding import decode, detect

CHINESE = "交易时间,交易对方,金额（元）\n2026-01-02,面包店,12.50\n"
TEXTS = {
    "gb18030": CHINESE,
    "cp950": "交易日期,摘要,支出,存入,餘額\n2026/01/02,轉帳,1,000\n",
    "cp932": "取引日,摘要,お支払金額,お預り金額,残高\n2026/01/02,振込,1000\n",
    "cp949": "거래일자,적요,출금액,입금액,잔액\n2026-01-02,급여,1000\n",
    "cp1252": "Buchungstag;Empfänger;Betrag\n02.01.2026;Bäckerei Grün;-1,50 €\n",
    "cp1250": "Data;Tytuł;Kwota\n2026-01-02;Żabka Ślęża płatność;-1,50\n",
    "cp1251": "Дата;Описание;Сумма\n02.01.2026;Оплата магазин Пекарня;-1,50\n",
    "cp1253": "Ημερομηνία;Περιγραφή;Ποσό\n02/01/2026;Φούρνος;-1,50\n",
    "cp1254": "Tarih;Açıklama;Tutar\n02.01.2026;Fırın alışverişi ğ;-1,50\n",
    "cp874": "วันที่,รายการ,จำนวนเงิน\n02/01/2026,ร้านขนมปัง,1.50\n",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_each_encoding_is_told_by_its_letters(encoding: str) -> None:
    assert detect(TEXTS[encoding].encode(encoding) * 3) == encoding


@pytest.mark.parametrize("encoding", TEXTS)
def test_utf8_is_proven_whatever_the_language(encoding: str) -> None:
    assert detect(TEXTS[encoding].encode()) == "utf-8"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-32", "utf-32")],
)
def test_a_byte_order_mark_settles_it(encoding: str, found: str) -> None:
    assert detect(CHINESE.encode(encoding)) == found


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zero_bytes(encoding: str) -> None:
    assert detect(CHINESE.encode(encoding)) == encoding


def test_a_file_cut_off_within_a_character_keeps_its_encoding() -> None:
    assert detect(CHINESE.encode()[:-8]) == "utf-8"
    assert detect((CHINESE * 3).encode("gb18030")[:50]) == "gb18030"


def test_a_damaged_byte_does_not_turn_utf8_into_something_else() -> None:
    assert detect((CHINESE * 4).encode() + b"\xff" + CHINESE.encode()) == "utf-8"


def test_what_cannot_be_read_is_counted() -> None:
    assert decode(b"caf\xff", "utf-8") == ("caf\ufffd", 1)
    assert decode("café".encode(), "utf-8") == ("café", 0)


@given(st.binary(max_size=200))
def test_any_bytes_have_an_encoding(data: bytes) -> None:
    text, _ = decode(data, detect(data))
    assert isinstance(text, str)
