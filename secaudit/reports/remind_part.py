"""What is due, how often, and how the daily look stands: for the screen and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__, safe
from secaudit.model.message import N_, Message
from secaudit.model.schedule import Standing
from secaudit.reports import figures
from secaudit.reports.page import Page, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from secaudit.i18n import Translator
    from secaudit.model.due import Due
    from secaudit.model.schedule import Plan, State
    from secaudit.model.wish import Wish
    from secaudit.reports.page import Line

SCHEMA = "secaudit/due/1"
_LONGEST = 4096  # characters of a path
_STANDINGS = {
    Standing.SAME: N_("as it was written"),
    Standing.CHANGED: N_("changed since"),
    Standing.MISSING: N_("not there any more"),
}

Fields = dict[str, Any]  # Any: values that JSON knows


def due_screen(
    dues: Iterable[Due], translator: Translator, *, today: date, width: int, quiet: bool = False
) -> list[Line]:
    """The lines of `secaudit remind due`; `quiet` leaves out what is not due yet."""
    page, later = Page(width), []
    for due in dues:
        if not due.is_due(today):
            later.append(due)
            continue
        if not page.lines:
            page.heading(translator("Due now"))
        page.text(_since(due, translator), indent=2, mark="-", style=Style.MEDIUM)
        page.text(figures.typed(due.command, translator), indent=4)
    if quiet:
        return page.lines
    if not page.lines:
        page.text(translator("Nothing is due."), style=Style.GOOD)
    if later:
        page.heading(translator("Later"))
    for due in later:
        line = Message(N_("{day}: {title}"), {"day": due.day, "title": due.title})
        page.text(translator.render(line), indent=2, mark="-")
    page.blank()
    page.text(translator("If you have done one elsewhere: secaudit remind done ITEM"))
    page.text(translator.render(_names(dues)), style=Style.FAINT)
    return page.lines


def _since(due: Due, translator: Translator) -> str:
    if due.last is None:
        return translator.render(Message(N_("{title} (never done yet)"), {"title": due.title}))
    text = N_("{title} (last done: {day})")
    return translator.render(Message(text, {"title": due.title, "day": due.last}))


def _names(dues: Iterable[Due]) -> Message:
    return Message(N_("Items: {names}"), {"names": ", ".join(due.id for due in dues)})


def due_json(
    dues: Iterable[Due], translator: Translator, *, today: date, ascii_only: bool = False
) -> str:
    """The same as JSON text; `ascii_only` is for streams that hold nothing else."""
    report = {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "today": today.isoformat(),
        "items": [_fields(due, translator, today) for due in dues],
    }
    return json.dumps(report, ensure_ascii=ascii_only, indent=2, allow_nan=False)


def _fields(due: Due, translator: Translator, today: date) -> Fields:
    return {
        "id": due.id,
        "title": translator.render(due.title),
        "due": due.is_due(today),
        "day": due.day.isoformat(),
        "last": due.last.isoformat() if due.last else None,
        "every_days": due.every,
        "command": due.command,
    }


def line(dues: Sequence[Due], translator: Translator) -> str:
    """One line about what is due, for the end of other commands."""
    more = len(dues) - 1
    if not more:
        text = Message(N_("Due: {title}. See: secaudit remind due"), {"title": dues[0].title})
    else:
        text = Message(
            N_("Due: {title}, and {count} more. See: secaudit remind due"),
            {"title": dues[0].title, "count": more},
        )
    return translator.render(text)


def plan_screen(plan: Plan, translator: Translator, *, width: int) -> list[Line]:
    """What `secaudit remind start` would write and run, file by file."""
    page = Page(width)
    head = Message(
        N_("Every day at {hour}:00, by: {title}"), {"hour": plan.hour, "title": plan.title}
    )
    page.heading(translator.render(head))
    page.text(translator.render(plan.missed), indent=2)
    if plan.warning is not None:
        page.text(translator.render(plan.warning), indent=2, mark="!", style=Style.HIGH)
    for file in plan.files:
        page.heading(translator.render(Message(N_("Written: {path}"), {"path": _path(file.path)})))
        for text in _text(file.content).splitlines():
            page.text(safe.plain(text, limit=_LONGEST), indent=2, style=Style.FAINT)
    for link in plan.links:
        added = Message(N_("Added by the system itself: {path}"), {"path": _path(link)})
        page.heading(translator.render(added))
    page.heading(translator("Then run:"))
    for command in plan.commands:
        page.text(safe.plain(" ".join(command), limit=_LONGEST), indent=2)
    page.blank()
    page.text(translator("`secaudit remind delete` takes all of it away again."))
    return page.lines


def _text(content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return content.decode("utf-16" if wide else "utf-8", errors="replace")


def _path(path: Path) -> str:
    return safe.plain(str(path), limit=_LONGEST)


def state_screen(state: State | None, translator: Translator, *, width: int) -> list[Line]:
    """How the daily look really stands."""
    page = Page(width)
    if state is None:
        page.text(translator("No daily look was started. Start one: secaudit remind start"))
        return page.lines
    text, style = _standing(state)
    page.text(translator.render(text), style=style)
    if state.why is not None:
        page.text(translator.render(state.why), style=Style.MEDIUM)
    if state.loaded is False:
        page.text(translator("Start it again: secaudit remind start"))
    page.text(_ticked(state, translator))
    page.text(_seen(state, translator))
    page.heading(translator("Files"))
    for path, standing in state.files:
        told = {"path": _path(path), "standing": translator(_STANDINGS[standing])}
        page.text(translator(N_("{path} ({standing})")).format(**told), indent=2, mark="-")
    return page.lines


def _standing(state: State) -> tuple[Message, Style]:
    where = Message(
        N_("every day at {hour}:00, by: {title}"), {"hour": state.hour, "title": state.title}
    )
    if state.loaded is None:
        text, style = N_("Whether it runs could not be found out ({where})."), Style.MEDIUM
    elif not state.loaded:
        text, style = N_("It does not run, though it was started ({where})."), Style.HIGH
    elif state.why is not None:
        text, style = N_("It is set up ({where}), but not all is well."), Style.MEDIUM
    else:
        text, style = N_("It runs {where}."), Style.GOOD
    return Message(text, {"where": where}), style


def _ticked(state: State, translator: Translator) -> str:
    if state.ticked is None:
        return translator("It has not run yet.")
    moment = state.ticked.astimezone().replace(microsecond=0, tzinfo=None)
    return translator.render(Message(N_("It last ran: {moment}."), {"moment": moment}))


def _seen(state: State, translator: Translator) -> str:
    told = {
        True: N_("Notices: you have seen the one that was tried out."),
        False: N_("Notices: you have not seen the one that was tried out."),
        None: N_("Notices: not tried out yet. Try it: secaudit remind test"),
    }
    return translator(told[state.seen])


def wishes_screen(wishes: Iterable[Wish], translator: Translator, *, width: int) -> list[Line]:
    """Every item with its interval, and both views where sources differ."""
    page = Page(width)
    page.heading(translator("What you are reminded of"))
    for wish in wishes:
        text = Message(
            N_("{id}: {title} ({interval})"),
            {"id": wish.id, "title": wish.title, "interval": _interval(wish)},
        )
        page.text(translator.render(text), indent=2, mark="-")
        if wish.views is not None:
            document, guidance = wish.views
            views = (
                Message(N_("The founding guidance asks: {text}"), {"text": document}),
                Message(N_("Current guidance says: {text}"), {"text": guidance}),
            )
            page.bullets(map(translator.render, views), indent=4)
    page.blank()
    page.text(translator("Change one: secaudit remind set ITEM weekly|monthly|yearly|DAYS|off"))
    return page.lines


def _interval(wish: Wish) -> Message:
    if not wish.every:
        return Message(N_("off"))
    if wish.by_question:
        return Message(N_("each question at its own interval"))
    return Message(
        N_("every {count} day"),
        {"count": wish.every},
        plural=N_("every {count} days"),
        count=wish.every,
    )
