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
    year, saved = stated_year(material), material.origin.saved
    if year is not None or saved is None:
        return _read(material, prefer, year)
    found = _read(material, prefer, saved.year)
    # Nothing happens after the day on which it was written down.
    if found.yearless and _last(found).astype("datetime64[D]") > np.datetime64(saved):
        return _read(material, prefer, saved.year - 1)
    return found


def stated_year(material: Material) -> int | None:
    """The last year that the title, the file's name or the lines above the table name."""
    titles = [material.origin.title, *material.table.preamble[:_LINES_ABOVE]]
    return max(dates.years_in(titles), default=None)


def _last(moments: Moments) -> np.datetime64:
    return np.datetime64(int(moments.seconds[moments.valid].max(initial=0)), "s")


def _read(material: Material, prefer: str, year: int | None) -> Moments:
    asked = material.origin.overrides.dates
    order = _ORDERS[asked] if asked else None
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


def doubts(material: Material, moments: Moments) -> list[Doubt]:
    """What another file of this kind could contradict."""
    found = []
    if not moments.proven and moments.order == "dmy":
        text = N_("Dates were read day first; nothing in the file proves it.")
        found.append(Doubt(Message(text), f"--dates {DateOrder.MONTH_FIRST}"))
    elif not moments.proven and moments.order == "mdy":
        text = N_("Dates were read month first; nothing in the file proves it.")
        found.append(Doubt(Message(text), f"--dates {DateOrder.DAY_FIRST}"))
    if moments.yearless and stated_year(material) is None:
        text = N_(
            "Neither the dates nor a title have a year; the last entry was taken to be of {year}."
        )
        found.append(Doubt(Message(text, {"year": str(_last(moments).astype("datetime64[Y]"))})))
    elif moments.yearless:
        text = N_("The dates have no year; it was taken from the title or file name.")
        found.append(Doubt(Message(text)))
    return found
