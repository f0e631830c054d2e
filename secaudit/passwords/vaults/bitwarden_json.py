"""Bitwarden as JSON: second factors, passkeys and days; the bin is left out.

Layout: `libs/common/src/models/export` of github.com/bitwarden/clients. An earlier password stands
there with the day on which it was last used, which is the day of the change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.errors import VaultError
from secaudit.model.message import N_, Message
from secaudit.passwords.entries import Entry, Vault
from secaudit.passwords.reading.formats import Json, breach_day, day, part, rows, text

if TYPE_CHECKING:
    from secaudit.passwords.reading.formats import Document

_LOGIN = 1


def _recognises(document: Document) -> bool:
    return (
        isinstance(document, dict)
        and "encrypted" in document
        and ("items" in document or "encKeyValidation_DO_NOT_EDIT" in document)
    )


def _read(document: Document) -> Vault:
    if document["encrypted"] or "items" not in document:
        raise VaultError(
            Message(N_("this export of Bitwarden is encrypted, so nothing can be read in it.")),
            hint=Message(N_("Export again and choose the file format .json, not encrypted.")),
        )
    items = rows(document["items"])
    entries = [_entry(item) for item in items if _is_login(item)]
    return Vault("Bitwarden", tuple(entries), len(items) - len(entries))


def _is_login(item: dict[str, Document]) -> bool:
    stored = text(part(item, "login").get("password"))
    return item.get("type") == _LOGIN and not item.get("deletedDate") and bool(stored)


def _entry(item: dict[str, Document]) -> Entry:
    login = part(item, "login")
    history = (day(one.get("lastUsedDate")) for one in rows(item.get("passwordHistory")))
    fields = (breach_day(one.get("name"), one.get("value")) for one in rows(item.get("fields")))
    return Entry(
        title=text(item.get("name")),
        sites=tuple(filter(None, (text(one.get("uri")) for one in rows(login.get("uris"))))),
        username=text(login.get("username")),
        password=login["password"],
        second_factor=bool(text(login.get("totp")).strip() or rows(login.get("fido2Credentials"))),
        changed=max(filter(None, history), default=None) or day(item.get("creationDate")),
        breached=next(filter(None, fields), None),
    )


FORMAT = Json("Bitwarden", _recognises, _read)
