"""Neutralises text from outside: terminal escapes, bidi overrides, markup, spreadsheet formulas.

Everything that a file brings in passes through here on its way out. Nothing here decides what a
text means.
"""

from __future__ import annotations

import re

_MAX_SHOWN = 200
# Control characters (C0, DEL, C1), line and paragraph separators, bidi marks, overrides and
# isolates, zero-width characters, tag characters, lone surrogates: none of them belongs into a
# payee's name on a screen.
UNSEEN = (
    "\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e01ef"
)
_UNSEEN = re.compile(f"[{UNSEEN}\ud800-\udfff]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z")

# Of archives. Bank exports shrink to a tenth or a thirtieth; a bomb to a thousandth.
MAX_MEMBERS = 100
MAX_UNPACKED = 1 << 30
MAX_RATIO = 250
_LEAST_PACKED = 4096


def is_bomb(*, count: int, size: int, packed: int) -> bool:
    """Whether so many files of an archive, or so many bytes from so few, are no usual export."""
    return (
        count > MAX_MEMBERS or size > MAX_UNPACKED or size > MAX_RATIO * max(packed, _LEAST_PACKED)
    )


def plain(text: str, *, limit: int = _MAX_SHOWN) -> str:
    """`text` on one line, without what could fool a terminal, a viewer or a reader's eye."""
    shown = _UNSEEN.sub(" ", text[: 4 * limit]).strip()
    return shown if len(shown) <= limit else shown[: limit - 1] + "\u2026"


def shown(value: object, *, limit: int = _MAX_SHOWN) -> str:
    """Python's spelling of what a file holds, cut; where that fails or would take long, its kind.

    A number of thousands of digits has no spelling, and lists within lists may have none either.
    """
    try:
        return repr(value)[:limit]
    except (ValueError, RecursionError):
        return type(value).__name__


def cell(text: str) -> str:
    """`text` for a spreadsheet: a leading apostrophe keeps it from being run as a formula.

    Source: OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection
    """
    shown = plain(text, limit=1000)
    if shown.startswith(_FORMULA) and not _NUMBER.match(shown):
        return "'" + shown
    return shown
