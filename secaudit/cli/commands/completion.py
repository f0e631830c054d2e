"""`secaudit completion`: lets the tab key finish commands, options, wallets and ids."""

from __future__ import annotations

import click

from secaudit.cli import completing, options
from secaudit.cli.exits import Exit
from secaudit.languages import catalogue

PURPOSE = "program"


def command(language: str) -> click.Command:
    """Build the command with its help in `language`."""
    _ = catalogue(language).gettext
    return click.Command(
        "completion",
        short_help=_("Let the tab key finish commands, options, wallets and ids."),
        help=_("Let the tab key finish commands, options, wallets and ids.")
        + "\n\n"
        + _("Example: secaudit completion bash")
        + "\n\n"
        + _("It prints a script; to have it in every shell, type once:")
        + "\n\n"
        + "  bash  secaudit completion bash >> ~/.bashrc\n"
        + "  zsh   secaudit completion zsh >> ~/.zshrc\n"
        + "  fish  secaudit completion fish > ~/.config/fish/completions/secaudit.fish",
        epilog=_("Exit codes: 0 done, 2 not done, 3 internal error."),
        options_metavar=_("[OPTIONS]"),
        params=[
            click.Argument(
                ["shell"], type=click.Choice(completing.SHELLS), metavar="bash|zsh|fish"
            ),
            options.language(_),
        ],
        callback=_run,
    )


def _run(*, shell: str) -> Exit:
    click.echo(completing.script(shell), nl=False)
    return Exit.NOTHING_FOUND
