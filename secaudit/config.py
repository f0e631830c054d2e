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
_COLOUR_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE")


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


def kept(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What the file says; nothing where there is none.

    Raises `ConfigError` for a file that is wrong or that others may change.
    """
    where = path(environ)
    if not os.path.lexists(where):
        return {}
    from secaudit.config_file import read  # noqa: PLC0415 - most users have no such file

    return read(where)


def variable(name: str) -> str:
    """The environment variable of a key."""
    return f"SECAUDIT_{name.upper()}"


def settled(name: str, environ: Mapping[str, str] = os.environ) -> str | None:
    """What the variable says of a key, else the file; None where neither does.

    Raises `ConfigError` for what the key may not be.
    """
    asked = environ.get(variable(name))
    if asked:
        from secaudit.config_file import check  # noqa: PLC0415 - as above

        check(name, asked, where=variable(name))
        return asked
    if name == "color" and any(environ.get(one) for one in _COLOUR_VARIABLES):
        return None
    return kept(environ).get(name)
