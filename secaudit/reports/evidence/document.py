"""A document of the pack as blocks: what a page for a browser and a text file both show."""

from __future__ import annotations

from dataclasses import dataclass

from secaudit import safe
from secaudit.width import columns

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a document; texts are translated already and masked, but not yet escaped.

    `kind` is one of: text, strong, warning, small; heading; bullets, steps (numbered), boxes (to
    tick); fields (pairs of a label and a value, a line to write on where that is empty); table
    (the first row names the columns, `figures` tells which hold amounts).
    """

    kind: str
    text: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    figures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """`name` is that of its files, `foot` the small line at its end."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    foot: str


def short(text: str | None, width: int) -> str:
    """At most so many columns of a text from outside, on one line."""
    shown = safe.plain(text or "")
    if columns(shown) <= width:
        return shown
    while shown and columns(shown) >= width:
        shown = shown[:-1]
    return shown.rstrip() + "\u2026"
