"""KeePass 1 and 2 as a table: neither second factors nor days."""

from __future__ import annotations

from secaudit.passwords.reading.formats import Table

FORMAT = Table(
    manager="KeePass",
    needs=frozenset({"account", "login name", "password", "web site"}),
    knows=frozenset({"comments"}),
    title="account",
    site="web site",
    username=("login name",),
    password="password",  # noqa: S106 - the name of a column
)
