"""Reads any export: finds out what holds the table, takes it out and builds the ledger."""

from __future__ import annotations

import codecs
import importlib
import os
import pkgutil
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from secaudit.errors import ExportError, WrongFileError, reason
from secaudit.model.message import N_, Message
from secaudit.model.overrides import Overrides
from secaudit.transactions.joining.join import concatenate, join, same_entries
from secaudit.transactions.ledger.build import build, build_statement
from secaudit.transactions.ledger.material import Origin
from secaudit.transactions.reading.grid import Grid, Statement

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from secaudit.model.ledger import Ledger

MAX_BYTES = 1 << 30
_HEAD = 4096
_LEAST = 0.1  # what a container says of a file that it takes if nobody else does
_OPENED = 0.1  # the share of the work that is reading bytes


class Container(Protocol):
    """A module of this folder that takes tables out of one kind of file."""

    @staticmethod
    def recognises(data: bytes) -> float:
        """How surely the file is of this kind, from 0 to 1; looks at its ends only."""

    @staticmethod
    def read(data: bytes, *, codec: str | None = None) -> list[Grid] | list[Statement]:
        """The tables in the file; an archive has `unpack(data, password=...)` instead."""


def read_export(
    path: Path,
    *,
    password: str | None = None,
    overrides: Overrides = Overrides(),  # noqa: B008 - frozen
    progress: Callable[[float], None] | None = None,
) -> Ledger:
    """The ledger of one file; raises `ExportError` where it is none."""
    # A name from an old disk may be no text; it must not keep the file from being read.
    name = os.fsencode(path.name).decode(errors="replace")
    origin = Origin(name, overrides=overrides, saved=_saved(path))
    try:
        # Nobody up here keeps the bytes, so they can go as soon as they are cells.
        return _ledger(_bytes(path, progress), origin, password=password)
    except ExportError as error:
        error.where = error.where or origin.source
        raise


def _saved(path: Path) -> date | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    except OSError:
        # Whoever opens the file says why it cannot be opened.
        return None


def _ledger(data: bytes, origin: Origin, *, password: str | None, packed: bool = False) -> Ledger:
    name, container = _container(data)
    unpack = getattr(container, "unpack", None)
    if unpack is None:
        parts = container.read(data, codec=_codec(origin.overrides))
        del data
        tables = [
            _built(part, replace(origin, container=name))
            for part in _sheet(parts, origin.overrides)
        ]
        return _best(tables, together=concatenate)
    if packed:
        raise ExportError(
            Message(
                N_("an archive inside an archive was found; a list of transactions was expected.")
            ),
            hint=Message(N_("Unpack it and give the file that was in it.")),
        )
    results: list[Ledger | ExportError] = []
    for member, content in unpack(data, password=password):
        inner = replace(origin, source=f"{origin.source}/{member.rpartition('/')[2]}")
        try:
            results.append(_ledger(content, inner, password=password, packed=True))
        except ExportError as error:
            results.append(error)
    return _best(results, together=join)


def _built(part: Grid | Statement, origin: Origin) -> Ledger | ExportError:
    try:
        if isinstance(part, Statement):
            return build_statement(part, origin)
        return build(part, replace(origin, title=f"{origin.source} {part.name}".strip()))
    except ExportError as error:
        return error


def _codec(overrides: Overrides) -> str | None:
    if overrides.encoding is None:
        return None
    try:
        return codecs.lookup(overrides.encoding).name
    except LookupError:
        raise ExportError(
            Message(N_("there is no encoding called {name}."), {"name": overrides.encoding}),
            hint=Message(N_("Give one such as utf-8, gb18030 or windows-1252, or leave it out.")),
        ) from None


def _sheet(parts: list[Grid] | list[Statement], overrides: Overrides) -> list[Grid | Statement]:
    if overrides.sheet is None:
        return list(parts)
    named = [part for part in parts if isinstance(part, Grid) and part.name == overrides.sheet]
    if not named:
        names = ", ".join(part.name for part in parts if isinstance(part, Grid) and part.name)
        raise ExportError(
            Message(N_("there is no sheet called {name}."), {"name": overrides.sheet}),
            hint=Message(N_("Its sheets are: {names}."), {"names": names or "-"}),
        )
    return list(named)


