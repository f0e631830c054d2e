"""What a format of export is, and all that there are: found by walking `vaults/`.

A file there has one `FORMAT`, and the file's name is its id. Formats are recognised by what stands
in a file, never by its name.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from secaudit.passwords import vaults

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from secaudit.passwords.entries import Vault

    Cells = Mapping[str, str]

# Any: what JSON holds. Each format looks before it takes.
Document = Any


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header: the folded names of the columns that hold what.

    `needs` proves the format, `knows` are other columns that speak for it. `is_login` leaves out
    rows of another kind, `changed` and `breached` find days in a row.
    """

    manager: str
    needs: frozenset[str]
    title: str
    site: str
    username: tuple[str, ...]
    password: str
    second_factor: tuple[str, ...] = ()
    knows: frozenset[str] = frozenset()
    is_login: Callable[[Cells], bool] = field(default=lambda _: True)
    changed: Callable[[Cells], date | None] = field(default=lambda _: None)
    breached: Callable[[Cells], date | None] = field(default=lambda _: None)


@dataclass(frozen=True, slots=True)
class Json:
    """A JSON document: whether it is of this format, and its entries.

    `read` raises `VaultError` for an encrypted one.
    """

    manager: str
    recognises: Callable[[Document], bool]
    read: Callable[[Document], Vault]


@dataclass(frozen=True, slots=True)
class Locked:
    """A database that begins with `magic` and opens with a password: bytes, password, key file."""

    manager: str
    magic: bytes
    read: Callable[[bytes, str | None, bytes | None], Vault]


Format = Table | Json | Locked


@cache
def members() -> dict[str, Format]:
    """All formats by their ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(vaults.__path__))
    return {name: importlib.import_module(f"{vaults.__name__}.{name}").FORMAT for name in names}


def managers() -> tuple[str, ...]:
    """The names of the password managers whose exports are read."""
    return tuple(dict.fromkeys(sorted(one.manager for one in members().values())))


_EPOCH = datetime(1970, 1, 1)
_MILLISECONDS = 10**11  # more seconds than that are thousands of years


def day(value: object) -> date | None:
    """The day of a time as exports write it: ISO, or seconds or milliseconds since 1970."""
    text = str(value).strip() if isinstance(value, (str, int, float)) else ""
    try:
        if text.isdecimal() and len(text) < 15:  # noqa: PLR2004 - beyond any date
            number = int(text)
            seconds = number / 1000 if number > _MILLISECONDS else number
            return (_EPOCH + timedelta(seconds=seconds)).date() if number else None
        return date.fromisoformat(text[:10])
    except (ValueError, OverflowError):
        return None


_BREACH_NAMES = frozenset({"breached", "breach date", "breached on", "泄露日期", "泄漏日期"})


def breach_day(name: object, value: object) -> date | None:
    """The day that a field of the user's own names as that of a breach, if it is one."""
    return day(value) if str(name).strip().casefold() in _BREACH_NAMES else None


def text(value: object) -> str:
    """`value` where it is a text, as it stands; else an empty one."""
    return value if isinstance(value, str) else ""


def rows(value: object) -> list[dict[str, Document]]:
    """The tables in a list, where it is one."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def part(value: object, name: str) -> dict[str, Document]:
    """The table of this name in `value`, or an empty one."""
    inner = value.get(name) if isinstance(value, dict) else None
    return inner if isinstance(inner, dict) else {}
