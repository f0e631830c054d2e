"""Every command keeps the manners: help with an example, the same options, any terminal."""

from __future__ import annotations

import io
import re
import sys
from functools import cache
from typing import TYPE_CHECKING

import click
import pytest

from secaudit import config
from secaudit.cli import console, options
from secaudit.cli.main import Commands, main
from secaudit.languages import LANGUAGES
from secaudit.width import columns

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

PATHS = re.compile(r"FILE|PATH|FOLDER|EXPORT|OUT\.")
# A run of English words; names, ids and commands stand alone or in quotation marks.
ENGLISH = re.compile(r"(?<![\w./:-])(?:[a-z]{2,}[ ,]+){2}[a-z]{2,}\b")
COMMAND = re.compile(
    r"secaudit(?: [\w./~>-]+)+|https?://\S+|`[^`]*`|'[^']*'|“[^”]*”|\[[^\]]*\]|\([a-z, ]+\)"
)


@cache
def commands(language: str = "en") -> dict[str, click.Command]:
    """Every command and group by its whole name."""
    found: dict[str, click.Command] = {}

    def add(name: str, command: click.Command) -> None:
        found[name] = command
        for key, inner in getattr(command, "commands", {}).items():
            add(f"{name} {key}", inner)

    group = Commands(language)
    with group.make_context("secaudit", [], resilient_parsing=True) as context:
        for top in group.list_commands(context):
            command = group.get_command(context, top)
            assert command is not None
            add(top, command)
    return found


def names(*, leaves: bool = False) -> list[str]:
    return [
        name for name, one in commands().items() if not (leaves and isinstance(one, click.Group))
    ]


def flags(command: click.Command) -> set[str]:
    return {flag for param in command.params for flag in (*param.opts, *param.secondary_opts)}


def english(text: str) -> list[str]:
    """Runs of English words in a Chinese screen."""
    return [line for line in text.splitlines() if ENGLISH.search(COMMAND.sub("", line))]


@pytest.mark.parametrize("name", names())
def test_help_begins_with_a_line_and_an_example(name: str, run: Callable[..., Run]) -> None:
    result = run(*name.split(), "--help")
    assert (result.code, result.err) == (0, "")
    paragraphs = re.split(r"\n\s*\n", result.out)
    assert paragraphs[0].startswith(f"Usage: secaudit {name} ")
    assert len(paragraphs[1]) > 10
    assert paragraphs[2].strip().startswith(f"Example: secaudit {name}")
    assert "Exit codes: 0" in result.out


@pytest.mark.parametrize("name", names())
def test_chinese_help_is_chinese_and_fits_the_screen(name: str, run: Callable[..., Run]) -> None:
    out = run("--lang", "zh", *name.split(), "--help").out
    assert english(out) == []
    assert f"例如：secaudit {name}" in out
    assert [line for line in out.splitlines() if columns(line) > 80] == []


@pytest.mark.parametrize("name", names(leaves=True))
def test_options_mean_the_same_everywhere(name: str) -> None:
    command = commands()[name]
    has = flags(command)
    assert "--lang" in has
    if "--json" in has:
        assert "--color" in has
        # What asks on the screen has no result alone.
        assert {"-o", "--output"} <= has or {"--answers", "--print"} & has
    if "--verbose" in has:
        assert {"-v", "-q", "--quiet", "--color"} <= has
    if {"--stdin", "--zip-password-file", "--password-file", "--yes", "--about-me"} & has:
        assert "--no-input" in has
    for param in command.params:
        if "--color" in param.opts:
            assert isinstance(param.type, click.Choice)
            assert tuple(param.type.choices) == config.COLOURS
        if "--json" in param.opts:
            assert param.name == "as_json"


@pytest.mark.parametrize("name", names(leaves=True))
def test_the_shell_completes_paths_and_wallets(name: str) -> None:
    for param in commands()[name].params:
        if PATHS.search(str(param.metavar or "")):
            assert param.type is options.PATH, param.name
        if "--provider" in param.opts:
            context = click.Context(commands()[name])
            assert "yiqianbao" in [one.value for one in param.shell_complete(context, "yi")]


@pytest.mark.parametrize("name", names())
def test_a_mistyped_option_is_answered_with_the_one_meant(
    name: str, run: Callable[..., Run]
) -> None:
    result = run(*name.split(), "--lnag", "zh")
    assert result.code == 2
    assert "'--lang'" in result.err


@pytest.mark.parametrize("name", names())
def test_a_mistyped_command_is_answered_with_the_one_meant(
    name: str, run: Callable[..., Run]
) -> None:
    *outer, last = name.split()
    result = run(*outer, f"{last}x")
    assert result.code == 2
    assert f"'{last}'" in result.err


@pytest.mark.parametrize(
    ("environ", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"CLICOLOR_FORCE": "1"}, False, True),
        ({"CLICOLOR_FORCE": "0"}, False, False),
        ({"CLICOLOR": "0"}, True, False),
        ({"CLICOLOR": "0", "FORCE_COLOR": "1"}, True, True),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_the_usual_variables_decide_about_colours(
    environ: dict[str, str], *, terminal: bool, expected: bool
) -> None:
    stream = io.StringIO()
    stream.isatty = lambda: terminal  # type: ignore[method-assign]
    assert console.wants_colour("auto", stream, environ) is expected
    assert console.wants_colour("always", stream, environ)
    assert not console.wants_colour("never", stream, environ)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., str]:
    """What a command shows on a terminal of some encoding."""
    monkeypatch.chdir(tmp_path)

    def show(encoding: str, *arguments: str) -> str:
        out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"135790\n")))
        assert main(list(arguments)) in {0, 1, 2}
        out.flush()
        buffer = out.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode(encoding)

    return show


SCREENS = (
    ["demo"], ["demo", "--verbose"], ["explain"], ["explain", "burst"], ["config", "show"],
    ["password", "--stdin"], ["pin", "--stdin"], ["pin", "--generate"], ["probe"],
    ["questionnaire", "--set", "signin.alerts=off"], ["questionnaire", "--template"],
    ["questionnaire", "--explain-score", "--set", "triage.now=caller"], ["data", "show"],
    ["--help"], ["transactions", "--help"],
)  # fmt: skip


@pytest.mark.parametrize("arguments", SCREENS, ids=" ".join)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_a_screen_survives_the_encoding_of_its_terminal(
    encoding: str, language: str, arguments: list[str], screen: Callable[..., str]
) -> None:
    shown = screen(encoding, "--lang", language, *arguments)
    # Names of wallets and words of Chinese apps stand in English texts, too.
    assert len(re.findall(r"\?{2,}", shown)) <= shown.count("\n") / 4
    chinese = bool(re.search("[\u4e00-\u9fff]{4}", shown))
    assert chinese is (language == "zh" and encoding == "gbk")


@pytest.mark.parametrize("arguments", SCREENS, ids=" ".join)
def test_a_chinese_screen_holds_no_english_but_names(
    arguments: list[str], screen: Callable[..., str]
) -> None:
    assert english(screen("utf-8", "--lang", "zh", *arguments)) == []


def test_json_is_in_the_language_asked_for_on_any_terminal(screen: Callable[..., str]) -> None:
    assert '"language": "zh"' in screen("ascii", "--lang", "zh", "demo", "--json")
