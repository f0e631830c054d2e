"""Whole columns at the cost of their distinct texts give what every cell alone would give."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import given
from hypothesis import strategies as st

from secaudit.transactions.ledger import distinct

CELLS = st.lists(st.text(max_size=12), max_size=8)


@given(CELLS)
def test_a_coded_column_holds_the_same_texts(cells: list[str]) -> None:
    codes = distinct.coded(pa.array(cells, pa.string()))
    assert codes.to_pylist() == cells
    assert distinct.plain(codes).to_pylist() == cells
    assert [codes.dictionary[int(code)].as_py() for code in distinct.numbers(codes)] == cells


@given(CELLS)
def test_shapes_hide_figures_other_than_zero_and_nothing_else(cells: list[str]) -> None:
    hidden = str.maketrans("12345678", "99999999")
    found = distinct.masked(pa.array(cells, pa.string())).to_pylist()
    assert found == [cell.translate(hidden) for cell in cells]


@given(CELLS)
def test_a_test_of_distinct_texts_is_one_of_all_cells(cells: list[str]) -> None:
    column = pa.array(cells, pa.string())
    found = distinct.matches(column, lambda texts: pc.greater(pc.utf8_length(texts), 3))
    assert found.tolist() == [len(cell) > 3 for cell in cells]


@given(CELLS)
def test_what_does_not_ask_for_figures_can_be_read_by_shape(cells: list[str]) -> None:
    texts = pa.array(list(dict.fromkeys(cells)), pa.string())
    found = distinct.by_shape(texts, lambda text: "a" in text or len(text) > 5)
    assert found == ["a" in text or len(text) > 5 for text in texts.to_pylist()]


def test_texts_with_few_figures_are_read_one_by_one() -> None:
    texts = pa.array(["a1", "a2", "a11", "b"])
    assert distinct.by_shape(texts, str.upper, figures=1) == ["A1", "A2", "A99", "B"]


def test_values_are_handed_to_cells_and_chosen_between() -> None:
    codes = distinct.coded(pa.array(["x", "y", "x"]))
    assert distinct.mapped(codes, ["1", None]).to_pylist() == ["1", None, "1"]
    other = distinct.repeated("z", 3)
    rows = np.array([True, False, True])
    assert distinct.choose(rows, codes, other).to_pylist() == ["x", "z", "x"]
    assert distinct.choose(rows | True, codes, other).to_pylist() == ["x", "y", "x"]
    assert distinct.choose(rows & False, codes, other).to_pylist() == ["z", "z", "z"]
    assert distinct.spread(pa.array(["p", "q"]), rows).to_pylist() == ["p", "", "q"]
    assert distinct.repeated(None, 2).to_pylist() == [None, None]


def test_figures_and_letters_come_out_in_one_width() -> None:
    column = pa.chunked_array([["１２．５", "abc"], ["'007", "٣"]])
    assert distinct.narrow(column).to_pylist() == ["12.5", "abc", "007", "3"]


def test_the_bytes_of_a_column_are_found_where_a_slice_begins() -> None:
    starts, data = distinct.content(pa.array(["ab", "cd", "ef"]).slice(1))
    assert bytes(data[starts[0] : starts[-1]]) == b"cdef"
    assert distinct.content(pa.array([], pa.string()))[0].tolist() == [0]
