"""The screen of `secaudit pin`: what kind of PIN it is, the chances, and what to do.

No word here calls a PIN strong: what keeps it is the lock after a few tries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.severity import Severity
from secaudit.reports import limits
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.pins import PinReport
    from secaudit.reports.page import Page

_STYLES = {
    Severity.NONE: Style.STRONG, Severity.LOW: Style.MEDIUM, Severity.MEDIUM: Style.HIGH,
    Severity.HIGH: Style.HIGH,
}  # fmt: skip
_NEARLY_SURE, _OFTEN = 0.95, 0.2
_TYPICAL_TRIES = 10


def write(page: Page, report: PinReport, translator: Translator, *, brief: bool) -> None:
    """What kind of PIN it is, why, the chances, and what to do."""
    worst = max((finding.severity for finding in report.findings), default=Severity.NONE)
    for finding in report.findings:
        page.text(translator.render(finding.title), style=_STYLES[finding.severity])
    if worst is Severity.NONE or all(one.rule == "pin_reused" for one in report.findings):
        page.text(translator.render(report.title), style=Style.STRONG)
    if report.why:
        page.heading(translator("Why"))
        page.bullets(map(translator.render, report.why), indent=2)
    if not brief:
        page.heading(translator("How likely it is guessed before the lock closes"))
        for chance in report.chances:
            page.text(translator.render(_line(report, chance.tries)), indent=2, mark="-")
        page.text(translator.render(_crowd(report)), indent=2)
        if not report.knowing:
            hint = N_("--about-me compares it with your own dates and numbers.")
            page.text(translator(hint), indent=2, style=Style.FAINT)
    page.heading(translator("What to do"))
    for number, text in enumerate(report.advice, 1):
        page.text(translator.render(text), indent=2, mark=f"{number}.", style=Style.STRONG)
    if not brief:
        page.heading(translator("What this does not mean"))
        page.bullets(map(translator.render, limits.PIN), indent=2, style=Style.FAINT)


def _line(report: PinReport, tries: int) -> Message:
    chance = next(one for one in report.chances if one.tries == tries)
    return Message(
        N_("{tries} tries: a stranger {blind}; somebody who knows you {knowing}"),
        {"tries": tries, "blind": odds(chance.blind), "knowing": odds(chance.knowing)},
    )


def _crowd(report: PinReport) -> Message:
    opened = next(one.opened for one in report.chances if one.tries == _TYPICAL_TRIES)
    return Message(
        N_("People choose alike: {tries} tries open about {percent} % of all accounts."),
        {"tries": _TYPICAL_TRIES, "percent": round(100 * opened)},
    )


def odds(chance: float) -> Message:
    """A chance in words: almost surely, in percent, or 1 in so many."""
    if chance >= _NEARLY_SURE:
        return Message(N_("almost surely"))
    if chance >= _OFTEN:
        return Message(N_("{percent} %"), {"percent": round(100 * chance)})
    return Message(N_("1 in {count}"), {"count": round(float(f"{1 / chance:.1g}"))})
