"""LastPass: second factors, no days; notes are rows with the address `http://sn`."""

from __future__ import annotations

from secaudit.passwords.reading.formats import Table

FORMAT = Table(
    manager="LastPass",
    needs=frozenset({"url", "username", "password", "extra", "name", "grouping"}),
    knows=frozenset({"totp", "fav"}),
    title="name",
    site="url",
    username=("username",),
    password="password",  # noqa: S106 - the name of a column
    second_factor=("totp",),
    is_login=lambda cells: cells["url"] != "http://sn",
)