def _best(
    results: list[Ledger | ExportError], *, together: Callable[[list[Ledger]], Ledger]
) -> Ledger:
    """The ledgers of one file as one: the same table twice counts once, others come `together`."""
    ledgers = [result for result in results if not isinstance(result, ExportError)]
    if not ledgers:
        raise next(result for result in results if isinstance(result, ExportError))
    different: list[Ledger] = []
    for ledger in ledgers:
        if not any(same_entries(ledger, other) for other in different):
            different.append(ledger)
    return different[0] if len(different) == 1 else together(different)


def _bytes(path: Path, progress: Callable[[float], None] | None) -> bytes:
    source = str(path)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise ExportError(Message(N_("is a folder, a file was expected.")), where=source)
        if size > MAX_BYTES:
            raise _too_large(source, size)
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if not head:
                raise ExportError(
                    Message(N_("the file is empty; a list of transactions was expected.")),
                    where=source,
                    hint=Message(N_("Download the export again and give that file.")),
                )
            if not head.strip(b"\0"):
                raise _unknown(Message(N_("nothing but zero bytes")))
            file.seek(0)
            # One more than may be: a file may grow meanwhile, and a device never ends.
            data = file.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise _too_large(source, len(data))
    except OSError as error:
        raise ExportError(
            Message(
                N_("the file could not be opened: {reason}."),
                {"reason": reason(error)},
            ),
            where=source,
            hint=Message(N_("Check the name, and that you may read the file.")),
        ) from error
    if progress is not None:
        progress(_OPENED)
    return data


@cache
def _containers() -> dict[str, Container]:
    from secaudit.transactions import reading  # noqa: PLC0415 - the package that this module is part of

    found: dict[str, Container] = {}
    for member in pkgutil.iter_modules(reading.__path__):
        module = importlib.import_module(f"{reading.__name__}.{member.name}")
        if hasattr(module, "recognises"):
            found[member.name] = cast("Container", module)
    return found


def _container(data: bytes) -> tuple[str, Container]:
    scores = {name: container.recognises(data) for name, container in _containers().items()}
    best = max(scores, key=lambda name: scores[name])
    head = data[:_HEAD]
    # A document or a picture may begin with enough text to pass for a table.
    if scores[best] <= _LEAST and (seen := _document(head)) is not None:
        raise _unknown(seen)
    if scores[best] <= 0:
        raise _unknown(Message(N_("binary data of an unknown kind")))
    return best, _containers()[best]


def _document(head: bytes) -> Message | None:
    """What the first bytes say that a file is, where that is never an export."""
    for magic, text in (
        (b"\x89PNG", N_("a picture")), (b"\xff\xd8\xff", N_("a picture")),
        (b"GIF8", N_("a picture")), (b"RIFF", N_("a picture")),
        (b"%PDF", N_("a PDF document")), (b"Rar!", N_("a RAR archive")),
        (b"7z\xbc\xaf", N_("a 7-Zip archive")), (b"\x1f\x8b", N_("a gzip archive")),
    ):  # fmt: skip
        if head.startswith(magic):
            return Message(text)
    return None


def _unknown(seen: Message) -> ExportError:
    return WrongFileError(
        Message(
            N_("{seen} was found; a list of transactions (CSV, Excel, OFX, ...) was expected."),
            {"seen": seen},
        ),
        hint=Message(
            N_(
                "Export the transactions from your wallet or bank as CSV or Excel, "
                "and give that file."
            )
        ),
    )


def _too_large(source: str, size: int) -> ExportError:
    return ExportError(
        Message(
            N_("the file has {size} bytes; at most {limit} are read."),
            {"size": size, "limit": MAX_BYTES},
        ),
        where=source,
        hint=Message(N_("Export a shorter period, for instance one year.")),
    )
