"""What ids stand for: on the screen, and as `secaudit/explanation/1` for programs."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from secaudit import __version__
from secaudit.model.explanation import Kind
from secaudit.model.message import N_
from secaudit.reports import plan_json
from secaudit.reports.page import Piece, Style
from secaudit.width import columns, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.explanation import Explanation
    from secaudit.reports.page import Page

SCHEMA = "secaudit/explanation/1"
KINDS = {
    Kind.SIGNAL: (N_("Signal: a reason to ask about an entry"), N_("Signals")),
    Kind.FINDING: (N_("Rule of a finding"), N_("Rules of findings")),
    Kind.LIKENESS: (N_("What payments may be like"), N_("What payments may be like")),
    Kind.STEP: (N_("Step of a plan"), N_("Steps of plans")),
    Kind.QUESTION: (N_("Question"), N_("Questions")),
    Kind.TROUBLE: (N_("Tree of questions on a trouble"), N_("Trees of questions on troubles")),
    Kind.DEADLINE: (N_("Rule with a deadline"), N_("Rules with deadlines")),
    Kind.PLACE: (N_("Place with rules of its own"), N_("Places with rules of their own")),
    Kind.SCENARIO: (N_("What may be happening"), N_("What may be happening")),
    Kind.LIMIT: (N_("Limit of the score"), N_("Limits of the score")),
    Kind.LETTER: (N_("Letter of the score"), N_("Letters of the score")),
    Kind.PROBE: (N_("Look at this computer"), N_("Looks at this computer")),
    Kind.PROVIDER: (N_("Wallet or bank"), N_("Wallets and banks")),
    Kind.REMINDER: (N_("What can be reminded of"), N_("What can be reminded of")),
    Kind.WORD: (N_("Word of reports"), N_("Words of reports")),
    Kind.EXIT_CODE: (N_("Exit code"), N_("Exit codes")),
}
_WIDEST = 26  # columns of an id in the list


def write(page: Page, found: Sequence[Explanation], translator: Translator) -> None:
    """Everything that there is to say of these."""
    for one in found:
        page.heading(f"{one.id} - {translator.sentence(one.title)}")
        page.text(translator(KINDS[one.kind][0]), indent=2, style=Style.FAINT)
        for part in one.parts:
            page.text(translator.render(part.label), indent=2, style=Style.STRONG)
            texts = [translator.sentence(line) for line in part.lines]
            if len(texts) == 1:
                page.text(texts[0], indent=4)
            else:
                page.bullets(texts, indent=4)
        if one.sources:
            page.text(translator("Known from"), indent=2, style=Style.STRONG)
        for source in one.sources:
            page.text(translator.render(source.title), indent=4, mark="-")
            if source.link:
                page.pieces(Piece(f"      {source.link}", Style.FAINT))


def write_list(page: Page, everything: Sequence[Explanation], translator: Translator) -> None:
    """Every id with what it is called, kind by kind."""
    for kind, members in groupby(everything, key=lambda one: one.kind):
        page.heading(translator(KINDS[kind][1]))
        for one in members:
            _line(page, one.id, translator.sentence(one.title))
    page.blank()
    page.text(translator("All about one of them: secaudit explain ID"), style=Style.FAINT)


def _line(page: Page, name: str, text: str) -> None:
    left = 2 + _WIDEST + 2
    start = f"  {name}"
    if columns(start) > left - 2:
        page.pieces(Piece(start, Style.STRONG))
        start = ""
    first, *rest = wrap(text, max(page.width - left, 10))
    page.pieces(Piece(start, Style.STRONG), Piece(" " * (left - columns(start)) + first))
    for line in rest:
        page.pieces(Piece(" " * left + line))


def as_json(
    found: Sequence[Explanation], translator: Translator, *, ascii_only: bool = False
) -> str:
    """The same as JSON."""
    fields = {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "explanations": [
            {
                "kind": one.kind,
                "id": one.id,
                "title": translator.sentence(one.title),
                "parts": [
                    {
                        "label": translator.render(part.label),
                        "lines": [translator.sentence(line) for line in part.lines],
                    }
                    for part in one.parts
                ],
                "sources": [plan_json.source(source, translator) for source in one.sources],
            }
            for one in found
        ],
    }
    return json.dumps(fields, ensure_ascii=ascii_only, indent=2)
