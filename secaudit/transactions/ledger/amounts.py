"""Text to exact whole units: sign, thousands marks, decimal mark and currency of a whole column.

Vectorised over arrow columns, never through binary floating point. The decimal mark is a property of
the file: it is decided once from all its amount columns together.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.transactions.reading.cells import narrow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

MAX_DIGITS = 12
_SPACE = r"[ \x{00a0}\x{202f}\x{2009}]"
_MINUS = r"[-−–‐]"
# NOTE: a class of all letters would make RE2 spend 40 ms on compiling each of these.
_UNIT = r"[^\d\s,'’()+\-−–‐/]{0,8}"
_NUMBER = rf"(?:\d[\d.,'’]*(?:{_SPACE}\d{{3}})*(?:[.,]\d+)?|[.,]\d+)"
VALID = (
    rf"^\(?\s*[-+−–‐]?\s*{_UNIT}\s*[-+−–‐]?\s*{_NUMBER}\s*[-+−–‐]?\s*/?{_UNIT}"
    r"\s*,?\s*(?:CR|DR|Cr|Dr|DB)?\s*\)?(?:\s*\([^)]*\))?$"
)
_NOTE = r"^([^(]*\d[^(]*)\(.*$"
_IN_BRACKETS = r"^\(.*\)$"
_FRONT_MINUS = rf"^[^\d]*{_MINUS}[^\d]*[\d.,]"
_BACK_MINUS = rf"\d\s*{_MINUS}[^\d]*$"
_DEBIT_WORD = r"\d[^\d]*(?:DR|Dr|DB)\s*\)?$"


@dataclass(frozen=True, slots=True, eq=False)
class Amounts:
    """`units`: int64 of 10^-`digits`, signed as printed; `valid`: bool; `signed`: a sign is printed.

    `digits` is one figure for the column: the most decimals that any cell prints.
    """

    units: NDArray[np.int64]
    digits: int
    valid: NDArray[np.bool_]
    signed: NDArray[np.bool_]


def normalise(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """Half-width text in one array; cells that are only dashes or slashes become empty."""
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if not pc.all(pc.string_is_ascii(array)).as_py():
        codes = array.dictionary_encode()
        words = [
            narrow(unicodedata.normalize("NFKC", word or ""))
            for word in codes.dictionary.to_pylist()
        ]
        array = pa.array(words, pa.string()).take(codes.indices)
    filler = pc.match_substring_regex(array, r"^[-−–/.*\s]+$")
    return pc.if_else(filler, "", array) if pc.any(filler).as_py() else array


def decimal_mark(columns: Sequence[pa.Array]) -> tuple[str, bool]:
    """The decimal mark of a file, "." or ",", and whether its columns prove it."""
    votes = {".": 0, ",": 0}
    weak = {".": 0, ",": 0}
    for array in columns:
        for mark, other in ((".", ","), (",", ".")):
            # Both marks: the later one is the decimal mark. One mark not followed by three digits is one.
            both = _count(array, rf"\d\{other}\d{{3}}\{mark}\d")
            single = _count(array, rf"(?:^|[^\d.,])\d*\{mark}(?:\d{{1,2}}|\d{{4,}})(?:[^\d.,]|$)")
            repeated = _count(array, rf"\d\{other}\d{{3}}\{other}\d{{3}}")
            votes[mark] += both + single + repeated
            weak[other] += _count(array, rf"(?:^|[^\d.,])[1-9]\d{{0,2}}\{mark}\d{{3}}(?:[^\d.,]|$)")
    if votes["."] != votes[","]:
        return max(votes, key=lambda mark: votes[mark]), True
    if weak["."] != weak[","]:
        return max(weak, key=lambda mark: weak[mark]), False
    return ".", not any(votes.values())


def decimal_marks(
    columns: Mapping[int, pa.Array], *, thousandths: bool = False
) -> tuple[dict[int, str], bool]:
    """The decimal mark of each column: its own where it proves one, else that of the file.

    `thousandths`: the currency has three decimals, so a mark before three digits is no thousands mark.
    """
    whole, proven = decimal_mark(list(columns.values()))
    if thousandths and not proven:
        return dict.fromkeys(columns, "." if whole == "," else ","), True
    own = {position: decimal_mark([array]) for position, array in columns.items()}
    return {position: mark if sure else whole for position, (mark, sure) in own.items()}, proven


def parse(array: pa.Array, *, mark: str) -> Amounts:
    """Exact amounts of a normalised column under the decimal mark of the file."""
    valid = pc.match_substring_regex(array, VALID)
    text = pc.if_else(valid, array, "")
    bracketed = pc.match_substring_regex(text, _IN_BRACKETS)
    body = pc.if_else(bracketed, text, pc.replace_substring_regex(text, _NOTE, r"\1"))
    negative = pc.or_(
        pc.or_(bracketed, pc.match_substring_regex(body, _FRONT_MINUS)),
        pc.or_(
            pc.match_substring_regex(body, _BACK_MINUS), pc.match_substring_regex(body, _DEBIT_WORD)
        ),
    )
    plus = pc.or_(
        pc.match_substring_regex(body, r"^[^\d]*\+|\+$"),
        pc.match_substring_regex(body, r"(?:CR|Cr)\s*\)?$"),
    )
    # Letters with a full stop ("kr.", "Rs.") would leave a stray mark behind.
    bare = pc.replace_substring_regex(body, r"[\pL]+\.?", "")
    figures = pc.replace_substring_regex(bare, rf"[^\d{_escape(mark)}]", "")
    whole, fraction, single = _split(figures, mark)
    digits = min(MAX_DIGITS, int(pc.max(pc.utf8_length(fraction)).as_py() or 0))
    padded = (
        pc.utf8_rpad(pc.utf8_slice_codeunits(fraction, 0, digits), digits, "0")
        if digits
        else fraction
    )
    joined = pc.binary_join_element_wise(whole, padded, "")
    fits = pc.and_(
        pc.and_(valid, single),
        pc.and_(
            pc.less_equal(pc.utf8_length(joined), 18),
            pc.and_(
                pc.greater(pc.utf8_length(joined), 0),
                pc.less_equal(pc.utf8_length(fraction), MAX_DIGITS),
            ),
        ),
    )
    units = _numpy(pc.cast(pc.if_else(fits, joined, "0"), pa.int64())).astype(np.int64)
    minus = _numpy(negative).astype(bool)
    return Amounts(
        np.where(minus, -units, units),
        digits,
        _numpy(fits).astype(bool),
        minus | _numpy(plus).astype(bool),
    )


def notes(array: pa.Array) -> pa.Array:
    """The word in brackets behind each amount, or empty text: `23.00/RMB(支出)`."""
    found = pc.extract_regex(array, r"\d[^(]*\((?P<word>[^()\d]{1,8})\)$")
    return pc.fill_null(pc.struct_field(found, 0), "")


def units_of(array: pa.Array) -> pa.Array:
    """The currency letters or symbol that stand in each cell, or empty text."""
    found = pc.replace_substring_regex(array, r"\(.*|[\d.,'’+\-−–‐\s]|(?:CR|DR|Cr|Dr|DB)\s*$", "")
    return pc.utf8_slice_codeunits(found, 0, 8)


def rescale(amounts: Amounts, digits: int) -> NDArray[np.int64]:
    """Units of a column brought to `digits` decimals."""
    return amounts.units * 10 ** (digits - amounts.digits)


def _escape(mark: str) -> str:
    return "," if mark == "," else "."


def _count(array: pa.Array, pattern: str) -> int:
    return int(pc.sum(pc.match_substring_regex(array, pattern)).as_py() or 0)


def _split(figures: pa.Array, mark: str) -> tuple[pa.Array, pa.Array, pa.Array]:
    marks = pc.count_substring(figures, mark)
    whole = pc.replace_substring_regex(figures, rf"\{mark}.*$", "")
    fraction = pc.if_else(
        pc.equal(marks, 0), "", pc.replace_substring_regex(figures, rf"^[^\{mark}]*\{mark}", "")
    )
    return whole, fraction, pc.less_equal(marks, 1)


def _numpy(array: pa.Array | pa.ChunkedArray) -> NDArray[np.int64]:
    return np.asarray(array.to_numpy(zero_copy_only=False))
