"""A command is asked without a shell, in a bare environment, and for no longer than it is given."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from secaudit.commands import environment
from secaudit.i18n import Translator
from secaudit.questionnaire.looking.commands import NoAnswer, Output, ask
from secaudit.questionnaire.looking.computer import ThisComputer
from secaudit.questionnaire.looking.registry import look_all, members

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its commands are shell scripts")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Output]:
    """Ask a command that is this script of the shell."""

    def run_script(script: str, *arguments: str, seconds: float = 5.0, mode: int = 0o755) -> Output:
        path = tmp_path / "told"
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(mode)
        return ask(
            ("told", *arguments),
            until=time.monotonic() + seconds,
            folders=[str(tmp_path), "/usr/bin", "/bin"],
            environ={"HOME": "/h", "LD_PRELOAD": "x.so", "LANG": "zh_CN.UTF-8", "SECRET": "s"},
        )

    return run_script


def why(reason: pytest.ExceptionInfo[NoAnswer]) -> str:
    return Translator("en").render(reason.value.text)


def test_what_it_prints_and_its_exit_code_are_told(run: Callable[..., Output]) -> None:
    assert run("echo well; echo noise >&2; exit 3") == Output("well\n", 3)


def test_arguments_reach_it_as_they_are(run: Callable[..., Output], tmp_path: Path) -> None:
    argument = f"$(touch {tmp_path}/made); *"
    assert run('printf %s "$1"', argument).text == argument
    assert not (tmp_path / "made").exists()


def test_its_environment_holds_nothing_of_the_user(run: Callable[..., Output]) -> None:
    names = {line.partition("=")[0] for line in run("env").text.splitlines()}
    assert names - {"PWD", "_", "SHLVL", "OLDPWD"} == {"HOME", "LANGUAGE", "LC_ALL", "PATH"}


def test_commands_of_the_users_own_path_are_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "told").write_text("#!/bin/sh\necho mine\n", encoding="utf-8")
    (tmp_path / "told").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoAnswer) as reason:
        ThisComputer().run("told")
    assert "told, which would know, is not on this computer." in why(reason)
    assert str(tmp_path) not in environment(os.environ, ["/usr/bin"])["PATH"]


def test_a_file_that_cannot_be_run_is_no_command(run: Callable[..., Output]) -> None:
    with pytest.raises(NoAnswer):
        run("echo x", mode=0o644)


def test_a_slow_command_is_ended_with_all_that_it_started(
    run: Callable[..., Output], tmp_path: Path
) -> None:
    started = time.monotonic()
    with pytest.raises(NoAnswer) as reason:
        run(f"sleep 30 & echo $! > {tmp_path}/child; wait", seconds=0.5)
    assert time.monotonic() - started < 2
    assert "did not answer in time" in why(reason)
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    deadline = time.monotonic() + 2
    while _lives(child) and time.monotonic() < deadline:
        pass
    assert not _lives(child)


def _lives(process: int) -> bool:
    """Whether it runs; one that is dead and waits to be collected does not."""
    command = ["ps", "-o", "stat=", "-p", str(process)]
    state = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return bool(state) and not state.startswith("Z")


def test_one_that_closes_its_output_and_goes_on_is_ended_too(run: Callable[..., Output]) -> None:
    started = time.monotonic()
    with pytest.raises(NoAnswer):
        run("exec >&- 2>&-; sleep 30", seconds=0.5)
    assert time.monotonic() - started < 2


def test_a_hundred_megabytes_are_not_read(run: Callable[..., Output]) -> None:
    started = time.monotonic()
    with pytest.raises(NoAnswer) as reason:
        run("head -c 100000000 /dev/zero")
    assert "says more than is read of it" in why(reason)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("octal", "text"),
    [(r"\344\270\255", "\u4e2d"), (r"\326\320", "\u4e2d"), (r"\377\377", "\ufffd")],
)
def test_text_of_any_encoding_is_read(octal: str, text: str, run: Callable[..., Output]) -> None:
    assert text in run(f"printf '{octal}'").text


def test_the_time_is_that_of_the_whole_probe_not_of_each_command() -> None:
    computer = ThisComputer(seconds=0.0)
    for _ in range(2):
        with pytest.raises(NoAnswer):
            computer.run("sh", "-c", "sleep 5")


def test_this_computer_answers_for_every_probe_in_time() -> None:
    started = time.monotonic()
    found = look_all()
    assert [one.probe for one in found] == list(members())
    assert time.monotonic() - started < 4
