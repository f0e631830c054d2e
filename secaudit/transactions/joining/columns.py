"""The columns of a ledger as whole numbers, which can be compared and sorted in one step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.int64]

DAY = 86_400
MINUTE = 60
NONE = -1
# What a spreadsheet makes of a long number; nothing can be told by it any more.
_DAMAGED = r"^\s*\d+([.,]\d+)?e\+\d+\s*$"


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text column: its distinct `words`, and for each row the number of its word or -1."""

    words: pa.Array
    codes: Numbers

    @classmethod
    def of(cls, column: pa.Array | pa.ChunkedArray) -> Text:
        """The column with its distinct words; a blank word is none."""
        coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        if isinstance(coded, pa.ChunkedArray):
            coded = coded.unify_dictionaries().combine_chunks()
        # Some versions give a chunked array of one chunk, others the chunk.
        array = coded.chunk(0) if isinstance(coded, pa.ChunkedArray) else coded
        codes = _integers(array.indices.fill_null(NONE))
        blank = pc.index(array.dictionary, pa.scalar("")).as_py()
        return cls(array.dictionary, np.where(codes == blank, NONE, codes))

    def matching(self, pattern: str) -> Flags:
        """Which rows hold a word that the regular expression (RE2) finds; case does not matter."""
        return self._flags(pc.match_substring_regex(self.words, pattern, ignore_case=True))

    def one_of(self, *texts: str) -> Flags:
        """Which rows hold one of the texts."""
        return self._flags(pc.is_in(self.words, value_set=pa.array(texts, pa.string())))

    def replaced(self, words: pa.Array) -> Text:
        """The column with other words in place of the distinct ones; a missing one is none."""
        fresh = Text.of(words)
        return Text(fresh.words, np.append(fresh.codes, NONE)[self.codes])

    def _flags(self, fits: pa.Array) -> Flags:
        known = fits.fill_null(fill_value=False).to_numpy(zero_copy_only=False)
        return np.append(np.asarray(known, np.bool_), values=False)[self.codes]


class Columns:
    """What joining compares, worked out when it is first asked for."""

    def __init__(self, entries: pa.Table) -> None:
        self.entries = entries
        self.count = int(entries.num_rows)
        self._texts: dict[str, Text] = {}
        self._damaged: dict[str, Flags] = {}

    def text(self, name: str) -> Text:
        """A text column of the ledger."""
        if name not in self._texts:
            self._texts[name] = Text.of(self.entries[name])
        return self._texts[name]

    def damaged(self, name: str) -> Flags:
        """Rows whose long number a spreadsheet has rounded."""
        if name not in self._damaged:
            text = self.text(name)
            # Looking for a regular expression in every long number takes long.
            seldom = pc.or_(
                pc.match_substring(text.words, "E+"), pc.match_substring(text.words, "e+")
            )
            some = pc.any(seldom).as_py()
            self._damaged[name] = (
                text.matching(_DAMAGED) if some else np.zeros(self.count, np.bool_)
            )
        return self._damaged[name]

    @cached_property
    def time(self) -> Numbers:
        """Seconds of the wall clock."""
        return _integers(self.entries["time"].cast(pa.timestamp("s")).cast(pa.int64()).fill_null(0))

    @cached_property
    def clock(self) -> Flags:
        """Where the time of day is known."""
        known = self.entries["time_known"].fill_null(fill_value=False).to_numpy()
        return np.asarray(known, np.bool_)

    @cached_property
    def amount(self) -> Numbers:
        """Signed amounts, all with as many decimals as the longest has."""
        return self.scaled("amount")

    @cached_property
    def size(self) -> Numbers:
        """Amounts without their sign."""
        return np.abs(self.amount)

    def scaled(self, name: str) -> Numbers:
        """A column of amounts, missing ones as 0, all with as many decimals as the longest has."""
        units = _integers(self.entries[name].fill_null(0))
        digits = _integers(self.entries["digits"].fill_null(0))
        most = int(digits.max(initial=0))
        return units if (digits == most).all() else units * 10 ** (most - digits)


def distinct(numbers: Numbers) -> Numbers:
    """The different numbers in order; `numpy.unique` would load masked arrays, which takes long."""
    ordered = np.sort(numbers)
    last = np.append(ordered[1:] != ordered[:-1], np.ones(min(1, len(ordered)), np.bool_))
    found: Numbers = ordered[last]
    return found


def _integers(column: pa.Array | pa.ChunkedArray) -> Numbers:
    values = (
        column.to_numpy()
        if isinstance(column, pa.ChunkedArray)
        else column.to_numpy(zero_copy_only=False)
    )
    return np.asarray(values, np.int64)
