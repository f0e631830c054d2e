"""The columns of a ledger as whole numbers, which can be compared and sorted in one step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Numbers = NDArray[np.int64]

DAY = 86_400
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Text:
    """A text column: `words`, and for each row the number of its word, -1 where there is none."""

    words: list[str]
    codes: Numbers

    def where(self, fits: Callable[[str], bool]) -> Flags:
        """Which rows hold a word that fits; each distinct word is looked at once."""
        return self.mapped(lambda word: int(fits(word)), missing=0).astype(np.bool_)

    def one_of(self, *texts: str) -> Flags:
        """Which rows hold one of the texts."""
        return self.where(set(texts).__contains__)

    def mapped(self, number: Callable[[str], int], *, missing: int = -1) -> Numbers:
        """A number for each row's word."""
        table = np.array([*map(number, self.words), missing], np.int64)
        return table[self.codes]

    def renamed(self, word: Callable[[str], str]) -> Text:
        """The column with other words; rows whose word becomes blank hold none."""
        numbers: dict[str, int] = {"": -1}
        codes = [numbers.setdefault(word(old), len(numbers) - 1) for old in self.words]
        return Text(list(numbers)[1:], np.array([*codes, -1], np.int64)[self.codes])


class Columns:
    """What joining compares, worked out when it is first asked for."""

    def __init__(self, entries: pa.Table) -> None:
        self.entries = entries

    def text(self, name: str) -> Text:
        """A text column of the ledger."""
        found = self.__dict__.get(f"text {name}")
        if found is None:
            found = self.__dict__[f"text {name}"] = _text(self.entries[name])
        return found

    @cached_property
    def count(self) -> int:
        """How many rows there are."""
        return int(self.entries.num_rows)

    @cached_property
    def time(self) -> Numbers:
        """Seconds of the wall clock."""
        seconds = self.entries["time"].cast(pa.timestamp("s")).cast(pa.int64())
        return np.asarray(seconds.fill_null(0).to_numpy(), np.int64)

    @cached_property
    def clock(self) -> Flags:
        """Where the time of day is known."""
        return np.asarray(self.entries["time_known"].fill_null(value=False).to_numpy(), np.bool_)

    @cached_property
    def amount(self) -> Numbers:
        """Signed amounts: equal sums of one currency are equal, however many decimals they have."""
        units = np.asarray(self.entries["amount"].fill_null(0).to_numpy(), np.int64)
        digits = np.asarray(self.entries["digits"].fill_null(0).to_numpy(), np.int64)
        if not len(units) or digits.min() == digits.max():
            return units
        # Whole units and decimals are told apart by what is left when zeros at the end are gone.
        units = units.copy()
        for place in range(int(digits.max()), 0, -1):
            round_off = (digits == place) & (units % 10 == 0)
            units[round_off] //= 10
            digits = digits - round_off
        fractions = np.where(digits == 0, 0, (np.abs(units) % 8 + 1) * 0 + digits)
        return units * 16 + np.where(units < 0, -fractions, fractions)

    @cached_property
    def size(self) -> Numbers:
        """Amounts without their sign."""
        return np.abs(self.amount)


def _text(column: pa.ChunkedArray) -> Text:
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    whole = coded.unify_dictionaries().combine_chunks()
    # Some versions give a chunked array of one chunk, others the chunk.
    array = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
    codes = array.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    return Text([word or "" for word in array.dictionary.to_pylist()], codes)
