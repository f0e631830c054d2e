"""The self-check on the screen: its parts, and what it ends in; also its answers file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.light import Light
from secaudit.model.message import N_, Message
from secaudit.model.self_check import Part
from secaudit.reports import answers_template, figures, status_part, ways
from secaudit.reports.page import Page, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secaudit.i18n import Translator
    from secaudit.model.message import Bilingual
    from secaudit.model.plan import Way
    from secaudit.model.questionnaire import Fact, Question
    from secaudit.model.score import Action
    from secaudit.model.self_check import Outcome, Planned
    from secaudit.reports.page import Line

_ABOUT = {
    Part.PASSWORD: N_("Type it, hidden. The day and the result are kept, never the password."),
    Part.PIN: N_("Type it, hidden. The day and the result are kept, never the PIN."),
    Part.QUESTIONNAIRE: N_("Only what has no answer yet or is to be asked again."),
    Part.TRANSACTIONS: N_("You need the export of your transactions, a file from the wallet."),
    Part.HOTLINE: N_("Have the app or the card at hand, to read the number there."),
    Part.APP_UPDATE: N_("Look in the store that the app came from; follow no link to it."),
    Part.SYSTEM_UPDATE: N_("Look in the settings of the phone and of this computer."),
}
_MOST_ACTIONS = 3
_HOW = (
    N_("Fill in what is to be done; what stays empty is left as it is."),
    N_("Passwords and PINs have no place here: they are typed, hidden."),
    N_("Then: secaudit check --answers FILE"),
)
_FIELDS = (
    (N_("The id of your wallet or bank, such as alipay."), 'provider = ""'),
    (N_("Exports to look at."), "transactions = []"),
    (N_("The hotline as you read it in the app or on the card."), 'hotline = ""'),
    (N_("Whether the app of the wallet is up to date now."), "app_update = false"),
    (N_("Whether phone and computer are up to date now."), "system_update = false"),
)


def outline(planned: Sequence[Planned], translator: Translator, *, width: int) -> list[Line]:
    """What is to be done in this run."""
    page = Page(width)
    count = len(planned)
    text = Message(
        N_("{count} part is due:"), {"count": count}, plural=N_("{count} parts are due:"),
        count=count,
    )  # fmt: skip
    page.text(translator.render(text), style=Style.STRONG)
    for number, one in enumerate(planned, 1):
        page.text(translator.render(one.title), indent=2, mark=f"{number}.")
    page.text(
        translator("Each part may be skipped (s); leave whenever you like (q): what is done stays.")
    )
    return page.lines


def begin(
    number: int, count: int, one: Planned, translator: Translator, *, width: int
) -> list[Line]:
    """Where a part begins."""
    page = Page(width)
    text = Message(
        N_("Part {number} of {count}: {title}"),
        {"number": number, "count": count, "title": one.title},
    )
    page.heading(translator.render(text))
    page.text(translator(_ABOUT[one.part]), indent=2)
    return page.lines


def instructions(
    heading: Message, found: Iterable[Way], translator: Translator, *, width: int
) -> list[Line]:
    """Ways to do something with the provider, each with its standing and source."""
    page = Page(width)
    page.text(translator.render(heading), indent=2)
    for way in found:
        ways.way(page, way, translator, indent=4)
    return page.lines


def ending(outcome: Outcome, translator: Translator, *, width: int) -> list[Line]:
    """The score, the light, what to do next, and the next day."""
    page = Page(width)
    status = outcome.status
    page.heading(translator("What it comes to"))
    label, style = status_part.LIGHTS[status.light]
    light = Message(N_("{light} {text}"), {"light": Message(label), "text": status.light_text})
    page.text(translator.render(light), indent=2, style=style)
    if status.scores:
        page.text(translator.render(status_part.trend(status.scores)), indent=2, style=Style.STRONG)
        open_ = status_part.doubt(status.scores)
        if open_ is not None:
            page.text(translator.render(open_), indent=2)
    _actions(page, outcome, translator)
    if status.upcoming is not None:
        text = Message(
            N_("Next date: {day}, {title}."),
            {"day": status.upcoming.day, "title": status.upcoming.title},
        )
        page.blank()
        page.text(translator.render(text), style=Style.STRONG)
    return page.lines


def _actions(page: Page, outcome: Outcome, translator: Translator) -> None:
    """The three next actions: what is urgent, what brings most points, what is still due."""
    status, result = outcome.status, outcome.result
    actions: list[tuple[Message | Bilingual, str]] = []
    if status.incident is not None or status.open or status.light is Light.RED:
        actions.append((status.next.text, status.next.command))
    actions += [(one.text, one.command) for one in status.replace]
    if result is not None:
        actions += [(_action(one), "") for one in result.score.next]
    actions += [(one.title, one.command) for one in status.due]
    if not actions:
        page.text(translator("Nothing is left to be done today."), indent=2, style=Style.GOOD)
        return
    page.heading(translator("What to do next"))
    for number, (text, command) in enumerate(actions[:_MOST_ACTIONS], 1):
        page.text(translator.render(text), indent=2, mark=f"{number}.")
        if command:
            page.text(figures.typed(command, translator), indent=5)
    if result is not None and result.score.next:
        page.text(translator("How to close gaps: secaudit questionnaire --no-input"), indent=2)


def _action(action: Action) -> Message:
    return Message(
        N_("{name}: +{points} points, about {minutes} min"),
        {
            "name": action.question.name,
            "points": round(action.points, 1),
            "minutes": action.minutes,
        },
    )


def template(steps: Iterable[Fact | Question], translator: Translator) -> str:
    """An answers file to fill in."""
    lines = [f"# {translator(one)}" for one in _HOW]
    for text, field in _FIELDS:
        lines += ["", f"# {translator(text)}", field]
    return "\n".join([*lines, "", "[questionnaire]", *answers_template.fields(steps, translator)])
