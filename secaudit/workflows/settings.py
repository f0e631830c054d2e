"""What holds for all runs: each setting, its value and where that is from; and changing them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from secaudit import config, config_file
from secaudit.model.setting import Origin, Setting

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEFAULTS = {"color": "auto", "sensitivity": "normal"}


def shown(
    options: Mapping[str, str | None], environ: Mapping[str, str] = os.environ
) -> tuple[Setting, ...]:
    """Every setting; `options` are those that were given to this run.

    Raises `ConfigError` where the file or a variable is wrong.
    """
    kept = config_file.kept(environ)
    return tuple(_setting(name, options.get(name), kept, environ) for name in config.KEYS)


def _setting(
    name: str, option: str | None, kept: Mapping[str, str], environ: Mapping[str, str]
) -> Setting:
    variable = config.variable(name)
    if option:
        return Setting(name, option, Origin.OPTION, variable)
    if environ.get(variable):
        config_file.check(name, environ[variable], where=variable)
        return Setting(name, environ[variable], Origin.ENVIRONMENT, variable)
    if name in kept:
        return Setting(name, kept[name], Origin.FILE, variable)
    return Setting(name, _DEFAULTS.get(name), Origin.DEFAULT, variable)


def settle(name: str, value: str) -> bool:
    """Keep a value for all runs; whether that changed anything."""
    config_file.check(name, value, where="secaudit config set")
    if name == "provider":
        from secaudit.workflows.providers import known  # noqa: PLC0415 - few settings need them

        known().load(value)
    return config_file.put(name, value)


def drop(name: str) -> bool:
    """Take a key out of the file; whether it was there."""
    return config_file.put(name, None)
