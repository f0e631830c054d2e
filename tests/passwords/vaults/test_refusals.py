"""What is encrypted, damaged, too large or no export: a sentence, with nothing of the content."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.errors import SecauditError, VaultError
from secaudit.passwords.reading import opening
from secaudit.passwords.reading.opening import read_vault

if TYPE_CHECKING:
    from secaudit.passwords.entries import Vault

SECRET = "hunter2-hunter2"  # noqa: S105 - what no message may hold
HEADER = b"name,url,username,password,note\n"


def read(data: bytes) -> Vault:
    return read_vault(io.BytesIO(data))


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


ENCRYPTED_BITWARDEN = [
    {"encrypted": True, "passwordProtected": True, "encKeyValidation_DO_NOT_EDIT": "2.x"},
    {"encrypted": True, "encKeyValidation_DO_NOT_EDIT": "2.x", "folders": [], "items": []},
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "said"),
    [
        *((json.dumps(one).encode(), "Bitwarden is encrypted") for one in ENCRYPTED_BITWARDEN),
        (b'{"encrypted":true,"vaults":{}}', "Proton Pass is encrypted"),
        (b"-----BEGIN PGP MESSAGE-----\n\nhQ", "encrypted with PGP"),
        (packed(("Proton Pass/data.pgp", b"-----BEGIN PGP MESSAGE-----")), "archive is encrypted"),
        (b"\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5" + bytes(50), "KeePass 1"),
        (b"SQLite format 3\0" + bytes(50), "browser's own database"),
        (bytes(range(128, 256)) * 9, "not the UTF-8 text"),
        ("name,url,username,password\n密码,x,y,z\n".encode("gb18030"), "not the UTF-8 text"),
        (b"", "the file is empty"),
        (b"  \n", "the file is empty"),
        (b'{"items": [', "cut off or damaged"),
        (b"[" * 100_000, "cut off or damaged"),
        (b'{"some": "thing"}', "no export of a password manager"),
        (b"[1, 2]", "no export of a password manager"),
        (b"Date,Payee,Amount\n2026-01-02,Baker,-3.50\n", "no export of a password manager"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "not the UTF-8 text"),
        (packed(("readme.txt", b"hello")), "no export of a password manager"),
        (packed(("data.json", b"{}")), "no export of a password manager"),
        (packed(("x.csv", HEADER))[:-30], "archive is damaged"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(data: bytes, said: str) -> None:
    with pytest.raises(VaultError, match=said):
        read(data)


def test_an_unknown_file_is_told_what_is_read() -> None:
    with pytest.raises(VaultError) as caught:
        read(b"a,b\n1,2\n")
    for name in ("Bitwarden", "1Password", "KeePassXC", "LastPass", "Proton Pass", "Dashlane"):
        assert name in str(caught.value)


def test_an_archive_that_unpacks_to_gigabytes_is_refused() -> None:
    with pytest.raises(VaultError, match="no usual export"):
        read(packed(("credentials.csv", bytes(20_000_000))))


def test_an_archive_of_many_tables_is_refused() -> None:
    with pytest.raises(VaultError, match="101 files"):
        read(packed(*((f"{number}.csv", HEADER) for number in range(101))))


def test_attachments_are_not_unpacked(exports: dict[str, Any], account: Any) -> None:  # noqa: ANN401
    """A document in a 1Password export may be as large as it likes."""
    data = exports["onepassword_1pux"]([account()])
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("files/film.mp4", bytes(20_000_000))
    assert len(read(stream.getvalue()).entries) == 1


def test_a_file_larger_than_any_vault_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", 1000)
    with pytest.raises(VaultError, match="more than 1,000 bytes"):
        read(HEADER + b"x" * 1000)


def test_bad_rows_are_refused_with_their_lines_and_the_others_read() -> None:
    vault = read(
        HEADER
        + b'A,https://a.org,tom,one,"note\nover lines"\n'
        + b"B,https://b.org,tom,two\n"
        + b'C,https://c.org,tom,"thr"ee,\n'
        + b"D,https://d.org,tom,four,\n"
        + b"\n"
        + b'E,https://e.org,tom,"five,\nF,https://f.org,tom,six,\n'
    )
    assert [(entry.title, entry.line) for entry in vault.entries] == [("A", 2), ("D", 6)]
    assert [refusal.line for refusal in vault.refused] == [4, 5, 8]


def _secret_files() -> list[bytes]:
    row = f"X,https://x.org,tom,{SECRET},".encode()
    return [
        HEADER + row + b"\xff\xfe",
        b'{"encrypted": false, "items": [{"login": {"password": "' + SECRET.encode() + b'"',
        packed(("x.csv", HEADER + row))[:-10],
        b"a,b,c,d\n" + row,
        json.dumps({"encrypted": True, "items": [SECRET]}).encode(),
    ]


@pytest.mark.parametrize("data", _secret_files())
def test_no_exception_holds_what_was_read(data: bytes) -> None:
    """Neither in its words, nor in one that it came from."""
    with pytest.raises(VaultError) as caught:
        read(data)
    error: BaseException | None = caught.value
    while error is not None:
        assert SECRET not in repr(vars(error)) + repr(error.args) + str(error)
        assert not hasattr(error, "doc")
        assert not hasattr(error, "object")
        error = error.__cause__ or error.__context__


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(SecauditError):
        assert read(data).manager


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["encrypted", "items", "vaults", "accounts", "login", "type", "password",
                         "uris", "data", "content", "details", "item", "fields", "overview"]),
        inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(JSON)
def test_any_json_is_read_or_refused(document: object) -> None:
    """Whatever stands where a list or a table was expected."""
    with suppress(SecauditError):
        assert read(json.dumps(document).encode()).manager
