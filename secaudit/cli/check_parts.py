"""The parts of the self-check, one by one: each asks, shows what was found, and keeps it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from secaudit.cli import console, hotlines
from secaudit.cli.exits import Exit
from secaudit.cli.hidden import Secrets
from secaudit.cli.passwords import asker
from secaudit.cli.progress import Bar
from secaudit.cli.questioning import Questionnaire
from secaudit.errors import SecauditError
from secaudit.model.message import N_, Message
from secaudit.model.self_check import Part
from secaudit.reports import check_part, terminal
from secaudit.reports.page import Page
from secaudit.storage.database import open_database
from secaudit.workflows import self_check
from secaudit.workflows.light import light_of
from secaudit.workflows.noting import kept_facts, note_check
from secaudit.workflows.questionnaire import Session
from secaudit.workflows.right_export import ways_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.i18n import Translator
    from secaudit.model.self_check import Given
    from secaudit.reports.page import Line
    from secaudit.reports.terminal import Look

_LONGEST_LINE = 4_096  # characters, as long as paths may be
_QUOTES = "\"'"


class Parts:
    """Does parts; `findings` says whether any of them has found something."""

    def __init__(
        self, translator: Translator, look: Look, *, every: bool, provider: str | None
    ) -> None:
        self._translator, self._look = translator, look
        self._every, self._provider = every, provider
        self.findings = False

    def do(self, part: Part) -> bool | None:
        """Do one part; whether it was done, None to leave the check."""
        match part:
            case Part.PASSWORD | Part.PIN:
                return self._secret(part)
            case Part.QUESTIONNAIRE:
                return self._questions()
            case Part.TRANSACTIONS:
                return self._transactions()
            case Part.HOTLINE:
                return self._hotline()
            case Part.APP_UPDATE | Part.SYSTEM_UPDATE:
                return self._update(part)

    def take(self, given: Given) -> None:
        """Do the parts that an answers file speaks of."""
        self._provider = given.provider or self._provider
        if given.questionnaire:
            with open_database() as db:
                session = Session(db, provider=self._provider)
                session.answer(given.questionnaire)
                self_check.record(session)
        if given.transactions:
            self._scan([Path(one) for one in given.transactions])
        if given.hotline and self._provider:
            self._confirm(self._provider, given.hotline, yes=True)
        for part in given.updates:
            self_check.note_update(part)

    def triage(self, how_else: Message) -> Exit | None:
        """Ask whether something is happening right now; None where it is not."""
        questioning = self._questioning(Session(None, provider=self._provider))
        return questioning.triage(how_else=how_else)

    def key(self, prompt: str, keys: Iterable[str]) -> str:
        """What was typed of `keys`; the end of the input leaves."""
        while (line := self.line(prompt)) is not None:
            if line.lower() in keys:
                return line.lower()
        return "q"

    def line(self, prompt: str) -> str | None:
        """One line; None at the end of the input."""
        click.echo(f"  {self._translator(prompt)} > ", nl=False)
        line = sys.stdin.readline(_LONGEST_LINE)
        if not line or not sys.stdin.isatty():
            click.echo()
        return line.strip() if line else None

    def _secret(self, part: Part) -> bool:
        if not sys.stdin.isatty():
            self._say(N_("This is typed at a terminal only, so it is left out here."))
            return False
        secrets = Secrets(self._translator, stdin=False, no_input=False)
        if part is Part.PASSWORD:
            secret = secrets.ask(Message(N_("Password (it stays hidden)")))
        else:
            secret = secrets.ask(Message(N_("PIN (it stays hidden)")))
        if not secret:
            return False
        page = Page(self._look.width)
        try:
            figures = self._judge(part, secret, page)
        except SecauditError as error:
            console.note(self._translator.error(error))
            return False
        terminal.write(page.lines, sys.stdout, self._look)
        self.findings |= bool(figures["findings"])
        note_check(part, self_check.LABEL, figures)
        return True

    def _judge(self, part: Part, secret: str, page: Page) -> dict[str, int]:
        if part is Part.PASSWORD:
            from secaudit.reports import password_part  # noqa: PLC0415 - loads only what is done
            from secaudit.workflows.passwords import check_password  # noqa: PLC0415

            password = check_password(secret, personal=kept_facts())
            password_part.write(page, password, self._translator, brief=True)
            return password.figures()
        from secaudit.reports import pin_part  # noqa: PLC0415 - as above
        from secaudit.workflows.pins import check_pin  # noqa: PLC0415

        pin = check_pin(secret, personal=kept_facts())
        pin_part.write(page, pin, self._translator, brief=True)
        return pin.figures()

    def _questions(self) -> bool | None:
        with open_database() as db:
            session = Session(db, provider=self._provider)
            steps = self_check.questions(session, every=self._every)
            if not self._questioning(session).walk(steps):
                return None
            self_check.record(session)
        return True

    def _questioning(self, session: Session) -> Questionnaire:
        return Questionnaire(
            session,
            self._translator,
            {
                "quick": not self._every, "section": None, "due": not self._every,
                "resume": False, "provider": self._provider, "answers": None, "pairs": (),
                "template": False, "no_remember": False, "probe": False, "as_json": False,
                "formula": False, "no_input": False,
                "html": None, "markdown": None, "redact": False,
                "color": self._colour,
                "quiet": False, "verbose": False,
            },
        )  # fmt: skip

    def _transactions(self) -> bool:
        provider = self._whose()
        found = ways_to(provider)
        if found and provider is not None:
            heading = Message(
                N_("How to get the export from {provider}:"),
                {"provider": self_check.provider_name(provider)},
            )
            self._show(
                check_part.instructions(heading, found, self._translator, width=self._look.width)
            )
        else:
            self._say(N_("In the app, look under Bills for Export, Download or Statement."))
        while line := self.line(N_("The file (type or drag it here; Enter skips)")):
            try:
                return self._scan([Path(line.strip(_QUOTES)).expanduser()])
            except SecauditError as error:
                console.note(self._translator.error(error))
        return False

    def _scan(self, paths: list[Path]) -> bool:
        from secaudit.workflows.scan import scan_files  # noqa: PLC0415 - loads numpy

        bar = Bar(sys.stderr, self._translator("Reading and comparing"), wanted=True)
        ask = asker(None, self._translator, bar=bar, may_ask=sys.stdin.isatty())
        with bar:
            result = scan_files(
                paths, provider=self._provider, remember=True, password=ask, progress=bar
            )
        for failure in result.failures:
            console.note(self._translator.error(failure.error))
        self.findings |= bool(result.findings)
        self._say(
            N_("{count} entry was compared with what you did otherwise."),
            N_("{count} entries were each compared with what you did otherwise."),
            count=result.judgement.examined,
        )
        with open_database(write=False) as db:
            click.echo(f"  {self._translator.render(light_of(db).text)}")
        return True

    def _hotline(self) -> bool:
        provider = self._whose()
        if provider is None:
            self._say(N_("Without the name of the wallet or bank no number can be kept."))
            return False
        found = self_check.ways_to_confirm(provider)
        if found:
            heading = Message(
                N_("Where {provider} shows its own number:"),
                {"provider": self_check.provider_name(provider)},
            )
            self._show(
                check_part.instructions(heading, found, self._translator, width=self._look.width)
            )
        else:
            self._say(N_("In the app it stands under Help or Support, on a card on the back."))
        self._say(N_("Never take it from a web search, a message or an advertisement."))
        while line := self.line(N_("The number that you read there (Enter skips)")):
            try:
                if self._confirm(provider, line, yes=False):
                    return True
            except SecauditError as error:
                console.note(self._translator.error(error))
        return False

    def _confirm(self, provider: str, number: str, *, yes: bool) -> bool:
        """Keep a number as `secaudit hotline confirm` does, with all its warnings."""
        code = hotlines.run(
            self._translator.language,
            {
                "words": ("confirm", provider, number), "provider_file": None, "as_json": False,
                "yes": yes, "no_input": False, "quiet": False, "verbose": False,
                "color": self._colour,
            },
        )  # fmt: skip
        return code is Exit.NOTHING_FOUND

    def _update(self, part: Part) -> bool | None:
        key = self.key(N_("Is it up to date now? y yes, s skip, q leave"), {"y", "yes", "s", "q"})
        if key == "q":
            return None
        if key == "s":
            return False
        self_check.note_update(part)
        return True

    def _whose(self) -> str | None:
        """The provider: as told, as kept, or as asked now."""
        self._provider = self._provider or self_check.known_provider()
        while self._provider is None:
            line = self.line(N_("Your wallet or bank, such as alipay (Enter: another one)"))
            if not line:
                return None
            try:
                self._provider = self_check.named(line)
            except SecauditError as error:
                console.note(self._translator.error(error))
        return self._provider

    @property
    def _colour(self) -> str:
        return "always" if self._look.colour else "never"

    def _say(self, text: str, plural: str | None = None, *, count: int = 0) -> None:
        message = Message(text, {"count": count}, plural=plural, count=count)
        click.echo(f"  {self._translator.render(message)}")

    def _show(self, lines: list[Line]) -> None:
        terminal.write(lines, sys.stdout, self._look)
