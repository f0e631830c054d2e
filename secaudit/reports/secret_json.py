"""What all reports on passwords and PINs share in `secaudit/report/1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__
from secaudit.reports import finding_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.finding import Finding
    from secaudit.model.message import Message

SCHEMA = "secaudit/report/1"

# Any: values that JSON knows.
Fields = dict[str, Any]


def text(body: Fields, translator: Translator, *, ascii_only: bool) -> str:
    """The whole report as JSON text; `ascii_only` is for streams that hold nothing else."""
    head = {"schema": SCHEMA, "version": __version__, "language": translator.language}
    return json.dumps(head | body, ensure_ascii=ascii_only, indent=2, allow_nan=False)


def findings(found: Sequence[Finding], meant: Sequence[Message], translator: Translator) -> Fields:
    """The findings, and what they do not mean."""
    return {
        "findings": [
            finding_json.fields(number, finding, translator)
            for number, finding in enumerate(found, 1)
        ],
        "limits": texts(meant, translator),
    }


def texts(messages: Sequence[Message], translator: Translator) -> list[str]:
    """Each sentence."""
    return [translator.render(message) for message in messages]
