"""Entries of one export that only mirror another: deposits that fund a payment, holds, conversions.

PayPal lists them beside the payment. They are told by what they do (the same moment, the same sum
the other way) rather than by words, which every language has its own of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.joining.columns import DAY, NONE
from secaudit.transactions.joining.matching import among, latest_before, meet, nested, numbered

if TYPE_CHECKING:
    from secaudit.transactions.joining.columns import Columns, Flags, Numbers

_SERVICE = ("top_up", "other")
_HOLD_LASTS = 31 * DAY
_HOLD_BEFORE = 10 * DAY


def mirrors(columns: Columns) -> Numbers:
    """For each shadow the row that it mirrors, else -1; a payment out is no shadow of money in."""
    found = np.full(columns.count, NONE)
    direction, kind = columns.text("direction"), columns.text("kind")
    timed = columns.clock & ~columns.text("status").one_of("failed")
    out = timed & direction.one_of("out")
    into = timed & direction.one_of("in") & kind.one_of(*_SERVICE)
    if not out.any() or not into.any():
        return found
    _funding(columns, found, out=out, into=into)
    other = kind.one_of("other")
    _conversions(columns, found, out=out & other, into=into & other)
    _holds(columns, found, out=out, into=into & other & (found < 0))
    return found


def _moments(columns: Columns, rows: Numbers) -> Numbers:
    return numbered(columns.text("source").codes[rows], columns.time[rows])


def _funding(columns: Columns, found: Numbers, *, out: Flags, into: Flags) -> None:
    """A deposit at the moment of a payment, of its sum or of what the balance did not cover."""
    payments, deposits = np.flatnonzero(out), np.flatnonzero(into)
    payments = payments[among(columns.time[payments], columns.time[deposits])]
    # A conversion's own leg of the same sum comes after a real payment.
    payments = payments[np.argsort(columns.text("kind").one_of("other")[payments], kind="stable")]
    currency = columns.text("currency").codes
    ids = [
        numbered(_moments(columns, rows), currency[rows], columns.size[rows])
        for rows in (payments, deposits)
    ]
    one, other = meet(*ids)
    found[deposits[other]] = payments[one]
    rest = deposits[columns.text("kind").one_of("top_up")[deposits] & (found[deposits] < 0)]
    when, moments = _moments(columns, payments), _moments(columns, rest)
    at = latest_before(
        numbered(when, currency[payments]), np.zeros(len(payments), np.int64),
        numbered(moments, currency[rest]), np.zeros(len(rest), np.int64),
    )  # fmt: skip
    if len(payments):
        part = (at >= 0) & (columns.size[rest] <= columns.size[payments[at]])
        found[rest[part]] = payments[at[part]]


def _conversions(columns: Columns, found: Numbers, *, out: Flags, into: Flags) -> None:
    """Two legs of one moment in two currencies: both mirror the payment, or one the other."""
    given, taken = np.flatnonzero(out), np.flatnonzero(into)
    given = given[among(columns.time[given], columns.time[taken])]
    payee, currency = columns.text("payee_key").codes, columns.text("currency").codes
    ids = [numbered(_moments(columns, rows), payee[rows]) for rows in (given, taken)]
    one, other = meet(*ids)
    one, other = given[one], taken[other]
    legs = (currency[one] != currency[other]) & (payee[one] >= 0)
    one, other = one[legs], other[legs]
    pays = found[other] >= 0
    found[one[pays]] = found[other[pays]]
    found[other[~pays]] = one[~pays]


def _holds(columns: Columns, found: Numbers, *, out: Flags, into: Flags) -> None:
    """A pending hold and its release; the hold mirrors the payment that it was for."""
    kind, source = columns.text("kind"), columns.text("source").codes
    held = out & kind.one_of("other") & columns.text("status").one_of("pending") & (found < 0)
    if not held.any() or not into.any():
        return
    rows = np.flatnonzero(held | into)
    payee, currency = columns.text("payee_key").codes, columns.text("currency").codes
    key = numbered(source[rows], currency[rows], payee[rows], columns.size[rows])
    hold, release = nested(key, columns.time[rows], opening=held[rows])
    hold, release = rows[hold], rows[release]
    lasts = columns.time[release] - columns.time[hold] <= _HOLD_LASTS
    hold, release = hold[lasts], release[lasts]
    found[release] = hold
    payments = np.flatnonzero(out & ~kind.one_of("other"))
    at = latest_before(
        source[payments], columns.time[payments], source[release], columns.time[release]
    )
    if not len(payments):
        return
    paid = payments[at]
    fits = (at >= 0) & (columns.time[paid] == columns.time[release])
    same = numbered(source, currency, columns.size)
    last = latest_before(
        same[payments], columns.time[payments], same[hold], columns.time[release] + _HOLD_BEFORE
    )
    later = (last >= 0) & (columns.time[payments[last]] >= columns.time[hold])
    found[hold] = np.where(fits, paid, np.where(later, payments[last], NONE))
