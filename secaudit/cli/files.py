"""Writes a report to the files that `--html` and `--markdown` name, beside the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from secaudit import clock
from secaudit.cli import console

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from typing import Protocol, TypedDict

    from secaudit.i18n import Translator
    from secaudit.model.light import Light
    from secaudit.model.message import Message
    from secaudit.reports.document import Document
    from secaudit.reports.page import Page

    class Files(TypedDict):
        """What `files` of `secaudit.cli.options` gives to a command."""

        html: str | None
        markdown: str | None
        redact: bool

    class _Show(Protocol):
        """Writes a report on a page."""

        def __call__(self, page: Page, speaker: Translator) -> None: ...


def check(asked: Files, *, inputs: Iterable[Path] = (), others: bool = False) -> None:
    """Refuse before the work what could not be written after it.

    `others` says that the report also goes where nothing masks it, such as JSON.
    """
    from secaudit.errors import UsageError  # noqa: PLC0415 - help needs none of this
    from secaudit.model.message import N_, Message  # noqa: PLC0415
    from secaudit.reports.target import check_target  # noqa: PLC0415

    inputs = tuple(inputs)
    for option, target in (("--html", asked["html"]), ("--markdown", asked["markdown"])):
        if target is not None:
            check_target(target, inputs=inputs, option=option)
    if asked["redact"] and (others or not (asked["html"] or asked["markdown"])):
        raise UsageError(
            Message(N_("--redact masks --html and --markdown, and nothing else.")),
            hint=Message(N_("Give one of these two, and leave out --json and tables.")),
        )


def write(
    asked: Files, compose: Callable[[Translator, date], Document], translator: Translator
) -> None:
    """Write what was asked for and say where it is; `compose` makes the document."""
    if not (asked["html"] or asked["markdown"]):
        return
    from secaudit.model.message import N_, Message  # noqa: PLC0415
    from secaudit.reports import markdown  # noqa: PLC0415
    from secaudit.reports.redacted import Redacted  # noqa: PLC0415
    from secaudit.reports.target import replaced  # noqa: PLC0415

    speaker = Redacted(translator.language) if asked["redact"] else translator
    document = compose(speaker, clock.today())
    texts: list[tuple[str, str, str]] = []
    if asked["html"]:
        from secaudit.reports.html import report  # noqa: PLC0415 - loads Jinja2

        texts.append(("--html", asked["html"], report.render(document, speaker)))
    if asked["markdown"]:
        texts.append(("--markdown", asked["markdown"], markdown.render(document)))
    for option, target, text in texts:
        with replaced(Path(target), option=option) as stream:
            stream.write(text.encode())
        console.note(translator.render(Message(N_("The report is in {file}."), {"file": target})))


def write_screen(
    asked: Files,
    show: _Show,
    translator: Translator,
    *,
    title: str,
    light: tuple[Light, Message] | None = None,
) -> None:
    """The same for an audit whose screen is the report; `show` writes it on a page.

    `light` is how it stands, with the reason.
    """
    from functools import partial  # noqa: PLC0415 - only for those who ask for files

    from secaudit.reports.documents import screen  # noqa: PLC0415

    def compose(speaker: Translator, made: date) -> Document:
        return screen.compose(
            partial(show, speaker=speaker), speaker, title=title, made=made, light=light
        )

    write(asked, compose, translator)
