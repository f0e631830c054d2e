"""Refunds and the payments that they give back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.transactions.joining.columns import DAY, NONE, Text, distinct
from secaudit.transactions.joining.matching import latest_before, nested, numbered

if TYPE_CHECKING:
    from secaudit.transactions.joining.columns import Columns, Flags, Numbers

_LONGEST = 366 * DAY
# Money in under the payee of a payment gives it back, unless it is of such a kind.
_OTHER_MONEY = ("transfer", "interest", "top_up", "withdrawal", "investment", "fee", "repayment")
# An order id that the refund's id begins with: how long one is at least, with a mark after it
# (Alipay writes an underscore) or without.
_SHORTEST_ID, _LONG_ID = 6, 12
_MARK = r"^[^0-9A-Za-z]"


def originals(columns: Columns, considered: Flags) -> Numbers:
    """For each refund the row of the payment that it gives back, wholly or in part; else -1."""
    found = np.full(columns.count, NONE)
    out = columns.text("direction").one_of("out")
    status = columns.text("status")
    undone = status.one_of("refunded", "closed")
    kind = columns.text("kind")
    refund = kind.one_of("refund")
    back = considered & ~out & (refund | status.one_of("refunded"))
    paid = considered & (out | (undone & ~back)) & ~status.one_of("failed")
    perhaps = (
        considered & ~back & columns.text("direction").one_of("in") & ~kind.one_of(*_OTHER_MONEY)
    )
    if not paid.any() or not (back.any() or perhaps.any()):
        return found
    _by_reference(columns, found, paid=paid, back=back)
    named = columns.text("payee_key").codes >= 0
    for these in (paid & undone, paid):
        _by_sum(columns, found, paid=these & named, back=back & named)
    _in_part(columns, found, paid=paid & named, back=back & named & (found < 0))
    _by_sum(columns, found, paid=paid & named, back=perhaps & named)
    return found


def _by_reference(columns: Columns, found: Numbers, *, paid: Flags, back: Flags) -> None:
    """The refund's reference is that of the payment, or begins with it."""
    if not back.any():
        return
    text = columns.text("reference")
    known = text.codes >= 0
    payments, refunds = np.flatnonzero(paid & known), np.flatnonzero(back & known)
    if not len(payments) or not len(refunds):
        return
    ids = text.words.take(pa.array(text.codes[payments]))
    sought = text.words.take(pa.array(text.codes[refunds]))
    lengths = np.asarray(pc.utf8_length(ids).to_numpy(zero_copy_only=False), np.int64)
    for length in distinct(lengths[lengths >= _SHORTEST_ID])[::-1].tolist():
        some = np.flatnonzero(lengths == length)
        both = pa.concat_arrays([ids.take(pa.array(some)), _begin(sought, length)])
        _look_up(columns, found, payments[some], refunds, Text.of(both).codes)


def _begin(references: pa.Array, length: int) -> pa.Array:
    """The order id of `length` that a reference begins with, or none."""
    begin = pc.utf8_slice_codeunits(references, 0, length)
    rest = pc.utf8_slice_codeunits(references, length)
    whole = pc.or_(pc.equal(rest, ""), pc.match_substring_regex(rest, _MARK))
    return begin if length >= _LONG_ID else pc.if_else(whole, begin, None)


def _look_up(
    columns: Columns, found: Numbers, payments: Numbers, refunds: Numbers, codes: Numbers
) -> None:
    """`codes` number the order ids of the payments and then those that refunds begin with."""
    own, theirs = codes[: len(payments)], codes[len(payments) :]
    # An id that many entries share, masked perhaps, proves nothing without the payee.
    times = np.bincount(own, minlength=int(codes.max(initial=0)) + 1)
    payee, currency = columns.text("payee_key").codes, columns.text("currency").codes
    for alike in (payee, np.zeros(columns.count, np.int64)):
        left = np.flatnonzero((found[refunds] < 0) & (theirs >= 0))
        rows = refunds[left]
        at = latest_before(
            numbered(own, alike[payments], currency[payments]), columns.time[payments],
            numbered(theirs[left], alike[rows], currency[rows]), columns.time[rows],
        )  # fmt: skip
        fits = (at >= 0) & (columns.size[rows] <= columns.size[payments[at]])
        if alike is not payee:
            fits &= times[theirs[left]] == 1
        found[rows[fits]] = payments[at[fits]]


def _by_sum(columns: Columns, found: Numbers, *, paid: Flags, back: Flags) -> None:
    """The same payee gives back the whole sum later: one refund for one payment."""
    free = paid.copy()
    free[found[found >= 0]] = False
    rows = np.flatnonzero(free | (back & (found < 0)))
    key = numbered(
        columns.text("currency").codes[rows],
        columns.text("payee_key").codes[rows],
        columns.size[rows],
    )
    payment, refund = nested(key, columns.time[rows], opening=free[rows])
    payment, refund = rows[payment], rows[refund]
    near = columns.time[refund] - columns.time[payment] <= _LONGEST
    found[refund[near]] = payment[near]


def _in_part(columns: Columns, found: Numbers, *, paid: Flags, back: Flags) -> None:
    """The same payee gives back a part: of the latest payment that is marked so, or the latest."""
    undone = columns.text("status").one_of("refunded")
    for these in (paid & undone, paid):
        payments, refunds = np.flatnonzero(these), np.flatnonzero(back & (found < 0))
        key = numbered(columns.text("currency").codes, columns.text("payee_key").codes)
        at = latest_before(
            key[payments], columns.time[payments], key[refunds], columns.time[refunds]
        )
        if not len(payments):
            continue
        rows = payments[at]
        fits = (at >= 0) & (columns.size[refunds] <= columns.size[rows])
        fits &= columns.time[refunds] - columns.time[rows] <= _LONGEST
        found[refunds[fits]] = rows[fits]
