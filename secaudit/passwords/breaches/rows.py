"""The rows of a range: what remains of a digest behind its first five digits, and a count.

A range that is out of order or ends too early is refused: looking in it would call leaked
passwords clean.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PREFIX = 5  # digits that name a range
# Digests are spread evenly: among n rows a stretch of MISSING / n without any has odds of e^-50.
MISSING = 50.0
_BOM = b"\xef\xbb\xbf"
_ROW = re.compile(rb"([0-9A-F]{27}|[0-9A-F]{35}):([0-9]{1,12})")


def parse(body: bytes) -> list[tuple[str, int]] | None:
    """The (suffix, count) of each row, also those of count 0; None for anything else.

    Byte order marks, both kinds of line end and both cases of digits are taken.
    """
    found = []
    for line in body.split(b"\n"):
        text = line.removeprefix(_BOM).strip(b"\r")
        if not text:
            continue
        row = _ROW.fullmatch(text.upper())
        if row is None:
            return None
        found.append((row[1].decode(), int(row[2])))
    return found


def whole(rows: Sequence[tuple[str, int]]) -> bool:
    """Whether rows are in order and reach from the beginning of their range to its end."""
    suffixes = [suffix for suffix, _ in rows]
    if not suffixes or any(a >= b for a, b in itertools.pairwise(suffixes)):
        return False
    allowed = MISSING / len(suffixes)
    return share(suffixes[0]) <= allowed and 1 - share(suffixes[-1]) <= allowed


def share(digits: str) -> float:
    """How far along its range a digest lies, from 0 to 1."""
    return int(digits[:12], 16) / 16**12


def count(rows: Sequence[tuple[str, int]], suffix: str) -> int:
    """How often a password was seen; rows of count 0 are padding and match nothing."""
    return sum(seen for listed, seen in rows if listed == suffix)
