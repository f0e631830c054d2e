"""Looks passwords up in one file of digests, sorted: `DIGEST:COUNT` on each line.

Digests are spread evenly, so the place of one is guessed from its value, and the guess bettered a
few times: no index, and no more than some pages read from a file of 40 GB. Before that a thousand
places are looked at, whether the file is sorted, whole and without gaps.
"""

from __future__ import annotations

import itertools
import math
import mmap
import re
from typing import TYPE_CHECKING, NamedTuple, Self

from secaudit.errors import BreachListError
from secaudit.model.message import N_, Message
from secaudit.passwords.breaches.digests import Digest
from secaudit.passwords.breaches.outcome import Outcome
from secaudit.passwords.breaches.rows import MISSING, share

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from secaudit.passwords.breaches.outcome import Progress

_ROW = re.compile(rb"(?:\xef\xbb\xbf)?([0-9A-Fa-f]{40}|[0-9A-Fa-f]{32}):([0-9]{1,12})\r?\Z")
_ROWS = re.compile(
    rb"(?:(?:\xef\xbb\xbf)?(?:[0-9A-Fa-f]{40}|[0-9A-Fa-f]{32}):[0-9]{1,12}(?:\r?\n|\r?\Z))*+"
)
_LONGEST = 64  # bytes of a line
_SAMPLES = 1000
_NEAR = 512  # bytes that are searched as they stand
_DIGITS = 13  # of a digest, which guide the search
_BOM = b"\xef\xbb\xbf"
_UNEVEN = 6.0  # in standard deviations: farther off than a sorted list ever is


class _Row(NamedTuple):
    start: int
    end: int
    digest: bytes
    seen: int
    lower: bool


class SortedFile:
    """A file that passed as sorted and whole; raises `BreachListError` for any other."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as stream:
            if not stream.seek(0, 2):
                raise self._unfit(Message(N_("the file is empty.")))
            self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self._size = len(self._map)
        self._lower = True
        try:
            self._digest = Digest.SHA1 if len(self._row(0).digest) == 40 else Digest.NTLM  # noqa: PLR2004
            self._check()
        except BreachListError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._map.close()

    def look_up(
        self, passwords: Sequence[str], *, progress: Progress | None = None
    ) -> tuple[Outcome, ...]:
        """One outcome for each password, in their order."""
        found = []
        for done, password in enumerate(passwords, 1):
            found.append(self._looked_up(password))
            if progress is not None and done % _SAMPLES == 0:
                progress(done / len(passwords))
        return tuple(found)

    def _looked_up(self, password: str) -> Outcome:
        if not password:
            return Outcome.unchecked(Message(N_("there is no password to look up")))
        try:
            return self._find(self._digest.of(password))
        except BreachListError as error:
            return Outcome.unchecked(error.text)

    def _find(self, digest: str) -> Outcome:
        target = int(digest[:_DIGITS], 16)
        low, high = 0, self._size
        below, above = 0, 16**_DIGITS
        width, guessed = high, False
        while high - low > _NEAR:
            # A guess that did not halve what is left is followed by a cut through the middle.
            guess = (low + high) // 2
            if not guessed and below < target < above:
                guess = low + (high - low - 1) * (target - below) // (above - below)
            start, end, value = self._glance(guess)
            if value < target:
                low, below = end, value
            elif value > target:
                high, above = start, value
            else:
                while start > low and self._glance(start - 1)[2] == target:
                    start = self._start(start - 1)
                while end < high and self._glance(end)[2] == target:
                    end = self._glance(end)[1]
                low, high = start, end
                break
            guessed = not guessed and high - low > width // 2
            width = high - low
        for written in (digest, digest.lower()) if self._lower else (digest,):
            place = self._map.find(written.encode() + b":", low, high)
            if place >= 0:
                return Outcome.of(self._row(place).seen)
        # Rows are missed only where there are rows.
        if not _ROWS.fullmatch(self._map, low, high):
            raise self._malformed(low)
        return Outcome.of(0)

    def _glance(self, place: int) -> tuple[int, int, int]:
        """Where the row at `place` begins and ends, and the value of its first digits."""
        start = self._start(place)
        piece = self._map[start : start + _LONGEST]
        end = piece.find(b"\n") + 1
        digits = piece[3 : 3 + _DIGITS] if piece.startswith(_BOM) else piece[:_DIGITS]
        try:
            return start, start + end if end else self._size, int(digits, 16)
        except ValueError:
            raise self._malformed(start) from None

    def _start(self, place: int) -> int:
        """Where the row at `place` begins; raises where no row is that long."""
        start = self._map.rfind(b"\n", max(0, place - _LONGEST), place) + 1
        if start == 0 and place >= _LONGEST:
            raise self._malformed(place)
        return start

    def _row(self, place: int) -> _Row:
        """The row that the byte at `place` belongs to."""
        start = self._start(place)
        end = self._map.find(b"\n", place, place + _LONGEST)
        if end < 0:
            end = self._size
        row = _ROW.match(self._map[start : min(end, start + _LONGEST)])
        if row is None:
            raise self._malformed(start)
        digest = row[1].upper()
        return _Row(start, end + 1, digest, int(row[2]), lower=digest != row[1])

    def _check(self) -> None:
        """Whether a thousand rows are in order, and as far along as their digests say."""
        found: dict[int, _Row] = {}
        for number in range(_SAMPLES):
            row = self._row(number * (self._size - 1) // (_SAMPLES - 1))
            found[row.start] = row
            if row.end < self._size:
                found[row.end] = self._row(row.end)
        sampled = list(found.values())
        if any(a.digest >= b.digest for a, b in itertools.pairwise(sampled)):
            raise self._unfit(Message(N_("its rows are not sorted by hash.")))
        self._lower = any(row.lower for row in sampled)
        rows = self._size * len(sampled) / sum(row.end - row.start for row in sampled)
        allowed = MISSING / rows
        first, last = (share(row.digest.decode()) for row in (sampled[0], sampled[-1]))
        if first > allowed or 1 - last > allowed:
            raise self._unfit(Message(N_("its beginning or its end is missing.")))
        # Of n digests drawn evenly, the share up to any place errs by at most 0.5 / sqrt(n).
        tolerance = _UNEVEN * 0.5 / math.sqrt(rows)
        if any(
            abs(share(row.digest.decode()) - row.start / self._size) > tolerance for row in sampled
        ):
            raise self._unfit(Message(N_("a part of it is missing.")))

    def _malformed(self, place: int) -> BreachListError:
        return self._unfit(
            Message(
                N_("there is no row of a digest and a count at byte {place}."), {"place": place}
            )
        )

    def _unfit(self, text: Message) -> BreachListError:
        return BreachListError(
            text, where=self._path, hint=Message(N_("Download it again, sorted by hash."))
        )
