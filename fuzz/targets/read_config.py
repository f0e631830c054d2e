"""The file of settings: the keys that there are, or a `ConfigError`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from secaudit import config, config_file
from secaudit.errors import ConfigError

SEEDS = None
_HOME = Path(tempfile.mkdtemp())
_ENVIRON = {"XDG_CONFIG_HOME": str(_HOME)}
_FILE = Path(config.path(_ENVIRON))
_FILE.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def check(data: bytes) -> None:
    """Read one invented file of settings."""
    with os.fdopen(os.open(_FILE, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as stream:
        stream.write(data)
    try:
        found = config_file.kept(_ENVIRON)
    except ConfigError as error:
        if not str(error):
            raise AssertionError from error
    else:
        for name, value in found.items():
            config_file.check(name, value, where="file")
