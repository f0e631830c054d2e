"""Tells whether two ways of writing a phone number are the same number."""

from __future__ import annotations

import re
import unicodedata

_EXTENSION = re.compile(r"(?:ext\.?|extension|转|分机|[x#,;*]).*$", re.IGNORECASE)
# Country codes that are left out at home, and the digits of a number without them.
_TEN = 10
_LOCAL = {"86": (5, 11), "1": (10, 10)}


def key(number: str) -> str:
    """The digits that two spellings of a number share, without the country code of +86 and +1.

    Width, spaces, dashes, brackets and an extension make no difference.
    """
    text = unicodedata.normalize("NFKC", number).strip()
    digits = "".join(filter(str.isdigit, _EXTENSION.sub("", text)))
    # Brackets may stand around the country code.
    plus = "+" in text[:2] or digits.startswith("00")
    digits = digits.removeprefix("00")
    for code, (low, high) in _LOCAL.items():
        rest = digits.removeprefix(code)
        # Without a plus, only a length that nobody dials at home tells the country code.
        long = len(rest) >= _TEN
        if rest != digits and low <= len(rest) <= high and (plus or long):
            return rest
    return digits


def same(one: str, other: str) -> bool:
    """Whether both are written forms of one number."""
    return bool(key(one)) and key(one) == key(other)
