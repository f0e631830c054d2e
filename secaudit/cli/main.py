"""The way in: arguments to a command, everything that can end it to an exit code.

On the way to `--help` and `--version` only click may be loaded; commands load the rest when they
run.
"""

from __future__ import annotations

import errno
import gettext
import os
import sys
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from secaudit import __version__, config
from secaudit.cli import completing, console, options, redirecting, summaries
from secaudit.cli.exits import Exit
from secaudit.cli.pages import HelpPage
from secaudit.languages import DOMAIN, FOLDERS, LOCALE_DIR, catalogue, choose_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (those of the process by default) ask for; its exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(arguments)
    console.soften()
    with _click_speaking(language):
        try:
            code = _run(arguments, language)
            sys.stdout.flush()
        except BrokenPipeError:
            console.give_up_stdout()
            return Exit.NOTHING_FOUND
        except (KeyboardInterrupt, click.Abort):
            console.note("\n" + _interrupted(language))
            return Exit.INTERRUPTED
        except Exception as error:  # noqa: BLE001 - the one place that stands between a fault and the user
            return _tell(error, language)
        return code


def _language(arguments: list[str]) -> str:
    asked, kept = options.asked_language(arguments), None
    if config.anything():
        from secaudit.config_file import kept as settings  # noqa: PLC0415 - few have one
        from secaudit.errors import ConfigError  # noqa: PLC0415

        # A wrong file is told of by what needs it, in a language that needs none.
        with suppress(ConfigError):
            kept = settings().get("lang")
    language = choose_language(asked, kept=kept)
    # JSON has its own way of writing what a stream cannot hold; rows of question marks help nobody.
    if "--json" not in arguments and not console.encodes(sys.stdout, _interrupted(language)):
        return "en"
    return language


def _interrupted(language: str) -> str:
    _ = catalogue(language).gettext
    return _("Interrupted.")


def _run(arguments: list[str], language: str) -> Exit:
    group = Commands(language)
    if os.environ.get(completing.VARIABLE):
        return completing.answer(group, os.environ[completing.VARIABLE])
    try:
        with group.make_context("secaudit", arguments) as context:
            context.meta[options.LANGUAGE_ASKED] = options.asked_language(arguments)
            code = Exit(group.invoke(context))
    except click.exceptions.Exit as leaving:
        return Exit(leaving.exit_code)
    except click.ClickException as error:
        error.show()
        return Exit.NOT_DONE
    if code in (Exit.NOTHING_FOUND, Exit.FINDINGS) and _is_terminal():
        from secaudit.cli import due_line  # noqa: PLC0415 - help needs none of this

        due_line.tell(arguments, language)
    return code


def _is_terminal() -> bool:
    return sys.stderr.isatty()


def _tell(error: Exception, language: str) -> Exit:
    from secaudit.errors import SecauditError  # noqa: PLC0415 - only when something went wrong
    from secaudit.i18n import Translator  # noqa: PLC0415

    translator = Translator(language)
    if isinstance(error, MemoryError):
        console.note(
            translator(
                "The memory of this computer was not enough, so nothing was done. "
                "Close other programs, or export a shorter period."
            )
        )
        return Exit.NOT_DONE
    if isinstance(error, SecauditError):
        console.note(translator.error(error))
        return Exit.NOT_DONE
    if isinstance(error, OSError) and _is_no_room(error):
        from secaudit.errors import reason  # noqa: PLC0415 - as above
        from secaudit.model.message import N_, Message  # noqa: PLC0415

        # What stdout still holds would fail once more at the end of the process.
        console.give_up_stdout()
        text = N_("The result could not be written ({reason}). Make room, then try again.")
        console.note(translator.render(Message(text, {"reason": reason(error)})))
        return Exit.NOT_DONE
    console.note(
        translator("This is a fault of secaudit, not yours. Nothing was changed. Please report:")
    )
    console.note(f"  secaudit {__version__}: {type(error).__name__}")
    # NOTE: neither the exception's text nor values of its frames: they may hold the user's data.
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        file = os.path.basename(code.co_filename)  # noqa: PTH119
        console.note(f"  {file}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return Exit.INTERNAL_ERROR


def _is_no_room(error: OSError) -> bool:
    """Whether a disk refused what stdout or a file of the moment was to hold."""
    # NOTE: tempfile says with "no such file", of none, that no folder takes a file of the moment.
    nowhere = error.errno == errno.ENOENT and error.filename is None
    return nowhere or error.errno in _NO_ROOM


@contextmanager
def _click_speaking(language: str) -> Iterator[None]:
    """Let click's own words ("Usage:", "No such option") come from our catalogue."""
    # NOTE: click calls gettext.gettext, which knows a language only from the environment.
    domain, before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, LOCALE_DIR)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = FOLDERS[language]
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before


