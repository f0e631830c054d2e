"""The documented Python interface: read an export, judge its entries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from secaudit.model.ledger import Ledger


def read_export(path: str | os.PathLike[str], password: str | None = None) -> Ledger:
    """The ledger of any supported file, from nothing but its path.

    `.table` is a DataFrame with the columns of `secaudit.model.ledger.COLUMNS` in the order of the file,
    `.summary()` the figures of the whole. `password` opens encrypted archives. Raises
    `secaudit.errors.ExportError` where the file holds no table of transactions.
    """
    from secaudit.transactions.reading import export  # noqa: PLC0415 - loads arrow

    return export.read_export(Path(path), password=password)
