"""What single formats say besides: bins, notes, earlier passwords, passkeys, breach days."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.errors import PasswordNeeded, VaultError
from secaudit.passwords.reading.opening import read_vault

if TYPE_CHECKING:
    from secaudit.passwords.entries import Vault


def read(data: bytes) -> Vault:
    return read_vault(io.BytesIO(data))


def test_bitwarden_leaves_its_bin_out(exports: dict[str, Any], account: Any) -> None:  # noqa: ANN401
    vault = read(exports["bitwarden_json"]([account()], deletedDate="2024-01-01T00:00:00Z"))
    assert (len(vault.entries), vault.skipped) == (0, 1)


def test_bitwarden_tells_when_the_last_password_ended(
    exports: dict[str, Any],
    account: Any,  # noqa: ANN401
) -> None:
    history = [
        {"lastUsedDate": "2021-05-06T00:00:00Z", "password": "old"},
        {"lastUsedDate": "2020-05-06T00:00:00Z", "password": "older"},
    ]
    (entry,) = read(exports["bitwarden_json"]([account()], passwordHistory=history)).entries
    assert entry.changed == date(2021, 5, 6)


def test_a_passkey_is_a_second_factor(exports: dict[str, Any], account: Any) -> None:  # noqa: ANN401
    login = {"password": "x1y2", "username": "tom", "fido2Credentials": [{"credentialId": "1"}]}
    (entry,) = read(exports["bitwarden_json"]([account()], login=login)).entries
    assert entry.second_factor is True


def test_a_breach_day_of_the_users_own_is_read(exports: dict[str, Any], account: Any) -> None:  # noqa: ANN401
    fields = [{"name": "Breach date", "value": "2022-07-08", "type": 0}]
    (entry,) = read(exports["bitwarden_json"]([account()], fields=fields)).entries
    assert entry.breached == date(2022, 7, 8)
    table = (
        b"type,name,fields,login_uri,login_username,login_password\n"
        b'login,X,"color: red\nbreached: 2022-07-08",https://x.org,tom,pw\n'
    )
    (entry,) = read(table).entries
    assert entry.breached == date(2022, 7, 8)


def test_1password_leaves_its_bin_out(exports: dict[str, Any], account: Any) -> None:  # noqa: ANN401
    vault = read(exports["onepassword_1pux"]([account()], trashed=True))
    assert (len(vault.entries), vault.skipped) == (0, 1)


def test_1password_items_of_a_password_alone_are_read(
    exports: dict[str, Any],
    account: Any,  # noqa: ANN401
) -> None:
    details = {"password": "007", "passwordHistory": [{"value": "old", "time": 1600000000}]}
    (entry,) = read(exports["onepassword_1pux"]([account()], details=details)).entries
    assert (entry.password, entry.changed) == ("007", date(2020, 9, 13))


def test_proton_leaves_its_bin_out(exports: dict[str, Any], account: Any) -> None:  # noqa: ANN401
    vault = read(exports["proton_json"]([account()], state=2))
    assert (len(vault.entries), vault.skipped) == (0, 1)


def test_notes_are_no_logins() -> None:
    lastpass = (
        b"url,username,password,totp,extra,name,grouping,fav\n"
        b"http://sn,,secret note,,text,Note,,0\nhttps://x.org,tom,pw,,,X,,0\n"
    )
    proton = (
        b"type,name,url,email,username,password,note,totp,createTime,modifyTime,vault\n"
        b"note,N,,,,pw,text,,1,1,P\nlogin,X,https://x.org,tom@x.org,,pw,,,1,1,P\n"
    )
    for data, user in ((lastpass, "tom"), (proton, "tom@x.org")):
        vault = read(data)
        assert [entry.username for entry in vault.entries] == [user]
        assert vault.skipped == 1


def test_older_headers_are_known() -> None:
    """Columns came and went over the years."""
    older = {
        b"name,url,username,password": "Chrome, Edge",
        b"url,username,password,extra,name,grouping,fav": "LastPass",
        b"folder,favorite,type,name,notes,fields,login_uri,login_username,login_password,login_totp":
            "Bitwarden",
        b"collections,type,name,notes,fields,reprompt,login_uri,login_username,login_password,"
        b"login_totp": "Bitwarden",
        b"type,name,url,username,password,note,totp,createTime,modifyTime": "Proton Pass",
        b"username,username2,username3,title,password,note,url,category,otpSecret": "Dashlane",
        b"Group,Title,Username,Password,URL,Notes": "KeePassXC",
    }  # fmt: skip
    for header, manager in older.items():
        row = b",".join([b"x"] * len(header.split(b",")))
        assert read(header + b"\n" + row + b"\n").manager == manager


PASSWORD = "open sesame 17"  # noqa: S105 - of a database that the test makes


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database with an entry that has a history, and one in the bin."""
    pykeepass = pytest.importorskip("pykeepass", reason="an extra that is not locked: it is GPL")
    path = tmp_path_factory.mktemp("keepass") / "vault.kdbx"
    made = pykeepass.create_database(str(path), password=PASSWORD)
    entry = made.add_entry(made.root_group, "Example", "tom", "older", url="https://x.org")
    entry.mtime = datetime(2018, 1, 2, tzinfo=UTC)
    entry.save_history()
    entry.password, entry.mtime = "  007", datetime(2019, 3, 4, tzinfo=UTC)
    entry.save_history()
    entry.notes, entry.mtime = "new note", datetime(2025, 5, 6, tzinfo=UTC)
    entry.otp = "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP"
    entry.set_custom_property("breached", "2022-07-08")
    binned = made.add_entry(made.root_group, "Old", "tom", "gone")
    made.trash_entry(binned)
    made.save()
    return path.read_bytes()


@pytest.mark.filterwarnings("ignore")  # pykeepass and what it stands on
def test_a_keepass_database_is_read_with_its_password(database: bytes) -> None:
    answers = iter([PASSWORD])
    vault = read_vault(io.BytesIO(database), ask=lambda _attempt: next(answers))
    (entry,) = vault.entries
    assert (entry.title, entry.username, entry.password) == ("Example", "tom", "  007")
    assert (entry.changed, entry.breached) == (date(2019, 3, 4), date(2022, 7, 8))
    assert entry.second_factor is True
    assert (vault.skipped, vault.plain) == (1, False)


@pytest.mark.filterwarnings("ignore")
def test_a_keepass_database_stays_shut_without_it(database: bytes) -> None:
    with pytest.raises(PasswordNeeded, match="password"):
        read(database)
    answers = iter(["wrong", None])
    with pytest.raises(PasswordNeeded, match="does not open") as caught:
        read_vault(io.BytesIO(database), ask=lambda _attempt: next(answers))
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    with pytest.raises(VaultError, match="damaged"):
        read_vault(io.BytesIO(database[:200]), ask=lambda _attempt: PASSWORD)


def test_without_pykeepass_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "construct", None)
    with pytest.raises(VaultError, match="pykeepass") as caught:
        read(b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5" + bytes(100))
    assert "secaudit[keepass]" in str(caught.value)
