"""What is written on a page becomes blocks."""

from __future__ import annotations

from secaudit.reports.document import Heading, Items, Meter, Text
from secaudit.reports.page import Piece, Style
from secaudit.reports.sheet import Sheet


def test_dashes_in_a_row_are_one_list() -> None:
    sheet = Sheet()
    sheet.bullets(["one", "two"], indent=2)
    sheet.text("three", indent=2, mark="-")
    sheet.text("deeper", indent=4, mark="-")
    assert sheet.blocks == [Items(("one", "two", "three"), level=1), Items(("deeper",), level=2)]


def test_a_drawn_bar_becomes_a_meter() -> None:
    sheet = Sheet()
    sheet.text("1 of 4: weak", mark="[####------]", style=Style.HIGH)
    assert sheet.blocks == [Meter(40, 40, 40, "1 of 4: weak", Style.HIGH)]


def test_headings_begin_parts_and_a_banner_an_urgent_one() -> None:
    sheet = Sheet()
    sheet.text("first", mark="1.")
    sheet.heading("Why")
    sheet.labelled("Label:", "text")
    sheet.heading("Empty")
    sheet.banner("Now")
    sheet.pieces(Piece("  a "), Piece("b", Style.STRONG))
    parts = list(sheet.parts("Start"))
    assert [(part.title, part.urgent) for part in parts] == [
        ("Start", False), ("Why", False), ("Now", True),
    ]  # fmt: skip
    assert parts[0].blocks == (Text("first", mark="1."),)
    assert parts[1].blocks == (Text("text", label="Label:"),)
    assert parts[2].blocks == (Text("a b", Style.STRONG, 1),)


def test_flush_blocks_begin_at_the_edge_and_keep_their_steps() -> None:
    sheet = Sheet()
    sheet.heading("H")
    sheet.text("a", indent=4)
    sheet.text("b", indent=6)
    assert sheet.flush() == [Heading("H"), Text("a"), Text("b", level=1)]
