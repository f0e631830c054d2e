"""1Password 4 to 7 as a table: neither second factors nor days."""

from __future__ import annotations

from secaudit.passwords.reading.formats import Table

FORMAT = Table(
    manager="1Password",
    needs=frozenset({"title", "url", "username", "password"}),
    knows=frozenset({"notes", "type"}),
    title="title",
    site="url",
    username=("username",),
    password="password",  # noqa: S106 - the name of a column
)
