"""Money in or money out: from the pair, the flag, the sign; what a plus means is proven, not assumed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.model.doubt import Doubt
from secaudit.model.message import Message, N_
from secaudit.model.overrides import Sign
from secaudit.transactions.ledger import distinct, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.ledger.balance import Verdict

OUT, NEUTRAL, IN = -1, 0, 1
_CODES = {"out": OUT, "in": IN, "neutral": NEUTRAL}
_AGREES = 0.9
_MEMBERS = ("out", "neutral", "in")
_NAMES = {OUT: N_("money out"), NEUTRAL: N_("not counted"), IN: N_("money in")}


@dataclass(frozen=True, slots=True, eq=False)
class Directions:
    """`way`: int8, -1 out, 0 neutral, 1 in; `doubt` says what another reading would be, if any.

    `rule` says what decided: `pair`, `flag`, `flag-and-sign`, `asked`, `balance`, `plus`, `usage` or
    `words`; `inverted` that amounts without a minus sign are money out.
    """

    way: NDArray[np.int8]
    rule: str
    inverted: bool = False
    doubt: Doubt | None = None


def from_pair(units: NDArray[np.int64]) -> Directions:
    """Directions of amounts that stand in two columns, already combined with their sign."""
    return Directions(np.sign(units).astype(np.int8), "pair")


def from_flags(
    flags: pa.Array, units: NDArray[np.int64], verdict: Verdict | None, *, named: bool
) -> Directions | None:
    """Directions by a flag column; None where the sign of the amount says more than the flag.

    `named` says that the column's header means the direction, not just a kind of payment.
    """
    codes = _flag_codes(flags)
    known = codes != 9
    negative, positive = units < 0, units > 0
    if negative.any() and positive.any():
        sided = known & (codes != NEUTRAL) & (units != 0)
        agrees = (np.sign(units) == codes)[sided]
        # Sign and flag both vary: the flag only tells what a plus means, the sign speaks for each entry.
        told = named or (verdict is not None and verdict.proves)
        if not sided.any() or not (told or agrees.mean() >= _AGREES):
            return None
        normal = (
            agrees.mean() >= 0.5 if verdict is None or not verdict.proves else not verdict.inverted
        )
        way = np.sign(units) * (1 if normal else -1)
        return Directions(
            np.where(codes == NEUTRAL, NEUTRAL, way).astype(np.int8), "flag-and-sign", not normal
        )
    doubt = None
    rest = NEUTRAL
    if not known.all():
        # A flag with a word for neutral may have others; a flag without says in or out of every line.
        if not (codes[known] == NEUTRAL).any():
            rest = OUT if (codes[known] == OUT).sum() >= (codes[known] == IN).sum() else IN
        text = Message(
            N_("{count} line has an unknown word for its direction; it was taken as {direction}."),
            {"count": int((~known).sum()), "direction": Message(_NAMES[rest])},
            plural=N_(
                "{count} lines have an unknown word for their direction; they were taken as {direction}."
            ),
            count=int((~known).sum()),
        )
        doubt = Doubt(text)
    return Directions(np.where(known, codes, rest).astype(np.int8), "flag", doubt=doubt)


def _flag_codes(flags: pa.Array) -> NDArray[np.int64]:
    """-1, 0, 1 by the flag's word, 0 where blank, 9 where the word is unknown."""
    codes, known = words.look_up(flags, "direction")
    texts = codes.dictionary.to_pylist()
    values = [
        _CODES.get(meaning or "", 0 if not text.strip() else 9)
        for text, meaning in zip(texts, known, strict=True)
    ]
    return np.asarray(values, np.int64)[distinct.numbers(codes)]


