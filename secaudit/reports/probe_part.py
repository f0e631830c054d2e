"""What this computer shows of itself, on the screen and for programs (`secaudit/probes/1`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__, safe
from secaudit.model.evidence import Outcome
from secaudit.model.message import N_, Message
from secaudit.reports.page import Page, Style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.i18n import Translator
    from secaudit.model.evidence import Evidence
    from secaudit.reports.page import Line

SCHEMA = "secaudit/probes/1"
OUTCOMES = {
    Outcome.PASS: N_("well"),
    Outcome.FAIL: N_("not well"),
    Outcome.UNKNOWN: N_("could not be seen"),
    Outcome.NOT_APPLICABLE: N_("does not apply"),
}
LIMITS = (
    Message(N_("It looked at this computer; your wallet is probably on your phone.")),
    Message(N_("It looked at settings only: nothing was changed, and nothing was sent.")),
)
_STYLES = {
    Outcome.PASS: Style.GOOD,
    Outcome.FAIL: Style.HIGH,
    Outcome.UNKNOWN: Style.MEDIUM,
    Outcome.NOT_APPLICABLE: Style.FAINT,
}

Fields = dict[str, Any]  # Any: values that JSON knows


def screen(
    found: Iterable[Evidence], translator: Translator, *, width: int, quiet: bool
) -> list[Line]:
    """The lines of `secaudit probe`; `quiet` shows what is not well, and nothing else."""
    page = Page(width)
    write(page, found, translator, quiet=quiet)
    return page.lines


def write(page: Page, found: Iterable[Evidence], translator: Translator, *, quiet: bool) -> None:
    """What each probe has seen, and what that does not mean."""
    shown = [one for one in found if one.outcome is Outcome.FAIL or not quiet]
    if shown:
        page.heading(translator("What this computer says of itself"))
    for one in shown:
        head = Message(
            N_("[{outcome}] {title}"),
            {"outcome": Message(OUTCOMES[one.outcome]), "title": one.title},
        )
        page.text(translator.render(head), indent=2, style=_STYLES[one.outcome])
        page.text(translator.render(one.text), indent=4)
        if one.line:
            page.text(safe.plain(one.line), indent=4, mark=">", style=Style.FAINT)
    if not quiet:
        page.heading(translator("What this does not mean"))
        page.bullets(map(translator.render, LIMITS), indent=2)


def as_json(found: Iterable[Evidence], translator: Translator, *, ascii_only: bool = False) -> str:
    """The same as JSON text; `ascii_only` is for streams that hold nothing else."""
    report = {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "probes": [fields(one, translator) for one in found],
        "limits": [translator.render(one) for one in LIMITS],
    }
    return json.dumps(report, ensure_ascii=ascii_only, indent=2, allow_nan=False)


def fields(one: Evidence, translator: Translator) -> Fields:
    """One look as plain values."""
    return {
        "probe": one.probe,
        "title": translator.render(one.title),
        "outcome": one.outcome.value,
        "text": translator.render(one.text),
        "line": safe.plain(one.line),
    }
