"""Which lines of a table are entries, which are refused and why, which are no entries at all.

Nothing is dropped silently: every line with cells is an entry, or refused, or counted as ignored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.model.ledger import Refusal
from secaudit.model.message import N_, Message
from secaudit.transactions.ledger import distinct, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from secaudit.transactions.ledger.dates import Moments
    from secaudit.transactions.ledger.figures import Figures
    from secaudit.transactions.ledger.material import Material

_MAX_SHOWN = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """`entry`: bool per row; `refused` lines and why; how many were `ignored`, rows `after`."""

    entry: NDArray[np.bool_]
    refused: tuple[Refusal, ...]
    ignored: int
    after: int

    @property
    def count(self) -> int:
        """How many entries there are."""
        return int(self.entry.sum())


def sort_out(material: Material, moments: Moments, figures: Figures) -> Lines:
    """Every row by what it is."""
    valued, total = figures.valued, _totals(material)
    entry = moments.valid & valued & ~total
    # What else a line may be is asked only of the few that are no entries.
    rest = np.flatnonzero(~entry & ~total & (moments.valid | valued))
    wrong_date, wrong_amount = np.zeros_like(entry), np.zeros_like(entry)
    wrong_date[rest], wrong_amount[rest] = _wrong(material, rest, moments.valid[rest])
    filled = material.widths > 0
    no_entries = int((filled & ~entry & ~wrong_date & ~wrong_amount).sum())
    refused = sorted(
        [
            *_refusals(material, wrong_date, material.roles.times[0], N_("“{text}” is not a date")),
            *_refusals(
                material,
                wrong_amount,
                material.structure.columns[0],
                N_("“{text}” is not an amount"),
            ),
        ],
        key=lambda refusal: refusal.line,
    )
    last = np.flatnonzero(entry)[-1] if entry.any() else -1
    return Lines(
        entry,
        tuple(refused),
        no_entries + len(material.table.preamble),
        int(filled[last + 1 :].sum()),
    )


def _wrong(
    material: Material, rows: NDArray[np.int64], dated: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which of `rows`, that have a date or an amount, should have the other too."""
    times, positions = material.roles.times, material.structure.columns
    cells = {
        i: distinct.plain(material.columns[i].take(pa.array(rows))) for i in {*times, *positions}
    }
    filler = [_flags(pc.match_substring_regex(cells[i], r"^[-/*.\s]*$")) for i in positions]
    undated = [_flags(pc.equal(cells[i], "")) for i in times]
    header = material.table.names[times[0]]
    repeated = _flags(pc.equal(cells[times[0]], header)) & bool(header)
    return (
        ~dated & ~np.logical_and.reduce(undated) & ~repeated,
        dated & ~np.logical_and.reduce(filler) & ~repeated,
    )


def _refusals(
    material: Material, wrong: NDArray[np.bool_], position: int, text: str
) -> Iterator[Refusal]:
    for row in np.flatnonzero(wrong)[:_MAX_SHOWN].tolist():
        cell = material.columns[position][row].as_py()
        yield Refusal(int(material.lines[row]), Message(text, {"text": cell}))


def _totals(material: Material) -> NDArray[np.bool_]:
    """Rows whose text says that they are totals or balances."""
    total = np.zeros(len(material.lines), bool)
    for role in ("payee", "description", "kind"):
        if role in material.roles.text:
            total |= words.summaries(material.columns[material.roles.text[role]])
    return total


def _flags(column: pa.Array) -> NDArray[np.bool_]:
    return np.asarray(column.to_numpy(zero_copy_only=False), bool)
