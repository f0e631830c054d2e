"""Word lists for passwords of Chinese speakers: plain files, each read when first asked for.

`surnames`, `given_today`, `phrases`, `idioms` and `prefixes` are written by hand, the likeliest
line first; the others are built by `tools/dictionaries.py`. Nothing here comes from leaked
passwords.
"""

from __future__ import annotations

import os
from functools import cache

_FIRST_HANZI = 0x4E00
_NO_SYLLABLE = 65_535


def _file(name: str) -> bytes:
    # Not pathlib, which takes longer to load than the lists.
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as stream:  # noqa: PTH118, PTH120, PTH123
        return stream.read()


@cache
def ranked(name: str) -> dict[str, int]:
    """The lines of a list, each with its place from 1."""
    lines = _file(f"{name}.txt").decode("ascii").split()
    return dict(zip(lines, range(1, len(lines) + 1), strict=True))


@cache
def bigrams() -> bytes:
    """Eighths of a bit of surprise: a row and a column for each syllable, and one more of each.

    The last row is the beginning, the last column the end; see `tools/dictionaries.py`.
    """
    return _file("bigrams.bin")


@cache
def phrase_ranks() -> tuple[float, ...]:
    """For each whole number of bits of surprise, log2 of the guesses until such a phrase."""
    return tuple(map(float, _file("ranks.txt").decode("ascii").split()))


@cache
def _hanzi() -> tuple[list[str], bytes]:
    return list(ranked("syllables")), _file("hanzi.bin")


def spelled(character: str) -> str:
    """The pinyin of one Chinese character without its tone, or nothing for anything else."""
    place = (ord(character) - _FIRST_HANZI) * 2
    if place < 0:
        return ""
    syllables, table = _hanzi()
    if place >= len(table):
        return ""
    number = int.from_bytes(table[place : place + 2], "little")
    return "" if number == _NO_SYLLABLE else syllables[number]
