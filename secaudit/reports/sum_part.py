"""The sum behind the score, line by line: nothing of it is a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.score import Standing
from secaudit.reports.page import Piece, Style
from secaudit.width import columns

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.score import Score, Verdict
    from secaudit.reports.page import Page

_FIGURES = 18  # columns in front of the name
WORDS = {
    Standing.UNKNOWN: N_("not known"),
    Standing.SKIPPED: N_("not answered"),
    Standing.NOT_OFFERED: N_("not offered"),
}


def write(page: Page, score: Score, translator: Translator) -> None:
    """Each question with its weight and what it earned, then how the score comes of them."""
    page.heading(translator("The sum"))
    page.text(translator("weight x credit = points"), indent=2, style=Style.FAINT)
    for one in score.verdicts:
        _line(page, one, translator)
    counted = [one for one in score.verdicts if one.standing is not Standing.NOT_OFFERED]
    whole, earned = sum(one.weight for one in counted), sum(one.earned for one in counted)
    page.text(
        translator.render(
            Message(
                N_("Earned {earned} of {whole}: {low} of 100, rounded down."),
                {"earned": _points(earned), "whole": whole, "low": score.low},
            )
        ),
        indent=2,
    )
    for held in score.held:
        text = Message(
            N_("Limit {max}: {reason}."), {"max": held.limit.max, "reason": held.limit.text}
        )
        page.text(translator.render(text), indent=2)
    text = Message(N_("The lowest of these is the score: {score}."), {"score": score.score})
    page.text(translator.render(text), indent=2, style=Style.STRONG)


def _line(page: Page, one: Verdict, translator: Translator) -> None:
    name = translator.render(one.question.name)
    if one.standing is Standing.NOT_OFFERED:
        figures = f"  {'-':>2}"
    else:
        figures = f"  {one.weight:>2} x {one.credit or 0:>3}% = {_points(one.earned):>4}"
    word = WORDS.get(one.standing)
    told = f"{name} ({translator(word)})" if word else name
    pad = " " * max(_FIGURES + 2 - columns(figures), 2)
    page.pieces(Piece(f"{figures}{pad}{told}"))


def _points(hundredths: int) -> str:
    """Hundredths of a point as a plain figure."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")
