"""Entries come out of the database as they went in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model import ledger
from secaudit.model.ledger import decoded
from secaudit.storage import entries
from tests.storage.conftest import FIRST, keep, some_entries

if TYPE_CHECKING:
    from secaudit.storage.database import Database


def test_every_value_comes_back_exactly(db: Database) -> None:
    rows = some_entries(1201)
    keep(db, rows)
    found = entries.read(db)
    assert found.schema == entries.schema()
    assert decoded(found.select(ledger.COLUMNS)).equals(decoded(rows))


def test_hostile_text_comes_back_exactly(db: Database) -> None:
    text = "a\x00b\x1b[31m', ''); DROP TABLE entries; --\u202e\ud83d\ude00".encode(
        "utf-16", "surrogatepass"
    ).decode("utf-16")
    keep(db, some_entries(1, payee=text))
    assert entries.read(db)["payee"].to_pylist() == [text]


def test_an_entry_stands_for_itself_at_first(db: Database) -> None:
    ids = keep(db, some_entries(3))
    found = entries.read(db, columns=["id", "stands"])
    assert found["id"].to_pylist() == found["stands"].to_pylist() == list(ids)


def test_ids_go_on_from_import_to_import(db: Database) -> None:
    first, second = keep(db, some_entries(3)), keep(db, some_entries(2))
    assert (first, second) == (range(1, 4), range(4, 6))


def test_no_entries_are_kept_as_none(db: Database) -> None:
    assert keep(db, some_entries(0)) == range(1, 1)
    assert entries.read(db).num_rows == 0
    assert entries.read(db).schema == entries.schema()


def test_only_what_is_asked_for_is_read(db: Database) -> None:
    keep(db, some_entries(3), account=1)
    keep(db, some_entries(4), account=2)
    columns = ["amount", "id"]
    assert entries.read(db, account_id=2, columns=columns)["id"].to_pylist() == [4, 5, 6, 7]
    assert entries.read(db, import_id=1, columns=columns).num_rows == 3
    assert entries.read(db, columns=columns).column_names == columns
    between = entries.read(db, columns=columns, since=FIRST + 60, until=FIRST + 120)
    assert between["id"].to_pylist() == [2, 3, 5, 6]


def test_the_joined_ledger_is_what_stands(db: Database) -> None:
    keep(db, some_entries(3))
    with db.transaction():
        entries.stand(db, [(2, 1, 2), (3, 1, 3)])
    assert entries.read(db, standing=True)["id"].to_pylist() == [1]
    assert entries.read(db)["stands"].to_pylist() == [1, 1, 1]
