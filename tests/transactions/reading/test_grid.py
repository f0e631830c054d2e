"""Rows of any width become columns of trimmed text that remember their lines."""

from __future__ import annotations

from secaudit.transactions.reading.grid import MAX_COLUMNS, Grid, grid_from_rows


def test_cells_are_trimmed_and_short_rows_padded() -> None:
    grid = grid_from_rows([(3, [" a ", "\u3000b\t"]), (7, ["c"]), (9, [])], name="s", encoding="x")
    assert [column.to_pylist() for column in grid.columns] == [["a", "c", ""], ["b", "", ""]]
    assert grid.lines.tolist() == [3, 7, 9]
    assert grid.widths.tolist() == [2, 1, 0]
    assert (len(grid), grid.name, grid.encoding) == (3, "s", "x")


def test_blank_cells_at_the_end_are_no_width() -> None:
    grid = grid_from_rows([(1, ["a", "", " "])])
    assert grid.widths.tolist() == [1]
    assert grid.rows(0, 5) == [["a"]]


def test_a_row_further_down_may_be_wider() -> None:
    rows = [(number, ["a"]) for number in range(25_000)]
    grid = grid_from_rows([*rows, (30_000, ["x", "y", "z"])])
    assert len(grid.columns) == 3
    assert grid.rows(0, 1) == [["a"]]
    assert grid.rows(25_000, 25_001) == [["x", "y", "z"]]


def test_a_row_has_so_many_cells_and_no_more() -> None:
    grid = grid_from_rows([(1, ["x"] * (MAX_COLUMNS + 5))])
    assert len(grid.columns) == MAX_COLUMNS


def test_nothing_is_a_grid_too() -> None:
    grid: Grid = grid_from_rows([])
    assert (len(grid), grid.columns, grid.rows(0, 3)) == (0, (), [])
