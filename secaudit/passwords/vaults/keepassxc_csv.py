"""KeePassXC as a table: second factors, and the day of the last change to anything in an entry."""

from __future__ import annotations

from secaudit.passwords.reading.formats import Table, day

FORMAT = Table(
    manager="KeePassXC",
    needs=frozenset({"group", "title", "username", "password", "url", "notes"}),
    knows=frozenset({"totp", "icon", "last modified", "created"}),
    title="title",
    site="url",
    username=("username",),
    password="password",  # noqa: S106 - the name of a column
    second_factor=("totp",),
    changed=lambda cells: day(cells.get("last modified", "")),
    is_login=lambda cells: not _in_bin(cells["group"]),
)


def _in_bin(group: str) -> bool:
    return "recycle bin" in group.casefold().split("/")[:2]
