"""Who the other side is: as printed, and folded so that the same shop is one payee."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from secaudit.transactions.ledger import distinct

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

_BRANCH = re.compile(r"\s*[(（\[【][^)）\]】]{0,40}(?:[店铺部处站]|\d)\s*[)）\]】]\s*\Z")
_DATE = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\.?(?=\s|\Z)|\b\d{1,2}:\d{2}(?::\d{2})?\b"
)
_AMOUNT = re.compile(r"(?<![\w.,])\d{1,6}[.,]\d{2}(?![\d])")
_NUMBERED = re.compile(r"(?<!\w)[#*x]*\w*\d[\w\-*/.:]*", re.IGNORECASE)
_ACQUIRER = re.compile(
    r"(?:支付宝|财付通|微信支付|微信|云闪付|网银在线|美团支付|抖音支付|银联|paypal|sq|tst|sumup|zettle|pp"
    r"|apl)\s*[-–—*_]+\s*"
)
_REST = re.compile(r"[^\w\u4e00-\u9fff&*]+")


def key(payee: str) -> str:
    """A payee without case, width, branch, acquirer, dates, amounts and numbers that change."""
    whole = unicodedata.normalize("NFKC", payee[:300]).casefold()
    text = _BRANCH.sub("", _ACQUIRER.sub("", whole, count=1))
    text = _AMOUNT.sub(" ", _DATE.sub(" ", text))
    folded = _REST.sub(" ", _NUMBERED.sub(" ", text)).strip()
    if len(folded) < 2:
        # A name that is all figures, such as a telephone number, keeps them.
        return _REST.sub("", whole)
    words = [
        word for word in folded.split() if len(word) > 1 or not word.isascii()
    ] or folded.split()
    return "".join(words[:6])


def keys(payees: pa.DictionaryArray) -> pa.DictionaryArray:
    """`key` of every cell; each distinct payee is folded once."""
    return distinct.mapped(
        payees, [key(text) if text else "" for text in payees.dictionary.to_pylist()]
    )


def first_filled(columns: Sequence[pa.DictionaryArray]) -> pa.DictionaryArray:
    """The first cell of each row that is neither blank nor a filler, else empty text."""
    result = distinct.repeated("", len(columns[0]))
    for column in reversed(columns):
        blank = distinct.matches(
            column, lambda distinct: pc.match_substring_regex(distinct, r"^[-/*.\s]*$")
        )
        result = distinct.choose(~blank, column, result)
    return result
