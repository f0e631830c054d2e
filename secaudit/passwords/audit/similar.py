"""Which passwords are variants of one another: one guessed, the others soon follow.

Two ways, neither of which compares every pair: the same skeleton (what remains when case, digits at
the ends, marks and look-alike letters are taken away), or one or two keystrokes between them. For
the latter each password is listed under what remains when one or two characters are left out (the
symmetric deletion of SymSpell); those that share such a remainder are then compared.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOOK_ALIKES = str.maketrans("0134578@$!|€", "oieastbasiie")
_SKELETON = 4  # letters that a skeleton needs; Chinese ones tell more
_SHORTEST = 6
_SHORTEST_NUMBER = 8  # six digits are often one apart by chance
_TWO_FROM, _TWO_TO = 10, 20  # lengths at which two keystrokes of difference count
_LONGEST = 128


def groups(passwords: Sequence[str]) -> list[list[int]]:
    """Places of passwords that are variants of one another; equal ones must be told once only."""
    parents = list(range(len(passwords)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    for one, other in _same_skeleton(passwords):
        parents[root(one)] = root(other)
    for one, other in _candidates(passwords):
        # Comparing is what costs; whoever is in one group already need not be.
        if root(one) != root(other) and _few_keystrokes(passwords[one], passwords[other]):
            parents[root(one)] = root(other)
    found: dict[int, list[int]] = {}
    for place in range(len(passwords)):
        found.setdefault(root(place), []).append(place)
    return [group for group in found.values() if len(group) > 1]


def skeleton(password: str) -> str:
    """What remains without case, marks, digits at the ends and look-alikes; "" if too little."""
    folded = unicodedata.normalize("NFKC", password[:_LONGEST]).casefold()
    start, end = 0, len(folded)
    while start < end and not folded[start].isalpha():
        start += 1
    while end > start and not folded[end - 1].isalpha():
        end -= 1
    kept = "".join(filter(str.isalpha, folded[start:end].translate(_LOOK_ALIKES)))
    return kept if len(kept) >= _SKELETON or (len(kept) > 1 and not kept.isascii()) else ""


def distance(one: str, other: str, *, most: int) -> int:
    """Keystrokes (put in, taken out, changed) between two texts, or `most + 1` if more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for column, match in enumerate(other, 1):
            better = min(row[column] + 1, row[column - 1] + 1, before + (letter != match))
            before, row[column] = row[column], better
        if min(row) > most:
            return most + 1
    return row[-1]


def _same_skeleton(passwords: Sequence[str]) -> Iterator[tuple[int, int]]:
    seen: dict[str, int] = {}
    for place, password in enumerate(passwords):
        kept = skeleton(password)
        if kept:
            first = seen.setdefault(kept, place)
            if first != place:
                yield first, place


def _few_keystrokes(one: str, other: str) -> bool:
    most = min(_reach(one), _reach(other))
    return distance(one, other, most=most) <= most


def _candidates(passwords: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Neighbours in the list of remainders; those that share one are at most twice as far apart."""
    keys: list[int] = []
    owners: list[int] = []
    for place, password in enumerate(passwords):
        before = len(keys)
        keys.extend(map(hash, _remainders(password)))
        owners.extend([place] * (len(keys) - before))
    if not keys:
        return
    order = np.lexsort((owners, keys))
    sorted_keys, sorted_owners = np.array(keys)[order], np.array(owners)[order]
    twins = np.flatnonzero(
        (sorted_keys[1:] == sorted_keys[:-1]) & (sorted_owners[1:] != sorted_owners[:-1])
    )
    pairs = np.unique(np.stack([sorted_owners[twins], sorted_owners[twins + 1]], axis=1), axis=0)
    yield from map(tuple, pairs.tolist())


def _reach(password: str) -> int:
    length = len(password)
    if length < (_SHORTEST_NUMBER if password.isdecimal() else _SHORTEST) or length > _LONGEST:
        return 0
    return 2 if _TWO_FROM <= length <= _TWO_TO else 1


def _remainders(password: str) -> set[str]:
    reach = _reach(password)
    if not reach:
        return set()
    found = {password}
    for place in range(len(password)):
        shorter = password[:place] + password[place + 1 :]
        found.add(shorter)
        if reach > 1:
            found.update(
                shorter[:later] + shorter[later + 1 :] for later in range(place, len(shorter))
            )
    return found
