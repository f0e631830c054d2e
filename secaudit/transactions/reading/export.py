"""Reads any export: finds out what holds the table, takes it out and builds the ledger."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Protocol

from secaudit.errors import ExportError
from secaudit.model.message import Message, N_
from secaudit.transactions.ledger.build import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from secaudit.model.ledger import Ledger
    from secaudit.transactions.reading.grid import Grid

MAX_BYTES = 1 << 30
_HEAD = 4096


class Container(Protocol):
    """A module of this folder that takes tables out of one kind of file."""

    @staticmethod
    def recognises(head: bytes) -> float:
        """How surely the first bytes are of this kind, from 0 to 1."""

    @staticmethod
    def read(data: bytes) -> list[Grid]:
        """The tables in the file."""


def read_export(
    path: Path, *, password: str | None = None, progress: Callable[[float], None] | None = None
) -> Ledger:
    """The ledger of one file; raises `ExportError` where it is none."""
    source = path.name
    data = _bytes(path)
    name, container = _container(data, source)
    try:
        grids = container.read(data)
    except ExportError as error:
        error.where = error.where or source
        raise
    return build(grids[0], source=source, container=name, title=source)


def _bytes(path: Path) -> bytes:
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
                    Message(N_("the file is empty; a list of transactions was expected.")), where=source,
                    hint=Message(N_("Download the export again and give that file.")),
                )
            if not head.strip(b"\0"):
                raise _unknown(source, Message(N_("nothing but zero bytes")))
            return head + file.read()
    except OSError as error:
        raise ExportError(
            Message(N_("the file could not be opened: {reason}."), {"reason": error.strerror or str(error)}),
            where=source,
            hint=Message(N_("Check the name, and that you may read the file.")),
        ) from error


@cache
def _containers() -> dict[str, Container]:
    from secaudit.transactions import reading  # noqa: PLC0415 - the package that this module is part of

    found: dict[str, Container] = {}
    for member in pkgutil.iter_modules(reading.__path__):
        module = importlib.import_module(f"{reading.__name__}.{member.name}")
        if hasattr(module, "recognises"):
            found[member.name] = module
    return found


def _container(data: bytes, source: str) -> tuple[str, Container]:
    head = data[:_HEAD]
    scores = {name: container.recognises(head) for name, container in _containers().items()}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] <= 0:
        raise _unknown(source, _seen(head))
    return best, _containers()[best]


def _seen(head: bytes) -> Message:
    for magic, text in (
        (b"\x89PNG", N_("a picture")), (b"\xff\xd8\xff", N_("a picture")), (b"GIF8", N_("a picture")),
        (b"RIFF", N_("a picture")), (b"%PDF", N_("a PDF document")), (b"Rar!", N_("a RAR archive")),
        (b"7z\xbc\xaf", N_("a 7-Zip archive")), (b"\x1f\x8b", N_("a gzip archive")),
    ):  # fmt: skip
        if head.startswith(magic):
            return Message(text)
    return Message(N_("binary data of an unknown kind"))


def _unknown(source: str, seen: Message) -> ExportError:
    return ExportError(
        Message(N_("{seen} was found; a list of transactions (CSV, Excel, OFX, ...) was expected."), {"seen": seen}),
        where=source,
        hint=Message(N_("Export the transactions from your wallet or bank as CSV or Excel, and give that file.")),
    )


def _too_large(source: str, size: int) -> ExportError:
    return ExportError(
        Message(
            N_("the file has {size} bytes; at most {limit} are read."), {"size": size, "limit": MAX_BYTES}
        ),
        where=source,
        hint=Message(N_("Export a shorter period, for instance one year.")),
    )
