"""An export of any password manager -> its entries: recognised by what stands in it.

What is encrypted, of no known format or larger than any vault is refused in a sentence. Exceptions
of parsers hold the text they parsed, so ours are raised outside their handlers.
"""

from __future__ import annotations

import itertools
import json
import lzma
import zipfile
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from secaudit import safe
from secaudit.errors import PasswordNeeded, VaultError
from secaudit.model.message import N_, Message
from secaudit.passwords.reading import tables
from secaudit.passwords.reading.formats import Json, Locked, managers, members

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.passwords.entries import Vault

    Ask = Callable[[int], str | None]

MAX_BYTES = 1 << 28
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_READ_FROM = (".csv", ".json", "export.data")
_MARKS = {
    b"-----BEGIN PGP": N_("this export is encrypted with PGP, so nothing can be read in it."),
    b"\x85": N_("this export is encrypted with PGP, so nothing can be read in it."),
    b"\xc1": N_("this export is encrypted with PGP, so nothing can be read in it."),
    b"\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5": N_("this is a database of KeePass 1, which is not read."),
    b"SQLite format 3": N_("this is a browser's own database, not an export."),
}
_EXPORT_AGAIN = Message(N_("Export again as CSV or JSON, not encrypted, and give that file."))


def read_vault(stream: BinaryIO, *, ask: Ask | None = None, key_file: bytes | None = None) -> Vault:
    """The entries of the export in `stream`; raises `VaultError` or `PasswordNeeded`.

    `ask` gives the password of a locked database for an attempt, counted from 0; None ends it.
    """
    data = _bytes(stream)
    for one in members().values():
        if isinstance(one, Locked) and data.startswith(one.magic):
            return _unlocked(data, one, ask, key_file)
    if data.startswith(_ZIP):
        return _from_archive(stream)
    return _from_text(data)


def _bytes(stream: BinaryIO) -> bytes:
    """The whole of a file, or as much of an archive as shows that it is one."""
    head = stream.read(8)
    if head.startswith(_ZIP):
        return head
    data = head + stream.read(MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise VaultError(
            Message(N_("it has more than {count} bytes."), {"count": MAX_BYTES}),
            hint=Message(N_("Give the export of a password manager; it is far smaller.")),
        )
    if not data.strip():
        raise VaultError(Message(N_("the file is empty.")), hint=_EXPORT_AGAIN)
    return data


def _unlocked(data: bytes, one: Locked, ask: Ask | None, key_file: bytes | None) -> Vault:
    refused: PasswordNeeded | None = None
    for attempt in itertools.count():
        password = ask(attempt) if ask is not None else None
        if password is None and refused is not None:
            break
        try:
            return one.read(data, password, key_file)
        except PasswordNeeded as error:
            refused = error
        if password is None:
            break
    # What is known by now tells more than that no answer came any more.
    raise refused or _unknown()


# Of the unpackers; none of the last two is a kind of the others.
_BROKEN = (
    zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError,
    IndexError,  # zipfile, of a file without a name
    zlib.error, lzma.LZMAError,
)  # fmt: skip


def _from_archive(stream: BinaryIO) -> Vault:
    found: list[Vault] = []
    why: VaultError | None = None
    broken = locked = False
    try:
        with zipfile.ZipFile(stream) as archive:
            listed = [info for info in archive.infolist() if not info.is_dir()]
            _within_limits(listed)
            locked = any(info.flag_bits & 1 or info.filename.endswith(".pgp") for info in listed)
            for info in listed:
                if info.filename.lower().endswith(_READ_FROM) and not info.flag_bits & 1:
                    try:
                        found.append(_from_text(archive.read(info)))
                    except VaultError as error:
                        why = error
    except _BROKEN:
        broken = True
    if broken:
        raise VaultError(Message(N_("the archive is damaged or incomplete.")), hint=_EXPORT_AGAIN)
    if found:
        return max(found, key=lambda vault: len(vault.entries))
    if locked:
        raise VaultError(
            Message(N_("this archive is encrypted, so nothing can be read in it.")),
            hint=_EXPORT_AGAIN,
        )
    raise why or _unknown()


def _within_limits(listed: list[zipfile.ZipInfo]) -> None:
    """Attachments are not unpacked, so only what is read counts."""
    read = [info for info in listed if info.filename.lower().endswith(_READ_FROM)]
    size = sum(info.file_size for info in read)
    packed = sum(info.compress_size for info in read)
    if size > MAX_BYTES or safe.is_bomb(count=len(read), size=size, packed=packed):
        raise VaultError(
            Message(
                N_(
                    "the archive holds {count} files that unpack to {size} bytes; "
                    "that is no usual export."
                ),
                {"count": len(read), "size": size},
            ),
            hint=_EXPORT_AGAIN,
        )


def _from_text(data: bytes) -> Vault:
    for mark, said in _MARKS.items():
        if data.startswith(mark):
            raise VaultError(Message(said), hint=_EXPORT_AGAIN)
    text = None
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    with suppress(UnicodeDecodeError):
        text = data.decode(encoding)
    if text is None:
        raise VaultError(
            Message(
                N_(
                    "it is not the UTF-8 text that password managers write: encrypted, "
                    "or saved again by a spreadsheet, which changes passwords."
                )
            ),
            hint=_EXPORT_AGAIN,
        )
    if text.lstrip().startswith(("{", "[")):
        return _from_json(text)
    table = tables.recognised(text, members().values())
    if table is None:
        raise _unknown()
    return tables.read(text, table)


def _from_json(text: str) -> Vault:
    document = None
    with suppress(ValueError, RecursionError):
        document = json.loads(text)
    if document is None:
        raise VaultError(Message(N_("it is JSON that is cut off or damaged.")), hint=_EXPORT_AGAIN)
    for one in members().values():
        if isinstance(one, Json) and one.recognises(document):
            return one.read(document)
    raise _unknown()


def _unknown() -> VaultError:
    return VaultError(
        Message(N_("no export of a password manager was recognised in it.")),
        hint=Message(
            # Our own names, whole: text among the values would be cut to fit a line.
            N_("Exports of these are read: {managers}."),
            {"managers": Message(", ".join(managers()))},
        ),
    )
