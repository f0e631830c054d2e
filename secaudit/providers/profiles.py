"""Which wallets and banks there are, what is known of each, and which of them a text names.

A file is a provider and its name is the id. Only names decide which provider a text speaks of, and
in doubt there is no answer: a wrong one would send the user to the wrong hotline.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from secaudit import catalogue
from secaudit.errors import UsageError
from secaudit.model.message import N_, Message
from secaudit.providers import trust
from secaudit.providers.facts import Provider

FOLDER = Path(__file__).parent
_BETWEEN_WORDS = re.compile(r"[\s_.\-/\\]+")


def ids() -> tuple[str, ...]:
    """The id of every provider there is."""
    return catalogue.members(FOLDER)


def load(provider_id: str) -> Provider:
    """The provider of this id.

    Raises `UsageError` for an id that nobody has, `CatalogueError` for a file that is wrong.
    """
    if provider_id not in ids():
        raise UsageError(
            Message(N_("No wallet or bank is called {id} here."), {"id": provider_id}),
            hint=Message(
                # Our own ids, whole: text among the values would be cut to fit a line.
                N_("Give --provider one of: {ids}."),
                {"ids": Message(", ".join(ids()))},
            ),
        )
    return _read(FOLDER / f"{provider_id}.toml")


@cache
def _read(path: Path) -> Provider:
    return trust.verified(catalogue.read(path, Provider), path)


def recognise(text: str) -> str | None:
    """The provider that a title line, a preamble or a file name names, else None.

    The longest name found wins over those inside it; where two providers are named all the same,
    there is no answer. Case, width and the marks between words make no difference; a Latin name
    counts only as whole words.
    """
    rest = "\n".join(_fold(line) for line in text.splitlines())
    named = set()
    for name in _names():
        shorter = name.pattern.sub(" ", rest) if name.text in rest else rest
        if shorter != rest:
            named.add(name.provider_id)
            rest = shorter
    return named.pop() if len(named) == 1 else None


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _BETWEEN_WORDS.sub(" ", folded).strip()


class _Name(NamedTuple):
    text: str
    provider_id: str
    first: bool

    @property
    def pattern(self) -> re.Pattern[str]:
        # Digits may stand beside a Latin name ("alipay2025"), Latin letters may not.
        before = r"(?<![a-z])" if self.text[0].isascii() else ""
        after = r"(?![a-z])" if self.text[-1].isascii() else ""
        start = r"^[^\w\n]*" if self.first else ""
        return re.compile(f"{start}{before}{re.escape(self.text)}{after}", re.MULTILINE)


@cache
def _names() -> tuple[_Name, ...]:
    """Every name of every provider, folded, longest first.

    Names stand before the first list of a file, so that no more of it needs to be parsed.
    """
    openings = [catalogue.read_opening(FOLDER / f"{name}.toml", Provider) for name in ids()]
    names = [
        _Name(_fold(text), opening.id, first)
        for opening in openings
        for texts, first in ((opening.names.aliases, False), (opening.names.first_words, True))
        for text in texts
    ]
    return tuple(sorted(names, key=lambda name: len(name.text), reverse=True))
