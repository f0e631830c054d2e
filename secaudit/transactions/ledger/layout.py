"""Recognises a known export by the words of its header, and says what its own words mean.

Extra columns, another order and other lines above the table make no difference.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the catalogue reads it at run time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from secaudit import catalogue
from secaudit.model.message import Bilingual  # noqa: TC001 - the catalogue reads it at run time
from secaudit.providers import profiles
from secaudit.transactions.ledger.headers import fold

FOLDER = Path(__file__).parents[1] / "layouts"
_MIN_SHARE = 0.85


@dataclass(frozen=True, slots=True)
class Layout:
    """One known export: `header` words, its `currency` if it has but one, its words by ledger kind.

    `wrong` says what it is where its provider has an export that tells more.
    """

    id: str
    provider: str
    header: tuple[str, ...]
    currency: str | None = None
    kind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wrong: Bilingual | None = None

    def kinds(self) -> dict[str, str]:
        """Folded word of the type column -> kind of entry."""
        return {fold(word): kind for kind, words in self.kind.items() for word in words}


@cache
def layouts() -> tuple[Layout, ...]:
    """All layouts there are."""
    # NOTE: packaged data that cannot change while the program runs.
    return tuple(
        catalogue.read(FOLDER / f"{name}.toml", Layout) for name in catalogue.members(FOLDER)
    )


def recognise(names: tuple[str, ...]) -> Layout | None:
    """The layout that most of whose header words are among `names`, or None."""
    present = {fold(name) for name in names if name}
    best: tuple[float, Layout] | None = None
    for layout in layouts():
        words = {fold(word) for word in layout.header}
        share = len(words & present) / len(words)
        if share >= _MIN_SHARE and (best is None or share > best[0]):
            best = (share, layout)
    return best[1] if best else None


def provider(layout: Layout | None, preamble: tuple[str, ...], title: str) -> str | None:
    """The provider of a layout, else the one that the lines above the table or the file name."""
    if layout is not None:
        return layout.provider
    return profiles.recognise("\n".join(preamble[:40])) or profiles.recognise(title)
