"""Who was paid most, and who is new among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.model.message import N_, Message
from secaudit.reports.document import Column, Picture, Table
from secaudit.reports.html.charts.svg import drawing, element, label, percent, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.overview import Payee

_ROW, _BAR = 40, 12
_COLUMNS = 22  # of a name; the rest of a phone's width is for the amount
_MARKED = 4  # of them for a mark


def draw(payees: Sequence[Payee], translator: Translator, *, title: str) -> Picture:
    """A bar for each, the longest first."""
    longest = max(payees[0].spent.units, 1)
    parts = []
    for place, payee in enumerate(payees):
        y = place * _ROW
        most = _COLUMNS - _MARKED * (payee.new + bool(payee.flagged))
        name = shortened(_name(payee, translator), most)
        if payee.flagged:
            name = f"\u25bc {name}"
        if payee.new:
            name = translator.render(Message(N_("{name} (new)"), {"name": name}))
        share = max(payee.spent.units / longest, 0.004)
        parts += [
            label(name, x=0, y=y + 14, class_="strong" if payee.new else "ink"),
            label(
                translator.money(payee.spent), class_="ink", x="100%", y=y + 14, text_anchor="end",
            ),
            element(
                "rect", class_="flagged" if payee.flagged else "bar", x=0, y=y + 20,
                width=percent(share), height=_BAR, rx=2,
            ),
        ]  # fmt: skip
    told = Message(
        N_("{count} payees; the first is {name} with {amount}. New: {new}."),
        {
            "count": len(payees),
            "name": _name(payees[0], translator),
            "amount": payees[0].spent,
            "new": sum(payee.new for payee in payees),
        },
    )
    svg = drawing(
        parts, height=_ROW * len(payees), title=title, description=translator.render(told)
    )
    flagged = any(payee.flagged for payee in payees)
    note = translator("A triangle marks what you are asked about.") if flagged else ""
    return Picture(svg, title, translator("The same as a table"), _table(payees, translator), note)


def _name(payee: Payee, translator: Translator) -> str:
    return translator.value(payee.name) or translator("(no name)")


def _table(payees: Sequence[Payee], translator: Translator) -> Table:
    rows = tuple(
        (
            safe.plain(_name(payee, translator), limit=60),
            translator.money(payee.spent),
            translator.value(payee.count),
            translator.value(payee.first),
            translator("yes") if payee.new else translator("no"),
            str(payee.flagged) if payee.flagged else "",
        )
        for payee in payees
    )
    columns = (
        Column(translator("Payee")),
        Column(translator("Spent"), figure=True),
        Column(translator("Payments"), figure=True),
        Column(translator("First paid")),
        Column(translator("New")),
        Column(translator("Asked about"), figure=True),
    )
    return Table("", columns, rows)
