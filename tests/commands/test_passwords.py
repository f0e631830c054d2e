"""`secaudit password` and `secaudit pin` as a user runs them, and what they never let out."""

from __future__ import annotations

import fcntl
import hashlib
import io
import json
import os
import subprocess
import sys
import termios
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

import secaudit
from secaudit.cli.main import main
from secaudit.model.message import Message
from secaudit.passwords.breaches.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECRET = "qjxzv-Wd83kfhb-mtgyp"  # noqa: S105 - nobody's
WEAK = "woaiwojia520"
PIN = "739184"
DATE_PIN = "910307"
PACKAGE = Path(secaudit.__file__).parents[1]
HOSTILE = {
    "nul": b"\0\0\0\0\n",
    "long": b"x9K" * 1700 + b"\n",
    "emoji": "😀👍🏽😀\n".encode(),
    "full-width": "１２３４５６\n".encode(),
    "hanzi": "我爱你中国\n".encode(),
    "escape": b"\x1b[2J\x07\n",
    "no line end": b"abc",
    "crlf": b"123456\r\n",
    "bom": b"\xef\xbb\xbf123456\n",
    "blank": b"   \n",
    "places": b"%s%n{0}{secret}\n",
    "markup": b"[red]x[/red]\n",
}
REFUSED = {
    "empty": b"",
    "empty line": b"\n",
    "no text": b"\xff\xfe\x81\x9f\n",
    "gbk": "密码".encode("gbk"),
    "too long": b"y" * 100_000,
}


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


