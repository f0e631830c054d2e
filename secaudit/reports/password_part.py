"""The screen of `secaudit password`: how good it is, why, how long it lasts, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reports import limits
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.passwords import Asked, PasswordReport
    from secaudit.reports.page import Page

_STYLES = (Style.HIGH, Style.HIGH, Style.MEDIUM, Style.GOOD, Style.GOOD)
_STEPS = 5
_ENOUGH = 3
_LARGE = 15  # figures with more digits are told as a power of ten
_ANSWERS = {True: N_("yes"), False: N_("no")}


def write(page: Page, report: PasswordReport, translator: Translator, *, brief: bool) -> None:
    """Score, reasons, times, leaks, who asks what, and what to do."""
    _score(page, report, translator)
    if report.why:
        page.heading(translator("Why"))
        page.bullets(map(translator.render, report.why), indent=2)
    if not brief:
        page.heading(translator("How long guessing takes"))
        page.text(translator.render(_guesses(report.guesses_log10)), indent=2)
        for attack in report.attacks:
            text = Message(N_("{who}: {time}"), {"who": attack.who, "time": attack.time})
            page.text(translator.render(text), indent=2, mark="-")
    if not brief or report.leak.standing != "not_asked":
        page.heading(translator("In known leaks"))
        style = Style.HIGH if report.leak.standing == "found" else Style.PLAIN
        page.text(translator.render(report.leak.text), indent=2, style=style)
        if report.leak.source is not None:
            source = Message(N_("Leaked passwords: {source}"), {"source": report.leak.source})
            page.text(translator.render(source), indent=2, style=Style.FAINT)
    if not brief:
        page.heading(translator("What wallets ask for (their rule, not our finding)"))
        _asked(page, report.wallet, translator)
        page.heading(translator("What we ask for instead (NIST SP 800-63B-4)"))
        _asked(page, report.ours, translator)
    page.heading(translator("What to do"))
    for number, text in enumerate(report.advice, 1):
        page.text(translator.render(text), indent=2, mark=f"{number}.", style=Style.STRONG)
    if not brief:
        page.heading(translator("What this does not mean"))
        page.bullets(map(translator.render, limits.PASSWORD), indent=2, style=Style.FAINT)


def _score(page: Page, report: PasswordReport, translator: Translator) -> None:
    style = _STYLES[report.score]
    filled = report.score + 1
    bar = f"[{'#' * (2 * filled)}{'-' * (2 * (_STEPS - filled))}]"
    text = Message(N_("{score} of 4: {word}"), {"score": report.score, "word": report.word})
    page.text(translator.render(text), mark=bar, style=style)
    if report.difference is not None:
        page.text(translator.render(report.difference), indent=2)
    if not report.knowing and report.score >= _ENOUGH:
        hint = N_("Not compared with your name, birthday and numbers; --about-me does.")
        page.text(translator(hint), indent=2, style=Style.FAINT)


def _guesses(log10: float) -> Message:
    if log10 < _LARGE:
        count = round(float(f"{10**log10:.1g}"))
        return Message(N_("About {count} guesses until somebody comes to it."), {"count": count})
    return Message(
        N_("About 10^{power} guesses until somebody comes to it."), {"power": round(log10)}
    )


def _asked(page: Page, asked: Sequence[Asked], translator: Translator) -> None:
    for one in asked:
        text = one.text
        if one.met is not None:
            answer = Message(_ANSWERS[one.met])
            text = Message(N_("{text}: {answer}"), {"text": text, "answer": answer})
        page.text(translator.render(text), indent=2, mark="-")
