"""Which wallets and banks there are, what is known of each, and which of them a text names.

A file is a provider and its name is the id. Only names decide which provider a text speaks of, and in
doubt there is no answer: a wrong one would send the user to the wrong hotline.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from secaudit import catalogue
from secaudit.errors import UsageError
from secaudit.model.message import N_, Message
from secaudit.providers.facts import Provider

FOLDER = Path(__file__).parent
_BETWEEN_WORDS = re.compile(r"[\s_.\-/\\]+")
_WORD = re.compile(r"\w")
_JOINED = re.compile(r"[^\W\d_\u0250-\uffff]{2}")  # two Latin letters in a row


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
    return catalogue.read(FOLDER / f"{provider_id}.toml", Provider)


def recognise(text: str) -> str | None:
    """The provider that a title line, a preamble or a file name names, else None.

    The longest name found decides (so a name inside a longer one does not); where the longest names
    of two providers are of one length, there is no answer. Case, width and the marks between words
    make no difference; a Latin name counts only as whole words.
    """
    lines = [_fold(line) for line in text.splitlines()]
    sizes: dict[str, int] = {}
    for provider_id, aliases, first_words in _names():
        found = [name for name in aliases if any(_holds(line, name) for line in lines)]
        found += [name for name in first_words if any(_opens(line, name) for line in lines)]
        if found:
            sizes[provider_id] = max(map(len, found))
    longest = [provider_id for provider_id, size in sizes.items() if size == max(sizes.values())]
    return longest[0] if len(longest) == 1 else None


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _BETWEEN_WORDS.sub(" ", folded).strip()


@cache
def _names() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Id, aliases and first words of every provider, folded.

    Names stand before the first list of a file, so that no more of it needs to be parsed.
    """
    openings = [catalogue.read_opening(FOLDER / f"{name}.toml", Provider) for name in ids()]
    return tuple(
        (
            opening.id,
            tuple(map(_fold, opening.names.aliases)),
            tuple(map(_fold, opening.names.first_words)),
        )
        for opening in openings
    )


def _holds(line: str, name: str) -> bool:
    start = line.find(name)
    while start >= 0:
        if _whole(line, start, start + len(name)):
            return True
        start = line.find(name, start + 1)
    return False


def _opens(line: str, name: str) -> bool:
    start = line.find(name)
    return (
        start >= 0 and not _WORD.search(line, 0, start) and _whole(line, start, start + len(name))
    )


def _whole(line: str, start: int, end: int) -> bool:
    """Whether what stands there is no part of a longer Latin word; digits may stand beside it."""
    return not (_JOINED.match(line, start - 1) if start else None) and not _JOINED.match(
        line, end - 1
    )
