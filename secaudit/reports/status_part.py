"""The status page: an emergency first, then how things stand, and last the one next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import clock
from secaudit.model.light import Light
from secaudit.model.message import N_, Message
from secaudit.model.severity import Severity
from secaudit.reports import figures
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.incident import Incident
    from secaudit.model.status import Noted, Status
    from secaudit.reports.page import Page

LIGHTS = {
    Light.GREEN: (N_("Transactions: green."), Style.GOOD),
    Light.YELLOW: (N_("Transactions: yellow."), Style.MEDIUM),
    Light.RED: (N_("Transactions: red."), Style.HIGH),
    Light.NONE: (N_("Transactions: not looked at."), Style.MEDIUM),
}
_URGENCIES = {
    Severity.HIGH: N_("freeze now: {count}"),
    Severity.MEDIUM: N_("ask the hotline: {count}"),
    Severity.LOW: N_("have a look: {count}"),
    Severity.NONE: N_("have a look: {count}"),
}
_MOST_SCORES = 6
_WIDE = 20  # points


def write(page: Page, *, status: Status, translator: Translator, brief: bool = False) -> None:
    """Write the page; `brief` leaves out what was checked when."""
    if status.incident is not None:
        page.banner(translator.render(_emergency(status.incident)))
    if status.newcomer:
        _welcome(page, translator)
        return
    _light(page, status, translator)
    if status.scores:
        page.text(translator.render(trend(status.scores)), style=Style.STRONG)
        open_ = doubt(status.scores)
        if open_ is not None:
            page.text(translator.render(open_), indent=2)
    if status.checks and not brief:
        page.heading(translator("Checked"))
        for one in sorted(status.checks, key=lambda one: one.at, reverse=True):
            page.text(translator.render(_checked(one, status.today)), indent=2, mark="-")
    _due(page, status, translator)
    next_step(page, status, translator)


def _emergency(incident: Incident) -> Message:
    return Message(
        N_("An emergency is running since {day} {time}; steps done: {count}. secaudit emergency"),
        {
            "day": clock.local(incident.started),
            "time": incident.started.astimezone().time(),
            "count": len(incident.done),
        },
    )


def _welcome(page: Page, translator: Translator) -> None:
    page.text(
        translator("secaudit tells whether your e-wallet is safe, and whether others used it."),
        style=Style.STRONG,
    )
    page.text(translator("Nothing you give it leaves this computer unless you ask for it."))
    page.blank()
    for label, command in (
        (N_("Check everything, guided, in about ten minutes:"), "secaudit check"),
        (N_("Look at an export of your transactions:"), "secaudit transactions FILE"),
        (N_("See it at work on invented data:"), "secaudit demo"),
        (N_("Money is going right now:"), "secaudit emergency"),
        (N_("Everything else:"), "secaudit --help"),
    ):
        page.labelled(translator(label), figures.typed(command, translator), indent=2)


def _light(page: Page, status: Status, translator: Translator) -> None:
    label, style = LIGHTS[status.light]
    text = Message(N_("{light} {text}"), {"light": Message(label), "text": status.light_text})
    page.text(translator.render(text), style=style)
    if status.open:
        counted = [
            translator.render(Message(_URGENCIES[severity], {"count": count}))
            for severity, count in status.open.items()
        ]
        page.text(translator("; ").join(counted), indent=2)


def trend(scores: tuple[Noted, ...]) -> Message:
    """The score, and how it went before."""
    last = scores[-1].figures["score"]
    if len(scores) == 1:
        return Message(N_("Score: {score} of 100."), {"score": last})
    shown = scores[-_MOST_SCORES:]
    before = shown[-2].figures["score"]
    row = " > ".join(str(one.figures["score"]) for one in shown)
    params: dict[str, int | str] = {"score": last, "by": abs(last - before), "row": row}
    if last > before:
        return Message(N_("Score: {score} of 100, up {by} ({row})."), params)
    if last < before:
        return Message(N_("Score: {score} of 100, down {by} ({row})."), params)
    return Message(N_("Score: {score} of 100, as before ({row})."), params)


def doubt(scores: tuple[Noted, ...]) -> Message | None:
    """Where the last score could lie, if too little was answered for it to say much."""
    found = scores[-1].figures
    low, high = found.get("low", 0), found.get("high", 0)
    if high - low < _WIDE:
        return None
    text = N_("Too little is answered for it to say much: it could be {low} to {high}.")
    return Message(text, {"low": low, "high": high})


def _checked(noted: Noted, today: date) -> Message:
    return Message(
        N_("{kind}: {result} ({ago})"),
        {
            "kind": figures.kind(noted),
            "result": figures.result(noted),
            "ago": ago(clock.local(noted.at), today),
        },
    )


def ago(day: date, today: date) -> Message:
    """How long ago a day was."""
    days = (today - day).days
    if days <= 0:
        return Message(N_("today"))
    return Message(
        N_("{count} day ago"), {"count": days}, plural=N_("{count} days ago"), count=days
    )


def _due(page: Page, status: Status, translator: Translator) -> None:
    if status.due:
        page.heading(translator("Due"))
        for one in status.due:
            when = Message(N_("not done yet")) if one.last is None else ago(one.last, status.today)
            text = Message(N_("{title} ({last})"), {"title": one.title, "last": when})
            page.text(translator.render(text), indent=2, mark="-")
    elif status.upcoming is not None:
        text = Message(
            N_("Nothing is due. Next, on {day}: {title}."),
            {"day": status.upcoming.day, "title": status.upcoming.title},
        )
        page.text(translator.render(text))


def next_step(page: Page, status: Status, translator: Translator) -> None:
    """The one next step, where the page ends."""
    page.blank()
    text = translator.render(status.next.text)
    if not status.next.command:
        page.text(text, style=Style.GOOD)
        return
    page.labelled(translator("Next:"), text, style=Style.STRONG)
    page.text(figures.typed(status.next.command, translator), indent=2)
