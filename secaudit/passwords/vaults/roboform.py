"""RoboForm: neither second factors nor days."""

from __future__ import annotations

from secaudit.passwords.reading.formats import Table

FORMAT = Table(
    manager="RoboForm",
    needs=frozenset({"name", "url", "login", "pwd"}),
    knows=frozenset({"matchurl", "note", "folder", "rffieldsv2", "rf_fields"}),
    title="name",
    site="url",
    username=("login",),
    password="pwd",  # noqa: S106 - the name of a column
)