def _reads(command: click.Command) -> bool:
    """Whether a command takes files, which may name their provider themselves."""
    return any(param.name == "files" for param in command.params)


class Page(click.Context):
    """A context whose help pages count columns, and whose defaults are those of the user."""

    formatter_class = HelpPage

    def lookup_default(self, name: str, call: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002 - click's signature
        """What the user has settled for an option, else nothing."""
        if self.resilient_parsing or (name == "provider" and _reads(self.command)):
            return None
        if name in config.KEYS and name != "lang" and config.anything():
            from secaudit.config_file import settled  # noqa: PLC0415 - as above

            return settled(name)
        return super().lookup_default(name) if call else super().lookup_default(name, call=False)


class Commands(click.Group):
    """The commands found in `secaudit/cli/commands/`, each loaded only when it is needed."""

    context_class = Page

    def __init__(self, language: str) -> None:
        _ = catalogue(language).gettext
        super().__init__(
            "secaudit",
            help=_("Is my e-wallet account safe, and did somebody else use it?")
            + "\n\n"
            + _("Example: secaudit transactions export.csv")
            + "\n\n"
            + _("Nothing you give it leaves this computer unless you ask for it (--breached)."),
            params=[
                options.language(_),
                click.Option(
                    ["--version"],
                    is_flag=True,
                    is_eager=True,
                    expose_value=False,
                    callback=_show_version,
                    help=_("Show the version and exit."),
                ),
            ],
            invoke_without_command=True,
            callback=_alone,
            options_metavar=_("[OPTIONS]"),
            subcommand_metavar=_("COMMAND ..."),
        )
        self._language = language

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the names of the files in the folder of commands."""
        return summaries.names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command, in the language of this run."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"secaudit.cli.commands.{summaries.module(cmd_name)}")
        command: click.Command = module.command(self._language)
        command.context_class = Page
        redirecting.offer(command, catalogue(self._language).gettext)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the commands are for, by purpose, without loading any."""
        _ = catalogue(self._language).gettext
        names = self.list_commands(ctx)
        widest = max(map(len, names))
        headings = summaries.purposes(_)
        rows: dict[str, list[tuple[str, str]]] = {purpose: [] for purpose in headings}
        for name in names:
            purpose, text = summaries.summary(name)
            # A file that names no purpose stands last.
            rows.get(purpose, rows["program"]).append((name.ljust(widest), text and _(text)))
        for purpose, heading in headings.items():
            if rows[purpose]:
                with formatter.section(heading):
                    formatter.write_dl(rows[purpose])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may have been meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            # NOTE: click guesses among the commands that are loaded, and none is.
            names = self.list_commands(ctx)
            raise click.exceptions.NoSuchCommand(
                error.command_name, possibilities=names, ctx=ctx
            ) from None


@click.pass_context
def _alone(context: click.Context) -> Exit | None:
    """Show the status page where no command is named."""
    group = context.command
    if context.invoked_subcommand is not None or not isinstance(group, click.Group):
        return None
    status = group.get_command(context, "status")
    return None if status is None else Exit(context.invoke(status))


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    if value:
        click.echo(f"secaudit {__version__}")
        ctx.exit()
