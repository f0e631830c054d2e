"""Firefox: has no titles, but the day on which each password was changed."""

from __future__ import annotations

from secaudit.passwords.reading.formats import Table, day

FORMAT = Table(
    manager="Firefox",
    needs=frozenset({"url", "username", "password", "formactionorigin", "guid"}),
    knows=frozenset({"httprealm", "timecreated", "timelastused", "timepasswordchanged"}),
    title="url",
    site="url",
    username=("username",),
    password="password",  # noqa: S106 - the name of a column
    changed=lambda cells: day(cells.get("timepasswordchanged", "")),
    # Firefox Sync keeps its own key under this address.
    is_login=lambda cells: not cells["url"].startswith("chrome://FirefoxAccounts"),
)
