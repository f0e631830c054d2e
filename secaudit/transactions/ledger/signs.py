"""Directions by sign: what a plus means is proven, told by words, or what exports usually do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from secaudit.model.doubt import Doubt
from secaudit.model.message import N_, Message
from secaudit.model.overrides import Sign
from secaudit.transactions.ledger import distinct, words
from secaudit.transactions.ledger.direction import IN, NEUTRAL, OUT, Directions, other_way

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from secaudit.transactions.ledger.balance import Verdict

_LOOK = 5000
_SURE = 1.5


def from_sign(  # noqa: PLR0913 - all that may tell
    units: NDArray[np.int64],
    *,
    verdict: Verdict | None,
    texts: Sequence[pa.Array],
    names: Sequence[str],
    asked: Sign | None = None,
    plus: bool = False,
) -> Directions:
    """Directions by sign. What none means is the user's word `asked`, else the balance proves it.

    Else by a `plus` that is printed before amounts, else by the words in `texts`, else by what
    exports with such header `names` usually do.
    """
    sign = np.sign(units).astype(np.int8)
    if asked is not None:
        return _by_sign(sign, "asked", inverted=asked is Sign.SPEND_POSITIVE)
    if verdict is not None and verdict.proves and verdict.pairs > 1:
        return _by_sign(sign, "balance", inverted=verdict.inverted)
    if plus:
        # Nobody prints a plus before spending.
        return _by_sign(sign, "plus", inverted=False)
    if not (sign < 0).any():
        return _by_words(sign, texts, names)
    vote = _vote(sign, texts) + _usage(sign, names)
    doubt = None
    if abs(vote) < _SURE and (sign > 0).any():
        text = (
            N_("Amounts without a minus sign were taken as money out.")
            if vote < 0
            else N_("Amounts without a minus sign were taken as money in.")
        )
        doubt = Doubt(Message(text), other_way(inverted=vote < 0))
    return _by_sign(sign, "usage", inverted=vote < 0, doubt=doubt)


def _by_sign(
    sign: NDArray[np.int8], rule: str, *, inverted: bool, doubt: Doubt | None = None
) -> Directions:
    return Directions((-sign if inverted else sign).astype(np.int8), rule, inverted, doubt)


def _by_words(
    sign: NDArray[np.int8], texts: Sequence[pa.Array], names: Sequence[str]
) -> Directions:
    """Amounts that are all written without a sign: their texts say which go the other way."""
    told_in = told_out = np.zeros(len(sign), bool)
    if texts:
        told_in, told_out = _told(texts)
    # A list of spending, unless it is one of receipts by its header or by most of its texts.
    way = IN if _heads(names, "receipts") or (told_in & ~told_out).mean() > 0.5 else OUT
    text = (
        N_(
            "No amount has a sign; all were taken as money out, "
            "except where the text says otherwise."
        )
        if way == OUT
        else N_(
            "No amount has a sign; all were taken as money in, "
            "except where the text says otherwise."
        )
    )
    ways = np.full(len(sign), way, np.int8)
    ways[told_in & ~told_out if way == OUT else told_out & ~told_in] = -way
    ways[sign == 0] = NEUTRAL
    return Directions(
        ways, "words", way == OUT, Doubt(Message(text), other_way(inverted=way == OUT))
    )


def _heads(names: Sequence[str], kind: str) -> bool:
    """Whether the header has one of the words that tell what kind of export it is."""
    header = " ".join(names).lower()
    return any(word in header for word in words.listed("usage", kind))


def _told(texts: Sequence[pa.Array]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which rows have words of money in, and which of money out."""
    joined = pc.utf8_lower(pc.binary_join_element_wise(*map(distinct.plain, texts), " "))
    shapes = distinct.masked(joined)
    patterns = (words.phrases("evidence", way) for way in ("in", "out"))
    told_in, told_out = (_hits(shapes, pattern) for pattern in patterns)
    return told_in, told_out


def _hits(shapes: pa.DictionaryArray, pattern: str) -> NDArray[np.bool_]:
    return distinct.matches(shapes, lambda texts: pc.match_substring_regex(texts, pattern))


def _vote(sign: NDArray[np.int8], texts: Sequence[pa.Array]) -> float:
    """Words of money in beside a plus, or of money out beside a minus, count for plus is in."""
    if not texts:
        return 0.0
    told_in, told_out = _told([text.slice(0, _LOOK) for text in texts])
    head = sign[: len(told_in)]
    vote = 0.0
    # "Pagamento recebido" holds a word for paying and means money received.
    for hit, way in ((told_in, IN), (told_out & ~told_in, OUT)):
        agree, against = int((hit & (head == way)).sum()), int((hit & (head == -way)).sum())
        if agree + against:
            vote += 3.0 * (agree - against) / (agree + against) * min(1.0, (agree + against) / 2)
    return vote


def _usage(sign: NDArray[np.int8], names: Sequence[str]) -> float:
    """What exports usually do: accounts write spending with a minus, cards often without."""
    positive, negative = int((sign > 0).sum()), int((sign < 0).sum())
    if not positive:
        return 2.0
    share = positive / (positive + negative)
    vote = 0.5 + 2.0 * _heads(names, "receipts")
    if share >= 0.8:
        vote -= 1.0 + (share >= 0.85 and positive >= 5)
    return vote - (1.0 if _heads(names, "card") and share > 0.5 else 0.0)
