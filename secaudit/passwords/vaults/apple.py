"""Safari and Apple Passwords: second factors, no days."""

from __future__ import annotations

from secaudit.passwords.reading.formats import Table

FORMAT = Table(
    manager="Apple Passwords, Safari",
    needs=frozenset({"title", "url", "username", "password", "notes", "otpauth"}),
    title="title",
    site="url",
    username=("username",),
    password="password",  # noqa: S106 - the name of a column
    second_factor=("otpauth",),
)
