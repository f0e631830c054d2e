"""A document on a page of the screen: as text, its pictures as what they say in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from secaudit.model.light import Light
from secaudit.reports.document import (
    Act,
    Asked,
    Folded,
    Heading,
    Items,
    Meter,
    Picture,
    Signal,
    Table,
    Text,
)
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.reports.document import Block, Document
    from secaudit.reports.page import Page

_LIGHTS = {
    Light.GREEN: Style.GOOD, Light.YELLOW: Style.MEDIUM, Light.RED: Style.HIGH,
    Light.NONE: Style.MEDIUM,
}  # fmt: skip


def write(page: Page, document: Document, *, brief: bool) -> None:
    """All parts; `brief` leaves out what is folded elsewhere and the pictures."""
    page.text(document.title, style=Style.STRONG)
    page.text(document.about, style=Style.FAINT)
    for part in document.parts:
        pictured = any(isinstance(block, Picture) for block in part.blocks)
        if brief and (part.folded or pictured):
            continue
        if part.urgent:
            page.banner(part.title)
        else:
            page.heading(part.title)
        _blocks(page, part.blocks, indent=2)


def _blocks(  # noqa: C901 - one branch for each kind of block
    page: Page, blocks: Iterable[Block], *, indent: int
) -> None:
    for block in blocks:
        match block:
            case Heading():
                page.blank()
                page.text(block.text, indent=indent, style=block.style)
            case Text():
                _text(page, block, indent=indent)
            case Items():
                page.bullets(block.texts, indent=indent + block.level, style=block.style)
            case Table():
                _table(page, block, indent=indent)
            case Picture():
                page.blank()
                page.text(block.caption, indent=indent, style=Style.STRONG)
                _table(page, block.table, indent=indent)
            case Meter():
                page.text(block.label, indent=indent, style=block.style)
            case Signal():
                page.labelled(block.word, block.text, indent=indent, style=_LIGHTS[block.light])
            case Asked():
                page.blank()
                page.text(
                    f"[{block.urgency}] {block.title}", indent=indent, mark=f"{block.number}.",
                    style=block.style,
                )  # fmt: skip
                _blocks(page, block.blocks, indent=indent + 2)
            case Act():
                page.text(block.word, indent=indent, mark=f"{block.number}.", style=Style.STRONG)
                _blocks(page, block.blocks, indent=indent + 3)
            case Folded():
                page.blank()
                page.text(block.title, indent=indent, style=Style.STRONG)
                _blocks(page, block.blocks, indent=indent + 2)
            case _:
                assert_never(block)


def _text(page: Page, text: Text, *, indent: int) -> None:
    inner = indent + text.level
    if text.label:
        page.labelled(text.label, text.text, indent=inner, style=text.style)
    else:
        page.text(text.text, indent=inner, mark=text.mark, style=text.style)


def _table(page: Page, table: Table, *, indent: int) -> None:
    """One line for each row: a screen is as narrow as a phone."""
    if table.caption:
        page.text(table.caption, indent=indent, style=Style.FAINT)
    page.bullets(("  ".join(filter(None, row)) for row in table.rows), indent=indent)
