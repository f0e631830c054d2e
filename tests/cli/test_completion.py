"""What the tab key offers, and that it asks nothing slow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import secaudit
from secaudit.cli import completing
from secaudit.cli.explaining import everything
from secaudit.model.explanation import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

BASH = shutil.which("bash")
HEAVY = {"numpy", "pyarrow", "pandas", "rich", "zxcvbn", "tomllib", "secaudit.catalogue"}


@pytest.fixture
def offered(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """What bash is offered at the end of a line."""

    def offer(line: str) -> list[str]:
        words = line.split(" ")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        monkeypatch.setenv(completing.VARIABLE, "bash_complete")
        result = run()
        assert (result.code, result.err) == (0, "")
        return [text.partition(",")[2] for text in result.out.split()]

    return offer


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("secaudit transa", "transactions"),
        ("secaudit transactions --sens", "--sensitivity"),
        ("secaudit transactions --sensitivity l", "low"),
        ("secaudit transactions --provider yi", "yiqianbao"),
        ("secaudit questionnaire --provider ali", "alipay"),
        ("secaudit data fo", "forget"),
        ("secaudit explain trial_", "trial_charge"),
        ("secaudit explain signin.al", "signin.alerts"),
        ("secaudit explain s03", "s03_freeze_wallet"),
        ("secaudit explain host.c", "host.clock"),
        ("secaudit config set sens", "sensitivity"),
        ("secaudit config set color ne", "never"),
        ("secaudit config set provider yiq", "yiqianbao"),
        ("secaudit completion z", "zsh"),
    ],
)
def test_what_was_begun_is_finished(
    line: str, expected: str, offered: Callable[[str], list[str]]
) -> None:
    assert offered(line) == [expected]


def test_every_id_that_is_offered_is_explained() -> None:
    context: object = None
    offered = set(completing.ids(context, context, ""))  # type: ignore[arg-type]
    known = everything()
    assert offered <= {one.id for one in known}
    most = {Kind.SIGNAL, Kind.STEP, Kind.QUESTION, Kind.PROBE, Kind.PROVIDER, Kind.LIMIT}
    assert {one.id for one in known if one.kind in most} - offered == {"rest"}


def test_completing_loads_nothing_slow() -> None:
    environment = {
        **os.environ, "COMP_WORDS": "secaudit explain s", "COMP_CWORD": "2",
        completing.VARIABLE: "bash_complete",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "secaudit"],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "s03_freeze_wallet" in done.stdout
    assert "click.shell_completion" in loaded
    assert HEAVY & loaded == set()


@pytest.mark.parametrize("shell", completing.SHELLS)
def test_a_script_asks_us(shell: str, run: Callable[..., Run]) -> None:
    out = run("completion", shell).out
    assert f"_SECAUDIT_COMPLETE={shell}_complete" in out


@pytest.mark.skipif(BASH is None, reason="there is no bash")
def test_bash_finishes_a_word_with_our_script(tmp_path: Path, run: Callable[..., Run]) -> None:
    script, program = tmp_path / "complete.bash", tmp_path / "secaudit"
    script.write_text(run("completion", "bash").out)
    root = Path(secaudit.__file__).parents[1]
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{root}" exec "{sys.executable}" -m secaudit "$@"\n')
    program.chmod(0o700)
    asked = (
        f'source "{script}"; COMP_WORDS=(secaudit que); COMP_CWORD=1; '
        f'_secaudit_completion "{program}" que secaudit; echo "${{COMPREPLY[@]}}"'
    )
    command = [str(BASH), "--norc", "-c", asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("questionnaire", "")


def test_fish_is_told_help_with_its_commas(run: Callable[..., Run]) -> None:
    assert 'string split --max 2 "," $completion' in run("completion", "fish").out
