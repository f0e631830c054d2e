"""The part of the screen that says what was read, so that the user can see what was not."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.model.message import N_, Message
from secaudit.providers import profiles
from secaudit.reports import ways
from secaudit.reports.doubts import in_doubt, sentence
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.i18n import Translator
    from secaudit.model.ledger import Refusal
    from secaudit.model.report import FileReport, ScanResult, Totals
    from secaudit.reports.page import Page

_FEW = 3
# What users call the kinds of files; the other ids are known by their own name (OFX, QIF).
_CONTAINERS = {"delimited": "CSV", "excel": "Excel", "archive": "ZIP"}


def write(page: Page, result: ScanResult, translator: Translator, *, verbose: bool) -> None:
    """One block per file: what it is, how much is in it, what is doubtful, what was refused."""
    page.heading(translator("What was read"))
    for file in result.files:
        page.text(translator.render(title(file, asked=result.settings.provider)), indent=2)
        for message in facts(file):
            page.text(translator.render(message), indent=4)
        _doubts(page, file, translator)
        refused(page, file.reading.refused, translator, indent=4, verbose=verbose)
    for repeat in result.repeats:
        text = Message(
            N_("{file} has the same content as {first}; it was counted once."),
            {"file": str(repeat.path), "first": str(repeat.same_as)},
        )
        page.text(translator.render(text), indent=2)
    if shared := result.ledger.shared:
        text = Message(
            N_("{count} entry stands in several of these files; it was counted once."),
            {"count": shared},
            plural=N_("{count} entries stand in several of these files; each was counted once."),
            count=shared,
        )
        page.text(translator.render(text), indent=2)
    if result.failures:
        page.text(translator.render(_failed(result)), indent=2, style=Style.MEDIUM)


def _doubts(page: Page, file: FileReport, translator: Translator) -> None:
    reading = file.reading
    for doubt in reading.doubts:
        page.labelled(translator("Not sure:"), translator.render(sentence(doubt)), indent=4)
    if file.exports:
        page.text(translator("The export that tells more:"), indent=4, style=Style.STRONG)
        ways.way(page, file.exports[0], translator, indent=6)
    if in_doubt(reading.confidence):
        # The tables of an archive carry its name before their own.
        name = shlex.quote(reading.source.partition("/")[0])
        text = Message(
            N_("This reading is in doubt; look at it with: secaudit explain-file {file}"),
            {"file": name},
        )
        page.text(translator.render(text), indent=4, style=Style.MEDIUM)


def title(file: FileReport, *, asked: str | None = None) -> Message:
    """The name of the file, its provider and what holds it."""
    reading = file.reading
    name = _CONTAINERS.get(reading.container, reading.container.upper())
    kind = f"{name}, {_encoding(reading.encoding)}" if reading.encoding else name
    params = {"file": reading.source, "kind": kind}
    if asked is not None:
        provider = profiles.load(asked).name if asked in profiles.ids() else asked
        return Message(
            N_("{file}: {provider}, as you say ({kind})"), {**params, "provider": provider}
        )
    if reading.provider in profiles.ids():
        provider = profiles.load(str(reading.provider)).name
        return Message(N_("{file}: {provider} ({kind})"), {**params, "provider": provider})
    return Message(N_("{file}: wallet or bank not recognised ({kind})"), params)


def _encoding(name: str) -> str:
    """The name as users meet it; the mark at the beginning of the file is none of their worries."""
    return name.upper().removesuffix("-SIG")


def facts(file: FileReport) -> Iterator[Message]:
    """How much is in a file, from when to when, and what was left out."""
    rows = file.reading.rows
    if file.first is not None and file.last is not None:
        yield Message(
            N_("{count} entry, {first} to {last}"),
            {"count": rows, "first": file.first.date(), "last": file.last.date()},
            plural=N_("{count} entries, {first} to {last}"),
            count=rows,
        )
    for totals in file.totals:
        yield _sum(totals)
    ignored = file.reading.ignored
    if ignored:
        yield Message(
            N_("{count} line is no entry (heading, total) and was left out."),
            {"count": ignored},
            plural=N_("{count} lines are no entries (headings, totals) and were left out."),
            count=ignored,
        )


def _sum(totals: Totals) -> Message:
    params = {"outflow": totals.outflow, "inflow": totals.inflow, "neutral": totals.neutral}
    if totals.neutral.units:
        return Message(N_("out {outflow}, in {inflow}, neither {neutral}"), params)
    return Message(N_("out {outflow}, in {inflow}"), params)


def refused(
    page: Page, lines: tuple[Refusal, ...], translator: Translator, *, indent: int, verbose: bool
) -> None:
    """The lines that could not be read, and why."""
    if not lines:
        return
    text = Message(
        N_("{count} line could not be read and is missing below:"),
        {"count": len(lines)},
        plural=N_("{count} lines could not be read and are missing below:"),
        count=len(lines),
    )
    page.text(translator.render(text), indent=indent, style=Style.MEDIUM)
    shown = lines if verbose else lines[:_FEW]
    page.bullets(
        (
            translator.render(
                Message(
                    N_("line {line}: {reason}"),
                    {"line": str(refusal.line), "reason": refusal.reason},
                )
            )
            for refusal in shown
        ),
        indent=indent + 2,
    )
    if len(shown) < len(lines):
        more = len(lines) - len(shown)
        text = Message(
            N_("and {count} more; --verbose shows it"),
            {"count": more},
            plural=N_("and {count} more; --verbose shows them"),
            count=more,
        )
        page.bullets([translator.render(text)], indent=indent + 2)


def _failed(result: ScanResult) -> Message:
    count = len(result.failures)
    names = ", ".join(safe.plain(failure.path.name) for failure in result.failures[:_FEW])
    return Message(
        N_("{count} file could not be read and is missing here: {names}"),
        {"count": count, "names": names + (" …" if count > _FEW else "")},
        plural=N_("{count} files could not be read and are missing here: {names}"),
        count=count,
    )
