"""Entries as they may be shown: by title, host and user name, with any password in them covered.

People write passwords into titles and use their user name as one; what is shown of an entry must
not tell it all the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from secaudit.passwords.audit import sites

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.passwords.entries import Entry

COVER = "***"
_SHORTEST = 3  # within a text; shorter ones would cover every other word
_TOKEN = re.compile(r"[^\s/,;:()<>\[\]{}\"']+")


class Shown(NamedTuple):
    """What an entry is called on screen."""

    title: str
    site: str
    username: str

    @property
    def name(self) -> str:
        """Its title, or else its site or user name."""
        return self.title or self.site or self.username


def shown(entries: Sequence[Entry]) -> list[Shown]:
    """What to call each entry; a password of any entry that stands there by itself is covered."""
    passwords = {entry.password.casefold() for entry in entries}
    return [
        Shown(
            *(
                _covered(text, entry.password.casefold(), passwords)
                for text in (_title(entry), _site(entry), entry.username)
            )
        )
        for entry in entries
    ]


def _title(entry: Entry) -> str:
    """The title; where it is an address, the host of it."""
    return (sites.host(entry.title) or entry.title) if "://" in entry.title else entry.title


def _site(entry: Entry) -> str:
    return next(filter(None, map(sites.host, entry.sites)), "")


def _covered(text: str, own: str, passwords: set[str]) -> str:
    folded = text.casefold()
    if folded.strip() in passwords or folded in passwords:
        return COVER
    if len(own) >= _SHORTEST and own in folded:
        if len(folded) != len(text):
            return COVER
        text = _without(text, folded, own)
    return _TOKEN.sub(
        lambda found: COVER if _is_one(found[0].casefold(), passwords) else found[0], text
    )


def _is_one(token: str, passwords: set[str]) -> bool:
    return len(token) >= _SHORTEST and token in passwords


def _without(text: str, folded: str, own: str) -> str:
    """`text` with every stretch that is `own` covered, whatever its case."""
    kept, place = [], 0
    while (found := folded.find(own, place)) >= 0:
        kept += [text[place:found], COVER]
        place = found + len(own)
    return "".join([*kept, text[place:]])
