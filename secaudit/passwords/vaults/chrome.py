"""Chrome, Edge, Brave, Opera: no second factors, no days."""

from __future__ import annotations

from secaudit.passwords.reading.formats import Table

FORMAT = Table(
    manager="Chrome, Edge",
    needs=frozenset({"name", "url", "username", "password"}),
    knows=frozenset({"note"}),
    title="name",
    site="url",
    username=("username",),
    password="password",  # noqa: S106 - the name of a column
)
