"""A report as parts of blocks: made once, then shown as HTML or Markdown.

Every text has been translated; what came from outside has been neutralised (`safe.plain`), not
escaped: each format escapes for itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from secaudit.reports.page import Style

if TYPE_CHECKING:
    from secaudit.model.light import Light


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of some of a part's blocks."""

    text: str
    style: Style = Style.HEADING


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `mark` ("1.", "#3") and `label` stand before it, `level` tells how far in."""

    text: str
    style: Style = Style.PLAIN
    level: int = 0
    mark: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list; its items have no order."""

    texts: tuple[str, ...]
    style: Style = Style.PLAIN
    level: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `figure` for numbers, which stand under each other."""

    title: str
    figure: bool = False


class Shape(StrEnum):
    """What becomes of a table's rows where a phone is too narrow for them."""

    KEPT = "kept"  # it is narrow enough
    STACKED = "stacked"  # each cell on a line of its own, behind the name of its column
    ENTRIES = "entries"  # time, payee, what for and amount as an app lists them


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, one for each of `columns`."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    shape: Shape = Shape.STACKED


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, how to read it, and the same as a table for who cannot see it."""

    svg: str
    caption: str
    beside: str
    table: Table
    note: str = ""


@dataclass(frozen=True, slots=True)
class Meter:
    """A score between 0 and 100 as a bar with its range, and what it says in words."""

    value: int
    low: int
    high: int
    label: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Signal:
    """A traffic light and its sentence; the word says what the colour says."""

    light: Light
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about entries: how urgent it is, its title, the entries, what speaks of them."""

    number: int
    urgency: str
    style: Style
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do at once: its place in the order, a word to remember it by, and how."""

    number: int
    word: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """Blocks that are shown when somebody opens them."""

    title: str
    blocks: tuple[Block, ...]


Block = Heading | Text | Items | Table | Picture | Meter | Signal | Asked | Act | Folded


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a report; `urgent` for what cannot wait, `folded` for what most may skip."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    urgent: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report, and the line below its title."""

    title: str
    about: str
    parts: tuple[Part, ...]
