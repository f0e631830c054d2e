from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import pyzipper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


class Keyboard(io.StringIO):
    """An stdin that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_theft_is_told_with_what_to_do_and_exit_code_1(
    run: Callable[..., Run], robbed: Path
) -> None:
    result = run("transactions", robbed)
    assert (result.code, result.err) == (1, "")
    assert "急速点卡专营" in result.out
    assert result.out.index("急速点卡专营") < result.out.index("DO THIS NOW")


def test_a_calm_year_ends_with_0_and_what_that_does_not_mean(
    run: Callable[..., Run], calm: Path
) -> None:
    result = run("transactions", calm)
    assert (result.code, result.err) == (0, "")
    assert "What this does not mean" in result.out


@pytest.mark.parametrize(("name", "code"), [("robbed", 1), ("calm", 2)])
def test_a_file_that_cannot_be_read_stops_only_itself(
    run: Callable[..., Run], request: pytest.FixtureRequest, tmp_path: Path, name: str, code: int
) -> None:
    result = run("transactions", tmp_path / "nowhere.csv", request.getfixturevalue(name))
    assert result.code == code
    assert result.err.count("\n") == 1
    assert "nowhere.csv: there is no file" in result.err
    assert "nowhere.csv" in result.out


def test_if_nothing_could_be_read_each_file_says_why(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    result = run("transactions", tmp_path / "a.csv", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "a.csv: there is no file" in result.err
    assert "holds no file" in result.err


def test_json_is_one_object_and_nothing_else(run: Callable[..., Run], robbed: Path) -> None:
    result = run("transactions", robbed, "--json")
    assert (result.code, result.err) == (1, "")
    assert json.loads(result.out)["schema"] == "secaudit/report/1"


def test_the_table_stands_beside_the_screen(
    run: Callable[..., Run], robbed: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.csv"
    result = run("transactions", robbed, "--table", target)
    assert result.code == 1
    assert target.read_text("utf-8").count("\n") == 1 + 140 * 4 + 3


def test_a_table_never_replaces_what_is_read(run: Callable[..., Run], robbed: Path) -> None:
    before = robbed.read_bytes()
    result = run("transactions", robbed, "--table", robbed)
    assert (result.code, result.out) == (2, "")
    assert "must not be overwritten" in result.err
    assert robbed.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--since", "2026-01-01", "--last", "3"], "exclude each other"),
        (["--since", "2030-01-01"], "there is no entry on or after 2030-01-01"),
        (["--provider", "alipai"], "Did you mean --provider alipay?"),
        (["--provider", "zzz"], "yiqianbao"),
        (["--zip-password-file", "/nowhere/at/all"], "password file could not be read"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Callable[..., Run], calm: Path, options: list[str], expected: str
) -> None:
    result = run("transactions", calm, *options)
    assert (result.code, result.out) == (2, "")
    assert expected in result.err
    assert result.err.count("\n") == 1


def test_last_counts_days_back_from_the_latest_entry(run: Callable[..., Run], robbed: Path) -> None:
    report = json.loads(run("transactions", robbed, "--last", "1", "--json").out)
    assert report["settings"]["since"] == "2026-06-09"
    assert report["judgement"]["examined"] == 3


def test_verbose_why_and_quiet_change_what_is_shown(run: Callable[..., Run], robbed: Path) -> None:
    usual = run("transactions", robbed).out
    assert "What was read" in usual
    assert "bits" not in usual
    assert "What was read" not in run("transactions", robbed, "--quiet").out
    assert "bits" in run("transactions", robbed, "--why").out
    assert len(run("transactions", robbed, "--verbose").out) > len(usual)


def test_colour_comes_only_when_asked_for(run: Callable[..., Run], robbed: Path) -> None:
    assert "\x1b[" not in run("transactions", robbed).out
    assert "\x1b[" in run("transactions", robbed, "--color", "always").out


def test_stdin_is_a_file_called_dash_and_its_copy_does_not_stay(
    run: Callable[..., Run], robbed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    with robbed.open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        result = run("transactions", "-")
    assert result.code == 1
    assert "stdin" in result.out
    assert list(folder.iterdir()) == []


def test_stdin_without_an_end_is_cut_off(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secaudit.cli.stdin._LIMIT", 10)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 11)))
    result = run("transactions", "-")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("stdin: more than 2 GB came in")


@pytest.fixture
def locked(robbed: Path, tmp_path: Path) -> Path:
    path = tmp_path / "locked.zip"
    with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"123456")
        archive.writestr("bill.csv", robbed.read_bytes())
    return path


def test_a_locked_file_without_a_terminal_is_one_sentence(
    run: Callable[..., Run], locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    result = run("transactions", locked)
    assert (result.code, result.out) == (2, "")
    assert "password" in result.err


def test_no_input_never_asks(
    run: Callable[..., Run], locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard())
    monkeypatch.setattr("click.prompt", lambda *_, **__: pytest.fail("was asked"))
    assert run("transactions", locked, "--no-input").code == 2


def test_the_password_may_come_from_a_file(
    run: Callable[..., Run], locked: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "password.txt"
    secret.write_text("123456\nsecond line\n")
    result = run("transactions", locked, "--zip-password-file", secret)
    assert (result.code, result.err) == (1, "")
    assert "123456" not in result.out


def test_the_password_may_come_from_a_pipe(
    run: Callable[..., Run], locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("123456\n"))
    result = run("transactions", locked, "--zip-password-file", "-")
    assert (result.code, result.err) == (1, "")


def test_a_wrong_password_from_a_file_is_tried_once(
    run: Callable[..., Run], locked: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "password.txt"
    secret.write_text("000000\n")
    result = run("transactions", locked, "--zip-password-file", secret)
    assert (result.code, result.out) == (2, "")
    assert "000000" not in result.err


def test_on_a_terminal_the_password_is_asked_for_without_echo_until_it_fits(
    run: Callable[..., Run], locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["wrong", "123456"])
    asked = []

    def prompt(text: str, **how: object) -> str:
        asked.append((text, how["hide_input"], how["err"]))
        return next(answers)

    monkeypatch.setattr(sys, "stdin", Keyboard())
    monkeypatch.setattr("click.prompt", prompt)
    result = run("transactions", locked)
    assert result.code == 1
    assert asked == [("Password of locked.zip (it stays hidden)", True, True)] * 2


def test_an_empty_answer_gives_up(
    run: Callable[..., Run], locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard())
    monkeypatch.setattr("click.prompt", lambda *_, **__: "")
    assert run("transactions", locked).code == 2


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
@pytest.mark.parametrize("options", [[], ["--json"], ["--lang", "zh"]])
def test_a_stream_of_any_encoding_gets_the_whole_report(
    robbed: Path, encoding: str, options: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "secaudit", "transactions", str(robbed), *options],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert (done.returncode, done.stderr) == (1, b"")
    text = done.stdout.decode(encoding)
    if options == ["--json"]:
        assert "急速点卡专营" in {entry["payee"] for entry in json.loads(text)["entries"]}
    else:
        assert "2026-06-09 03:12" in text
