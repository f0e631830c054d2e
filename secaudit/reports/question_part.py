"""The part of the screen that asks the user about entries, most urgent first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.model.message import N_, Message
from secaudit.model.severity import Severity
from secaudit.reports import limits, memory_part
from secaudit.reports.entries import Entry, entries
from secaudit.reports.page import Piece, Style
from secaudit.width import columns, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from secaudit.i18n import Translator
    from secaudit.model.finding import Finding
    from secaudit.model.message import Bilingual
    from secaudit.model.report import ScanResult
    from secaudit.reports.page import Page

QUESTIONS = 10  # more than a worried person can answer in one sitting
_ENTRIES = 10

URGENCY = {
    Severity.HIGH: (N_("urgent: freeze now"), Style.HIGH),
    Severity.MEDIUM: (N_("ask the hotline"), Style.MEDIUM),
    Severity.LOW: (N_("have a look"), Style.LOW),
    Severity.NONE: (N_("have a look"), Style.LOW),
}
STATUSES = {
    "pending": N_("pending"), "failed": N_("failed"), "closed": N_("closed"),
    "refunded": N_("refunded"),
}  # fmt: skip


def write(
    page: Page, result: ScanResult, translator: Translator, *, verbose: bool, weights: bool
) -> None:
    """Every question with its entries and reasons; beyond the first ten only how many there are."""
    found = result.findings
    page.heading(translator.render(title(found)), Style.HEADING)
    for check in dict.fromkeys(plan.check for plan in result.plans):
        between = "" if translator.language == "zh" else " "
        page.text(between.join(map(translator.render, check.do)), indent=2)
    if result.judgement.weak:
        page.text(translator.render(weakness(result)), indent=2, style=Style.MEDIUM)
    shown = found if verbose else found[:QUESTIONS]
    sections = memory_part.sections(result)
    for number, finding in enumerate(shown, 1):
        page.blank()
        if number in sections:
            page.text(translator.render(sections[number]), indent=2, style=Style.STRONG)
        question(page, number, finding, result.ledger.entries, translator, verbose=verbose)
        if weights:
            _weights(page, finding, result, translator)
    if len(shown) < len(found):
        page.blank()
        page.text(translator.render(_more(len(found) - len(shown))), indent=2)
    page.blank()
    if result.memory is not None:
        page.text(translator.render(memory_part.ANSWER), indent=2, style=Style.STRONG)
    page.bullets(map(translator.render, limits.FLAGGED), indent=2, style=Style.FAINT)


def weakness(result: ScanResult) -> Message:
    """How little the judgement rests on."""
    count = result.judgement.known + result.judgement.examined
    return Message(
        N_("There is only {count} entry to learn your habits from, so take this as a hint."),
        {"count": count},
        plural=N_(
            "There are only {count} entries to learn your habits from, so take this as a hint."
        ),
        count=count,
    )


def title(found: tuple[Finding, ...]) -> Message:
    """What is asked, and about how many entries."""
    count = sum(len(finding.entries) for finding in found)
    return Message(
        N_("Is this yours? {count} entry does not look like you"),
        {"count": count},
        plural=N_("Are these yours? {count} entries do not look like you"),
        count=count,
    )


def _more(count: int) -> Message:
    return Message(
        N_("{count} less urgent question is not shown. --verbose shows it, --table OUT.csv too."),
        {"count": count},
        plural=N_(
            "{count} less urgent questions are not shown. "
            "--verbose shows them, --table OUT.csv too."
        ),
        count=count,
    )


def question(  # noqa: PLR0913 - what one question consists of
    page: Page,
    number: int,
    finding: Finding,
    table: pa.Table,
    translator: Translator,
    *,
    verbose: bool,
    ids: Sequence[int] = (),
) -> None:
    """One question: its entries of `table`, numbered by their rows or `ids`, and its reasons."""
    word, style = URGENCY[finding.severity]
    title = Message(N_("[{urgency}] {title}"), {"urgency": Message(word), "title": finding.title})
    page.text(translator.render(title), mark=f"{number}.", style=style)
    asked = entries(table, finding.entries)
    if ids:
        asked = tuple(replace(one, number=key) for one, key in zip(asked, ids, strict=True))
    shown = asked if verbose else asked[:_ENTRIES]
    _list(page, sorted(shown, key=order), translator)
    if len(shown) < len(asked):
        rest = len(asked) - len(shown)
        text = Message(
            N_("and {count} more entry of the same kind"),
            {"count": rest},
            plural=N_("and {count} more entries of the same kind"),
            count=rest,
        )
        page.text(translator.render(text), indent=3)
    for reason in finding.evidence:
        page.text(translator.sentence(reason), indent=3)
    remedies = finding.remedy if verbose else finding.remedy[:1]
    hints: list[tuple[str, Message | Bilingual]] = []
    if finding.likeness is not None:
        hints = [
            (N_("Most like:"), finding.likeness.text),
            (N_("Harmless if:"), finding.likeness.harmless),
        ]
    if finding.name_hint is not None:
        hints.append((N_("The name:"), finding.name_hint))
    _hints(page, [*hints, *((N_("To find out:"), remedy) for remedy in remedies)], translator)


def _hints(
    page: Page, hints: Sequence[tuple[str, Message | Bilingual]], translator: Translator
) -> None:
    """What helps to recognise the entries, texts under each other."""
    widest = max((columns(translator(label)) for label, _ in hints), default=0)
    for label, text in hints:
        name = translator(label)
        name += " " * (widest - columns(name))
        page.labelled(name, translator.render(text), indent=3)


def order(entry: Entry) -> tuple[str, int]:
    """By time, then as they stand in the ledger."""
    return entry.when, entry.number


def _list(page: Page, shown: Sequence[Entry], translator: Translator) -> None:
    """One line per entry, amounts under each other; the payee takes what room there is."""
    numbers = [f"#{entry.number}" for entry in shown]
    amounts = [signed(entry, translator) for entry in shown]
    widest_number = max(map(columns, numbers))
    widest_when = max(columns(entry.when) for entry in shown)
    widest = max(map(columns, amounts))
    for entry, name, amount in zip(shown, numbers, amounts, strict=True):
        start = f"   {name:<{widest_number}}  {entry.when:<{widest_when}}  "
        start += " " * (widest - columns(amount)) + amount + "  "
        room = page.width - columns(start)
        who = _who(entry, translator)
        if room < min(columns(who), _ROOM):
            page.pieces(Piece(start.rstrip(), Style.STRONG))
            page.text(who, indent=3 + widest_number + 2)
            continue
        first, *rest = wrap(who, room)
        page.pieces(Piece(start, Style.STRONG), Piece(first))
        for line in rest:
            page.pieces(Piece(" " * columns(start)), Piece(line))


_ROOM = 24  # columns; a payee in a narrower strip is hard to read


def signed(entry: Entry, translator: Translator) -> str:
    """The amount; money in has its sign, too."""
    sign = "+" if entry.direction == "in" and entry.money.units > 0 else ""
    return sign + translator.money(entry.money)


def _who(entry: Entry, translator: Translator) -> str:
    """Payee and what for, and the status where no money moved for good."""
    payee = safe.plain(entry.payee or "", limit=60) or translator("(no name)")
    what = safe.plain(entry.description or "", limit=60)
    text = f"{payee} - {what}" if what and what != payee else payee
    status = STATUSES.get(entry.status or "")
    if status is None:
        return text
    return translator.render(
        Message(N_("{who} ({status})"), {"who": text, "status": Message(status)})
    )


def _weights(page: Page, finding: Finding, result: ScanResult, translator: Translator) -> None:
    """What each reason adds to the surprise of each entry, in bits under each other."""
    for row in finding.entries[:_ENTRIES]:
        parts = result.judgement.contributions.get(row, ())
        if not parts:
            continue
        title = Message(N_("#{number}: bits of surprise"), {"number": str(row + 1)})
        page.text(translator.render(title), indent=3, style=Style.STRONG)
        usual = [part for part in parts[:-1] if part.bits < 0]
        lines = [(part.bits, part.title) for part in parts[:-1] if part.bits >= 0]
        if usual:
            lines.append((sum(part.bits for part in usual), _usual(len(usual))))
        lines.append((parts[-1].bits, parts[-1].title))
        told = [(f"{bits:+.1f}", translator.render(text)) for bits, text in lines]
        told.append((f"= {result.judgement.surprise[row]:.1f}", translator("in all")))
        for bits, text in told:
            page.text(text, indent=5, mark=f"{bits:>6} ", style=Style.FAINT)


def _usual(count: int) -> Message:
    return Message(
        N_("Usual in {count} other way"),
        {"count": count},
        plural=N_("Usual in {count} other ways"),
        count=count,
    )
