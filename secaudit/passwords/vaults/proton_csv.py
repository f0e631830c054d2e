"""Proton Pass as a table: second factors, and the day of the last change to anything."""

from __future__ import annotations

from secaudit.passwords.reading.formats import Table, day

FORMAT = Table(
    manager="Proton Pass",
    needs=frozenset({"type", "name", "url", "username", "password", "note", "totp"}),
    knows=frozenset({"email", "createtime", "modifytime", "vault"}),
    title="name",
    site="url",
    username=("username", "email"),
    password="password",  # noqa: S106 - the name of a column
    second_factor=("totp",),
    changed=lambda cells: day(cells.get("modifytime", "")),
    is_login=lambda cells: cells["type"] in ("login", ""),
)
