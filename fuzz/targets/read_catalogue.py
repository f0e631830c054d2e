"""Catalogue files, which a user may write too: a provider's profile, or a `CatalogueError`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from secaudit import catalogue
from secaudit.errors import CatalogueError
from secaudit.providers.facts import Provider

SEEDS = "secaudit/providers"
_FILE = Path(tempfile.mkdtemp()) / "alipay.toml"


def check(data: bytes) -> None:
    """Read one invented profile."""
    _FILE.write_bytes(data)
    try:
        provider = catalogue.read(_FILE, Provider)
    except CatalogueError as error:
        if not str(error):
            raise AssertionError from error
    else:
        if provider.id != _FILE.stem:
            raise AssertionError(provider.id)
