"""Looks passwords up in a folder of ranges: `00000.txt` to `FFFFF.txt`, as the service sends them.

A file that is missing, unsorted or cut leaves the passwords of its range unchecked, and says so.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Self

from secaudit.errors import BreachListError
from secaudit.model.message import N_, Message
from secaudit.passwords.breaches import rows
from secaudit.passwords.breaches.digests import Digest
from secaudit.passwords.breaches.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from secaudit.passwords.breaches.outcome import Progress

_LARGEST = 1 << 22  # bytes of one file; the service's have about 80,000
_SAMPLE = "5BAA6"  # the range of a password that every list holds, in SHA-1


class PrefixFolder:
    """A folder that holds ranges; which digest they are of is seen from one of them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        names = {entry.name for entry in path.iterdir() if len(entry.stem) == rows.PREFIX}
        self._names = {name.partition(".")[0].upper(): name for name in sorted(names)}
        if not self._names:
            raise BreachListError(
                Message(N_("the folder holds no files such as {name}.txt."), {"name": _SAMPLE}),
                where=path,
                hint=Message(N_("Give the folder into which the list was downloaded.")),
            )
        self._digest = self._seen()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is kept open; here so that a folder can stand where a file can."""

    def look_up(
        self, passwords: Sequence[str], *, progress: Progress | None = None
    ) -> tuple[Outcome, ...]:
        """One outcome for each password, in their order; each file is read once."""
        digests = [self._digest.of(password) if password else "" for password in passwords]
        outcomes = [
            Outcome.unchecked(Message(N_("there is no password to look up"))) for _ in digests
        ]
        ranges: dict[str, list[int]] = {}
        for place, digest in enumerate(digests):
            if digest:
                ranges.setdefault(digest[: rows.PREFIX], []).append(place)
        for done, (prefix, places) in enumerate(ranges.items(), 1):
            found = self._rows(prefix)
            for place in places:
                suffix = digests[place][rows.PREFIX :]
                outcomes[place] = (
                    Outcome.unchecked(found)
                    if isinstance(found, Message)
                    else Outcome.of(rows.count(found, suffix))
                )
            if progress is not None:
                progress(done / len(ranges))
        return tuple(outcomes)

    def _rows(self, prefix: str) -> list[tuple[str, int]] | Message:
        name = self._names.get(prefix)
        if name is None:
            return Message(N_("the file of its range is missing"))
        body = b""
        with suppress(OSError), (self._path / name).open("rb") as stream:
            body = stream.read(_LARGEST)
        found = rows.parse(body)
        if not found or not rows.whole(found):
            return Message(N_("the file of its range is cut off, unsorted or unreadable"))
        if len(found[0][0]) + rows.PREFIX != self._digest.digits:
            return Message(N_("the file of its range holds another kind of hash"))
        return found

    def _seen(self) -> Digest:
        """SHA-1 or NTLM, by the first range that can be read."""
        for name in self._names.values():
            body = b""
            with suppress(OSError), (self._path / name).open("rb") as stream:
                body = stream.read(_LARGEST)
            if found := rows.parse(body):
                digits = len(found[0][0]) + rows.PREFIX
                return Digest.SHA1 if digits == Digest.SHA1.digits else Digest.NTLM
        return Digest.SHA1
