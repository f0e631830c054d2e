"""Values that somebody changed in the database: pages that can be shown, or a `StorageError`."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from secaudit import clock
from secaudit.errors import StorageError
from secaudit.i18n import Translator
from secaudit.reports import status_json
from secaudit.storage.database import FILE, open_database
from secaudit.workflows import data as kept
from secaudit.workflows import due
from secaudit.workflows.status import status

SEEDS = None
_FOLDER = Path(tempfile.mkdtemp()) / "data"
_AT = "2026-11-01T08:00:00+00:00"
_ROWS = {
    "accounts": {"id": 1, "name": "wallet", "provider": "alipay", "named": 0},
    "imports": {
        "account_id": 1, "at": _AT, "file": "a.csv", "digest": b"a", "content": b"a", "rows": 1,
        "first": 1_790_000_000, "last": 1_790_000_000, "step": 1,
    },
    "answers": {"question": "signin.alerts", "option": "on", "at": _AT},
    "checks": {"kind": "password", "label": "a", "at": _AT, "result": '{"score": 3}'},
    "hotlines": {"provider": "alipay", "number": "95188", "at": "2026-11-01"},
    "incidents": {"id": 1, "scenario": "unknown_payment", "started": _AT},
    "incident_steps": {"incident_id": 1, "step": "s03_freeze_wallet", "at": _AT, "note": "x"},
    "settings": {"name": "remind.schedule", "value": "{}"},
}  # fmt: skip
_PLACES = [(table, column) for table, row in _ROWS.items() for column in row]
_KINDS = (bytes, bytes.hex, len, lambda data: data.decode(errors="replace"))
_TRANSLATOR = Translator("zh")


def check(data: bytes) -> None:
    """Put one invented value into one place, and show what shows most of the database."""
    table, column = _PLACES[(data[0] if data else 0) % len(_PLACES)]
    kind = _KINDS[(data[1] if len(data) > 1 else 0) % len(_KINDS)]
    with open_database(folder=_FOLDER, rescue=True) as db:
        for name in reversed(_ROWS):
            db.connection.execute(f"DELETE FROM {name}")  # noqa: S608 - our own names
    try:
        _fill(table, column, kind(data[2:]))
    except sqlite3.IntegrityError:  # what the database itself refuses, such as a key of text
        return
    try:
        with open_database(folder=_FOLDER) as db:
            kept.show(db)
            due.dues(db, today=clock.today())
            shown = status_json.render(status(db, today=clock.today()), _TRANSLATOR)
    except StorageError as error:
        if not str(error):
            raise AssertionError from error
    else:
        if "\x1b" in shown:
            raise AssertionError(shown)


def _fill(table: str, column: str, value: object) -> None:
    with closing(sqlite3.connect(_FOLDER / FILE)) as connection:
        for name, row in _ROWS.items():
            values = row | ({column: value} if name == table else {})
            places = ", ".join("?" * len(values))
            text = f"INSERT OR IGNORE INTO {name} ({', '.join(values)}) VALUES ({places})"  # noqa: S608 - as above
            connection.execute(text, tuple(values.values()))
        connection.commit()
