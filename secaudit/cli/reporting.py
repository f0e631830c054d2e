"""The run of `secaudit report`: scans what was given, then shows everything that is remembered."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, TypedDict

from secaudit import clock
from secaudit.cli import console, files, output
from secaudit.cli.exits import Exit
from secaudit.cli.passwords import asker
from secaudit.cli.progress import Bar
from secaudit.cli.stdin import files_of
from secaudit.i18n import Translator
from secaudit.reports import document_part, whole_json
from secaudit.reports.documents import whole as document
from secaudit.storage.database import open_database
from secaudit.workflows.scan import scan_files
from secaudit.workflows.whole import whole

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from secaudit.model.whole import Whole
    from secaudit.reports.document import Document


class Asked(TypedDict):
    """The options of the command."""

    files: tuple[str, ...]
    html: str | None
    markdown: str | None
    redact: bool
    as_json: bool
    zip_password_file: str | None
    no_input: bool
    color: str
    quiet: bool
    verbose: bool


def run(language: str, asked: Asked) -> Exit:
    """Do what was asked for; without a file to write to, the report is on the screen."""
    translator = Translator(language)
    with files_of(asked["files"]) as paths:
        files.check(asked, inputs=paths, others=asked["as_json"])
        if paths:
            _scan(paths, translator, asked)
    with open_database(write=False) as db:
        found = whole(db)

    def compose(speaker: Translator, made: date) -> Document:
        return document.compose(found, speaker, made=made)

    files.write(asked, compose, translator)
    if asked["as_json"]:
        output.put_json(partial(whole_json.render, found, translator))
    elif not (asked["html"] or asked["markdown"]):
        shown = compose(translator, clock.today())
        output.put_page(partial(document_part.write, document=shown), asked)
    return _code(found)


def _scan(paths: list[Path], translator: Translator, asked: Asked) -> None:
    """Take in new exports; one that could not be read stops that one only."""
    bar = Bar(sys.stderr, translator("Reading and comparing"), wanted=not asked["quiet"])
    password = asker(asked["zip_password_file"], translator, bar=bar, may_ask=not asked["no_input"])
    with bar:
        result = scan_files(paths, remember=True, password=password, progress=bar)
    for failure in result.failures:
        console.note(translator.error(failure.error))


def _code(found: Whole) -> Exit:
    gaps = found.result is not None and bool(found.result.score.gaps)
    return Exit.FINDINGS if found.questions or found.stolen or gaps else Exit.NOTHING_FOUND
