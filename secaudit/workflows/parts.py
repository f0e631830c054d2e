"""What a scan has read, cut into the exports that the ledger keeps one by one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.model.ledger import decoded
from secaudit.transactions.joining.columns import Columns
from secaudit.transactions.joining.files import file_of, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from secaudit.model.ledger import Ledger, Reading
    from secaudit.transactions.joining.files import File


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The entries of one file, or of one file in an archive.

    `rows` are their places among all that was read; `file` says what the file covers; `digest`
    tells its bytes, `content` its entries as they were read, `headers` its columns.
    """

    entries: pa.Table
    rows: NDArray[np.int64]
    name: str
    provider: str | None
    layout: str | None
    file: File
    digest: bytes
    content: bytes
    headers: bytes


def parts_of(ledgers: Sequence[Ledger], paths: Sequence[Path]) -> Iterator[Part]:
    """The parts of all that was read, file by file; `paths` are those of the ledgers."""
    start = 0
    for ledger, path in zip(ledgers, paths, strict=True):
        count = ledger.entries.num_rows
        columns = Columns(ledger.entries)
        with path.open("rb") as stream:
            content = hashlib.file_digest(stream, "blake2b")
        for source, provider, rows in parts(ledger, np.arange(count), columns):
            entries = ledger.entries if len(rows) == count else ledger.entries.take(rows)
            readings = [reading for reading in ledger.readings if reading.source == source]
            yield Part(
                entries=entries,
                rows=rows + start,
                name=source,
                provider=provider,
                layout=readings[0].layout if readings else None,
                file=file_of(0, provider, rows, columns),
                digest=part_digest(content.digest(), source),
                content=_content(entries),
                headers=_headers(readings),
            )
        start += count


def part_digest(content: bytes, source: str) -> bytes:
    """What a part is known by: BLAKE2b of its file's bytes, and the part's name."""
    return _short(content, source.encode(errors="surrogatepass"))


def _content(entries: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, decoded(entries).schema) as stream:
        stream.write_table(decoded(entries).combine_chunks())
    return _short(memoryview(sink.getvalue()))


def _headers(readings: Sequence[Reading]) -> bytes:
    names = [column.header for reading in readings for column in reading.columns]
    return _short("\x1f".join(names).encode(errors="surrogatepass"))


def _short(*pieces: bytes | memoryview) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for piece in pieces:
        digest.update(piece)
    return digest.digest()
