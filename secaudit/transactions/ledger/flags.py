"""Directions by words: from a column that says in or out, or from behind the amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.model.doubt import Doubt
from secaudit.model.message import N_, Message
from secaudit.transactions.ledger import amounts, distinct, headers, words
from secaudit.transactions.ledger.direction import IN, NEUTRAL, OUT, Directions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.transactions.ledger.balance import Verdict
    from secaudit.transactions.ledger.material import Material

_CODES = {"out": OUT, "in": IN, "neutral": NEUTRAL}
_UNKNOWN = 9
_NAMES = {OUT: N_("money out"), NEUTRAL: N_("not counted"), IN: N_("money in")}
_AGREES = 0.9
_SAYS_SO = 0.9


def find(material: Material, rows: NDArray[np.bool_]) -> tuple[pa.Array | None, bool]:
    """The words for the direction of some rows, and whether a header says that they are such."""
    position, amount = material.roles.direction, material.structure.amount
    if position is not None:
        name = material.table.names[position]
        named = not name or headers.roles(name).get("direction", 0.0) > _SAYS_SO
        return material.columns[position].filter(pa.array(rows)), named
    if amount is not None:
        notes = amounts.notes(amounts.normalise(material.columns[amount])).filter(pa.array(rows))
        if _speak(notes):
            return notes, True
    return None, False


def _speak(notes: pa.Array) -> bool:
    """Whether the words in brackets behind amounts tell a direction nearly everywhere."""
    share, meanings = words.share_known(notes, "direction")
    blank = np.asarray(pc.equal(notes, "").to_numpy(zero_copy_only=False))
    return share > _SAYS_SO and bool({"in", "out"} & meanings) and float(blank.mean()) < 0.1


def from_flags(
    flags: pa.Array, units: NDArray[np.int64], verdict: Verdict | None, *, named: bool
) -> Directions | None:
    """Directions by a flag column; None where the sign of the amount says more than the flag.

    `named` says that the column's header means the direction, not just a kind of payment.
    """
    codes = _codes(flags)
    if (units < 0).any() and (units > 0).any():
        return _with_signs(codes, units, verdict, named=named)
    known = codes != _UNKNOWN
    rest = NEUTRAL
    # A flag with a word for neutral may have others; one without says in or out of every line.
    if not (codes[known] == NEUTRAL).any():
        rest = OUT if (codes[known] == OUT).sum() >= (codes[known] == IN).sum() else IN
    way = np.where(known, codes, rest).astype(np.int8)
    return Directions(way, "flag", doubt=_doubt(int((~known).sum()), rest))


def _with_signs(
    codes: NDArray[np.int64], units: NDArray[np.int64], verdict: Verdict | None, *, named: bool
) -> Directions | None:
    """Flag and sign both vary: the flag tells what a plus means, the sign speaks for each entry."""
    sided = (codes != _UNKNOWN) & (codes != NEUTRAL) & (units != 0)
    agrees = (np.sign(units) == codes)[sided]
    proven = verdict is not None and verdict.proves
    if not sided.any() or not (named or proven or agrees.mean() >= _AGREES):
        return None
    inverted = bool(agrees.mean() < 0.5)
    if verdict is not None and proven:
        inverted = verdict.inverted
    way = np.sign(units) * (-1 if inverted else 1)
    way[codes == NEUTRAL] = NEUTRAL
    return Directions(way.astype(np.int8), "flag-and-sign", inverted)


def _doubt(unknown: int, rest: int) -> Doubt | None:
    if not unknown:
        return None
    text = Message(
        N_("{count} line has an unknown word for its direction; it was taken as {direction}."),
        {"count": unknown, "direction": Message(_NAMES[rest])},
        plural=N_(
            "{count} lines have an unknown word for their direction; "
            "they were taken as {direction}."
        ),
        count=unknown,
    )
    return Doubt(text)


def _codes(flags: pa.Array) -> NDArray[np.int64]:
    """The direction by each flag's word, neutral where blank, `_UNKNOWN` where it is not known."""
    codes, known = words.look_up(flags, "direction")
    values = [
        _CODES.get(meaning or "", NEUTRAL if not text.strip() else _UNKNOWN)
        for text, meaning in zip(codes.dictionary.to_pylist(), known, strict=True)
    ]
    return np.asarray(values, np.int64)[distinct.numbers(codes)]
