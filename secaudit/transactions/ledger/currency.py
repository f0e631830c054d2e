"""The currency of every entry: from its column, its cell, the header, the title, or else a guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from secaudit.transactions.ledger.amounts import units_of
from secaudit.transactions.ledger.headers import unit
from secaudit.transactions.reading.cells import CODES

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = {
    "人民币": "CNY", "人民币元": "CNY", "RMB": "CNY", "CNH": "CNY", "元": "CNY", "¥": "CNY", "￥": "CNY", "圆": "CNY",
    "美元": "USD", "港币": "HKD", "港元": "HKD", "港幣": "HKD", "欧元": "EUR", "日元": "JPY", "英镑": "GBP",
    "澳元": "AUD", "加元": "CAD", "新台币": "TWD", "新臺幣": "TWD", "円": "JPY", "€": "EUR", "$": "USD", "£": "GBP",
    "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "NT$": "TWD", "MX$": "MXN", "R$": "BRL", "₽": "RUB", "руб": "RUB", "руб.": "RUB", "р.": "RUB", "₹": "INR",
    "Rs": "INR", "Rs.": "INR", "₩": "KRW", "원": "KRW", "zł": "PLN", "zl": "PLN", "Kč": "CZK", "Kc": "CZK",
    "Ft": "HUF", "lei": "RON", "лв": "BGN", "₺": "TRY", "TL": "TRY", "₴": "UAH", "₫": "VND", "đ": "VND", "฿": "THB",
    "₱": "PHP", "RM": "MYR", "Rp": "IDR", "₪": "ILS", "₸": "KZT", "₦": "NGN", "₵": "GHS", "৳": "BDT", "₼": "AZN", "₾": "GEL", "₲": "PYG", "₡": "CRC", "﷼": "SAR", "руб.": "RUB", "грн": "UAH", "сум": "UZS", "人民幣": "CNY", "新臺幣": "TWD", "澳門元": "MOP", "日圓": "JPY", "日幣": "JPY", "美金": "USD", "歐元": "EUR", "英鎊": "GBP", "KSh": "KES", "Ksh": "KES", "USh": "UGX", "TSh": "TZS", "Fr.": "CHF", "SFr.": "CHF", "kr": "SEK", "kr.": "DKK", "CDN": "CAD",
}  # fmt: skip
_NAMED = re.compile(
    r"(?:货币|貨幣|币种|幣別|幣種|currency|währung|valuta|devise|moneda|waluta|валюта|mata uang|para birimi)\W{0,4}(\w{2,6})",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
# Where nothing is printed: words or letters of the header that belong to one country or currency area.
_HINTS = (
    (re.compile(r"[ぁ-んァ-ヶ]"), "JPY"),
    (re.compile(r"[가-힣]"), "KRW"),
    (re.compile(r"新[臺台]幣|[臺台]幣|[臺台]灣|統一編號"), "TWD"),
    (re.compile(r"港元|港幣|港币|香港|八達通|轉數快"), "HKD"),
    (re.compile(r"[\u4e00-\u9fff]"), "CNY"),
    (re.compile(r"[\u0e00-\u0e7f]"), "THB"),
    (re.compile(r"[іїєґІЇЄҐ]"), "UAH"),
    (re.compile(r"[а-яА-Я]"), "RUB"),
    (re.compile(r"kwota|rachunk|obci[ąa][żz]|tytu[łl]|opis operacji", re.IGNORECASE), "PLN"),
    (
        re.compile(r"[čc][áa]stka|proti[úu][čc]et|z[ůu]statek|[úu][čc]tov[áa]n", re.IGNORECASE),
        "CZK",
    ),
    (re.compile(r"[öo]sszeg|k[öo]nyvel|terhel[ée]s|egyenleg", re.IGNORECASE), "HUF"),
    (re.compile(r"belopp|bokf[öo]r|ins[äa]ttning|uttag", re.IGNORECASE), "SEK"),
    (re.compile(r"inn p[åa] konto|ut fra konto|bel[øo]p\b|bokf[øo]r", re.IGNORECASE), "NOK"),
    (re.compile(r"bel[øo]b", re.IGNORECASE), "DKK"),
    (re.compile(r"lan[çc]amento|hist[óo]rico|estabelecimento|favorecido", re.IGNORECASE), "BRL"),
    (re.compile(r"i[şs]lem|tutar|bakiye", re.IGNORECASE), "TRY"),
    (
        re.compile(
            r"betrag|buchung|wertstellung|verwendungszweck|bedrag|omschrijving|rekening|montant|libell|solde|importe|concepto"
            r"|cargo|importo|causale|descrizione|saldo|fecha|data valuta|m[åa][åa]r[äa]|selite",
            re.IGNORECASE,
        ),
        "EUR",
    ),
    (re.compile(r"sort code|paid in|paid out|money in|money out", re.IGNORECASE), "GBP"),
)


def code_of(text: str) -> str | None:
    """The ISO code, or the ticker as printed, that a cell or header names."""
    bare = text.strip()
    if bare in _NAMES:
        return _NAMES[bare]
    upper = bare.upper()
    if upper in _NAMES:
        return _NAMES[upper]
    return upper if re.fullmatch(r"[A-Z]{3,5}", upper) else None


def from_column(column: pa.Array) -> pa.Array:
    """Codes of a currency column; null where it says nothing."""
    codes = column.dictionary_encode()
    known = [code_of(text) if text else None for text in codes.dictionary.to_pylist()]
    return pa.array(known, pa.string()).take(codes.indices)


def from_cells(column: pa.Array, *, japanese: bool) -> pa.Array | None:
    """Codes that stand beside the figures, or None where hardly any do."""
    codes = units_of(column).dictionary_encode()
    words = codes.dictionary.to_pylist()
    known = [_unit_code(word, japanese=japanese) for word in words]
    found = pa.array(known, pa.string()).take(codes.indices)
    return found if len(found) and found.null_count < len(found) * 0.9 else None


def _unit_code(word: str | None, *, japanese: bool) -> str | None:
    code = code_of(word) if word else None
    if code == "CNY" and japanese and word in ("¥", "￥"):
        return "JPY"
    return code if code in CODES or code in _NAMES.values() else None


def stated(names: Sequence[str], preamble: Sequence[str], title: str) -> str | None:
    """The one currency that headers, the lines above the table or the file's name state."""
    for name in names:
        text = unit(name)
        code = code_of(text) if text else None
        if code in CODES:
            return code
        for word in _CODE.findall(name):
            if word in CODES:
                return str(word)
    if any(re.search(r"\d\s?元", text) for text in preamble[:60]):
        return "CNY"
    for text in preamble[:60]:
        named = _NAMED.search(text)
        code = code_of(named.group(1)) if named else None
        if code in CODES:
            return code
    found = {
        word
        for text in (*preamble[:60], title)
        for word in _CODE.findall(text.replace("_", " "))
        if word in CODES
    }
    return found.pop() if len(found) == 1 else None


def guess(
    names: Sequence[str], preamble: Sequence[str], texts: Sequence[str], *, order: str, comma: bool
) -> str:
    """The likeliest currency where nothing is printed."""
    for words in (" ".join(names), " ".join(preamble[:40]), " ".join(texts)):
        for hint, code in _HINTS:
            if hint.search(words):
                return code
        if "€" in words:
            return "EUR"
        if "£" in words:
            return "GBP"
    if comma:
        return "EUR"
    return "GBP" if order == "dmy" else "USD"


def minor_digits(code: str) -> int:
    """Decimals that a currency is usually written with (ISO 4217)."""
    if code in ("JPY", "KRW", "VND", "CLP", "ISK", "XAF", "XOF", "UGX"):
        return 0
    return 3 if code in ("KWD", "BHD", "OMR", "TND") else 2


def fill(column: pa.Array, code: str) -> pa.Array:
    """`column` with `code` where it is null."""
    return pc.fill_null(column, code)
