"""Tells whether two ways of writing a phone number are the same number."""

from __future__ import annotations

import re
import unicodedata

_EXTENSION = re.compile(r"(?:ext\.?|extension|转|分机|[x#,;*]).*$", re.IGNORECASE)
_TRUNKS = ("86", "1")  # country codes that are left out at home
_LOCAL = {"86": (5, 11), "1": (10, 10)}  # digits of a number without them


def key(number: str) -> str:
    """The digits that two spellings of a number share, without the country code of +86 and +1.

    Width, spaces, dashes, brackets and an extension make no difference.
    """
    text = unicodedata.normalize("NFKC", number).strip()
    digits = "".join(filter(str.isdigit, _EXTENSION.sub("", text)))
    # Brackets may stand around the country code.
    plus = "+" in text[:2] or digits.startswith("00")
    digits = digits.removeprefix("00")
    for code in _TRUNKS:
        rest = digits.removeprefix(code)
        low, high = _LOCAL[code]
        # Without a plus, only a length that nobody dials at home tells the country code.
        whole = len(digits) > 11 if code == "86" else len(digits) == 11
        if rest != digits and low <= len(rest) <= high and (plus or whole):
            return rest
    return digits


def same(one: str, other: str) -> bool:
    """Whether both are written forms of one number."""
    return bool(key(one)) and key(one) == key(other)
