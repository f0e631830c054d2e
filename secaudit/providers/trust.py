"""How far a provider file itself may be trusted: packaged, packaged and changed, the user's own.

Nothing here can raise the level of a fact. Levels only fall: those of a packaged file whose hash
differs to `claimed`, those of the user's own file to `single`, numbers that contradict each other
to `disputed`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from secaudit import catalogue, safe
from secaudit.errors import CatalogueError, reason
from secaudit.model.message import N_, Message
from secaudit.providers.facts import Fact, Level, Provider
from secaudit.providers.numbers import key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from secaudit.providers.facts import Hotline

OWN = ("own_file",)
MOST_BYTES = 100_000  # the longest of ours has a tenth of it
_ID = re.compile("[a-z0-9_]{1,40}")
_LONGEST_TEXT = 300  # characters
_ORDER = list(Level)
_CHANGED = N_(
    "The file on {provider} is not the one that came with this program. "
    "Nothing in it counts as confirmed; install the program again."
)
_OWN_FILE = N_("Your own file {file} is used for {provider}; what it says counts as one source.")
_DIFFERS = N_(
    "Your own file {file} gives another number for {provider} than this program. "
    "Until you confirm one, neither counts as confirmed."
)


def digest(path: Path) -> str:
    """The hash of a packaged file, the same whatever its line ends."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def verified(provider: Provider, path: Path) -> Provider:
    """The provider as its packaged file tells it; with nothing confirmed if that was changed."""
    from secaudit.providers._hashes import HASHES  # noqa: PLC0415 - not for finding a name

    if HASHES.get(provider.id) == digest(path):
        return provider
    lowered: Provider = _each(provider, lambda fact: _at_most(fact, Level.CLAIMED))
    return replace(lowered, notices=(Message(_CHANGED, {"provider": provider.name}),))


def own(path: Path) -> Provider:
    """A provider file that the user brought: at best `single`, with that file as its source.

    Raises `CatalogueError` for a file that is wrong.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise CatalogueError(
            Message(N_("It could not be read ({reason})."), {"reason": reason(error)}),
            where=path,
            hint=Message(N_("Check the name, and that you may read the file.")),
        ) from None
    if size > MOST_BYTES:
        raise CatalogueError(
            Message(N_("It is too large for a file about one wallet or bank.")),
            where=path,
            hint=Message(N_("Check the name of the file.")),
        )
    if not _ID.fullmatch(path.stem):
        raise CatalogueError(
            Message(N_("A provider's file name has letters of a to z, digits and _ only.")),
            where=path,
            hint=Message(N_("Check the name of the file.")),
        )
    found: Provider = _each(catalogue.read(path, Provider), _owned)
    notice = Message(_OWN_FILE, {"file": path.name, "provider": found.name})
    return replace(found, notices=(notice,))


def joined(packaged: Provider, mine: Provider, *, file: str) -> Provider:
    """What the program knows with what the user's own file adds; it takes nothing's place.

    A number that the program does not have makes all numbers of the provider disputed.
    """
    known = {key(hotline.number) for hotline in packaged.hotline}
    new = tuple(hotline for hotline in mine.hotline if key(hotline.number) not in known)
    notices = (*packaged.notices, *mine.notices)
    hotlines: tuple[Hotline, ...] = packaged.hotline
    if new and packaged.hotline:
        hotlines = tuple(_disputed(hotline) for hotline in (*packaged.hotline, *new))
        notices += (Message(_DIFFERS, {"file": file, "provider": packaged.name}),)
    elif new:
        hotlines = new
    return replace(
        packaged,
        hotline=hotlines,
        freeze=packaged.freeze + mine.freeze,
        revoke=packaged.revoke + mine.revoke,
        dispute=packaged.dispute + mine.dispute,
        export=packaged.export + mine.export,
        warning=packaged.warning + mine.warning,
        confirm=packaged.confirm or mine.confirm,
        withdrawal=packaged.withdrawal or mine.withdrawal,
        notices=notices,
    )


def _disputed(hotline: Hotline) -> Hotline:
    lowered: Hotline = _at_most(hotline, Level.DISPUTED)
    return lowered


def _at_most(fact: Any, level: Level) -> Any:  # noqa: ANN401 - any fact, and the same kind back
    if _ORDER.index(fact.level) >= _ORDER.index(level):
        return fact
    return replace(fact, level=level)


def _owned(fact: Any) -> Any:  # noqa: ANN401 - as above
    known = fact.level is not Level.UNVERIFIED
    return replace(_at_most(fact, Level.SINGLE), src=OWN if known else (), live_checked=False)


def _each(value: Any, change: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - any part of a profile
    """The same value with every text neutralised and every fact changed."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return safe.plain(value, limit=_LONGEST_TEXT)
    if isinstance(value, tuple):
        return tuple(_each(one, change) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {field.name: _each(getattr(value, field.name), change) for field in fields(value)}
    made = replace(value, **parts)
    return change(made) if isinstance(made, Fact) else made
