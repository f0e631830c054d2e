"""The hotline card: which numbers stand where, and the lines that must stand before them.

A search for a wallet's hotline is where many thefts begin, so no number is ever shown bare: it has
a standing, sources and the day on which it was read. Nothing here makes a link of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.plan import HotlineCard, Number, NumberGroup, Standing
from secaudit.providers import sources
from secaudit.providers.facts import Use
from secaudit.providers.numbers import key
from secaudit.response.showing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.model.plan import ConfirmedNumber
    from secaudit.providers.facts import Hotline

_OTHER_BUSINESS = frozenset({Use.PARENT_GROUP, Use.GROUP_GENERAL})
_USES = {
    Use.FREEZE: Message(N_("freeze the account")),
    Use.DISPUTE: Message(N_("dispute a payment")),
    Use.GENERAL: Message(N_("general questions")),
    Use.WITHDRAWAL: Message(N_("withdrawals")),
    Use.LOST_PHONE: Message(N_("lost phone")),
    Use.REPORT_FRAUD: Message(N_("report a fraudster's number")),
    Use.REVERSE_TRANSFER: Message(N_("take back a transfer")),
    Use.REACH_BANK: Message(N_("reach your own bank")),
    Use.PARENT_GROUP: Message(N_("switchboard of the parent group")),
    Use.GROUP_GENERAL: Message(N_("general line of the group")),
}
_HEADINGS = {
    Standing.CONFIRMED: Message(N_("You confirmed this number yourself.")),
    Standing.SHOWN: Message(
        N_("Compare with the number in the app or on the card before you dial.")
    ),
    Standing.ONE_SOURCE: Message(
        N_("One source only. Compare with the number in the app or on the card before you dial.")
    ),
    Standing.NOT_CONFIRMED: Message(
        N_(
            "Seen elsewhere, NOT confirmed. "
            "Do not dial unless the app or the card shows the same number."
        )
    ),
}
_SILENT = Message(
    N_("No confirmed number is on file: use the one in the app or on the back of the card.")
)


def card(hotlines: Sequence[Hotline], confirmed: Sequence[ConfirmedNumber] = ()) -> HotlineCard:
    """The numbers in the order in which they are shown; one that the user confirmed stands once."""
    own = [Number(one.number, Standing.CONFIRMED, (), one.day) for one in confirmed]
    taken = {key(number.number) for number in own}
    others = [_number(hotline) for hotline in hotlines]
    kept = [one for one in others if one is not None and key(one.number) not in taken]
    numbers = own + kept
    groups = tuple(
        NumberGroup(trust, _HEADINGS[trust], members)
        for trust in Standing
        if (members := tuple(number for number in numbers if number.standing is trust))
    )
    dialable = any(group.standing is not Standing.NOT_CONFIRMED for group in groups)
    return HotlineCard(groups, silent=None if dialable else _SILENT)


def _number(hotline: Hotline) -> Number | None:
    trust = standing(hotline)
    if trust is None:
        return None
    # The number may be right, but it is that of somebody else in the same house.
    if _OTHER_BUSINESS.issuperset(hotline.use):
        trust = Standing.NOT_CONFIRMED
    return Number(
        number=hotline.number,
        standing=trust,
        sources=sources.cited(hotline.src),
        checked=hotline.checked,
        region=hotline.region,
        uses=tuple(_USES[use] for use in hotline.use),
        hours=hotline.hours,
        menu=hotline.menu,
        note=hotline.note,
    )