def from_sign(
    units: NDArray[np.int64],
    *,
    verdict: Verdict | None,
    texts: Sequence[pa.Array],
    names: Sequence[str],
    asked: Sign | None = None,
    plus: bool = False,
) -> Directions:
    """Directions by sign.

    `plus` says that a plus is printed before amounts. Else what no sign means is the user's word `asked`, else taken from the balance, else from words, else
    from what exports usually do.
    """
    sign = np.sign(units).astype(np.int8)
    if asked is not None:
        inverted = asked is Sign.SPEND_POSITIVE
        return Directions((-sign if inverted else sign).astype(np.int8), "asked", inverted)
    if verdict is not None and verdict.proves and verdict.pairs > 1:
        inverted = verdict.inverted
        return Directions((-sign if inverted else sign).astype(np.int8), "balance", inverted)
    if plus:
        # Nobody prints a plus before spending.
        return Directions(sign, "plus")
    vote = _vote(sign, texts)
    vote += _usage(sign, names)
    inverted = vote < 0
    if not (sign < 0).any():
        return _by_words(sign, texts, way=OUT if inverted else IN)
    doubt = None
    if abs(vote) < 1.5 and (sign > 0).any():
        text = (
            N_("Amounts without a minus sign were taken as money out.")
            if inverted
            else N_("Amounts without a minus sign were taken as money in.")
        )
        doubt = Doubt(Message(text), other_way(inverted=inverted))
    return Directions((-sign if inverted else sign).astype(np.int8), "usage", inverted, doubt)


def other_way(*, inverted: bool) -> str:
    """The flag under which the amounts would be read the other way round."""
    return f"--sign {Sign.SPEND_NEGATIVE if inverted else Sign.SPEND_POSITIVE}"


def _by_words(sign: NDArray[np.int8], texts: Sequence[pa.Array], *, way: int) -> Directions:
    """Amounts that are all written without a sign: their texts say which go the other way."""
    text = (
        N_(
            "No amount has a sign; all were taken as money out, except where the text says otherwise."
        )
        if way == OUT
        else N_(
            "No amount has a sign; all were taken as money in, except where the text says otherwise."
        )
    )
    ways = np.full(len(sign), way, np.int8)
    if texts:
        joined = pc.utf8_lower(pc.binary_join_element_wise(*map(distinct.plain, texts), " "))
        other = words.phrases("evidence", "in" if way == OUT else "out")
        own = words.phrases("evidence", "out" if way == OUT else "in")
        turned = _hits(joined, other) & ~_hits(joined, own)
        ways[turned] = -way
    ways[sign == 0] = NEUTRAL
    doubt = Doubt(Message(text), other_way(inverted=way == OUT))
    return Directions(ways, "words", way == OUT, doubt)


def _hits(texts: pa.Array, pattern: str) -> NDArray[np.bool_]:
    return distinct.matches(
        distinct.masked(texts), lambda shapes: pc.match_substring_regex(shapes, pattern)
    )


def _vote(sign: NDArray[np.int8], texts: Sequence[pa.Array]) -> float:
    """Words of money in beside a plus, or of money out beside a minus, count for plus is in."""
    if not texts:
        return 0.0
    joined = pc.utf8_lower(
        pc.binary_join_element_wise(*[distinct.plain(text.slice(0, 5000)) for text in texts], " ")
    )
    head = sign[: len(joined)]
    vote = 0.0
    told_in = _hits(joined, words.phrases("evidence", "in"))
    # "Pagamento recebido" holds a word for paying and means money received.
    told_out = _hits(joined, words.phrases("evidence", "out")) & ~told_in
    for hit, way in ((told_in, 1), (told_out, -1)):
        agree, against = int((hit & (head == way)).sum()), int((hit & (head == -way)).sum())
        if agree + against:
            vote += 3.0 * (agree - against) / (agree + against) * min(1.0, (agree + against) / 2)
    return vote


def _usage(sign: NDArray[np.int8], names: Sequence[str]) -> float:
    """What exports usually do: accounts write spending with a minus, cards often without."""
    positive, negative = int((sign > 0).sum()), int((sign < 0).sum())
    header = " ".join(names).lower()
    card = any(
        word in header
        for word in (
            "card",
            "merchant",
            "trans. date",
            "appears on",
            "kaart",
            "karte",
            "利用",
            "이용",
            "消費",
            "消费日",
            "卡号",
        )
    )
    receipts = any(word in header for word in ("customer", "captured", "seller", "payer", "payout"))
    if not negative:
        return 1.0 if receipts else -1.0
    if not positive:
        return 2.0
    share = positive / (positive + negative)
    vote = 0.5 + 2.0 * receipts
    if share >= 0.8:
        vote -= 1.0 + (share >= 0.85 and positive >= 5)
    return vote - (1.0 if card and share > 0.5 else 0.0)


def column(way: NDArray[np.int8]) -> pa.DictionaryArray:
    """Directions as the ledger's words."""
    return pa.DictionaryArray.from_arrays(pa.array((way + 1).astype(np.int32)), pa.array(_MEMBERS))
