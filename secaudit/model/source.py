"""Where a fact of a catalogue file comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the catalogue reads these annotations at run time
from enum import StrEnum

from secaudit.model.message import Bilingual  # noqa: TC001 - as above


class Link(str):
    """An https address, always shown as plain text."""

    __slots__ = ()


class SourceKind(StrEnum):
    """Who speaks on a page, most trustworthy first."""

    OFFICIAL = "official"
    REGULATOR = "regulator"
    LEGAL_TEXT = "legal-text"
    INSTITUTION = "institution"
    DIRECTORY = "directory"
    CODE = "code"
    OWN = "own"  # what this program itself stands for
    NEWS = "news"
    SECONDARY = "secondary"
    ANONYMOUS = "anonymous"
    CONTENT_FARM = "content-farm"
    CLONE = "clone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A page or document: `title` is what a reader sees after a fact.

    `checked` is the day on which it was read, `published` its own date as far as it shows one.
    `link` is an https address, `page` that of a page seen over http only, without the scheme.
    `note` is for maintainers and never shown.
    """

    id: str
    title: Bilingual
    kind: SourceKind
    checked: date
    published: str | None = None
    link: Link | None = None
    page: str | None = None
    note: str | None = None
