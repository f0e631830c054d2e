"""What a column holds, measured on a sample of its rows, whatever its header says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secaudit.transactions.ledger.words import meaning_of
from secaudit.transactions.reading import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOCK = re.compile(
    r"(?:[上下]午|午[前後后]|오[전후])? ?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?"
    r"\s?(?:[AaPp]\.?[Mm]\.?)?\s?[A-Z]{0,4}\Z|\d{6}\Z"
)
_CODE = re.compile(r"[A-Z][A-Z0-9]{2,5}\Z|人民币|美元|港币|港元|欧元|日元|英镑|RMB\Z|[€£$¥￥]\Z")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9 ]{10,32}\Z")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\Z")
_LETTER = re.compile(r"[^\W\d_]")
_DECIMALS = re.compile(r"[.,]\d{1,2}\D{0,6}\Z")
_LOOK = 300
_FILLERS = set("-–—－/*. ")
_BARE_DIGITS = re.compile(r"\d{6,}\Z")


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares between 0 and 1 among filled cells; `filled` is the share of rows that have a cell.

    `short`: a date without a year; `dated_clock`: dates with a time; `money`: reads as an amount;
    `decimals`: with decimals; `signed`: with a sign or in brackets; `digits`: bare long digits;
    `letters`: has letters; `plain`: letters and no figures; `distinct`: different texts; `length`:
    mean.
    """

    filled: float
    date: float
    short: float
    clock: float
    dated_clock: float
    money: float
    decimals: float
    signed: float
    digits: float
    letters: float
    plain: float
    distinct: float
    length: float
    currency: float
    iban: float
    direction: float
    status: float
    kind: float
    zero: float


def looked(count: int) -> int:
    """How many of so many cells `profile` looks at."""
    return len(range(0, count, count // _LOOK + 1))


def profile(column: Sequence[str]) -> Profile:
    """The profile of a sample of one column."""
    step = len(column) // _LOOK + 1
    column = column[::step]
    filled = [cell for cell in map(cells.narrow, column) if cell and not set(cell) <= _FILLERS]
    count = max(1, len(filled))
    times = Counter(filled)

    def share(hits: int) -> float:
        return hits / count

    amounts = [cell for cell in filled if cells.is_amount(cell)]
    dates = [cell for cell in filled if cells.is_date(cell)]
    lettered = [cell for cell in filled if _LETTER.search(cell)]
    return Profile(
        filled=len(filled) / max(1, len(column)),
        date=share(len(dates)),
        short=share(sum(cells.is_short_date(cell) for cell in filled)),
        clock=share(sum(bool(_CLOCK.match(cell)) for cell in filled)),
        dated_clock=share(sum(":" in cell for cell in dates)),
        money=share(len(amounts)),
        decimals=share(sum(bool(_DECIMALS.search(cell)) for cell in amounts)),
        signed=share(
            sum(cell.lstrip("(（ ¥￥$€£")[:1] in "-+−–＋－" or cell[0] in "(（" for cell in amounts)
        ),
        digits=share(sum(bool(_BARE_DIGITS.match(cell)) for cell in filled)),
        letters=share(len(lettered)),
        plain=share(
            sum(not any("0" <= c <= "9" for c in cell) and "  " not in cell for cell in lettered)
        ),
        distinct=len(times) / count,
        length=sum(map(len, filled)) / count,
        currency=share(sum(bool(_CODE.match(cell)) for cell in filled)),
        iban=share(sum(bool(_IBAN.match(cell) or _BIC.match(cell)) for cell in filled)),
        direction=share(_meaning(times, "direction")),
        status=share(_meaning(times, "status")),
        kind=share(_meaning(times, "kind")),
        zero=share(sum(not cell.strip("0.,+-¥￥$€£ ") for cell in amounts)),
    )


def _meaning(times: Counter[str], subject: str) -> int:
    """How many cells have a word that says something about `subject`."""
    if len(times) > _LOOK // 3:
        # A column of so many different texts is no column of words.
        return 0
    return sum(count for cell, count in times.items() if meaning_of(cell, subject) is not None)
