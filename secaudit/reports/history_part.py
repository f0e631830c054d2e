"""The history on the screen: the score as bars, every audit, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import clock
from secaudit.model.message import N_, Message
from secaudit.reports import figures
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.history import Change, History
    from secaudit.model.status import Noted
    from secaudit.reports.page import Page

_BAR = 50  # columns for 100 points
_MOST = 30  # lines of each list; the exports hold all of them


def write(page: Page, *, history: History, translator: Translator, brief: bool = False) -> None:
    """Write the page; `brief` shows what changed alone."""
    if not history.noted:
        page.text(translator("Nothing was checked yet. Begin with: secaudit check"))
        return
    if not brief:
        _every(page, history.noted, translator)
        _chart(page, history.scores, translator)
    _changes(page, history, translator)


def _every(page: Page, noted: tuple[Noted, ...], translator: Translator) -> None:
    page.heading(translator("Checks over time"))
    if len(noted) > _MOST:
        left = len(noted) - _MOST
        text = Message(
            N_("{count} earlier one is in --csv and --json."), {"count": left},
            plural=N_("{count} earlier ones are in --csv and --json."), count=left,
        )  # fmt: skip
        page.text(translator.render(text), indent=2)
    for one in noted[-_MOST:]:
        text = Message(
            N_("{kind}: {result}"), {"kind": figures.kind(one), "result": figures.result(one)}
        )
        # The same width in every language, so that the eye runs down the days.
        mark = f"{clock.local(one.at):%Y-%m-%d}"
        page.text(translator.render(text), indent=2, mark=mark)


def _chart(page: Page, scores: tuple[Noted, ...], translator: Translator) -> None:
    """A bar for each score, of plain characters, so that it is the same in a pipe."""
    if not scores:
        return
    page.heading(translator("Score, of 100"))
    for one in scores[-_MOST:]:
        score = one.figures.get("score", 0)
        filled = round(score * _BAR / 100)
        bar = "#" * filled + "." * (_BAR - filled)
        page.text(f"{clock.local(one.at):%Y-%m-%d} {score:3d} {bar}", indent=2)


def _changes(page: Page, history: History, translator: Translator) -> None:
    page.heading(translator("What changed"))
    told = False
    for change in history.changes:
        moved = figures.shown(change.figures)
        if moved:
            told = True
            _change(page, change, moved, translator)
    if not told and history.changes:
        page.text(translator("Nothing."), indent=2)
    elif not told:
        page.text(translator("There is no earlier check to compare with yet."), indent=2)


def _change(
    page: Page, change: Change, moved: dict[str, tuple[int | None, int]], translator: Translator
) -> None:
    params: dict[str, Message | date] = {
        "kind": figures.kind(change.after),
        "day": clock.local(change.after.at),
    }
    if change.before is None:
        text = Message(N_("{kind}, first done on {day}"), params)
    else:
        params["before"] = clock.local(change.before.at)
        text = Message(N_("{kind}, {before} to {day}"), params)
    page.text(translator.render(text), indent=2, style=Style.STRONG)
    for name, (old, new) in moved.items():
        label = figures.figure(change.after, name)
        if old is None:
            line = Message(N_("{figure}: {new}"), {"figure": label, "new": new})
        else:
            line = Message(
                N_("{figure}: {old} -> {new}"), {"figure": label, "old": old, "new": new}
            )
        page.text(translator.render(line), indent=4, mark="-")
