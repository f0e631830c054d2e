"""The digests under which leaked passwords are listed: SHA-1, and the NTLM hash of Windows.

Both are used to find a row, not to protect anything.
"""

from __future__ import annotations

import hashlib
import struct
from enum import StrEnum

_WORD = 0xFFFFFFFF
_START = (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476)
# Order of the words, amounts to turn by and constant of each round (RFC 1320, section 3.4).
_ROUNDS = (
    (tuple(range(16)), (3, 7, 11, 19), 0),
    ((0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15), (3, 5, 9, 13), 0x5A827999),
    ((0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15), (3, 9, 11, 15), 0x6ED9EBA1),
)


class Digest(StrEnum):
    """Which digest a list holds."""

    SHA1 = "sha1"
    NTLM = "ntlm"

    @property
    def digits(self) -> int:
        """How many hexadecimal digits it has."""
        return 40 if self is Digest.SHA1 else 32

    def of(self, password: str) -> str:
        """The digest of a password in upper-case hexadecimal digits."""
        if self is Digest.SHA1:
            data = password.encode("utf-8", "surrogatepass")
            return hashlib.sha1(data, usedforsecurity=False).hexdigest().upper()
        return md4(password.encode("utf-16-le", "surrogatepass")).hex().upper()


def md4(data: bytes) -> bytes:
    """MD4 (RFC 1320); today's OpenSSL mostly leaves it out."""
    length = struct.pack("<Q", 8 * len(data) & 0xFFFFFFFFFFFFFFFF)
    padded = data + b"\x80" + bytes((55 - len(data)) % 64) + length
    state = _START
    for place in range(0, len(padded), 64):
        words = struct.unpack_from("<16I", padded, place)
        a, b, c, d = state
        for number, (order, turns, constant) in enumerate(_ROUNDS):
            for step, word in enumerate(order):
                mixed = (a + _mix(number, b, c, d) + words[word] + constant) & _WORD
                turn = turns[step % 4]
                a, b, c, d = d, (mixed << turn | mixed >> (32 - turn)) & _WORD, b, c
        mixed_in = zip(state, (a, b, c, d), strict=True)
        state = tuple((old + new) & _WORD for old, new in mixed_in)  # type: ignore[assignment]
    return struct.pack("<4I", *state)


def _mix(number: int, b: int, c: int, d: int) -> int:
    if number == 0:
        return (b & c) | (~b & d)
    if number == 1:
        return (b & c) | (b & d) | (c & d)
    return b ^ c ^ d
