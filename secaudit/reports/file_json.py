"""`secaudit/file/1`: how a file was understood, for programs; docs/json.md describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from secaudit import __version__
from secaudit.reports import json_v1

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.ledger import Reading
    from secaudit.model.report import FileReport
    from secaudit.reports.json_v1 import Fields

SCHEMA = "secaudit/file/1"


def render(files: Sequence[FileReport], translator: Translator, *, ascii_only: bool = False) -> str:
    """The explanation as JSON text; `ascii_only` is for streams that hold nothing else."""
    return json.dumps(report(files, translator), ensure_ascii=ascii_only, indent=2, allow_nan=False)


def report(files: Sequence[FileReport], translator: Translator) -> Fields:
    """The explanation as plain values."""
    return {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "files": [
            {
                **json_v1.file_fields(file, translator),
                "tables": [_table(reading, translator) for reading in file.tables],
            }
            for file in files
        ],
    }


def _table(reading: Reading, translator: Translator) -> Fields:
    return {
        "header_line": reading.header,
        "lines_above": reading.before,
        "lines_below": reading.after,
        "entries": reading.rows,
        "ignored": reading.ignored,
        "confidence": round(reading.confidence, 3),
        "wrong_export": reading.wrong,
        "settled": [
            {
                "question": settled.question,
                "answer": settled.answer,
                "proven": settled.proven,
                "trust": round(settled.trust, 3),
                "text": translator.render(settled.text),
                "evidence": translator.render(settled.evidence) if settled.evidence else None,
            }
            for settled in reading.settled
        ],
        "columns": json_v1.column_fields(reading, translator),
        "doubts": [
            {"text": translator.render(doubt.text), "flag": doubt.flag} for doubt in reading.doubts
        ],
        "refused": json_v1.refused_fields(reading, translator),
    }
