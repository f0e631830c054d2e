"""A wallet's payment and the same money in the export of the bank or card behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from secaudit.transactions.joining.columns import DAY, NONE
from secaudit.transactions.joining.matching import meet, numbered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secaudit.transactions.joining.columns import Columns, Flags, Numbers

# Days from the payment to the bank's entry, the likeliest first.
_DAYS_LATER = (0, 1, 2, 3, -1)
_BANK = r"银行|信用卡|储蓄卡|借记卡|bank|card|karte|visa|master|maestro|\d{4}\)?$"
_TAIL = r"^.*?(\d{4})\D*$"
_OWN_ACCOUNT = ("top_up", "withdrawal")


def twins(columns: Columns, wallets: Mapping[str, Sequence[str]], considered: Flags) -> Numbers:
    """For each entry of a bank the row of the wallet's entry that it mirrors, else -1.

    Sum and currency are equal, the days close, and something says that the wallet is behind it:
    its name in the bank's text, or the card's last digits beside the payment.
    """
    found = np.full(columns.count, NONE)
    sources = columns.text("source")
    if len(sources.words) < 2:  # noqa: PLR2004 - all from one file
        return found
    search = _Search(columns, found, considered & ~columns.text("status").one_of("failed"))
    groups: dict[tuple[str, ...], list[str]] = {}
    for source, names in wallets.items():
        groups.setdefault(tuple(names), []).append(source)
    for names, own in groups.items():
        search.named(names, sources.one_of(*own))
    search.by_card()
    return found


class _Search:
    def __init__(self, columns: Columns, found: Numbers, considered: Flags) -> None:
        self._columns = columns
        self._found = found
        self._free = considered.copy()
        self._source = columns.text("source").codes
        self._day = columns.time // DAY
        self._sum = numbered(columns.text("currency").codes, columns.size)
        way = columns.text("direction").one_of("out").astype(np.int64)
        self._payment = numbered(self._sum, way)
        method = columns.text("method")
        self._by_bank = method.matching(_BANK) | ~method.matching(r"[\pL\pN]")
        self._own_account = columns.text("kind").one_of(*_OWN_ACCOUNT)
        self._card = _tails(columns, "method")
        self._account = _tails(columns, "account")

    def named(self, names: Sequence[str], own: Flags) -> None:
        """Entries elsewhere whose text names the wallet."""
        pattern = "|".join(map(_whole, names))
        text = np.zeros(len(own), np.bool_)
        for column in ("payee", "description", "note", "counter_account"):
            text |= self._columns.text(column).matching(pattern)
        theirs = text & ~own
        if not names or not theirs.any():
            return
        payee = self._columns.text("payee_key").codes
        paid = own & self._by_bank & ~self._own_account
        self._pair(numbered(self._payment, payee), wallet=paid & (payee >= 0), bank=theirs)
        self._pair(self._payment, wallet=paid, bank=theirs)
        self._pair(self._sum, wallet=own & self._own_account, bank=theirs)

    def by_card(self) -> None:
        """Payments that name the card whose own export is there."""
        wallet, bank = self._card >= 0, self._account >= 0
        if wallet.any() and bank.any():
            paid, booked = (numbered(self._payment, tails) for tails in (self._card, self._account))
            self._pair(np.where(wallet, paid, booked), wallet=wallet, bank=bank & ~wallet)

    def _pair(self, keys: Numbers, *, wallet: Flags, bank: Flags) -> None:
        for days in _DAYS_LATER:
            paid, booked = np.flatnonzero(wallet & self._free), np.flatnonzero(bank & self._free)
            paid = paid[np.isin(keys[paid], keys[booked])]
            if not len(paid):
                return
            one, other = meet(
                numbered(keys[paid], self._day[paid] + days),
                numbered(keys[booked], self._day[booked]),
            )
            one, other = paid[one], booked[other]
            card, account = self._card[one], self._account[other]
            fits = (card < 0) | (account < 0) | (card == account)
            fits &= self._source[one] != self._source[other]
            one, other = one[fits], other[fits]
            self._found[other] = one
            self._free[one] = self._free[other] = False


def _whole(name: str) -> str:
    """A name as a regular expression; a Latin one counts as whole words only."""
    start = r"(?:^|[^a-z])" if name[0].isascii() else ""
    end = r"(?:[^a-z]|$)" if name[-1].isascii() else ""
    return start + re.escape(name) + end


def _tails(columns: Columns, name: str) -> Numbers:
    """The last four digits in a column as a number, or -1."""
    text = columns.text(name)
    known = pc.match_substring_regex(text.words, _TAIL)
    digits = pc.if_else(known, pc.replace_substring_regex(text.words, _TAIL, r"\1"), "-1")
    numbers = digits.cast("int64").fill_null(NONE).to_numpy(zero_copy_only=False)
    return np.append(numbers, NONE)[text.codes].astype(np.int64)
