"""What a single cell looks like, cheaply: to find tables, delimiters and columns, not to convert.

Patterns are linear: bounded repeats, no nesting.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from secaudit.transactions import currencies

_MONTH = r"[A-Za-zÀ-žА-я]{3,10}\.?"
# Words for the half of the day may stand before the hour: 下午 3:05.
_HALF = r"(?:[上下]午|午[前後后]|오[전후]|凌晨|早上|中午|晚上)?"
_CLOCK = r"(?:[T,-]? ?" + _HALF + r" ?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?.{0,16})?"
DATE = re.compile(
    r"(?:(?:19|20)\d{2} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}日?\s{0,3}" + _CLOCK + r"|"
    r"\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:\d{4}|\d{2})\s{0,3}" + _CLOCK + r"|"
    r"\d{1,2}[-/. ]{1,2}" + _MONTH + r",?(?:[-/. ]{1,2}\d{2,4})?\s{0,3}" + _CLOCK + r"|"
    r"" + _MONTH + r"[-/. ]\d{1,2}(?:,? ?\d{4})?,?\s{0,3}" + _CLOCK + r"|"
    r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{6})?|"
    r"1[0-3]\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}日?\s{0,3}" + _CLOCK + r"|"
    r"1[01]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|"
    r"\d{1,2}月\d{1,2}日?\s{0,3}" + _CLOCK + r")\Z"
)  # fmt: skip
_MONTHS, _DAYS = 12, 31
SHORT_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}\.?(?:\s" + _CLOCK + r")?\Z")
_SYMBOL = (
    rf"(?:{'|'.join(sorted(currencies.codes()))}|RMB|USDT|USDC|BTC|ETH|CDN|[¥￥$€£฿﷼元원\u20a0-\u20cf]"
    r"|[A-Z]{1,2}\$|R\$|kr\.?|z[łl]|K[čc]|Ft|лв\.?|руб\.?|р\.|RM|Rp|Rs\.?|TL|元|円)"
)
# Thousands by threes, or Indian lakhs by twos, or no marks at all.
_FIGURE = (
    r"(?:\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3}){0,6}|\d{1,2}(?:,\d{2}){1,5},\d{3}|\d{1,18})"
    r"(?:[.,]\d{1,18})?|[.,]\d{1,4}"
)
_SIGN = r"[-+−–＋－]"
AMOUNT = re.compile(
    rf"[(（]?\s?{_SIGN}?\s?{_SYMBOL}?\s?{_SIGN}?\s?(?:{_FIGURE})\s?{_SIGN}?\s?/?{_SYMBOL}?"
    r"\s?,?(?:CR|DR|Cr|Dr|DB)?\s?[)）]?(?:[(（].{0,40}[)）])?\Z"
)
_FIGURE_IN = re.compile(r"\d")
_LONGEST = 64  # no date or amount is longer
PLAIN_DIGITS = re.compile(r"\d+\Z")


# Full-width ASCII, as Chinese and Japanese programs write figures, and the ideographic space.
_NARROW = {0xFF01 + i: 0x21 + i for i in range(94)} | {
    0x3000: 0x20,
    0x2212: 0x2D,
    0x66B: 0x2E,
    0x66C: 0x2C,
}
# Digits of other scripts: Arabic, Persian, Devanagari, Bengali, Thai.
_NARROW |= {first + i: 0x30 + i for first in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for i in range(10)}


def narrow(cell: str) -> str:
    """A cell in ASCII figures and signs, without the apostrophe that marks text in spreadsheets."""
    bare = cell[1:] if cell[:1] == "'" else cell
    return bare if bare.isascii() else bare.translate(_NARROW)


class _Look(NamedTuple):
    date: bool = False
    short_date: bool = False
    amount: bool = False


_NOTHING = _Look()


@lru_cache(maxsize=1 << 14)
def _look(cell: str) -> _Look:
    # NOTE: columns repeat themselves, and each cell is asked about several times.
    cell = narrow(cell)
    if not _FIGURE_IN.search(cell):
        return _NOTHING
    return _Look(
        5 <= len(cell) <= 48 and bool(DATE.match(cell)),
        _is_short_date(cell),
        len(cell) <= 60 and any("0" <= c <= "9" for c in cell) and bool(AMOUNT.match(cell)),
    )


def _is_short_date(cell: str) -> bool:
    found = SHORT_DATE.match(cell)
    if found is None:
        return False
    one, other = (int(part) for part in re.findall(r"\d+", found.group())[:2])
    return 0 < min(one, other) <= _MONTHS and max(one, other) <= _DAYS


def is_date(cell: str) -> bool:
    """Whether a cell reads as a calendar date, with or without a time of day."""
    return len(cell) <= _LONGEST and _look(cell).date


def is_short_date(cell: str) -> bool:
    """Whether a cell reads as a day and a month without a year."""
    return len(cell) <= _LONGEST and _look(cell).short_date


def is_amount(cell: str) -> bool:
    """Whether a cell reads as a number or an amount of money in any usual notation."""
    return len(cell) <= _LONGEST and _look(cell).amount


def is_money(cell: str) -> bool:
    """As `is_amount`, but not a bare run of digits such as a reference number."""
    return is_amount(cell) and not (PLAIN_DIGITS.match(cell) and len(cell) > 7)
