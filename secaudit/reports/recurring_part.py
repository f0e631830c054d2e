"""The part of the screen that lists what is paid again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.recurring import Kind, State
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.money import Money
    from secaudit.model.recurring import Recurring, Stream
    from secaudit.reports.page import Page

    Params = dict[str, str | int | date | Money | Message]

TITLES = {
    Kind.SUBSCRIPTION: N_("Subscriptions and other fixed prices"),
    Kind.AUTOMATIC_DEBIT: N_("Automatic debits, also those without a password"),
    Kind.INSTALMENT: N_("Instalments and repayments"),
    Kind.RENT: N_("Rent"),
    Kind.TRANSFER: N_("Regular transfers"),
    Kind.BILL: N_("Regular bills"),
    Kind.INCOME: N_("Regular income"),
}
EVERY = {
    "weekly": N_("every week"), "fortnightly": N_("every two weeks"),
    "monthly": N_("every month"), "two_monthly": N_("every two months"),
    "quarterly": N_("every three months"), "half_yearly": N_("every six months"),
    "yearly": N_("every year"),
}  # fmt: skip


def write(page: Page, recurring: Recurring, translator: Translator) -> None:
    """One block per kind, each stream with its price rises below it."""
    page.heading(translator("What comes again and again"))
    if not recurring.streams:
        page.text(translator("Nothing was found that comes regularly."), indent=2)
    for kind, title in TITLES.items():
        streams = [stream for stream in recurring.streams if stream.kind is kind]
        if streams:
            page.text(translator(title), indent=2, style=Style.STRONG)
        for stream in streams:
            page.text(translator.render(line(stream)), indent=4, mark="-")
            for change in stream.rises:
                text = Message(
                    N_("Price rose on {day}, from {before} to {after}."),
                    {"day": change.day, "before": change.before, "after": change.after},
                )
                page.text(translator.render(text), indent=6, style=Style.MEDIUM)
    if recurring.streams:
        page.text(
            translator(
                "One that you do not know or need: end it yourself in the app, under automatic "
                "debits or password-free payments. Never let a caller do it for you."
            ),
            indent=2,
        )


def line(stream: Stream) -> Message:
    """What a stream is: how much, how often, since when, and when the next one is expected."""
    params: Params = {
        "payee": stream.payee or stream.description,
        "amount": stream.amount,
        "every": Message(EVERY[stream.every]),
        "since": stream.since,
        "last": stream.last,
        "next": stream.next or stream.last,
        "count": stream.count,
        "total": stream.total,
    }
    if stream.state is State.ENDED:
        text = N_("{payee}: {amount} {every} from {since} to {last}, {count} times; then no more")
    elif stream.state is State.EARLY:
        text = N_("{payee}: {amount} {every}, new since {since}; next about {next}")
    elif stream.fixed:
        text = N_(
            "{payee}: {amount} {every} since {since}, {count} times, {total} in all; "
            "next about {next}"
        )
    else:
        text = N_(
            "{payee}: changing sums {every} since {since}, the latest {amount}, {count} times, "
            "{total} in all; next about {next}"
        )
    return Message(text, params)
