"""Entries in and out of the database, as tables of the ledger's columns and types.

Beside the columns of the ledger, a table that is read has `id`, `import_id`, `account_id`,
`stands`, the id of the entry that stands for it in the joined ledger, and `latest`, the id of the
one that tells how it is today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from secaudit.model import ledger
from secaudit.storage import failures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secaudit.storage.database import Database

KEYS = ("id", "import_id", "account_id", "stands", "latest")
COLUMNS = (*KEYS, *ledger.COLUMNS)

_NEXT = "SELECT coalesce(max(id), 0) + 1 FROM entries"
_PLACES = ", ".join("?" * len(COLUMNS))
_INSERT = f"INSERT INTO entries ({', '.join(COLUMNS)}) VALUES ({_PLACES})"  # noqa: S608 - own names
_STAND = "UPDATE entries SET stands = ?, latest = ? WHERE id = ?"
_READ = "SELECT {columns} FROM entries{where} ORDER BY id"
_STANDING = "stands = id"
_TOLD = """
CASE latest WHEN id THEN status
ELSE (SELECT other.status FROM entries AS other WHERE other.id = entries.latest) END
"""
_DAY = 86_400
# Seconds from the year 1 to 9999, and decimals of an amount.
_BOUNDS = {"time": (-719_162 * _DAY, 2_932_897 * _DAY), "digits": (0, 18)}
_BATCH = 50_000  # entries held as Python values at once when they are written
_FETCHED = 500  # and when they are read: so few stay in the processor's cache, twice as fast


def schema(columns: Sequence[str] = COLUMNS) -> pa.Schema:
    """The types of the columns that `read` gives."""
    known = ledger.schema()
    return pa.schema([(n, pa.int64() if n in KEYS else known.field(n).type) for n in columns])


def insert(db: Database, import_id: int, account_id: int, entries: pa.Table) -> range:
    """Keep entries, each of which stands for itself; the ids that they got.

    Belongs in a transaction of the caller.
    """
    first: int = db.connection.execute(_NEXT).fetchone()[0]
    ids = range(first, first + entries.num_rows)
    for start in range(0, entries.num_rows, _BATCH):
        part = entries.slice(start, _BATCH)
        own = ids[start : start + _BATCH]
        keys = (own, [import_id] * len(own), [account_id] * len(own), own, own)
        values = (_plain(part[name]) for name in ledger.COLUMNS)
        db.connection.executemany(_INSERT, zip(*keys, *values, strict=True))
    return ids


def read(  # noqa: PLR0913 - the questions that can be asked
    db: Database,
    *,
    account_id: int | None = None,
    import_id: int | None = None,
    since: int | None = None,
    until: int | None = None,
    standing: bool = False,
    without: Iterable[int] = (),
    columns: Sequence[str] = COLUMNS,
) -> pa.Table:
    """Entries in the order in which they were kept, in the types of the ledger.

    Those of an account, of an import but not of those in `without`, from the second `since` and up
    to the second `until`; with `standing` only those of the joined ledger, each with its latest
    status. Raises `StorageError` where a value is no such.
    """
    asked = {"account_id = ?": account_id, "import_id = ?": import_id}
    asked |= {"time >= ?": since, "time <= ?": until}
    bound = {condition: value for condition, value in asked.items() if value is not None}
    conditions = [*bound, *([_STANDING] if standing else [])]
    left_out = tuple(without)
    conditions += ["import_id <> ?"] * len(left_out)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    # The names of the columns are checked by the schema; nothing from outside gets into the text.
    types = schema(columns)
    names = (_TOLD if standing and name == "status" else name for name in types.names)
    query = _READ.format(columns=", ".join(names), where=where)
    cursor = db.connection.execute(query, (*bound.values(), *left_out))
    stored = pa.schema(
        [(name, _stored(kind)) for name, kind in zip(types.names, types.types, strict=True)]
    )
    batches = []
    try:
        while rows := cursor.fetchmany(_FETCHED):
            values = zip(zip(*rows, strict=True), stored.types, strict=True)
            batches.append(pa.record_batch([pa.array(v, k) for v, k in values], schema=stored))
    except (pa.ArrowException, TypeError, OverflowError):
        raise failures.damaged(db.path) from None
    found = pa.Table.from_batches(batches, schema=stored).combine_chunks()
    if not _sound(found):
        raise failures.damaged(db.path)
    return pa.table([_typed(found[field.name], field.type) for field in types], schema=types)


def _sound(found: pa.Table) -> bool:
    """Whether numbers are such as this program writes; anything else was put there."""
    for name, (lowest, highest) in _BOUNDS.items():
        if name in found.column_names and found.num_rows:
            ends = pc.min_max(found[name])
            if not lowest <= ends["min"].as_py() <= ends["max"].as_py() <= highest:
                return False
    return True


def stand(db: Database, found: Iterable[tuple[int, int, int]]) -> None:
    """Let entries be stood for: id, the id that stands for it, the id that tells its status."""
    rows = ((stands, latest, entry) for entry, stands, latest in found)
    db.connection.executemany(_STAND, rows)


def _plain(column: pa.ChunkedArray) -> list[int | str | None]:
    """The values of a column as SQLite keeps them."""
    kind = column.type
    if pa.types.is_timestamp(kind):
        column = column.cast(pa.timestamp("s")).cast(pa.int64())
    elif pa.types.is_boolean(kind):
        column = column.cast(pa.int8())
    elif pa.types.is_dictionary(kind):
        return [text for chunk in column.chunks for text in _spread(chunk)]
    values: list[int | str | None] = column.to_pylist()
    return values


def _spread(chunk: pa.DictionaryArray) -> list[str | None]:
    """The texts of a dictionary-encoded column; each distinct one is made once."""
    words = [*chunk.dictionary.to_pylist(), None]
    places = chunk.indices.fill_null(len(words) - 1).to_pylist()
    return [words[place] for place in places]


def _stored(kind: pa.DataType) -> pa.DataType:
    """The type of what SQLite gives back for a column."""
    if pa.types.is_dictionary(kind):
        return pa.string()
    return pa.int64() if pa.types.is_boolean(kind) or pa.types.is_timestamp(kind) else kind


def _typed(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    return column.dictionary_encode() if pa.types.is_dictionary(kind) else column.cast(kind)
