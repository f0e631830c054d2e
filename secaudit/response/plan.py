"""What to do now, in the order that saves money: freeze, cards, hotline, what is asked, the rest.

Neither the freeze nor the call is ever empty: where a profile has nothing that may be shown, the
playbook's general text stands there. Without a provider none is assumed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from secaudit.model.message import N_, Bilingual, Message
from secaudit.model.plan import Plan
from secaudit.model.severity import Severity
from secaudit.providers import profiles
from secaudit.providers.trust import OWN
from secaudit.response import showing
from secaudit.response.hotline import card
from secaudit.response.playbook import playbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from secaudit.model.finding import Finding
    from secaudit.model.plan import ConfirmedNumber, Way
    from secaudit.providers.facts import Fact, Instruction, Provider

_UNNAMED = Message(
    N_(
        "It is not clear which wallet or bank this file is from. "
        "Run the command again with --provider and its name, for example --provider alipay: "
        "the steps then become exact."
    )
)


def plan(
    provider: Provider | None,
    *,
    findings: Sequence[Finding],
    today: date | None = None,
    confirmed: Sequence[ConfirmedNumber] = (),
) -> Plan:
    """The steps for this provider, or those that hold for every wallet where there is none.

    `today` decides whether what is known has grown old; without it, it counts as old. `confirmed`
    are the numbers that the user read in the app or on the card of this provider.
    """
    book = playbook()
    freeze, doubtful_freeze = showing.ways(provider.freeze if provider else ())
    find, doubtful_find = showing.ways(_confirm(provider))
    warnings = showing.ways(provider.warning if provider else ())
    urgency = max((finding.severity for finding in findings), default=Severity.NONE)
    return Plan(
        provider_id=provider.id if provider else None,
        provider_name=provider.name if provider else None,
        urgency=urgency,
        lead=_lead(urgency),
        check=book[book.check].fill(),
        freeze=book[book.freeze].fill(
            general=all(_own(way) for way in freeze), ways=freeze, doubtful=doubtful_freeze
        ),
        cards=book[book.cards].fill(),
        call=book[book.call].fill(ways=find, doubtful=doubtful_find),
        hotline=card(provider.hotline if provider else (), confirmed),
        asked=book[book.asked].fill(),
        later=tuple(book[step_id].fill() for step_id in book.later),
        say=book.say,
        never_say=book.never_say,
        principles=tuple(Bilingual(one.en, one.zh) for one in book.principle),
        warnings=warnings[0] + warnings[1],
        caution=showing.caution(_facts(provider), today=today),
        old=showing.is_old(_facts(provider), today=today),
        notices=provider.notices if provider else (),
        unnamed=None if provider else _UNNAMED,
        provider_ids=() if provider else profiles.ids(),
    )


def _own(way: Way) -> bool:
    """Whether only the user's own file tells of it: then what holds for every wallet stands too."""
    return {source.id for source in way.sources} == set(OWN)


def _confirm(provider: Provider | None) -> tuple[Instruction, ...]:
    return (provider.confirm,) if provider and provider.confirm else ()


def _facts(provider: Provider | None) -> tuple[Fact, ...]:
    """The facts that a plan may show."""
    if provider is None:
        return ()
    return (*provider.freeze, *provider.hotline, *_confirm(provider), *provider.warning)


def _lead(urgency: Severity) -> Message:
    match urgency:
        case Severity.HIGH:
            return Message(
                N_("Freeze first, ask later: a freeze can be undone, a payment usually cannot.")
            )
        case Severity.MEDIUM:
            return Message(N_("If you do not know one of these, freeze now and then call."))
        case Severity.LOW:
            return Message(N_("Have a look first. If one of these is not yours, do this:"))
        case Severity.NONE:
            return Message(N_("Nothing here asks for it today. Should you ever need it, do this:"))
    assert_never(urgency)
