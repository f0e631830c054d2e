"""The text of an answers file, in any encoding that a template is redirected in."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from secaudit import safe
from secaudit.errors import UsageError, reason
from secaudit.model.message import N_, Message

_LONGEST = 10_000_000  # characters


def text_of(file: str, *, hint: Message) -> tuple[str, str]:
    """The text of an answers file, and how to call it."""
    where = "stdin" if file == "-" else safe.plain(file)
    try:
        if file == "-":
            text = sys.stdin.read(_LONGEST + 1)
        else:
            with Path(file).open("rb") as stream:
                text = _decoded(stream.read(4 * _LONGEST + 1))
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else Message(N_("it is no text"))
        raise UsageError(
            Message(N_("the answers could not be read ({reason})."), {"reason": why}),
            where=where,
            hint=hint,
        ) from None
    if len(text) > _LONGEST:
        # What is left of a file that was cut may still read as answers.
        raise UsageError(
            Message(
                N_("the answers are too long; {limit} characters are read."),
                {"limit": _LONGEST},
            ),
            where=where,
            hint=Message(N_("Divide them among several files.")),
        )
    return text, where


def _decoded(content: bytes) -> str:
    """The text of an answers file in any encoding that `--template` is redirected in."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")  # `>` of Windows' PowerShell
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")  # a Chinese Windows
