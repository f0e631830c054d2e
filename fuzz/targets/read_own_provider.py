"""A provider file that the user brought: no fact above one source, and no bare character."""

from __future__ import annotations

import tempfile
from pathlib import Path

from secaudit.errors import CatalogueError
from secaudit.providers import profiles, trust
from secaudit.providers.facts import Level

SEEDS = "secaudit/providers"
_FILE = Path(tempfile.mkdtemp()) / "alipay.toml"
_TRUSTED = (Level.OFFICIAL, Level.MULTI)


def check(data: bytes) -> None:
    """Read one invented file, and join it to the packaged profile of its name."""
    _FILE.write_bytes(data)
    try:
        mine = trust.own(_FILE)
    except CatalogueError as error:
        if not str(error):
            raise AssertionError from error
        return
    shown = mine.name.en + mine.name.zh
    if not shown.isprintable() or any(one.level in _TRUSTED for one in mine.hotline):
        raise AssertionError(mine)
    packaged = profiles.load("alipay")
    both = trust.joined(packaged, mine, file=_FILE.name)
    if len(both.hotline) < len(packaged.hotline) or len(both.freeze) < len(packaged.freeze):
        raise AssertionError(both)
