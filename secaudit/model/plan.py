"""What to do, in order, and the hotline card: what `secaudit.response` gives to reports.

Nothing here is translated or laid out. A number is plain text: whoever shows it makes no link, no
QR code and no clipboard content of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from secaudit.model.finding import Severity
    from secaudit.model.message import Bilingual, Message
    from secaudit.model.source import Source


class Standing(StrEnum):
    """How far a fact may be trusted, and so how it may be shown; best first.

    What nobody could confirm at all has no standing: it never reaches a plan.
    """

    CONFIRMED = "confirmed"  # by the user, inside the app or on the card
    SHOWN = "shown"  # a provider's or regulator's own page, or several independent sources
    ONE_SOURCE = "one-source"
    NOT_CONFIRMED = "not-confirmed"  # low-trust or conflicting sources, or another business's line


@dataclass(frozen=True, slots=True)
class Way:
    """One way to do a step with this provider, and where that is known from.

    `lines` are one action each. `place` says where it is done ("In the app"), `side_effect` what
    else it does. `cautions` are sentences to show with it: "one source only", "not checked live".
    """

    lines: tuple[Bilingual, ...]
    standing: Standing
    sources: tuple[Source, ...]
    checked: date
    place: Message | None = None
    side_effect: Bilingual | None = None
    cautions: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step: show `ways` first, then `do`; at least one of the two is never empty.

    `brief` is the step in one short line, for the screen of the worst day. `when` is a condition: a
    step that has one is only for those whom it fits.
    """

    id: str
    title: Bilingual
    do: tuple[Bilingual, ...]
    why: Bilingual
    ways: tuple[Way, ...] = ()
    when: Bilingual | None = None
    brief: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number, and everything that must be shown with it.

    `region` is where it can be dialled, `uses` what it is for, `menu` what to press. `sources` and
    `checked` (the day on which it was read, or on which the user confirmed it) are always shown
    with it. `cautions` are sentences to show beside it.
    """

    number: str
    standing: Standing
    sources: tuple[Source, ...]
    checked: date
    region: Bilingual | None = None
    uses: tuple[Message, ...] = ()
    hours: Bilingual | None = None
    menu: Bilingual | None = None
    note: Bilingual | None = None
    cautions: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """Numbers of one standing and the line that must stand before them."""

    standing: Standing
    heading: Message
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class HotlineCard:
    """The numbers of a provider in the order in which they are shown; no group is empty.

    `find` says where the user finds the number in the app or on the card: it comes first and is
    never empty. `silent` is the sentence for a provider without any number, else None.
    """

    find: tuple[Bilingual, ...]
    groups: tuple[NumberGroup, ...]
    silent: Message | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do now, in order: `steps` is everything, the other fields say which step is which.

    `lead` is the sentence above the steps and `urgency` the worst severity that was found. `check`
    helps to tell whether an entry could be the user's own; it stands beside the entries, not among
    the steps. `hotline` belongs to `call`. `asked` is what support will ask for, one thing a line,
    `never_say` what nobody may have. `unnamed` tells a user whose provider is unknown how to name
    it (`provider_ids` are the names there are); it is None where the provider is known. `warnings`
    are traps known for this provider.
    """

    provider_id: str | None
    provider_name: Bilingual | None
    urgency: Severity
    lead: Message
    check: Step
    freeze: Step
    cards: Step
    call: Step
    hotline: HotlineCard
    asked: Step
    never_say: tuple[Bilingual, ...]
    later: tuple[Step, ...]
    principles: tuple[Bilingual, ...]
    warnings: tuple[Way, ...] = ()
    unnamed: Message | None = None
    provider_ids: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in the order that saves money: freeze, cards, call, what is asked, the rest."""
        return (self.freeze, self.cards, self.call, self.asked, *self.later)
