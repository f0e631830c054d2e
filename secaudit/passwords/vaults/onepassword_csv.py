"""1Password 8 as a table: second factors, no days."""

from __future__ import annotations

from secaudit.passwords.reading.formats import Table

FORMAT = Table(
    manager="1Password",
    needs=frozenset({"title", "url", "username", "password", "otpauth", "archived"}),
    knows=frozenset({"favorite", "tags", "notes"}),
    title="title",
    site="url",
    username=("username",),
    password="password",  # noqa: S106 - the name of a column
    second_factor=("otpauth",),
)
