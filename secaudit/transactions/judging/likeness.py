"""What flagged payments are most like, and what names such as their payees' often are.

Told from general words, kinds and the reasons that were told; nothing here judges an entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit import catalogue
from secaudit.model.finding import Likeness
from secaudit.model.message import Bilingual  # noqa: TC001 - the catalogue reads it at run time
from secaudit.model.source import Link  # noqa: TC001 - the catalogue reads it at run time

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    Row = Mapping[str, object]

_HERE = Path(__file__).parent
_TEXTS = ("payee", "description", "note")


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that payments may be like, and the conditions for it."""

    id: str
    text: Bilingual
    harmless: Bilingual
    ask: Bilingual
    signals: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    least: int = 1

    def fits(self, rows: Sequence[Row], signals: Collection[str]) -> bool:
        """Whether all conditions hold; those on entries, for most of them."""
        if len(rows) < self.least or (self.signals and not {*self.signals} & {*signals}):
            return False
        alike = [
            (not self.kinds or (row.get("kind") or "payment") in self.kinds)
            and (not self.words or any(word in _told(row) for word in self.words))
            for row in rows
        ]
        return 2 * sum(alike) > len(rows)

    def likeness(self) -> Likeness:
        """The same without its conditions."""
        return Likeness(self.id, self.text, self.harmless)


@dataclass(frozen=True, slots=True)
class Name:
    """Words of names, and what payees so named often are; without a `source`, our own judgement."""

    words: tuple[str, ...]
    text: Bilingual
    source: Link | None = None


@dataclass(frozen=True, slots=True)
class _Likenesses:
    likeness: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    name: tuple[Name, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """All that payments may be like, in the order in which it is tried."""
    return catalogue.read(_HERE / "likenesses.toml", _Likenesses).likeness


@cache
def names() -> tuple[Name, ...]:
    """What names often are, in the order in which it is tried."""
    return catalogue.read(_HERE / "payee_names.toml", _Names).name


def most_like(rows: Sequence[Row], signals: Collection[str]) -> Kind | None:
    """What these entries, for which these signals spoke, are most like; else the first of them."""
    fitting = (kind for few in (rows, rows[:1]) for kind in kinds() if kind.fits(few, signals))
    return next(fitting, None)


def hint(rows: Sequence[Row]) -> Bilingual | None:
    """What payees named like that of the first entry often are."""
    payee = _said(rows[0], ("payee",))
    return next((n.text for n in names() if any(word in payee for word in n.words)), None)


def _told(row: Row) -> str:
    # A category is wide ("transfers and red packets"): it speaks where nothing else says what for.
    return _said(row, _TEXTS if row.get("description") else (*_TEXTS, "category"))


def _said(row: Row, columns: tuple[str, ...]) -> str:
    """What an entry says in some columns, without case; words stand between spaces."""
    return f" {'  '.join(str(row.get(name) or '') for name in columns)} ".casefold()
