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

    from secaudit.model.message import Bilingual, Message
    from secaudit.model.severity import Severity
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
    else it does. `caution` is the line that must stand before it, if any ("One source only").
    `in_app` ways need the app on the user's own phone.
    """

    lines: tuple[Bilingual, ...]
    standing: Standing
    sources: tuple[Source, ...]
    checked: date
    place: Message | None = None
    side_effect: Bilingual | None = None
    caution: Message | None = None
    in_app: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step: show `ways`, then `do`, then `doubtful`; `ways` and `do` are never both empty.

    `ways` are this provider's own, best first (do one of them); `do` is what holds for every
    wallet, one action per line (do all of them); `doubtful` are ways that nobody confirmed. `brief`
    is the step in one short line, for a small screen. `when` is a condition: a step that has one is
    only for those whom it fits. `sources` are those of `do` and `why`.
    """

    id: str
    title: Bilingual
    do: tuple[Bilingual, ...]
    why: Bilingual
    sources: tuple[Source, ...]
    ways: tuple[Way, ...] = ()
    doubtful: tuple[Way, ...] = ()
    when: Bilingual | None = None
    brief: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class ConfirmedNumber:
    """A number that the user read inside the app or on the card, and the day of it."""

    number: str
    day: date


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number, and everything that must be shown with it.

    `sources` (none where the user confirmed it) and `checked` (the day on which it was read, or
    confirmed) are always shown with it. `region` is where it can be dialled, `uses` what it is for,
    `menu` what to press.
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


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """Numbers of one standing, and the line that must stand before them."""

    standing: Standing
    heading: Message
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class HotlineCard:
    """The numbers of a provider, in groups and in the order in which they are shown.

    No group is empty. `silent` is the sentence to show first where no group holds a number that may
    be dialled, else None.
    """

    groups: tuple[NumberGroup, ...]
    silent: Message | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do now, in order: `steps` is everything, the other fields say which step is which.

    `lead` is the sentence above the steps, `urgency` the worst severity that was found. `check`
    helps to tell whether an entry could be the user's own; it stands beside the entries, not among
    the steps. `hotline` belongs to `call`, `say` is what to read out there, `asked` is what support
    will ask for, `never_say` what nobody may have. `principles` hold in every case, `warnings` are
    traps known for this provider. `caution` is one more warning where what is known is `old` or was
    not read on the live page, `notices` what speaks against the provider's file itself. `unnamed`
    tells a user whose provider is unknown how to name it, and
    `provider_ids` are the names there are; both are empty where the provider is known.
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
    later: tuple[Step, ...]
    say: tuple[Bilingual, ...]
    never_say: tuple[Bilingual, ...]
    principles: tuple[Bilingual, ...]
    warnings: tuple[Way, ...] = ()
    caution: Message | None = None
    old: bool = False
    notices: tuple[Message, ...] = ()
    unnamed: Message | None = None
    provider_ids: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in the order that saves money: freeze, cards, call, what is asked, the rest."""
        return (self.freeze, self.cards, self.call, self.asked, *self.later)
