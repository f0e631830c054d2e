"""A document as Markdown (CommonMark with tables); every text shows as it is, none is markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from secaudit import safe
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from secaudit.reports.document import Block, Document

_LONGEST = 20_000
# What may be markup anywhere, in CommonMark and in GitHub's tables, formulas and mentions; what may
# be at the start of a line; and what makes an address a link.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&@])")
_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
_ADDRESS = re.compile(r"(:)(?=//)|(?<=www)(\.)", re.IGNORECASE)


def escaped(text: str) -> str:
    """`text` on one line with a backslash before everything that could be markup.

    Source: CommonMark 0.31, 2.4, https://spec.commonmark.org/0.31.2/#backslash-escapes
    """
    shown = _MARKUP.sub(r"\\\1", safe.plain(text, limit=_LONGEST))
    shown = _ADDRESS.sub(lambda found: "\\" + found[0], shown)
    return _START.sub(_at_start, shown)


def _at_start(found: re.Match[str]) -> str:
    return found[0] + "\\" if found[0].isdigit() else "\\" + found[0]


def render(document: Document) -> str:
    """The whole report as text."""
    lines = [f"# {escaped(document.title)}", "", escaped(document.about), ""]
    for part in document.parts:
        lines += [f"## {escaped(part.title)}", ""]
        lines += _blocks(part.blocks)
    return "\n".join(lines).rstrip() + "\n"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)
        yield ""


def _block(  # noqa: C901 - one branch for each kind of block
    block: Block,
) -> Iterator[str]:
    match block:
        case Heading():
            yield f"### {escaped(block.text)}"
        case Text():
            before = f"{escaped(block.mark)} " if block.mark else ""
            before += f"**{escaped(block.label)}** " if block.label else ""
            yield before + escaped(block.text)
        case Items():
            yield from (f"- {escaped(text)}" for text in block.texts)
        case Table():
            yield from _table(block)
        case Picture():
            yield f"### {escaped(block.caption)}"
            yield ""
            yield from _table(block.table)
        case Meter():
            yield escaped(block.label)
        case Signal():
            yield f"**{escaped(block.word)}** {escaped(block.text)}"
        case Asked():
            urgency, title = escaped(block.urgency), escaped(block.title)
            yield f"### {block.number}\\. \\[{urgency}\\] {title}"
            yield ""
            yield from _blocks(block.blocks)
        case Act():
            yield f"**{block.number}\\. {escaped(block.word)}**"
            yield ""
            yield from _blocks(block.blocks)
        case Folded():
            yield f"### {escaped(block.title)}"
            yield ""
            yield from _blocks(block.blocks)
        case _:
            assert_never(block)


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield escaped(table.caption)
        yield ""
    yield _row(column.title for column in table.columns)
    yield _joined("---:" if column.figure else "---" for column in table.columns)
    yield from (_row(row) for row in table.rows)


def _row(cells: Iterable[str]) -> str:
    return _joined(map(escaped, cells))


def _joined(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
