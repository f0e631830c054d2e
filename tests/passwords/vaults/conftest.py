"""Exports in the shape of each password manager's own, made of the accounts that a test names."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Account:
    title: str = "Example"
    url: str = "https://www.example.com/login"
    username: str = "tom@example.com"
    password: str = "kD8#vQz2!mWp"  # noqa: S105 - of nobody
    totp: str = ""
    note: str = 'a "quoted" note,\nover two lines'


def table(header: str, row: Callable[[Account], Sequence[str]], *, quoted: bool = False) -> Any:  # noqa: ANN401
    def write(accounts: Sequence[Account]) -> bytes:
        text = io.StringIO(newline="")
        writer = csv.writer(text, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
        writer.writerow(header.split(","))
        writer.writerows(map(row, accounts))
        return text.getvalue().encode()

    return write


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", ".").replace("_in_", "/"), data)
    return stream.getvalue()


def bitwarden(accounts: Sequence[Account], **more: Any) -> bytes:  # noqa: ANN401 - what JSON holds
    items = [
        {
            "id": f"00000000-0000-0000-0000-{number:012}",
            "type": 1,
            "name": one.title,
            "notes": one.note,
            "login": {
                "uris": [{"match": None, "uri": one.url}],
                "username": one.username,
                "password": one.password,
                "totp": one.totp or None,
                "fido2Credentials": [],
            },
            "passwordHistory": None,
            "creationDate": "2019-03-04T05:06:07.000Z",
            "revisionDate": "2025-03-04T05:06:07.000Z",
            "deletedDate": None,
            **more,
        }
        for number, one in enumerate(accounts)
    ]
    return json.dumps({"encrypted": False, "folders": [], "items": items}, indent=2).encode()


def onepux(accounts: Sequence[Account], **more: Any) -> bytes:  # noqa: ANN401
    items = [
        {
            "uuid": f"item{number}",
            "createdAt": 1551675967,
            "updatedAt": 1741064767,
            "state": "active",
            "categoryUuid": "001",
            "details": {
                "loginFields": [
                    {"value": one.username, "name": "u", "designation": "username"},
                    {"value": one.password, "name": "p", "designation": "password"},
                ],
                "notesPlain": one.note,
                "sections": [
                    {"title": "", "fields": [{"title": "code", "value": {"totp": one.totp}}]}
                ]
                if one.totp
                else [],
                "passwordHistory": [],
            },
            "overview": {"title": one.title, "url": one.url, "urls": [{"url": one.url}]},
            **more,
        }
        for number, one in enumerate(accounts)
    ]
    vaults = [{"attrs": {"name": "Private"}, "items": items}]
    document = {"accounts": [{"attrs": {"email": "tom@example.com"}, "vaults": vaults}]}
    return packed(
        export__attributes=b'{"version":3}',
        export__data=json.dumps(document).encode(),
        files_in_scan__pdf=b"%PDF",
    )


def proton(accounts: Sequence[Account], **more: Any) -> bytes:  # noqa: ANN401
    items = [
        {
            "itemId": f"item{number}",
            "state": 1,
            "data": {
                "metadata": {"name": one.title, "note": one.note, "itemUuid": "0"},
                "extraFields": [],
                "type": "login",
                "content": {
                    "itemEmail": "",
                    "itemUsername": one.username,
                    "password": one.password,
                    "urls": [one.url],
                    "totpUri": one.totp,
                    "passkeys": [],
                },
            },
            "createTime": 1551675967,
            "modifyTime": 1741064767,
            **more,
        }
        for number, one in enumerate(accounts)
    ]
    vaults = {"abc": {"name": "Personal", "items": items}}
    document = {"version": "1.20.0", "encrypted": False, "vaults": vaults}
    return packed(Proton_Pass_in_data__json=json.dumps(document).encode())


_MS = "1551675967000"
EXPORTS: dict[str, Any] = {  # a writer for each format
    "chrome": table(
        "name,url,username,password,note",
        lambda a: (a.title, a.url, a.username, a.password, a.note),
    ),
    "firefox": table(
        "url,username,password,httpRealm,formActionOrigin,guid,timeCreated,timeLastUsed,"
        "timePasswordChanged",
        lambda a: (a.url, a.username, a.password, "", a.url, "{g}", _MS, _MS, _MS),
        quoted=True,
    ),
    "apple": table(
        "Title,URL,Username,Password,Notes,OTPAuth",
        lambda a: (a.title, a.url, a.username, a.password, a.note, a.totp),
    ),
    "onepassword_csv": table(
        "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes",
        lambda a: (a.title, a.url, a.username, a.password, a.totp, "false", "false", "", a.note),
    ),
    "onepassword_old": table(
        "title,notes,username,password,url",
        lambda a: (a.title, a.note, a.username, a.password, a.url),
    ),
    "bitwarden_csv": table(
        "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,"
        "login_totp",
        lambda a: (
            "", "", "login", a.title, a.note, "", "0", a.url, a.username, a.password, a.totp,
        ),
    ),
    "lastpass": table(
        "url,username,password,totp,extra,name,grouping,fav",
        lambda a: (a.url, a.username, a.password, a.totp, a.note, a.title, "Home", "0"),
    ),
    "keepassxc_csv": table(
        "Group,Title,Username,Password,URL,Notes,TOTP,Icon,Last Modified,Created",
        lambda a: (
            "Root", a.title, a.username, a.password, a.url, a.note, a.totp, "0",
            "2019-03-04T05:06:07Z", "2018-03-04T05:06:07Z",
        ),
        quoted=True,
    ),
    "keepass_csv": table(
        "Account,Login Name,Password,Web Site,Comments",
        lambda a: (a.title, a.username, a.password, a.url, a.note),
        quoted=True,
    ),
    "nordpass": table(
        "name,url,username,password,note,cardholdername,cardnumber,cvc,expirydate,zipcode,folder",
        lambda a: (a.title, a.url, a.username, a.password, a.note, "", "", "", "", "", ""),
    ),
    "roboform": table(
        "Name,Url,MatchUrl,Login,Pwd,Note,Folder,RfFieldsV2",
        lambda a: (a.title, a.url, a.url, a.username, a.password, a.note, "/", ""),
    ),
    "dashlane": lambda accounts: packed(
        credentials__csv=table(
            "username,username2,username3,title,password,note,url,category,otpUrl",
            lambda a: (a.username, "", "", a.title, a.password, a.note, a.url, "", a.totp),
        )(accounts),
        securenotes__csv=b"title,note\nx,y\n",
        payments__csv=b"type,account_name,account_holder,cc_number\n",
    ),
    "proton_csv": table(
        "type,name,url,email,username,password,note,totp,createTime,modifyTime,vault",
        lambda a: (
            "login", a.title, a.url, "", a.username, a.password, a.note, a.totp, "1551675967",
            "1551675967", "Personal",
        ),
    ),
    "bitwarden_json": bitwarden,
    "onepassword_1pux": onepux,
    "proton_json": proton,
}  # fmt: skip


@pytest.fixture(scope="session")
def exports() -> dict[str, Any]:
    """A writer of exports for each format by its id."""
    return EXPORTS


@pytest.fixture(scope="session")
def account() -> type[Account]:
    """What the writers take."""
    return Account
