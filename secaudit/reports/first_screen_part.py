"""The first screen of an emergency: seven lines, biggest first, on 24 rows of 80 columns.

A number stands here only under the line that says how far to trust it, with source and day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.finding import Severity
from secaudit.model.message import N_, Bilingual, Message
from secaudit.model.plan import Standing
from secaudit.reports.page import Page, Style
from secaudit.width import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.emergency import FirstLine, FirstScreen, PublicNumber
    from secaudit.model.plan import HotlineCard, Number, Plan, Way
    from secaudit.model.source import Source
    from secaudit.reports.page import Line

MOST_NUMBERS = 3  # of one provider; the rest is one command away
HEADINGS = {
    Standing.CONFIRMED: N_("You confirmed this number yourself, last on {day}:"),
    Standing.SHOWN: N_("Compare with the app or the card before you dial (read {day}):"),
    Standing.ONE_SOURCE: N_(
        "One source only. Compare with the app or the card before you dial (read {day}):"
    ),
    Standing.NOT_CONFIRMED: N_(
        "Seen elsewhere, NOT confirmed (read {day}). "
        "Do not dial unless the app or the card shows the same number:"
    ),
}
_URGENT = 3  # lines that are shown as the most urgent ones


def lines(screen: FirstScreen, translator: Translator, *, width: int) -> list[Line]:
    """The screen as lines, with the commands for the rest."""
    page = Page(width)
    write(page, screen, translator)
    return page.lines


def write(page: Page, screen: FirstScreen, translator: Translator) -> None:
    """The seven lines, what speaks against them, and the commands for the rest."""
    page.blank()
    page.text(_title(screen, translator, page.width), style=Style.BANNER)
    for notice in (*screen.notices, *screen.cautions):
        page.text(translator.render(notice), style=Style.MEDIUM)
    words = [translator.render(line.word) for line in screen.lines]
    left = 3 + max(map(columns, words))
    for number, (word, line) in enumerate(zip(words, screen.lines, strict=True), 1):
        label = f"{number} {word}{'':{left - 3 - columns(word)}}"
        style = Style.HIGH if number <= _URGENT else Style.STRONG
        _line(page, label, line, screen, translator, style=style)
    commands(page, screen, translator)


def brief(page: Page, plans: Sequence[Plan], screen: FirstScreen, translator: Translator) -> None:
    """What a scan ends in: the first screen where it is urgent, else the way there."""
    worst = max((plan.urgency for plan in plans), default=Severity.NONE)
    if worst >= Severity.MEDIUM:
        write(page, screen, translator)
        return
    page.blank()
    page.text(translator.render(plans[0].lead), style=Style.STRONG)
    page.text(
        translator("Freeze the account in the app, then call support: the hotline card and all"
                   " steps are one command away."),
        indent=2,
    )  # fmt: skip
    commands(page, screen, translator)


def _title(screen: FirstScreen, translator: Translator, width: int) -> str:
    """Whose account and what happened; no more than fits one line."""
    names = [name for _, name in screen.providers if name is not None]
    whose = Bilingual(", ".join(one.en for one in names), "、".join(one.zh for one in names))
    values = {"provider": whose, "scenario": screen.name}
    both = Message(N_("DO THIS NOW - {provider} - {scenario}"), values)
    one = N_("DO THIS NOW - {provider}") if names else N_("DO THIS NOW - {scenario}")
    texts = [translator.render(Message(one, values))]
    if names:
        texts.insert(0, translator.render(both))
    return next((text for text in texts if columns(text) <= width), texts[-1])


def _line(  # noqa: PLR0913 - what a line consists of
    page: Page,
    label: str,
    line: FirstLine,
    screen: FirstScreen,
    translator: Translator,
    *,
    style: Style,
) -> None:
    texts = _texts(line, translator, several=len(screen.providers) > 1)
    first, *rest = texts
    left = columns(label) + 1
    page.labelled(label, first, style=style)
    for text in rest:
        page.text(text, indent=left, style=style)
    several = len(screen.providers) > 1
    for called, (provider, name) in zip(line.known, screen.providers, strict=False):
        if called.card is not None:
            shown = name if several else None
            _card(page, shown, called.card, provider, translator, indent=left)
    for number in line.lines:
        page.text(translator.render(_public(number)), indent=left)


def _texts(line: FirstLine, translator: Translator, *, several: bool) -> list[str]:
    """The ways of the providers; the general text for those that have none, and for calls."""
    ways = [called for called in line.known if called.way is not None]
    texts = []
    for called in ways:
        if called.way is not None:
            text = _way(called.way)
            named = several and called.name is not None
            if named and called.name is not None:
                text = Message(N_("{provider}: {text}"), {"provider": called.name, "text": text})
            texts.append(translator.render(text))
    if len(ways) < max(len(line.known), 1):
        texts.append(translator.render(line.text))
    return texts


def steps(way: Way) -> Bilingual:
    """The actions of a way, one after the other."""
    return Bilingual(
        " ".join(line.en for line in way.lines), "".join(line.zh for line in way.lines)
    )


def _way(way: Way) -> Message:
    """A way in one paragraph: how sure, where, what to do, where it is known from."""
    text = Message(
        N_("{steps} (source: {source}, read {day})"),
        {
            "steps": steps(way),
            "source": sources(way.sources),
            "day": way.checked,
        },
    )
    if way.place is not None:
        text = Message(N_("{place}: {text}"), {"place": way.place, "text": text})
    if way.caution is not None:
        text = Message(N_("{caution} {text}"), {"caution": way.caution, "text": text})
    return text


def _card(  # noqa: PLR0913 - what a card consists of
    page: Page,
    name: Bilingual | None,
    card: HotlineCard,
    provider: str | None,
    translator: Translator,
    *,
    indent: int,
) -> None:
    """The numbers, each group below the line that says how far to trust it and when it was read."""
    if card.silent is not None and provider is not None and not card.groups:
        page.text(translator.render(card.silent), indent=indent, style=Style.MEDIUM)
    shown = 0
    for group in card.groups:
        numbers = group.numbers[: MOST_NUMBERS - shown]
        shown += len(numbers)
        days = sorted({number.checked for number in numbers})
        if numbers:
            heading = Message(HEADINGS[group.standing], {"day": days[0]})
            page.text(translator.render(heading), indent=indent, style=Style.MEDIUM)
        for number in numbers:
            text = _number(number)
            if name is not None:
                text = Message(N_("{provider}: {text}"), {"provider": name, "text": text})
            page.text(translator.render(text), indent=indent)
    count = sum(len(group.numbers) for group in card.groups)
    if count > shown:
        command = Message(f"secaudit hotline {provider}")
        more = Message(
            N_("and {count} more: {command}"), {"count": count - shown, "command": command}
        )
        page.text(translator.render(more), indent=indent)


def _number(number: Number) -> Message:
    if not number.sources:
        return Message("{number}", {"number": number.number})
    return Message(
        N_("{number} - source: {source}"),
        {"number": number.number, "source": sources(number.sources)},
    )


def _public(number: PublicNumber) -> Message:
    text = Message(
        N_("{number} {what} (source: {source}, read {day})"),
        {
            "number": number.number,
            "what": number.brief or number.text,
            "source": sources(number.sources),
            "day": number.checked,
        },
    )
    if number.caution is None:
        return text
    return Message(N_("{caution} {text}"), {"caution": number.caution, "text": text})


def sources(found: Sequence[Source]) -> Bilingual:
    """The first source by its title, the others counted."""
    first, more = found[0].title, len(found) - 1
    if not more:
        return first
    return Bilingual(f"{first.en} +{more}", f"{first.zh}等 {more + 1} 处")


def commands(page: Page, screen: FirstScreen, translator: Translator) -> None:
    """What to type for the rest; one command of each kind for every provider."""
    rest = f" --scenario {screen.scenario}" if screen.scenario != "unknown_payment" else ""
    for provider, name in screen.providers or ((None, None),):
        shown = provider or translator("NAME")
        if provider is None:
            text = N_("For exact steps name your wallet or bank: {command}")
        elif len(screen.providers) > 1:
            text = N_("{provider}, step by step: {command}")
        else:
            text = N_("Step by step, with times: {command}")
        command = Message(f"secaudit emergency --provider {shown}{rest}")
        values = {"command": command, "provider": name or Message("")}
        page.text(translator.render(Message(text, values)), style=Style.STRONG)
    named = [provider for provider, _ in screen.providers if provider is not None]
    hotline = Message(f"secaudit hotline {named[0] if named else translator('NAME')}")
    last = Message(N_("Hotline, and how sure it is: {command}"), {"command": hotline})
    page.text(translator.render(last), style=Style.STRONG)
    if screen.place is None:
        page.text(translator("With the police's number where you are: --jurisdiction CN, GB, US"))
