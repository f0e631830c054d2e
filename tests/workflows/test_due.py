"""Due dates of what is really kept, found with one look into the database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from secaudit.storage import checks, hotlines
from secaudit.storage.database import open_database
from secaudit.workflows.due import due_now, dues, note_done

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 23)


def test_a_number_that_was_confirmed_counts_from_its_day(tmp_path: Path) -> None:
    with open_database(folder=tmp_path / "data") as db:
        hotlines.confirm(db, "alipay", "95188", day=date(2026, 11, 1))
        days = {due.id: due.day for due in dues(db, today=TODAY)}
    assert days["hotline"] == date(2027, 11, 1)


def test_a_day_that_the_user_told_is_the_same_day_when_it_is_read(tmp_path: Path) -> None:
    with open_database(folder=tmp_path / "data") as db:
        note_done(db, "pin", day=date(2026, 11, 20))
        last = {due.id: due.last for due in dues(db, today=TODAY)}
    assert last["pin"] == date(2026, 11, 20)


def test_one_statement_tells_everything(tmp_path: Path) -> None:
    asked: list[str] = []
    with open_database(folder=tmp_path / "data") as db:
        checks.add(db, "pin", label="a", at="2026-11-23T08:00:00+00:00", result={})
        db.connection.set_trace_callback(asked.append)
        found = due_now(db, today=TODAY)
    assert "pin" not in {due.id for due in found}
    assert len(asked) == 1
