"""The reader of vaults: entries or a `VaultError`, and no exception that holds what was read."""

from __future__ import annotations

import io
from dataclasses import replace

from secaudit.errors import PasswordNeeded, VaultError
from secaudit.passwords.reading.opening import read_vault

SEEDS = "fuzz/seeds/vaults"


def check(data: bytes) -> None:
    """Read one invented export of a password manager."""
    try:
        vault = read_vault(io.BytesIO(data))
    except (VaultError, PasswordNeeded) as error:
        if error.__context__ is not None:
            raise AssertionError from error
    else:
        for entry in vault.entries:
            # Another field may hold the same text, so it is changed here alone.
            if repr(replace(entry, password="another")) != repr(entry):  # noqa: S106 - of nobody
                raise AssertionError
