"""A document as plain text, for a screen, a printer or a chat with support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.width import columns, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.reports.evidence.document import Block, Document

_WIDTH = 76
_BLANK = "_" * 24
_LONGEST = 4000  # characters
_DEEPEST = 4  # columns that a text goes in below its mark


def render(document: Document) -> str:
    """The whole document, at most 76 columns wide except for a transaction number."""
    lines = [_plain(document.title), "=" * min(columns(document.title), _WIDTH), ""]
    for block in document.blocks:
        lines += [*_block(block), ""]
    lines += ["-" * _WIDTH, *wrap(_plain(document.foot), _WIDTH)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block.kind:
        case "heading":
            yield _plain(block.text)
            yield "-" * min(columns(block.text), _WIDTH)
        case "warning":
            yield from _marked("!!", block.text)
        case "bullets":
            yield from _list(block, "-")
        case "boxes":
            yield from _list(block, "[ ]")
        case "steps":
            for number, item in enumerate(block.items, 1):
                yield from _marked(f"{number}.", item)
        case "fields":
            for label, value in block.rows:
                colon = ":" if label.isascii() else "\uff1a"
                yield from _marked(f"{_plain(label)}{colon}", value or _BLANK)
        case "table":
            yield from _table(block)
        case _:
            yield from wrap(_plain(block.text), _WIDTH)


def _list(block: Block, mark: str) -> Iterator[str]:
    for item in block.items:
        yield from _marked(mark, item)


def _marked(mark: str, text: str) -> Iterator[str]:
    """A text behind its mark; it goes on below itself, unless the mark is long."""
    left = min(columns(mark) + 1, _DEEPEST)
    first, *rest = wrap(f"{mark} {_plain(text)}", _WIDTH - left)
    yield first
    for line in rest:
        yield f"{'':{left}}{line}"


def _table(block: Block) -> Iterator[str]:
    """A line for each row: columns side by side would break as soon as names are Chinese."""
    for first, *rest in block.rows[1:]:
        *others, last = [cell for cell in rest if cell] or [""]
        told = "; ".join([*(cell.rstrip(".\u3002") for cell in others), last])
        if first.isdecimal():
            yield from _marked(f"{first}.", told)
        else:
            colon = ": " if first.isascii() else "\uff1a"
            yield from _marked("-", f"{first}{colon}{told}" if told else first)


def _plain(text: str) -> str:
    return safe.plain(text, limit=_LONGEST)
