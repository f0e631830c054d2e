"""1Password's own export (1PUX, an archive with `export.data`): second factors, passkeys and days.

Layout: https://support.1password.com/1pux-format/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.passwords.entries import Entry, Vault
from secaudit.passwords.reading.formats import Json, breach_day, day, part, rows, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.passwords.reading.formats import Document


def _recognises(document: Document) -> bool:
    return isinstance(document, dict) and any(
        "vaults" in account for account in rows(document.get("accounts"))
    )


def _read(document: Document) -> Vault:
    items = [
        part(item, "item") or item
        for account in rows(document["accounts"])
        for vault in rows(account.get("vaults"))
        for item in rows(vault.get("items"))
    ]
    entries = [
        _entry(item, password)
        for item in items
        if not _in_bin(item) and (password := _password(item))
    ]
    return Vault("1Password", tuple(entries), len(items) - len(entries))


def _in_bin(item: dict[str, Document]) -> bool:
    return item.get("trashed") is True or item.get("state") in ("trashed", "deleted")


def _designated(item: dict[str, Document], what: str) -> str:
    fields = rows(part(item, "details").get("loginFields"))
    found = (text(one.get("value")) for one in fields if one.get("designation") == what)
    return next(filter(None, found), "")


def _password(item: dict[str, Document]) -> str:
    # An item that is a password and nothing else holds it apart.
    return _designated(item, "password") or text(part(item, "details").get("password"))


def _fields(item: dict[str, Document]) -> Iterator[tuple[str, dict[str, Document]]]:
    for section in rows(part(item, "details").get("sections")):
        for one in rows(section.get("fields")):
            yield text(one.get("title")), part(one, "value")


def _entry(item: dict[str, Document], password: str) -> Entry:
    details, overview = part(item, "details"), part(item, "overview")
    urls = [text(one.get("url")) for one in rows(overview.get("urls"))]
    history = (day(one.get("time")) for one in rows(details.get("passwordHistory")))
    fields = list(_fields(item))
    breaches = (
        breach_day(title, value.get("date") or value.get("string")) for title, value in fields
    )
    return Entry(
        title=text(overview.get("title")),
        sites=tuple(filter(None, dict.fromkeys([text(overview.get("url")), *urls]))),
        username=_designated(item, "username"),
        password=password,
        second_factor=any(value.get("totp") for _, value in fields) or bool(details.get("passkey")),
        changed=max(filter(None, history), default=None) or day(item.get("createdAt")),
        breached=next(filter(None, breaches), None),
    )


FORMAT = Json("1Password", _recognises, _read)
