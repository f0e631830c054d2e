"""What a recurring payment is: a subscription, a debit, an instalment, rent, wages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.recurring import Kind
from secaudit.transactions.patterns.words import pattern, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.transactions.judging.history import History

_TEXTS = ("payee", "description", "category", "method", "note")
# A fixed sum so many times the person's usual payment is like rent.
_LIKE_RENT = 10.0


def kind_of(history: History, rows: Sequence[int], *, fixed: bool) -> Kind:
    """The kind of a stream, by what its latest entry says, else by its amounts."""
    last, lists = rows[-1], words()
    text, kind = said(history, last), _cell(history, "kind", last)
    direction = _cell(history, "direction", last)
    if direction == "in" or (not direction and history.units[last] > 0):
        return Kind.INCOME
    if kind in {"instalment", "repayment"} or finds(text, lists.instalment):
        return Kind.INSTALMENT
    for found, these in (
        (Kind.RENT, lists.rent),
        (Kind.AUTOMATIC_DEBIT, lists.automatic),
        (Kind.SUBSCRIPTION, lists.subscription),
        (Kind.AUTOMATIC_DEBIT, lists.password_free),
    ):
        if finds(text, these):
            return found
    large = history.size[last] - _usual(history) > np.log(_LIKE_RENT)
    if kind == "transfer" or (fixed and large):
        return Kind.TRANSFER
    return Kind.SUBSCRIPTION if fixed else Kind.BILL


def said(history: History, row: int) -> str:
    """All that an entry says of itself, without case."""
    # Words that end in a space are whole words.
    return " ".join(_cell(history, name, row) for name in _TEXTS).casefold() + " "


def finds(text: str, *lists: tuple[str, ...]) -> bool:
    """Whether the text holds one of the words."""
    return re.search(pattern(*lists), text) is not None


def _cell(history: History, column: str, row: int) -> str:
    return history.text(column, row) if column in history.entries.column_names else ""


def _usual(history: History) -> float:
    """The middle size of what the person pays."""
    sizes = history.size[history.out]
    return history.once("middle size", lambda: float(np.median(sizes)) if len(sizes) else 0.0)
