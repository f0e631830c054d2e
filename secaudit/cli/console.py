"""The streams of a run: what they can show, and how to write to them without ever crashing."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

import click

from secaudit.width import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

_STAND_INS = {
    "\uffe5": "CNY ", "\u00a5": "CNY ", "\u20ac": "EUR ", "\u00a3": "GBP ", "\u2026": "...",
    "\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
}  # fmt: skip
_USUAL, _NARROWEST, _WIDEST = 80, 40, 100
_ERRORS = "secaudit.stand_in"


def soften() -> None:
    """Let stdout and stderr show a stand-in for every character that their encoding lacks."""
    codecs.register_error(_ERRORS, _stand_in)
    for stream in (sys.stdout, sys.stderr):
        # NOTE: a stream that somebody put in place of the real one may not be a TextIOWrapper.
        with suppress(AttributeError):
            stream.reconfigure(errors=_ERRORS)  # type: ignore[union-attr]


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_STAND_INS.get(character, "?") for character in missing), error.end


def wants_colour(asked: str, stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour `stream`: the flag, then the usual variables, then the terminal.

    Of the variables NO_COLOR goes first, then FORCE_COLOR, CLICOLOR_FORCE and CLICOLOR.
    """
    if asked != "auto":
        return asked == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR") or environ.get("CLICOLOR_FORCE", "0") not in {"", "0"}:
        return True
    if environ.get("CLICOLOR") == "0":
        return False
    return environ.get("TERM") != "dumb" and stream.isatty()


def width(stream: TextIO, environ: Mapping[str, str] = os.environ) -> int:
    """The columns to write on: those of the terminal or of COLUMNS, between 40 and 100, else 80."""
    asked = environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        found = int(asked)
    else:
        try:
            found = os.get_terminal_size(stream.fileno()).columns or _USUAL
        except (OSError, ValueError):
            found = _USUAL
    return max(_NARROWEST, min(found, _WIDEST))


def encodes(stream: TextIO, text: str) -> bool:
    """Whether `stream` can hold every character of `text`."""
    try:
        text.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def shows_pictures(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether `stream` is a terminal that has characters to draw with, one column wide each."""
    # NOTE: a terminal of another encoding, such as GBK, has them as well, but two columns wide.
    unicode = (stream.encoding or "").replace("-", "").lower() == "utf8"
    return unicode and environ.get("TERM") != "dumb" and stream.isatty()


def note(text: str) -> None:
    """Write a text for the user to stderr; on a screen no word of it is cut in two."""
    shown = "\n".join(wrap(text, width(sys.stderr))) if sys.stderr.isatty() else text
    click.echo(shown, err=True)


def give_up_stdout() -> None:
    """Send what is left for a closed pipe nowhere, so that leaving Python does not complain."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
