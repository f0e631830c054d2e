"""Zip archives, plain or encrypted (ZipCrypto, WinZip AES): takes out the exports, in memory."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.errors import ExportError, PasswordNeeded
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

_PACKAGES = ("[Content_Types].xml", "mimetype", "META-INF/", "AndroidManifest.xml")


def recognises(data: bytes) -> float:
    """Any zip archive; workbooks are zip archives too, and claim theirs more surely."""
    return 0.8 if data.startswith((b"PK\x03\x04", b"PK\x05\x06")) else 0.0


def unpack(data: bytes, *, password: str | None) -> list[tuple[str, bytes]]:
    """(name, content) of the files worth reading; raises where it can't be opened."""
    import pyzipper  # noqa: PLC0415 - only for archives

    try:
        with pyzipper.AESZipFile(io.BytesIO(data)) as archive:
            members = _members(archive.infolist())
            if any(member.flag_bits & 1 for member in members) and password is None:
                raise PasswordNeeded(
                    Message(N_("the archive is protected by a password.")),
                    hint=Message(
                        N_("The wallet sent the password separately, as a message in its app.")
                    ),
                )
            secret = password.encode() if password is not None else None
            return [(member.filename, archive.read(member, pwd=secret)) for member in members]
    except RuntimeError as error:
        # pyzipper and zipfile say "Bad password" and "Bad CRC" with this class.
        raise PasswordNeeded(
            Message(N_("the password does not open the archive.")),
            hint=Message(N_("Check it in the wallet's message; it is often six digits.")),
        ) from error
    except (
        zipfile.BadZipFile,
        pyzipper.BadZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        IndexError,  # zipfile, of a file without a name
        zlib.error,
        lzma.LZMAError,
    ) as error:
        raise ExportError(
            Message(N_("the archive is damaged, incomplete or of a kind that is not supported.")),
            hint=Message(
                N_("Unpack it with the system's own program and give the file that was in it.")
            ),
        ) from error


def _members(listed: Sequence[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    if any(info.filename.startswith(_PACKAGES) for info in listed):
        raise ExportError(
            Message(
                N_(
                    "a document or program packed as an archive was found; "
                    "a list of transactions was expected."
                )
            ),
            hint=Message(
                N_(
                    "Export the transactions from your wallet or bank as CSV or Excel, "
                    "and give that file."
                )
            ),
        )
    members = [
        info for info in listed
        if not info.is_dir() and info.file_size
        and not info.filename.rpartition("/")[2].startswith(".")
        and not info.filename.startswith("__MACOSX/")
    ]  # fmt: skip
    size = sum(info.file_size for info in members)
    packed = sum(info.compress_size for info in members)
    if safe.is_bomb(count=len(members), size=size, packed=packed):
        raise ExportError(
            Message(
                N_(
                    "the archive holds {count} files that unpack to {size} bytes; "
                    "that is no usual export."
                ),
                {"count": len(members), "size": size},
            ),
            hint=Message(N_("Unpack it yourself and give the file of transactions that is in it.")),
        )
    if not members:
        raise ExportError(Message(N_("the archive is empty; a list of transactions was expected.")))
    return members
