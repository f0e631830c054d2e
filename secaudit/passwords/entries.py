"""What stands in an export of a password manager: the entries that have a password.

These values hold secrets. They live for one audit, are never shown, written or logged, and their
`repr` leaves passwords out. Secrets for second factors are not even kept: only that there is one.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from secaudit.model.ledger import Refusal

_ID_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One account: what it is called, where it is used and by whom, and its password as it stands.

    `second_factor` says whether a one-time code or a passkey is stored beside it, None where the
    export cannot tell; `changed` is a day after which the password was not changed any more, where
    the export has one; `breached` that of a breach which the entry itself names; `line` its line.
    """

    title: str
    sites: tuple[str, ...]
    username: str
    password: str = field(repr=False)
    second_factor: bool | None = None
    changed: date | None = None
    breached: date | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Vault:
    """What one export holds: `skipped` items have no password, `refused` ones are not readable.

    `plain` says that the file is not encrypted.
    """

    manager: str
    entries: tuple[Entry, ...]
    skipped: int = 0
    refused: tuple[Refusal, ...] = ()
    plain: bool = True


def ids(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """A short name for each entry, the same in the next export; nothing secret goes into it.

    Entries with the same title, sites and user name are counted.
    """
    found: dict[str, int] = {}
    names = []
    for entry in entries:
        text = "\0".join((entry.title, entry.username, *entry.sites))
        digest = hashlib.blake2s(text.encode("utf-8", "surrogatepass")).digest()
        # Letters that cannot be taken for one another, nor for hexadecimal digits.
        name = base64.b32encode(digest).decode().lower()[:_ID_LETTERS]
        found[name] = found.get(name, 0) + 1
        names.append(name if found[name] == 1 else f"{name}-{found[name]}")
    return tuple(names)
