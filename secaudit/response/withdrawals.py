"""What to say of a withdrawal that has not arrived: since when, what to check, when to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.finding import Finding
from secaudit.model.message import N_, Message
from secaudit.model.plan import Standing
from secaudit.model.recurring import Delay
from secaudit.model.severity import Severity
from secaudit.providers import sources
from secaudit.response.showing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.model.message import Bilingual
    from secaudit.model.recurring import LateWithdrawal
    from secaudit.providers.facts import Provider, Withdrawal

RULE = "late_withdrawal"
COMMON_DAYS = 3  # what wallets commonly name


def allowed_days(provider: Provider | None) -> int:
    """The working days that a withdrawal may take, by what may be shown of the provider."""
    fact = _fact(provider)
    return COMMON_DAYS if fact is None else fact.max_working_days


def how_long(provider: Provider | None) -> tuple[Message | Bilingual, ...]:
    """How long it takes, and how sure that is."""
    fact = _fact(provider)
    if provider is None or fact is None:
        text = N_(
            "Wallets commonly name up to {days} working days; the page of the withdrawal says"
            " how many yours are."
        )
        return (Message(text, {"days": COMMON_DAYS}),)
    params: dict[str, int | Message | Bilingual | str] = {
        "provider": provider.name,
        "low": fact.min_working_days,
        "high": fact.max_working_days,
        "source": _named(fact),
    }
    match standing(fact):
        case Standing.NOT_CONFIRMED:
            text = N_(
                "{provider}: {low} to {high} working days, says {source}. NOT confirmed: go by "
                "the page of the withdrawal."
            )
        case Standing.ONE_SOURCE:
            text = N_(
                "{provider}: {low} to {high} working days, says {source}. One source only: go by "
                "the page of the withdrawal."
            )
        case _:
            text = N_("{provider}: {low} to {high} working days, says {source}.")
    return (Message(text, params),)


def finding(late: LateWithdrawal, provider: Provider | None) -> Finding:
    """One late withdrawal as a finding."""
    title = Message(
        N_("{amount}, withdrawn on {day}, has not arrived"),
        {"amount": late.amount, "day": late.day},
    )
    return Finding(
        rule=RULE,
        title=title,
        severity=Severity.MEDIUM,
        evidence=tuple(_evidence(late)),
        remedy=(*how_long(provider), *_remedy(late, provider)),
        entries=(late.entry,),
    )


def details(late: LateWithdrawal) -> Message:
    """What support will ask for, as far as the export tells it."""
    params: dict[str, str | Message] = {
        "reference": late.reference or Message(N_("the number on its page")),
        "card": late.card or Message(N_("look it up on its page")),
    }
    return Message(
        N_(
            "Have ready: transaction number {reference}; {when}; {amount}; last digits of the"
            " bank card: {card}; a screenshot of its status."
        ),
        {**params, "when": late.at or late.day, "amount": late.amount},
    )


def _evidence(late: LateWithdrawal) -> Iterable[Message]:
    params = {"due": late.due}
    if late.delay is Delay.PENDING:
        yield Message(
            N_("The export shows it as still pending, though it was to arrive by about {due}."),
            params,
        )
    else:
        yield Message(
            N_(
                "The wallet says it is done, but the bank's export, which shows your other "
                "withdrawals, does not show it; it was to arrive by about {due}."
            ),
            params,
        )
    if late.provisional:
        yield Message(N_("The public holidays of that year are not known here yet."))


def _remedy(late: LateWithdrawal, provider: Provider | None) -> Iterable[Message]:
    yield Message(
        N_(
            "Check in the app: its status, the balance, and the name and number of the bank "
            "card; then the bank's own list of what came in."
        )
    )
    if late.delay is Delay.PENDING:
        yield Message(N_("Still not there today? The time is over: call support now."))
    else:
        yield Message(
            N_("Done in the app, but not in the bank? Call support at once, then the bank.")
        )
    yield details(late)
    if provider is not None:
        yield Message(
            N_("Whom to call: the number in the app, or secaudit hotline {provider}"),
            {"provider": provider.id},
        )
    yield Message(N_("Step by step: secaudit troubleshoot withdrawal"))
    yield Message(
        N_("You did not start it yourself? secaudit emergency --scenario unknown_payment")
    )


def _fact(provider: Provider | None) -> Withdrawal | None:
    """How long it takes, where that may be shown at all."""
    if provider is None or provider.withdrawal is None or standing(provider.withdrawal) is None:
        return None
    return provider.withdrawal


def _named(fact: Withdrawal) -> Bilingual:
    return sources.cited(fact.src)[0].title
