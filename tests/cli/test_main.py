from __future__ import annotations

import gettext
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from secaudit import __version__
from secaudit.cli.commands import transactions
from secaudit.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from secaudit.cli.exits import Exit
    from tests.cli.conftest import Run

CHINESE = re.compile("[\u4e00-\u9fff]")


def test_help_tells_what_the_program_is_for_and_names_the_commands(
    run: Callable[..., Run],
) -> None:
    result = run("--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Usage: secaudit [OPTIONS] COMMAND ...\n")
    assert "Example: secaudit transactions export.csv" in result.out
    assert re.search(r"^  transactions   *Find entries", result.out, re.MULTILINE)


def test_the_version_is_that_of_the_package(run: Callable[..., Run]) -> None:
    assert run("--version").out == f"secaudit {__version__}\n"


def test_an_option_without_a_command_shows_the_status_page(run: Callable[..., Run]) -> None:
    result = run("--lang", "zh")
    assert (result.code, result.err) == (0, "")
    assert "secaudit check" in result.out


@pytest.mark.parametrize(
    "arguments", [["--lang", "zh", "--help"], ["transactions", "--lang=zh", "--help"]]
)
def test_help_pages_are_all_chinese_and_fit_the_screen(
    run: Callable[..., Run], arguments: list[str]
) -> None:
    result = run(*arguments)
    assert result.out.startswith("用法: secaudit")
    assert (
        re.search(r"(?:\b[a-z]{2,}\b ){3,}", result.out.replace("secaudit transactions", ""))
        is None
    )
    wide = [line for line in result.out.splitlines() if len(CHINESE.sub("xx", line)) > 80]
    assert wide == []


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        (["transaction"], "Did you mean 'transactions'?", "你是不是想用 'transactions'？"),
        (["transactions", "x", "--tabel", "y"], "No such option '--tabel'", "没有选项 '--tabel'"),
        (["transactions"], "Missing argument", "缺少参数"),
        (
            ["transactions", "x", "--last", "soon"],
            "Invalid value for '--last'",
            "'--last' 的值无效",
        ),
        (["transactions", "x", "--last", "0"], "not in the range", "不在允许的范围"),
        (["transactions", "x", "--since", "now"], "does not match the formats", "不符合这些格式"),
        (["transactions", "x", "--color", "red"], "is not one of", "不在可选范围内"),
        (["transactions", "x", "--since"], "requires an argument", "后面要跟"),
        (["transactions", "x", "--json=1"], "does not take a value", "不带值"),
    ],
)
def test_usage_errors_speak_the_language_of_the_run(
    run: Callable[..., Run], arguments: list[str], english: str, chinese: str
) -> None:
    for language, expected in (("en", english), ("zh", chinese)):
        result = run("--lang", language, *arguments)
        assert (result.code, result.out) == (2, "")
        assert expected in result.err


def test_languages_of_earlier_runs_leave_nothing_behind(run: Callable[..., Run]) -> None:
    domain, environ = gettext.textdomain(), dict(os.environ)
    assert CHINESE.search(run("--lang", "zh", "--help").out)
    assert not CHINESE.search(run("--help").out)
    assert (gettext.textdomain(), dict(os.environ)) == (domain, environ)


def test_a_language_after_a_double_dash_is_a_file_name(run: Callable[..., Run]) -> None:
    result = run("transactions", "--", "--lang", "zh")
    assert result.code == 2
    assert not CHINESE.search(result.err)
    assert "--lang: there is no file" in result.err


def _failing(error: BaseException) -> Callable[..., Exit]:
    def fail(*_: object, **__: object) -> Exit:
        raise error

    return fail


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("account 6222 of Zhang San")])
def test_what_ends_a_command_is_a_code_and_a_sentence_without_data(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    monkeypatch.setattr(transactions, "_run", _failing(error))
    result = run("transactions", "x")
    interrupted = isinstance(error, KeyboardInterrupt)
    assert result.code == (130 if interrupted else 3)
    assert ("Interrupted." if interrupted else "This is a fault of secaudit") in result.err
    assert "Zhang" not in result.err
    assert "Traceback" not in result.err


def test_a_broken_pipe_is_no_error(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transactions, "_run", _failing(BrokenPipeError()))
    assert run("transactions", "x") == type(run("--version"))(0, "", "")


def test_a_reader_that_closes_the_pipe_is_left_in_peace(robbed: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "secaudit", "transactions", str(robbed), "--verbose"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["transactions", "--help"]])
def test_nothing_heavy_is_loaded_for_help_and_version(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "secaudit", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {
        line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()
    }
    assert "click" in loaded
    assert loaded & {"pandas", "pyarrow", "numpy", "zxcvbn", "rich", "decimal", "pathlib"} == set()


def test_main_takes_the_arguments_of_the_process_by_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["secaudit", "--version"])
    assert main() == 0
    assert __version__ in capsys.readouterr().out
