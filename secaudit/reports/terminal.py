"""The screen: what was read, what does not look like the user, and last what to do.

The only module that knows rich, which it loads for colours alone. Text is never taken for markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

from secaudit.model.message import N_, Message
from secaudit.model.roles import ROLES
from secaudit.reports import limits
from secaudit.reports.page import Page, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secaudit.i18n import Translator
    from secaudit.model.report import FileReport, ScanResult
    from secaudit.model.vault import VaultResult
    from secaudit.reports.page import Line

_LOOKS = {
    Style.PLAIN: "", Style.STRONG: "bold", Style.FAINT: "dim", Style.HEADING: "bold underline",
    Style.BANNER: "bold white on red", Style.GOOD: "bold green", Style.LOW: "bold cyan",
    Style.MEDIUM: "bold yellow", Style.HIGH: "bold red",
}  # fmt: skip

_ABSENT = {
    "time_of_day": N_("time of day"), "category": N_("category"), "method": N_("way of paying"),
    "place": N_("place"), "payee": N_("payee"), "currency": N_("currency"),
    "account": N_("your account"), "counter_account": N_("account of the payee"),
    "balance": N_("balance"), "status": N_("success or failure"), "description": N_("description"),
    "kind": N_("kind of movement"),
}  # fmt: skip


_TOO_MANY = N_("These are more entries than are remembered; nothing of them was kept.")


class Amount(StrEnum):
    """How much of the report to show."""

    QUIET = "quiet"
    USUAL = "usual"
    VERBOSE = "verbose"

    @classmethod
    def of(cls, *, quiet: bool, verbose: bool) -> Amount:
        """Choose by the two flags; who asks for both gets all questions."""
        if verbose:
            return cls.VERBOSE
        return cls.QUIET if quiet else cls.USUAL


@dataclass(frozen=True, slots=True)
class Look:
    """What the screen is like and what the user wants to see on it."""

    width: int = 80
    colour: bool = False
    amount: Amount = Amount.USUAL
    weights: bool = False


def show(result: ScanResult, translator: Translator, stream: TextIO, look: Look) -> None:
    """Write the report of a scan to `stream`."""
    write(compose(result, translator, look), stream, look)


def explain(
    files: Sequence[FileReport], translator: Translator, stream: TextIO, look: Look
) -> None:
    """Write to `stream` how files were understood."""
    from secaudit.reports import file_part  # noqa: PLC0415 - a scan needs none of it

    page = Page(look.width)
    file_part.write(page, files, translator, verbose=look.amount is Amount.VERBOSE)
    write(page.lines, stream, look)


def vault(result: VaultResult, translator: Translator, stream: TextIO, look: Look) -> None:
    """Write the report on a vault to `stream`."""
    from secaudit.reports import vault_part  # noqa: PLC0415 - a scan needs none of it

    page = Page(look.width)
    verbose, brief = look.amount is Amount.VERBOSE, look.amount is Amount.QUIET
    vault_part.write(page, result, translator, verbose=verbose, brief=brief)
    write(page.lines, stream, look)


def write(lines: Iterable[Line], stream: TextIO, look: Look) -> None:
    """Write lines; what needs no colour needs no rich, which takes longer to load than to use."""
    if look.colour:
        colourful(lines, stream, look.width)
        return
    stream.writelines("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)


def colourful(lines: Iterable[Line], stream: TextIO, width: int) -> None:
    """Write lines in colours."""
    from rich.console import Console  # noqa: PLC0415 - only for colours
    from rich.text import Text  # noqa: PLC0415

    class Screen(Console):
        """rich's console, which would end the process itself when its reader is gone."""

        def on_broken_pipe(self) -> None:
            """Leave a closed pipe to the command line."""
            raise BrokenPipeError

    console = Screen(
        file=stream,
        width=width,
        color_system="standard",
        force_terminal=True,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for line in lines:
        text = Text()
        for piece in line:
            text.append(piece.text, style=_LOOKS[piece.style])
        text.rstrip()
        if any(piece.style is Style.BANNER for piece in line):
            text.pad_right(width - text.cell_len)
        console.print(text, soft_wrap=True)


def compose(result: ScanResult, translator: Translator, look: Look) -> list[Line]:
    """The lines of the report, before they get colours."""
    from secaudit.reports import (  # noqa: PLC0415 - load numpy
        first_screen_part,
        memory_part,
        plan_part,
        question_part,
        read_part,
    )

    page = Page(look.width)
    verbose = look.amount is Amount.VERBOSE
    if look.amount is not Amount.QUIET:
        read_part.write(page, result, translator, verbose=verbose)
    if result.memory is not None and (result.memory.first_time or look.amount is not Amount.QUIET):
        memory_part.write(page, result.memory, translator)
    if result.unremembered:
        page.text(translator(_TOO_MANY), indent=2, style=Style.MEDIUM)
    if result.findings:
        question_part.write(page, result, translator, verbose=verbose, weights=look.weights)
        if verbose or result.screen is None:
            plan_part.write(page, result.plans, translator)
        else:
            first_screen_part.brief(page, result.plans, result.screen, translator)
    else:
        _clean(page, result, translator)
    if result.recurring is not None:
        from secaudit.reports import recurring_part  # noqa: PLC0415 - few ask for it

        recurring_part.write(page, result.recurring, translator)
    return page.lines


def _clean(page: Page, result: ScanResult, translator: Translator) -> None:
    """Say what was looked at, how much that is worth, and what it does not mean."""
    from secaudit.reports import question_part  # noqa: PLC0415 - loads numpy

    page.heading(translator("Nothing here looks unlike you"), Style.GOOD)
    page.text(translator.render(_examined(result)), indent=2)
    if result.judgement.weak:
        page.text(translator.render(question_part.weakness(result)), indent=2, style=Style.MEDIUM)
    if result.absent:
        named = translator("; ").join(
            translator(_ABSENT.get(name, ROLES.get(name, name))) for name in result.absent
        )
        page.labelled(
            translator("These files do not tell, so it was not compared:"), named, indent=2
        )
    page.heading(translator("What this does not mean"))
    page.bullets(map(translator.render, limits.CLEAN), indent=2)
    page.text(
        translator(
            "If you see a payment in your app that you do not know: freeze the account first, "
            "then call the number that stands in the app."
        ),
        indent=2,
        style=Style.STRONG,
    )


def _examined(result: ScanResult) -> Message:
    count = result.judgement.examined
    since = result.settings.since
    if result.memory is not None and not count:
        return Message(N_("Nothing in these files is new, and nothing of it is left to be asked."))
    if since is not None:
        return Message(
            N_("{count} entry since {since} was compared with what you did otherwise."),
            {"count": count, "since": since.date()},
            plural=N_("{count} entries since {since} were compared with what you did otherwise."),
            count=count,
        )
    return Message(
        N_("{count} entry was compared with what you did otherwise."),
        {"count": count},
        plural=N_("{count} entries were each compared with what you did otherwise."),
        count=count,
    )
