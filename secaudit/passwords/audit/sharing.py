"""Which accounts share a password or have variants of one.

The same account listed twice (same user name, same site) shares nothing with itself.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from secaudit.passwords.audit import similar, sites

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secaudit.passwords.entries import Entry

_MOST = 50  # others that are named; a vault of one password in all entries is told apart by a count


class Sharing(NamedTuple):
    """How many other accounts, and the places of some of their entries."""

    accounts: int
    places: tuple[int, ...]


def reused(entries: Sequence[Entry]) -> dict[int, Sharing]:
    """For each place whose password other accounts have too: which."""
    groups: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        groups.setdefault(entry.password, []).append(place)
    found: dict[int, Sharing] = {}
    for group in groups.values():
        accounts = {_account(entries[place]): place for place in reversed(group)}
        if len(accounts) > 1:
            for place in group:
                own = _account(entries[place])
                others = (other for key, other in accounts.items() if key != own)
                found[place] = Sharing(len(accounts) - 1, _some(others))
    return found


def near(entries: Sequence[Entry]) -> dict[int, Sharing]:
    """For each place whose password is a variant of those of other accounts: which."""
    places: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        places.setdefault(entry.password, []).append(place)
    distinct = list(places)
    found: dict[int, Sharing] = {}
    for group in similar.groups(distinct):
        # Of each password in the group the accounts that have it; none is listed twice.
        seen: set[tuple[str, str]] = set()
        accounts: dict[int, list[int]] = {number: [] for number in group}
        for number in group:
            for place in places[distinct[number]]:
                if _account(entries[place]) not in seen:
                    seen.add(_account(entries[place]))
                    accounts[number].append(place)
        for number in group:
            others = (accounts[other] for other in group if other != number)
            some = _some(itertools.chain.from_iterable(others))
            count = len(seen) - len(accounts[number])
            if some:
                found |= dict.fromkeys(places[distinct[number]], Sharing(count, some))
    return found


def _account(entry: Entry) -> tuple[str, str]:
    where = sites.domain(entry.sites[0]) if entry.sites else ""
    return entry.username.strip().casefold(), where or entry.title.strip().casefold()


def _some(places: Iterator[int]) -> tuple[int, ...]:
    return tuple(sorted(itertools.islice(places, _MOST)))
