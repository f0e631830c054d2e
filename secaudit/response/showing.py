"""How a fact of a profile may be shown: the levels of the file become standings on the screen.

What nobody confirmed goes no further than this module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from secaudit.model.message import N_, Bilingual, Message
from secaudit.model.plan import Standing, Way
from secaudit.providers import sources
from secaudit.providers.facts import Channel, Export, Freeze, Instruction, Level, Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from secaudit.providers.facts import Fact

STALE_DAYS = 180
_PLACES = {
    Channel.APP: Message(N_("In the app")),
    Channel.MINI_PROGRAM: Message(N_("In the mini-program")),
    Channel.WEB: Message(N_("On the web")),
    Channel.OTHER_DEVICE: Message(N_("On another device")),
    Channel.PHONE: Message(N_("By phone")),
}
CAUTIONS = {
    Standing.ONE_SOURCE: Message(N_("One source only.")),
    Standing.NOT_CONFIRMED: Message(N_("Seen elsewhere, NOT confirmed.")),
}


def standing(fact: Fact) -> Standing | None:
    """How far the fact may be trusted, or None where it may not be shown at all."""
    match fact.level:
        case Level.OFFICIAL | Level.MULTI:
            return Standing.SHOWN
        case Level.SINGLE:
            return Standing.ONE_SOURCE
        case Level.CLAIMED | Level.DISPUTED:
            return Standing.NOT_CONFIRMED
        case Level.UNVERIFIED:
            return None
    assert_never(fact.level)


def ways(facts: Iterable[Instruction | Text]) -> tuple[tuple[Way, ...], tuple[Way, ...]]:
    """The ways that may be followed, best level first, and the doubtful ones.

    Of two equally well confirmed ways the one that needs no phone number comes first.
    """
    shown = [way for fact in sorted(facts, key=_worst_last) if (way := _way(fact)) is not None]
    doubtful = tuple(way for way in shown if way.standing is Standing.NOT_CONFIRMED)
    return tuple(way for way in shown if way not in doubtful), doubtful


def _worst_last(fact: Instruction | Text) -> tuple[int, bool]:
    by_phone = isinstance(fact, Freeze) and fact.channel is Channel.PHONE
    return list(Level).index(fact.level), by_phone


def _way(fact: Instruction | Text) -> Way | None:
    trust = standing(fact)
    if trust is None:
        return None
    return Way(
        lines=fact.do if isinstance(fact, Instruction) else (Bilingual(fact.en, fact.zh),),
        standing=trust,
        sources=sources.cited(fact.src),
        checked=fact.checked,
        place=_PLACES[fact.channel] if isinstance(fact, Freeze | Export) else None,
        side_effect=fact.side_effect if isinstance(fact, Freeze) else None,
        caution=CAUTIONS.get(trust),
        in_app=isinstance(fact, Freeze) and fact.channel is Channel.APP,
    )


def is_old(facts: Iterable[Fact], *, today: date | None) -> bool:
    """Whether a fact that is shown was read too long ago; without `today` that is not known."""
    shown = [fact.checked for fact in facts if standing(fact) is not None]
    return bool(shown) and (today is None or (today - min(shown)).days > STALE_DAYS)


def caution(facts: Iterable[Fact], *, today: date | None) -> Message | None:
    """One more warning where a fact that is shown is old, or was never checked on the live page.

    Without `today` the age is unknown, and counts as old.
    """
    shown = [fact for fact in facts if standing(fact) is not None]
    if not shown:
        return None
    oldest = min(fact.checked for fact in shown)
    if is_old(shown, today=today):
        text = N_(
            "Menus and numbers were last read on {date} and may have changed: compare in the app."
        )
    elif all(fact.live_checked for fact in shown):
        return None
    else:
        text = N_(
            "Menus and numbers were read on {date} in copies of the pages, not on the pages "
            "themselves: compare in the app."
        )
    return Message(text, {"date": oldest})
