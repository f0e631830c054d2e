"""The part of the screen that lists withdrawals that have not arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.reports.page import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.finding import Finding
    from secaudit.reports.page import Page


def write(page: Page, late: Sequence[Finding], translator: Translator) -> None:
    """Each with what was seen, and below all of them what to do about the first of its kind."""
    page.heading(translator("Withdrawals that have not arrived"), Style.MEDIUM)
    said: set[str] = set()
    for one in late:
        page.text(translator.render(one.title), indent=2, mark="*", style=Style.STRONG)
        for text in one.evidence:
            page.text(translator.render(text), indent=4)
        # What holds for all of them is said once.
        lines = [translator.render(text) for text in one.remedy]
        page.bullets((line for line in lines if line not in said), indent=4)
        said.update(lines)
