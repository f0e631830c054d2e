"""What the user has settled for all runs: a file of a few keys, and variables of the same names.

An option wins over `SECAUDIT_NAME`, that over the file, and the file over the default. Nothing here
makes anything trusted: a key chooses among what an option offers, and there is none for a phone
number, a rule or a secret. This stands on the way to `--help`, so it loads nothing by itself.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from secaudit.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "config.toml"
COLOURS = ("auto", "always", "never")
SENSITIVITIES = ("low", "normal", "high")
# What each key may be; an empty list: a word, which the command that takes it knows.
KEYS: dict[str, tuple[str, ...]] = {
    "lang": LANGUAGES,
    "color": COLOURS,
    "sensitivity": SENSITIVITIES,
    "provider": (),
    "jurisdiction": (),
}


def path(environ: Mapping[str, str] = os.environ) -> str:
    """The path of the file, whether or not it is there."""
    if sys.platform == "linux":
        # What platformdirs says as well, which takes half as long to load as all of `--help`.
        base = environ.get("XDG_CONFIG_HOME", "")
        if not os.path.isabs(base):  # noqa: PTH117 - pathlib is slow to load
            base = os.path.expanduser("~/.config")  # noqa: PTH111
        return os.path.join(base, "secaudit", FILE)  # noqa: PTH118
    import platformdirs  # noqa: PLC0415 - as above

    return os.path.join(platformdirs.user_config_dir("secaudit", appauthor=False), FILE)  # noqa: PTH118


def variable(name: str) -> str:
    """The environment variable of a key."""
    return f"SECAUDIT_{name.upper()}"


def anything(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a file or a variable, so that `secaudit.config_file` is worth loading."""
    return any(environ.get(variable(name)) for name in KEYS) or os.path.lexists(path(environ))
