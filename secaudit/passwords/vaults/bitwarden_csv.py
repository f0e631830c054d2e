"""Bitwarden as a table, a person's or an organisation's: second factors, no days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.passwords.reading.formats import Table, breach_day

if TYPE_CHECKING:
    from datetime import date

    from secaudit.passwords.reading.formats import Cells


def _breached(cells: Cells) -> date | None:
    """Fields of the user's own stand in one cell, a line each: `name: value`."""
    lines = (line.partition(":") for line in cells.get("fields", "").splitlines())
    return next(filter(None, (breach_day(name, value) for name, _, value in lines)), None)


FORMAT = Table(
    manager="Bitwarden",
    needs=frozenset({"type", "name", "login_uri", "login_username", "login_password"}),
    knows=frozenset(
        {"folder", "collections", "favorite", "notes", "fields", "reprompt", "login_totp"}
    ),
    title="name",
    site="login_uri",
    username=("login_username",),
    password="login_password",  # noqa: S106 - the name of a column
    second_factor=("login_totp",),
    is_login=lambda cells: cells["type"] in ("login", ""),
    breached=_breached,
)
