"""KeePass and KeePassXC databases (KDBX 3 and 4), through the optional package pykeepass.

The history of an entry tells when its password was changed. Databases stay encrypted on the disk.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from secaudit.errors import PasswordNeeded, VaultError
from secaudit.model.message import N_, Message
from secaudit.passwords.entries import Entry, Vault
from secaudit.passwords.reading.formats import Locked, breach_day

if TYPE_CHECKING:
    from datetime import date

_FACTORS = ("otp", "TOTP Seed", "TimeOtp-Secret", "KPEX_PASSKEY_CREDENTIAL_ID")


def _read(data: bytes, password: str | None, key_file: bytes | None) -> Vault:
    try:
        # Late: an optional package under another licence than this program.
        from construct import ConstructError  # noqa: PLC0415 - what pykeepass parses with
        from pykeepass import PyKeePass, exceptions  # noqa: PLC0415
    except ImportError as error:
        raise VaultError(
            Message(N_("a KeePass database is read with the package pykeepass, which is missing.")),
            hint=Message(
                N_('Install it with: pip install "secaudit[keepass]" - or export a CSV file.')
            ),
        ) from error
    if password is None and key_file is None:
        raise PasswordNeeded(Message(N_("the database opens with a password only.")))
    opened: Any = None  # pykeepass has no types
    wrong = False
    key = io.BytesIO(key_file) if key_file is not None else None
    try:
        opened = PyKeePass(io.BytesIO(data), password=password, keyfile=key)
    except exceptions.CredentialsError:
        wrong = True
    except (
        ConstructError, exceptions.HeaderChecksumError, exceptions.PayloadChecksumError,
        SyntaxError, ValueError, OSError,
    ):  # fmt: skip
        pass
    # Raised here, so that no exception of the package with its values hangs behind it.
    if wrong:
        raise PasswordNeeded(
            Message(N_("the password or the key file does not open the database.")),
            hint=Message(N_("Give the password that you give to KeePass.")),
        )
    if opened is None:
        raise VaultError(Message(N_("the database is damaged or of a kind that is not known.")))
    return _vault(opened)


def _vault(opened: Any) -> Vault:  # noqa: ANN401 - pykeepass has no types
    listed = opened.entries or []
    bin_id = opened.recyclebin_group.uuid if opened.recyclebin_group else None
    kept = [one for one in listed if one.password and not _within(one, bin_id)]
    return Vault("KeePass", tuple(map(_entry, kept)), len(listed) - len(kept), plain=False)


def _within(entry: Any, group_id: object) -> bool:  # noqa: ANN401
    group = entry.parentgroup
    while group is not None and group_id is not None:
        if group.uuid == group_id:
            return True
        group = group.parentgroup
    return False


def _entry(entry: Any) -> Entry:  # noqa: ANN401
    own = entry.custom_properties
    return Entry(
        title=entry.title or "",
        sites=tuple(filter(None, [entry.url])),
        username=entry.username or "",
        password=entry.password,
        second_factor=bool(entry.otp) or any(own.get(name) for name in _FACTORS),
        changed=_changed(entry),
        breached=next(filter(None, (breach_day(name, own[name]) for name in own)), None),
    )


def _changed(entry: Any) -> date | None:  # noqa: ANN401
    """The day of the first version with today's password, without a break."""
    since = entry.mtime
    for earlier in sorted(entry.history, key=lambda one: one.mtime, reverse=True):
        if earlier.password != entry.password:
            return since.date() if since else None
        since = earlier.mtime
    since = min(filter(None, (since, entry.ctime)), default=None)
    return since.date() if since else None


FORMAT = Locked("KeePass", b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5", _read)
