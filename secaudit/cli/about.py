"""What the user may tell about themselves, so that it is compared: asked for, or from a file.

All of it is optional, and none of it is kept unless the user wants it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from typing import TypedDict

    from secaudit.i18n import Translator
    from secaudit.workflows.about import Personal

    class About(TypedDict):
        """What `secaudit.cli.options.about` gives to a command."""

        about_me: bool
        about_file: str | None
        keep_about: bool


_COMMAS = str.maketrans(dict.fromkeys(";，；、", ","))


def about(asked: About, translator: Translator, *, may_ask: bool) -> Personal | None:
    """The facts, or None where none are to be compared."""
    told = asked["about_file"] is not None or asked["about_me"]
    if asked["keep_about"] and not told:
        from secaudit.errors import UsageError  # noqa: PLC0415 - seldom needed
        from secaudit.model.message import N_, Message  # noqa: PLC0415

        raise UsageError(Message(N_("--keep-about belongs to --about-me or --about-file.")))
    if not told:
        return None
    from secaudit.workflows import noting  # noqa: PLC0415 - seldom needed

    kept = None if asked["about_file"] or asked["keep_about"] else noting.kept_facts()
    if kept is not None:
        click.echo(translator("Compared with what you have told about yourself before."), err=True)
        return kept
    personal = _told(asked, translator, may_ask=may_ask)
    if asked["keep_about"]:
        noting.keep_facts(personal)
    return personal


def _told(asked: About, translator: Translator, *, may_ask: bool) -> Personal:
    from secaudit.workflows.about import facts, facts_from  # noqa: PLC0415 - seldom needed

    if asked["about_file"] is not None:
        from pathlib import Path  # noqa: PLC0415 - slow to load

        return facts_from(Path(asked["about_file"]))
    if not may_ask or not sys.stdin.isatty():
        from secaudit.errors import UsageError  # noqa: PLC0415 - seldom needed
        from secaudit.model.message import N_, Message  # noqa: PLC0415

        raise UsageError(
            Message(N_("There is no screen to ask on.")),
            where="--about-me",
            hint=Message(N_("Give the facts in a file: --about-file FILE.")),
        )
    click.echo(
        translator(
            "Enter leaves an answer out; several are parted by commas. "
            "It is kept only with --keep-about."
        ),
        err=True,
    )
    questions = {
        "names": translator("Your names, those of your family and of a pet"),
        "birthdays": translator("Your birthday and those of your family, such as 1990-12-31"),
        "phones": translator("Your phone numbers, old ones too"),
        "id_numbers": translator("Your ID number, or its last six characters"),
        "usernames": translator("Your user names, in the wallet and elsewhere"),
        "words": translator("Other words and numbers of your life: team, car plate, street number"),
    }
    return facts({name: _ask(name, text, translator) for name, text in questions.items()})


def _ask(name: str, question: str, translator: Translator) -> tuple[str, ...]:
    while True:
        answer = str(click.prompt(
            question, err=True, default="", show_default=False
        ))  # fmt: skip
        parts = answer.translate(_COMMAS).split(",")
        texts = tuple(part.strip() for part in parts if part.strip())
        if name != "birthdays":
            return texts
        days = tuple(_day(text) for text in texts)
        if None not in days:
            return tuple(day for day in days if day)
        click.echo(translator("Write each day as year-month-day, such as 1990-12-31."), err=True)


def _day(text: str) -> str | None:
    """The day as ISO writes it, of a text such as 1990-12-31, 1990.12.31 or 19901231."""
    from datetime import date  # noqa: PLC0415 - seldom needed

    digits = "".join(character for character in text if character.isdecimal())
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError:
        return None
