"""The screen of `explain-file`: every answer about a file, every column, and what speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.model.message import N_, Message
from secaudit.model.roles import ROLES
from secaudit.providers import profiles
from secaudit.reports import read_part, ways
from secaudit.reports.doubts import sentence, sureness
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secaudit.i18n import Translator
    from secaudit.model.ledger import ColumnReading, Reading
    from secaudit.model.report import FileReport
    from secaudit.reports.page import Page


def write(
    page: Page, files: Sequence[FileReport], translator: Translator, *, verbose: bool
) -> None:
    """Each file as a whole, each table in it, and how to get the provider's own export."""
    for file in files:
        page.heading(translator("How this file was read"))
        page.text(translator.render(read_part.title(file)), indent=2)
        for message in _whole(file):
            page.text(translator.render(message), indent=2)
        for number, reading in enumerate(file.tables, 1):
            if len(file.tables) > 1:
                name = Message(N_("Table {number}"), {"number": number})
                page.heading(translator.render(name), Style.STRONG)
            _table(page, reading, translator, verbose=verbose)
        _exports(page, file, translator)


def _whole(file: FileReport) -> Iterator[Message]:
    if file.reading.layout is not None:
        yield Message(N_("known layout: {layout}"), {"layout": file.reading.layout})
    yield from read_part.facts(file)
    confidence = file.reading.confidence
    yield Message(
        N_("How sure this reading is: {words} ({figure} of 1)"),
        {"words": Message(sureness(confidence)), "figure": f"{confidence:.2f}"},
    )


def _exports(page: Page, file: FileReport, translator: Translator) -> None:
    if not file.exports:
        return
    provider = profiles.load(str(file.reading.provider)).name
    text = Message(N_("How to get the list from {provider}"), {"provider": provider})
    page.heading(translator.render(text))
    for way in file.exports:
        ways.way(page, way, translator, indent=2)


def _table(page: Page, reading: Reading, translator: Translator, *, verbose: bool) -> None:
    page.heading(translator("What was settled, and by what"))
    for settled in reading.settled:
        text = settled.text
        if settled.evidence is not None:
            text = Message(N_("{text} ({why})"), {"text": text, "why": settled.evidence})
        page.bullets([translator.render(text)], indent=2, style=_style(proven=settled.proven))
    page.bullets(map(translator.render, _around(reading)), indent=2)
    read_part.refused(page, reading.refused, translator, indent=2, verbose=verbose)
    if reading.doubts:
        page.heading(translator("What is not sure"))
        page.bullets((translator.render(sentence(doubt)) for doubt in reading.doubts), indent=2)
    page.heading(translator("The columns"))
    for column in reading.columns:
        _column(page, column, translator)


def _around(reading: Reading) -> Iterator[Message]:
    if reading.before:
        yield Message(
            N_("{count} line stands above the table."),
            {"count": reading.before},
            plural=N_("{count} lines stand above the table."),
            count=reading.before,
        )
    if reading.after:
        yield Message(
            N_("{count} line stands below the last entry."),
            {"count": reading.after},
            plural=N_("{count} lines stand below the last entry."),
            count=reading.after,
        )


def _column(page: Page, column: ColumnReading, translator: Translator) -> None:
    role = translator(ROLES[column.role]) if column.role else translator("not used")
    header = safe.plain(column.header) or translator("(no header)")
    style = Style.STRONG if column.role else Style.FAINT
    text = Message(N_("{header}: {role}"), {"header": header, "role": role})
    page.text(translator.render(text), indent=2, mark=f"{column.position + 1}.", style=style)
    evidence = translator("; ").join(map(translator.render, column.evidence))
    if evidence:
        page.text(evidence, indent=6, style=Style.PLAIN if column.role else Style.FAINT)


def _style(*, proven: bool) -> Style:
    return Style.PLAIN if proven else Style.MEDIUM
