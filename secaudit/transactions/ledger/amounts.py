"""Text to exact whole units: sign, thousands marks, decimal mark and currency of a whole column.

Vectorised over arrow columns, never through binary floating point. Patterns only meet the shapes
of amounts (`99.99`), of which a column has few. The decimal mark is a property of the file: it is
decided once from all its amount columns together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.transactions.ledger import distinct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

_Kind = TypeVar("_Kind", bound=np.generic)

MAX_DIGITS = 12
_SPACE = r"[ \x{00a0}\x{202f}\x{2009}]"
_MINUS = r"[-−–‐]"
# NOTE: a class of all letters would make RE2 spend 40 ms on compiling each of these.
_UNIT = r"[^\d\s,'’()+\-−–‐/\[\]{}<>?!#%&*=:;\"|\\~^@_\x00-\x1f\x7f]{0,8}"
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
    """`units`: int64 of 10^-`digits`, signed as printed; `valid`, `signed` (with a sign): bool.

    `digits` is one figure for the column: the most decimals that any cell prints.
    """

    units: NDArray[np.int64]
    digits: int
    valid: NDArray[np.bool_]
    signed: NDArray[np.bool_]


def normalise(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """Half-width text in one array; cells that are only dashes or slashes become empty."""
    array = distinct.narrow(column)
    filler = distinct.matches(
        distinct.masked(array), lambda shapes: pc.match_substring_regex(shapes, r"^[-−–/.*\s]+$")
    )
    return pc.if_else(pa.array(filler), "", array) if filler.any() else array


def decimal_marks(
    columns: Mapping[int, pa.Array], *, thousandths: bool = False
) -> tuple[dict[int, str], bool]:
    """The decimal mark of each column: its own where it proves one, else that of the file.

    The second is whether the columns prove that of the file.

    `thousandths`: the currency has three decimals; a mark before three digits is the decimal one.
    """
    ballots = {position: _ballot(array) for position, array in columns.items()}
    whole, proven = _elected(list(ballots.values()))
    if thousandths and not proven:
        return dict.fromkeys(columns, "." if whole == "," else ","), True
    own = {position: _elected([ballot]) for position, ballot in ballots.items()}
    return {position: mark if sure else whole for position, (mark, sure) in own.items()}, proven


@dataclass(frozen=True, slots=True)
class _Ballot:
    """How many cells of a column vote for each decimal mark: `strong` proves it, `weak` hints."""

    strong: Mapping[str, int]
    weak: Mapping[str, int]


def _ballot(array: pa.Array) -> _Ballot:
    shapes = distinct.masked(array)
    strong, weak = {}, {}
    for mark, other in ((".", ","), (",", ".")):
        # Of both marks the later one is the decimal mark, and a single one that is not
        # followed by three digits.
        both = _count(shapes, rf"\d\{other}\d{{3}}\{mark}\d")
        single = _count(shapes, rf"(?:^|[^\d.,])\d*\{mark}(?:\d{{1,2}}|\d{{4,}})(?:[^\d.,]|$)")
        repeated = _count(shapes, rf"\d\{other}\d{{3}}\{other}\d{{3}}")
        strong[mark] = both + single + repeated
        weak[other] = _count(shapes, rf"(?:^|[^\d.,])[1-9]\d{{0,2}}\{mark}\d{{3}}(?:[^\d.,]|$)")
    return _Ballot(strong, weak)


def _elected(ballots: Sequence[_Ballot]) -> tuple[str, bool]:
    votes = {mark: sum(ballot.strong[mark] for ballot in ballots) for mark in ".,"}
    if votes["."] != votes[","]:
        return max(votes, key=lambda mark: votes[mark]), True
    weak = {mark: sum(ballot.weak[mark] for ballot in ballots) for mark in ".,"}
    if weak["."] != weak[","]:
        return max(weak, key=lambda mark: weak[mark]), False
    return ".", not any(votes.values())


def parse(array: pa.Array, *, mark: str) -> Amounts:
    """Exact amounts of a normalised column under the decimal mark of the file."""
    codes = distinct.masked(array)
    shapes = _read_shapes(codes.dictionary, mark)
    digits = min(MAX_DIGITS, int(shapes.decimals.max(initial=0)))
    # 18 figures are the most that 64 bits hold.
    fits = shapes.valid & (shapes.whole + digits > 0) & (shapes.whole + digits <= 18)
    fits &= shapes.decimals <= MAX_DIGITS
    power = np.where(fits, digits - shapes.decimals, 0)
    factor = np.where(shapes.negative, -1, 1) * 10**power
    cell = distinct.numbers(codes)
    valid = _at(fits, cell)
    units = np.zeros(len(array), np.int64)
    taken = shapes.whole + shapes.decimals
    extra = fits & (shapes.figures > taken)
    clean = valid & ~_at(extra, cell)
    units[clean] = _whole_numbers(array, clean)
    # A second number in brackets behind the amount: only the first figures count.
    for first in set(taken[extra].tolist()):
        rows = _at(extra & (taken == first), cell)
        units[rows] = _whole_numbers(array, rows, first=first)
    return Amounts(units * _at(factor, cell), digits, valid, _at(shapes.signed, cell))


@dataclass(frozen=True, slots=True, eq=False)
class _Shapes:
    """What each shape of a column says, one value per shape.

    `figures` counts all; those of the amount, `whole` before the mark and `decimals`, come first.
    """

    valid: NDArray[np.bool_]
    negative: NDArray[np.bool_]
    signed: NDArray[np.bool_]
    figures: NDArray[np.int64]
    whole: NDArray[np.int64]
    decimals: NDArray[np.int64]


def _read_shapes(shapes: pa.Array, mark: str) -> _Shapes:
    valid = pc.match_substring_regex(shapes, VALID)
    text = pc.if_else(valid, shapes, "")
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
    figures = pc.replace_substring_regex(bare, rf"[^\d{mark}]", "")
    marks = pc.count_substring(figures, mark)
    whole = pc.utf8_length(pc.replace_substring_regex(figures, rf"\{mark}.*$", ""))
    decimals = pc.subtract(pc.utf8_length(figures), pc.add(whole, pc.min_element_wise(marks, 1)))
    return _Shapes(
        valid=_numpy(pc.and_(valid, pc.less_equal(marks, 1))).astype(bool),
        negative=_numpy(negative).astype(bool),
        signed=_numpy(pc.or_(negative, plus)).astype(bool),
        figures=_numpy(pc.count_substring_regex(text, r"\d")).astype(np.int64),
        whole=_numpy(whole).astype(np.int64),
        decimals=_numpy(decimals).astype(np.int64),
    )


def _whole_numbers(
    array: pa.Array, rows: NDArray[np.bool_], *, first: int | None = None
) -> NDArray[np.int64]:
    """The `first` figures, or all, of each cell in `rows` as one number; all else is left out."""
    some = array if rows.all() else array.filter(pa.array(rows))
    starts, data = distinct.content(some)
    begin = int(starts[0])
    data = data[begin : int(starts[-1])]
    figure = (data >= ord("0")) & (data <= ord("9"))
    before = np.zeros(len(data) + 1, np.int32)
    np.cumsum(figure, out=before[1:])
    joined = pa.Array.from_buffers(
        pa.string(),
        len(some),
        [None, pa.py_buffer(before[starts - begin]), pa.py_buffer(data[figure])],
    )
    if first is not None:
        joined = pc.utf8_slice_codeunits(joined, 0, first)
    return np.asarray(_numpy(pc.cast(joined, pa.int64())), np.int64)


def notes(array: pa.Array) -> pa.DictionaryArray:
    """The word in brackets behind each amount, or empty text: `23.00/RMB(支出)`."""
    shapes = distinct.masked(array)
    found = pc.extract_regex(shapes.dictionary, r"\d[^(]*\((?P<word>[^()\d]{1,8})\)$")
    return distinct.mapped(shapes, pc.fill_null(pc.struct_field(found, 0), ""))


def units_of(array: pa.Array) -> pa.DictionaryArray:
    """The currency letters or symbol that stand in each cell, or empty text."""
    shapes = distinct.masked(array)
    found = pc.replace_substring_regex(
        shapes.dictionary, r"\(.*|[\d.,'’+\-−–‐\s]|(?:CR|DR|Cr|Dr|DB)\s*$", ""
    )
    return distinct.mapped(shapes, pc.utf8_slice_codeunits(found, 0, 8))


def rescale(amounts: Amounts, digits: int) -> NDArray[np.int64]:
    """Units of a column brought to `digits` decimals."""
    factor: int = 10 ** (digits - amounts.digits)
    return amounts.units * factor


def _count(shapes: pa.DictionaryArray, pattern: str) -> int:
    """How many cells have a shape with `pattern` in it."""
    hits = _numpy(pc.match_substring_regex(shapes.dictionary, pattern)).astype(bool)
    return int(np.bincount(distinct.numbers(shapes), minlength=len(hits))[hits].sum())


def _at(values: NDArray[_Kind], cells: NDArray[np.int32]) -> NDArray[_Kind]:
    """The value of each cell's shape; a column of no cells has no shapes."""
    return values[cells] if len(cells) else values[:0]


def _numpy(array: pa.Array | pa.ChunkedArray) -> NDArray[np.int64]:
    return np.asarray(array.to_numpy(zero_copy_only=False))