class Pipe(io.TextIOWrapper):
    """A stdin of bytes that is no terminal."""

    def __init__(self, line: bytes) -> None:
        super().__init__(io.BytesIO(line), encoding="utf-8")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run the command line in this process, with bytes on stdin."""

    def run_main(*arguments: str, line: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", Pipe(line))
        code = main(arguments)
        screen = capsys.readouterr()
        return Done(code, screen.out, screen.err)

    return run_main


def environment(folder: Path) -> dict[str, str]:
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return {
        "PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home), "COLUMNS": "80",
        "TERM": "dumb", "PYTHONPATH": str(PACKAGE), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip


def pieces(secret: str, size: int = 5) -> Iterator[str]:
    """Every stretch of a secret, and of what could stand for it."""
    for text in (secret, secret[::-1], hashlib.sha1(secret.encode()).hexdigest()[:10].upper()):  # noqa: S324
        yield from (text[start : start + size] for start in range(len(text) - size + 1))


def leaks(text: str, secret: str) -> list[str]:
    return [piece for piece in pieces(secret) if piece in text]


@pytest.mark.parametrize("extra", [[], ["--json"], ["-v"], ["--lang", "zh"], ["--color", "always"]])
@pytest.mark.parametrize(("secret", "code"), [(SECRET, 0), (WEAK, 1)])
def test_no_piece_of_a_password_comes_out(
    run: Callable[..., Done], extra: list[str], secret: str, code: int,
) -> None:  # fmt: skip
    done = run("password", "--stdin", *extra, line=f"{secret}\n".encode())
    assert (done.code, done.err) == (code, "")
    assert leaks(done.out, secret) == []


@pytest.mark.parametrize("extra", [[], ["--json"], ["-v"], ["--lang", "zh"]])
@pytest.mark.parametrize(("pin", "code"), [(PIN, 0), (DATE_PIN, 1)])
def test_no_pin_comes_out_nor_its_exact_place(
    run: Callable[..., Done], extra: list[str], pin: str, code: int,
) -> None:  # fmt: skip
    from secaudit.api import score_pin  # noqa: PLC0415 - loads numpy

    done = run("pin", "--stdin", *extra, line=f"{pin}\n".encode())
    assert (done.code, done.err) == (code, "")
    shown = done.out
    rank = score_pin(pin).rank
    for text in (pin, pin[::-1], pin[2:], pin[:4], str(rank), f"{rank:,}"):
        assert text not in shown


def test_facts_about_the_person_do_not_come_out_either(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text('names = ["Qvxjzelia"]\nbirthdays = [1991-03-07]\nphones = ["13700246813"]\n')
    for command, line in (("password", b"qvxjzelia1991\n"), ("pin", b"910307\n")):
        for extra in ([], ["--json"]):
            done = run(command, "--stdin", "--about-file", str(facts), *extra, line=line)
            assert (done.code, done.err) == (1, "")
            shown = done.out.lower()
            for text in ("qvxjz", "1991", "0307", "46813", "910307"):
                assert text not in shown


def test_a_pin_made_of_a_fact_is_told_from_the_same_pin_without_it(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text('phones = ["13700739184"]\n')
    line = f"{PIN}\n".encode()
    assert json.loads(run("pin", "--stdin", "--json", line=line).out)["findings"] == []
    told = run("pin", "--stdin", "--json", "--about-file", str(facts), line=line)
    report = json.loads(told.out)
    assert [finding["rule"] for finding in report["findings"]] == ["pin_personal"]
    assert report["pin"]["within"] == 10


@pytest.mark.parametrize("text", ["names = 7\n", "name = []\n", "birthdays = ['x']\n", "\x00"])
def test_a_file_of_facts_that_is_wrong_is_told_by_its_key(
    run: Callable[..., Done], tmp_path: Path, text: str
) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text(text)
    done = run("pin", "--stdin", "--about-file", str(facts), line=b"739184\n")
    assert (done.code, done.out) == (2, "")
    assert "facts.toml" in done.err
    assert done.err.count("\n") == 1


def test_a_file_of_facts_that_cannot_be_read_is_told_in_one_sentence(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    deep = tmp_path / "deep.toml"
    deep.write_text("names = " + "[" * 50_000)
    for path in (tmp_path, deep):
        done = run("pin", "--stdin", "--about-file", str(path), line=b"739184\n")
        assert (done.code, done.out) == (2, "")
        assert done.err.count("\n") == 1


def test_a_file_of_facts_may_begin_with_the_mark_of_windows_editors(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text('names = ["Qvxjzelia"]\n', encoding="utf-8-sig")
    done = run("password", "--stdin", "--about-file", str(facts), line=b"qvxjzelia\n")
    assert (done.code, done.err) == (1, "")


@pytest.mark.parametrize("command", ["password", "pin"])
@pytest.mark.parametrize("extra", [[], ["--json"]])
def test_without_a_terminal_it_ends_at_once_and_says_what_to_pass(
    run: Callable[..., Done], command: str, extra: list[str]
) -> None:
    done = run(command, *extra, line=b"739184\n")
    assert (done.code, done.out) == (2, "")
    assert "--stdin" in done.err


@pytest.mark.parametrize("command", ["password", "pin"])
def test_a_secret_is_no_argument(run: Callable[..., Done], command: str) -> None:
    assert run(command, SECRET).code == 2


@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE)
def test_any_text_is_scored(run: Callable[..., Done], line: bytes) -> None:
    done = run("password", "--stdin", line=line)
    assert done.code in {0, 1}
    assert done.err == ""
    assert "\x1b" not in done.out
    assert "\0" not in done.out


@pytest.mark.parametrize("command", ["password", "pin"])
@pytest.mark.parametrize("line", REFUSED.values(), ids=REFUSED)
def test_what_is_no_secret_is_refused_in_a_sentence(
    run: Callable[..., Done], command: str, line: bytes
) -> None:
    done = run(command, "--stdin", line=line)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "fault" not in done.err


@pytest.mark.parametrize("line", [b"12345\n", b"1234567\n", b"hunter\n", b"\0\0\0\0\n", b"12 34\n"])
def test_what_is_no_pin_is_refused_without_being_quoted(
    run: Callable[..., Done], line: bytes
) -> None:
    done = run("pin", "--stdin", line=line)
    assert (done.code, done.out) == (2, "")
    assert line.decode().strip() not in done.err
    assert "secaudit password" in done.err


def test_only_the_first_line_is_read(
    run: Callable[..., Done],
) -> None:
    one = run("password", "--stdin", line=f"{WEAK}\n".encode())
    assert run("password", "--stdin", line=f"{WEAK}\n{SECRET}\n".encode()).out == one.out


def test_while_it_runs_neither_its_arguments_nor_its_environment_hold_the_pin(
    tmp_path: Path,
) -> None:
    if not Path("/proc/self/environ").exists():
        pytest.skip("this system shows no processes in /proc")
    with subprocess.Popen(
        [sys.executable, "-m", "secaudit", "pin", "--stdin", "--compare"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(tmp_path),
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{PIN}\n".encode())
        process.stdin.flush()
        _wait_until_it_is_read(process.stdin)
        for name in ("cmdline", "environ", "comm"):
            assert PIN.encode() not in Path(f"/proc/{process.pid}/{name}").read_bytes()
        process.stdin.write(f"{PIN}\n".encode())
        process.stdin.close()
        shown = process.stdout.read()
        assert process.wait(60) == 1
    assert PIN.encode() not in shown
    assert b"same as the other PIN" in shown
    assert [path for path in (tmp_path / "home").rglob("*") if path.is_file()] == []


def _wait_until_it_is_read(pipe: IO[bytes]) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        waiting = fcntl.ioctl(pipe, termios.FIONREAD, bytes(4))
        if not any(waiting):
            return
        time.sleep(0.02)
    pytest.fail("nothing was read from stdin")


@pytest.mark.parametrize("command", ["password", "pin"])
def test_a_fault_of_ours_tells_where_it_is_but_not_the_secret(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(text: str, **_: object) -> None:
        message = f"cannot score {text}"
        raise RuntimeError(message)

    monkeypatch.setattr("secaudit.passwords.strength.score", fail)
    monkeypatch.setattr("secaudit.workflows.pins.score", fail)
    monkeypatch.setattr(sys, "stdin", Pipe(f"{SECRET}\n".encode()))
    assert main([command, "--stdin"]) == 3
    screen = capsys.readouterr()
    assert screen.out == ""
    assert "RuntimeError" in screen.err
    assert leaks(screen.err, SECRET) == []


def test_an_interruption_tells_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_: str, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("secaudit.passwords.strength.score", interrupt)
    monkeypatch.setattr(sys, "stdin", Pipe(f"{SECRET}\n".encode()))
    assert main(["password", "--stdin"]) == 130
    assert leaks(capsys.readouterr().err, SECRET) == []


@pytest.mark.parametrize(
    "arguments",
    [["--words", "5"], ["--length", "12"], ["--generate", "--words", "5", "--length", "12"],
     ["--generate", "--words", "2"], ["--generate", "--length", "4"], ["--about-me", "--stdin"]],
)  # fmt: skip
def test_options_that_do_not_fit_are_refused(
    run: Callable[..., Done], arguments: list[str]
) -> None:
    done = run("password", *arguments)
    assert (done.code, done.out) == (2, "")


def test_a_drawn_password_is_alone_on_its_line_and_never_the_same(
    run: Callable[..., Done],
) -> None:
    shown = {run("password", "--generate", "-q").out for _ in range(3)}
    assert len(shown) == 3
    assert all(line.count("\n") == 1 and line.count("-") == 5 for line in shown)


def test_a_drawn_password_passes_its_own_check(
    run: Callable[..., Done],
) -> None:
    for extra in ([], ["--lang", "zh"], ["--words", "5"], ["--length", "14"]):
        drawn = json.loads(run("password", "--generate", "--json", *extra).out)["generated"]
        assert drawn["bits"] > 50
        checked = run("password", "--stdin", "--json", line=f"{drawn['text']}\n".encode())
        assert json.loads(checked.out)["password"]["score"] == 4
        assert checked.code == 0


@pytest.mark.parametrize("length", ["4", "6"])
def test_a_drawn_pin_passes_its_own_check(run: Callable[..., Done], length: str) -> None:
    pin = run("pin", "--generate", "--length", length, "-q").out
    assert len(pin.strip()) == int(length)
    assert run("pin", "--stdin", line=pin.encode()).code == 0


def copy_of_the_list(folder: Path, *more: str) -> Path:
    """A downloaded list that holds the canaries and `more`, among 3,000 rows spread evenly."""
    rows = {f"{number * (16**40 // 3000):040X}": 2 for number in range(3000)}
    for password in ("123456", "password", *more):
        rows[hashlib.sha1(password.encode()).hexdigest().upper()] = 77  # noqa: S324
    path = folder / "list.txt"
    path.write_text("".join(f"{digest}:{count}\n" for digest, count in sorted(rows.items())))
    return path


def test_a_password_of_a_downloaded_list_is_a_finding_however_good_it_is(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    path = copy_of_the_list(tmp_path, SECRET)
    done = run("password", "--stdin", "--breach-file", str(path), line=f"{SECRET}\n".encode())
    assert (done.code, done.err) == (1, "")
    assert "seen 77 times" in done.out
    assert leaks(done.out, SECRET) == []


def test_a_password_that_is_not_in_the_list_is_said_to_be_looked_for(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    path = copy_of_the_list(tmp_path)
    done = run(
        "password", "--stdin", "--json", "--breach-file", str(path), line=f"{SECRET}\n".encode()
    )
    assert done.code == 0
    assert json.loads(done.out)["password"]["leak"]["standing"] == "not_found"


def test_what_could_not_be_looked_up_is_never_nothing_found(
    run: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    why = Message("the service could not be reached")
    monkeypatch.setattr(
        "secaudit.passwords.breaches.service.RangeService.look_up",
        lambda _, passwords, **__: tuple(Outcome.unchecked(why) for _ in passwords),
    )
    done = run("password", "--stdin", "--breached", line=f"{SECRET}\n".encode())
    assert done.code == 2
    assert "could not be looked up" in " ".join(done.out.split())


def test_a_list_that_is_not_sorted_is_refused_before_anything_is_said(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    path = copy_of_the_list(tmp_path)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(reversed(lines)))
    done = run("password", "--stdin", "--breach-file", str(path), line=f"{SECRET}\n".encode())
    assert (done.code, done.out) == (2, "")
    assert "list.txt" in done.err


def test_more_tries_never_make_a_pin_less_likely_to_be_opened(run: Callable[..., Done]) -> None:
    for pin in ("1234", "1990", "8068", "271828"):
        done = run("pin", "--stdin", "--json", line=f"{pin}\n".encode())
        blind = [one["blind"] for one in json.loads(done.out)["pin"]["chances"]]
        assert blind == sorted(blind)
        assert max(blind) < 1
