"""Proton Pass as JSON, alone or in its archive: second factors, passkeys and days of any change.

Layout: `packages/pass/lib/export` of github.com/ProtonMail/WebClients.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.errors import VaultError
from secaudit.model.message import N_, Message
from secaudit.passwords.entries import Entry, Vault
from secaudit.passwords.reading.formats import Json, breach_day, day, part, rows, text

if TYPE_CHECKING:
    from secaudit.passwords.reading.formats import Document

_IN_BIN = 2


def _recognises(document: Document) -> bool:
    return isinstance(document, dict) and isinstance(document.get("vaults"), dict)


def _read(document: Document) -> Vault:
    if document.get("encrypted"):
        raise VaultError(
            Message(N_("this export of Proton Pass is encrypted, so nothing can be read in it.")),
            hint=Message(N_("Export again and leave out the passphrase.")),
        )
    items = [
        item
        for vault in document["vaults"].values()
        if isinstance(vault, dict)
        for item in rows(vault.get("items"))
    ]
    entries = [_entry(item) for item in items if _is_login(item)]
    return Vault("Proton Pass", tuple(entries), len(items) - len(entries))


def _is_login(item: dict[str, Document]) -> bool:
    data = part(item, "data")
    stored = text(part(data, "content").get("password"))
    return data.get("type") == "login" and item.get("state") != _IN_BIN and bool(stored)


def _entry(item: dict[str, Document]) -> Entry:
    data = part(item, "data")
    content = part(data, "content")
    names = (content.get(name) for name in ("itemUsername", "username", "itemEmail"))
    sites = content.get("urls")
    fields = rows(data.get("extraFields"))
    breaches = (
        breach_day(one.get("fieldName"), part(one, "data").get("content")) for one in fields
    )
    return Entry(
        title=text(part(data, "metadata").get("name")),
        sites=tuple(filter(None, map(text, sites))) if isinstance(sites, list) else (),
        username=next(filter(None, map(text, names)), ""),
        password=content["password"],
        second_factor=bool(text(content.get("totpUri")).strip() or rows(content.get("passkeys"))),
        changed=day(item.get("modifyTime")),
        breached=next(filter(None, breaches), None),
    )


FORMAT = Json("Proton Pass", _recognises, _read)
