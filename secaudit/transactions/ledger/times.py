"""When each entry was: by columns of dates in order of trust, and a column of clock times."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.doubt import Doubt
from secaudit.model.message import N_, Message
from secaudit.model.overrides import DateOrder
from secaudit.transactions.ledger import dates

if TYPE_CHECKING:
    from secaudit.transactions.ledger.dates import Moments
    from secaudit.transactions.ledger.material import Material

_ORDERS = {DateOrder.DAY_FIRST: "dmy", DateOrder.MONTH_FIRST: "mdy"}
_DAY = 86_400
_LINES_ABOVE = 60


def read(material: Material, *, prefer: str) -> Moments:
    """The moment of every row; `prefer` ("dmy" or "mdy") decides what the columns leave open."""
    asked = material.origin.overrides.dates
    order = _ORDERS[asked] if asked else None
    titles = [material.origin.title, *material.table.preamble[:_LINES_ABOVE]]
    year = max(dates.years_in(titles), default=None)
    first, *others = (material.columns[i] for i in material.roles.times)
    found = dates.parse(first, prefer=prefer, year=year, order=order)
    for column in others:
        if not found.valid.all():
            found = _filled(found, dates.parse(column, prefer=prefer, year=year, order=order))
    if material.roles.clock is None:
        return found
    seconds, clock = dates.parse_clock(material.columns[material.roles.clock])
    return replace(
        found,
        seconds=found.seconds // _DAY * _DAY + np.where(clock, seconds, 0),
        clock=clock & found.valid,
    )


def _filled(found: Moments, other: Moments) -> Moments:
    """`found`, and where it has no moment that of `other`."""
    return replace(
        found,
        seconds=np.where(found.valid, found.seconds, other.seconds),
        clock=np.where(found.valid, found.clock, other.clock),
        valid=found.valid | other.valid,
    )


def doubts(moments: Moments) -> list[Doubt]:
    """What another file of this kind could contradict."""
    found = []
    if not moments.proven and moments.order == "dmy":
        text = N_("Dates were read day first; nothing in the file proves it.")
        found.append(Doubt(Message(text), f"--dates {DateOrder.MONTH_FIRST}"))
    elif not moments.proven and moments.order == "mdy":
        text = N_("Dates were read month first; nothing in the file proves it.")
        found.append(Doubt(Message(text), f"--dates {DateOrder.DAY_FIRST}"))
    if moments.yearless:
        text = N_("The dates have no year; it was taken from the title or file name.")
        found.append(Doubt(Message(text)))
    return found
