"""Whole columns of text at the cost of their distinct texts.

A column of an export repeats itself: payees, words, and most of all the *shape* of its figures.
What has to be found out about texts is found out once for each of them and handed to the cells.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.transactions.reading import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

_Kind = TypeVar("_Kind")
_ZERO, _NINE = 0x30, 0x39
# 1 to 9 become 9; 0 stays, for only it tells 0.500 from a thousand's mark.
_MASK = np.arange(256, dtype=np.uint8)
_MASK[_ZERO + 1 : _NINE] = _NINE


def plain(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    """The column as one array of text."""
    array = whole(column)
    return array.dictionary_decode() if pa.types.is_dictionary(array.type) else array


def coded(column: pa.Array | pa.ChunkedArray) -> pa.DictionaryArray:
    """The column as numbers of its distinct texts."""
    return whole(column).dictionary_encode()


def numbers(codes: pa.DictionaryArray) -> NDArray[np.int32]:
    """The numbers of a coded column without nulls."""
    return np.asarray(codes.indices.to_numpy(zero_copy_only=False))


def mapped(
    codes: pa.DictionaryArray, values: Sequence[str | None] | pa.Array
) -> pa.DictionaryArray:
    """A coded column with each distinct text replaced by its value in `values`."""
    fresh = (
        values if isinstance(values, pa.Array) else pa.array(values, pa.string())
    ).dictionary_encode()
    return pa.DictionaryArray.from_arrays(fresh.indices.take(codes.indices), fresh.dictionary)


def matches(
    column: pa.Array | pa.ChunkedArray, test: Callable[[pa.Array], pa.Array]
) -> NDArray[np.bool_]:
    """For which cells `test`, run on the distinct texts, is true."""
    codes = coded(column)
    found = np.asarray(test(codes.dictionary).to_numpy(zero_copy_only=False), dtype=bool)
    return found[numbers(codes)] if len(found) else np.zeros(len(codes), bool)


def by_shape(texts: pa.Array, read: Callable[[str], _Kind], *, figures: int = 0) -> list[_Kind]:
    """What `read` gives for each text, where no more than `figures` figures can matter to it.

    A text with more of them is read by its shape: references and order numbers make a million texts
    of a few shapes.
    """
    shapes = masked(texts)
    words = shapes.dictionary.to_pylist()
    found = [read(word) for word in words]
    counts = [
        sum("0" <= character <= "9" for character in word) if figures else 0 for word in words
    ]
    place = numbers(shapes)
    values = [found[number] for number in place.tolist()]
    each = [number for number, count in enumerate(counts) if 0 < count <= figures]
    for row in np.flatnonzero(np.isin(place, each)).tolist() if each else []:
        values[row] = read(texts[row].as_py())
    return values


def repeated(text: str | None, count: int) -> pa.DictionaryArray:
    """A coded column of `count` times the same text."""
    places = pa.nulls(count, pa.int32()) if text is None else pa.array(np.zeros(count, np.int32))
    words = pa.array([] if text is None else [text], pa.string())
    return pa.DictionaryArray.from_arrays(places, words)


def spread(column: pa.Array, rows: NDArray[np.bool_]) -> pa.DictionaryArray:
    """A coded column with the cells of `column` in `rows`, in their order, else empty text."""
    codes = coded(column)
    place = np.full(len(rows), len(codes.dictionary), np.int32)
    place[rows] = numbers(codes)
    return pa.DictionaryArray.from_arrays(
        place, pa.concat_arrays([codes.dictionary, pa.array([""])])
    )


def choose(
    condition: NDArray[np.bool_], one: pa.DictionaryArray, other: pa.DictionaryArray
) -> pa.DictionaryArray:
    """The cells of `one` where `condition` holds, else those of `other`; neither has nulls."""
    if condition.all():
        return one
    if not condition.any():
        return other
    joined = pa.concat_arrays([one.dictionary, other.dictionary]).dictionary_encode()
    place = np.where(condition, numbers(one), numbers(other) + len(one.dictionary))
    return pa.DictionaryArray.from_arrays(joined.indices.take(pa.array(place)), joined.dictionary)


def masked(array: pa.Array) -> pa.DictionaryArray:
    """The shapes of texts: `12.50` and `83.99` are both `99.99`. Byte positions stay the same."""
    validity, offsets, data = array.buffers()
    if data is None or not len(array):
        return coded(array)
    hidden = pa.py_buffer(_MASK[np.frombuffer(data, np.uint8)])
    return pa.Array.from_buffers(
        pa.string(),
        len(array),
        [validity, offsets, hidden],
        null_count=array.null_count,
        offset=array.offset,
    ).dictionary_encode()


def content(array: pa.Array) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Where each text of a plain column starts (and the last ends) in its bytes, and the bytes."""
    _, offsets, data = array.buffers()
    starts = np.zeros(1, np.int32) if offsets is None else np.frombuffer(offsets, np.int32)
    return (
        starts[array.offset : array.offset + len(array) + 1],
        np.empty(0, np.uint8) if data is None else np.frombuffer(data, np.uint8),
    )


def narrow(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Plain text with figures, signs and letters of one width (NFKC) and script."""
    array = plain(column)
    wide = pc.or_(pc.invert(pc.string_is_ascii(array)), pc.starts_with(array, "'"))
    if not pc.any(wide).as_py():
        return array
    codes = coded(array.filter(wide))
    words = [
        cells.narrow(unicodedata.normalize("NFKC", word)) for word in codes.dictionary.to_pylist()
    ]
    return pc.replace_with_mask(array, wide, pa.array(words, pa.string()).take(codes.indices))


def whole(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    """The column as one array, without a copy if it is one already."""
    if not isinstance(column, pa.ChunkedArray):
        return column
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
