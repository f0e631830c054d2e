"""`secaudit vault` as a process: what it shows, what it never shows, and what it deletes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import pty
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import secaudit

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Run

SECRETS = ["sunflower-99-x", "sunflower-98-x", "Tq8!vvMz2#pLk0", "NA-hunter-seven"]
TOTP = "JBSWY3DPEHPK3PXP"
HEADER = (
    "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,"
    "login_totp"
)
ROWS = [
    f",,login,PayPal,,,0,https://www.paypal.com,tom@example.org,{SECRETS[0]},",
    f",,login,Forum,,,0,http://forum.example.net,tom,{SECRETS[0]},",
    f",,login,Shop,,,0,https://shop.example.com,tom,{SECRETS[1]},",
    f",,login,Mail,,,0,https://mail.proton.me,tom,{SECRETS[2]},otpauth://totp/x?secret={TOTP}",
    f",,login,{SECRETS[3]},,,0,https://a.example,{SECRETS[3]},{SECRETS[3]},",
    ",,note,Note,text,,0,,,,",
]  # fmt: skip


def written(folder: Path, rows: list[str] = ROWS) -> Path:
    path = folder / "export.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def gives_away(text: str, secrets: list[str] = SECRETS) -> list[str]:
    """Which passwords, one-time secrets or beginnings of their hashes a text holds."""
    hashes = [
        digest(one.encode()).hexdigest()[:10]
        for one in secrets
        for digest in (hashlib.sha1, hashlib.sha256, hashlib.md5)
    ]
    return [one for one in (*secrets, TOTP, *hashes) if one.casefold() in text.casefold()]


def test_the_screen_tells_what_is_wrong_and_no_password(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    done = run("vault", written(tmp_path))
    assert done.code == 1
    assert done.err == ""
    assert done.out.index("PayPal [") < done.out.index("Forum [")
    for said in (
        "1 other account has the same password: Forum [",
        "It is the user name.",
        "begins with http://",
        "1 item without a password",
        "Not looked up among leaked",
    ):
        assert said in " ".join(done.out.split())
    assert gives_away(done.out) == []


@pytest.mark.parametrize("arguments", [["--json"], ["--verbose"], ["--quiet"], ["--lang", "zh"]])
def test_no_form_of_the_report_gives_a_password_away(
    run: Callable[..., Run], tmp_path: Path, arguments: list[str]
) -> None:
    out = tmp_path / "out.csv"
    done = run("vault", written(tmp_path), "--csv", out, *arguments)
    assert done.code == 1
    assert gives_away(done.out + done.err + out.read_text("utf-8")) == []


def test_json_and_csv_say_the_same(run: Callable[..., Run], tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    report = run("vault", written(tmp_path), "--json", "--csv", out).json
    assert report["schema"] == "secaudit/report/1"
    assert report["vault"]["manager"] == "Bitwarden"
    assert report["vault"]["entries"] == 5
    assert report["vault"]["counts"]["reused"] == 2
    found = {one["title"]: one for one in report["findings"]}
    assert found["PayPal"]["account"] == "payment"
    assert found["PayPal"]["leaked"] == "not_checked"
    (reused,) = [one for one in found["PayPal"]["reasons"] if one["rule"] == "reused"]
    assert reused["shared_with"] == [found["Forum"]["id"]]
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert [row["id"] for row in rows[: len(found)]] == [one["id"] for one in report["findings"]]
    assert len(rows) == 5


def test_hostile_names_run_nothing(run: Callable[..., Run], tmp_path: Path) -> None:
    rows = [',,login,"=cmd|x\x1b[2J",,,0,https://a.example,@tom\u202e,dragon99,']
    out = tmp_path / "out.csv"
    done = run("vault", written(tmp_path, rows), "--csv", out)
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out
    (row,) = csv.DictReader(io.StringIO(out.read_text("utf-8-sig")))
    assert row["title"].startswith("'=cmd")
    assert row["username"].startswith("'@tom")


def test_an_entry_is_left_out(run: Callable[..., Run], tmp_path: Path) -> None:
    path = written(tmp_path, ROWS[1:2])
    (found,) = run("vault", path, "--json").json["findings"]
    done = run("vault", path, "--exclude", found["id"], "--json")
    assert done.json["findings"] == []
    assert done.json["vault"]["excluded"] == 1
    assert run("vault", path, "--exclude", "nobody").code == 2


def test_a_clean_vault_ends_with_0(run: Callable[..., Run], tmp_path: Path) -> None:
    done = run("vault", written(tmp_path, ROWS[3:4]))
    assert done.code == 0
    assert "Nothing is wrong" in done.out
    assert "Not looked up among leaked passwords" in " ".join(done.out.split())


def test_a_downloaded_list_is_looked_in(run: Callable[..., Run], tmp_path: Path) -> None:
    leaked = ("123456", "password", SECRETS[2])
    lines = sorted(
        f"{hashlib.sha1(one.encode(), usedforsecurity=False).hexdigest().upper()}:7"
        for one in leaked
    )
    (tmp_path / "list.txt").write_text("\n".join(lines) + "\n")
    report = run("vault", written(tmp_path), "--breach-file", tmp_path / "list.txt", "--json").json
    found = {one["title"]: one["leaked"] for one in report["findings"]}
    assert found["Mail"] == "found"
    assert found["PayPal"] == "not_found"
    assert report["vault"]["breach_source"] == "list.txt"


def test_a_list_that_is_none_ends_the_run(run: Callable[..., Run], tmp_path: Path) -> None:
    """Before anything could be called clean."""
    (tmp_path / "list.txt").write_text("123456\npassword\n")
    done = run("vault", written(tmp_path), "--breach-file", tmp_path / "list.txt")
    assert (done.code, done.out) == (2, "")
    assert "no row of a digest" in done.err


def test_a_service_that_cannot_be_reached_is_no_clean_bill(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    """A proxy that nobody listens at stands for a net that is down."""
    path = written(tmp_path, ROWS[3:4])
    done = run("vault", path, "--breached", env={"https_proxy": "http://127.0.0.1:9"})
    assert done.code == 2
    said = " ".join(done.out.split())
    assert "1 entry: Not looked up among leaked passwords: the service could not be reached" in said
    assert gives_away(done.out + done.err) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"encrypted": true, "data": "2.x"}', "export"),
        (b'{"encrypted": true, "encKeyValidation_DO_NOT_EDIT": "x"}', "Bitwarden is encrypted"),
        (b"Date,Payee,Amount\n2026-01-02,Baker,-3.50\n", "no export of a password manager"),
        (b"", "the file is empty"),
    ],
)
def test_what_is_no_readable_export_is_one_sentence(
    run: Callable[..., Run], tmp_path: Path, data: bytes, said: str
) -> None:
    path = tmp_path / "export"
    path.write_bytes(data)
    done = run("vault", path)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "export: " in done.err
    assert run("vault", tmp_path / "nowhere").code == 2


def test_an_export_from_a_pipe_is_kept_in_no_file(tmp_path: Path) -> None:
    """Neither while it runs nor afterwards does the folder for temporary files hold anything."""
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()
    process = subprocess.run(
        [sys.executable, "-c", _WATCH.format(folder=str(temporary))],
        input=written(tmp_path).read_bytes(),
        env=_environment(home) | {"TMPDIR": str(temporary)},
        capture_output=True,
        check=False,
    )
    assert process.returncode == 1, process.stderr
    assert process.stderr.decode() == "FILES 0\n"
    assert gives_away(process.stdout.decode()) == []


_WATCH = """
import os, sys, tempfile
made = []
sys.addaudithook(lambda event, args: made.append(args[0]) if event == "open"
                 and str(args[0]).startswith({folder!r}) else None)
from secaudit.__main__ import run
sys.argv = ["secaudit", "vault", "-", "--json"]
code = run()
sys.stderr.write(f"FILES {{len(made)}}\\n")
sys.exit(code)
"""

_CRASH = """
import os, sys
from secaudit.passwords.audit import scoring
{alone}
scoring.score_all.__kwdefaults__["scorer"] = os.fspath
if __name__ == "__main__":
    from secaudit.__main__ import run
    sys.argv = ["secaudit", "vault", {path!r}]
    sys.exit(run())
"""


@pytest.mark.parametrize("alone", ["", "scoring.ALONE = 0; scoring._cores = lambda: 2"])
def test_a_crash_gives_no_password_away(tmp_path: Path, alone: str) -> None:
    """The scorer fails with the password in its words, in this process or in a worker."""
    script = tmp_path / "crash.py"
    script.write_text(_CRASH.format(alone=alone, path=str(written(tmp_path))))
    process = subprocess.run(
        [sys.executable, script], env=_environment(tmp_path), capture_output=True, check=False
    )
    shown = (process.stdout + process.stderr).decode()
    assert process.returncode == 3, shown
    assert "This is a fault of secaudit" in shown
    assert gives_away(shown) == []


def _environment(home: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TERM": "dumb",
        "PYTHONPATH": str(Path(secaudit.__file__).parents[1]),
    }


def on_a_terminal(path: Path, answer: str, *arguments: str) -> tuple[int, str]:
    """Run the command on a terminal of its own and answer its question."""
    parent, child = pty.openpty()
    with tempfile.TemporaryDirectory() as home:
        process = subprocess.Popen(
            [sys.executable, "-m", "secaudit", "vault", str(path), *arguments],
            stdin=child, stdout=child, stderr=child, env=_environment(Path(home)),
        )  # fmt: skip
        os.close(child)
        shown = b""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                part = os.read(parent, 4096)
            except OSError:
                break
            if not part:
                break
            shown += part
            if answer and b"[y/N]" in shown:
                os.write(parent, answer.encode() + b"\n")
                answer = ""
        code = process.wait(timeout=10)
    os.close(parent)
    return code, " ".join(shown.decode().split())


def test_on_a_terminal_it_offers_to_delete_the_export(tmp_path: Path) -> None:
    path = written(tmp_path)
    code, shown = on_a_terminal(path, "y")
    assert code == 1
    assert "Deleting reaches no backup, sync folder" in shown
    assert "On an SSD" in shown
    assert "export.csv was deleted." in shown
    assert not path.exists()
    assert gives_away(shown) == []


@pytest.mark.parametrize(
    ("answer", "arguments"), [("n", []), ("", ["--keep-export"]), ("", ["--no-input"])]
)
def test_it_deletes_nothing_without_a_yes(
    tmp_path: Path, answer: str, arguments: list[str]
) -> None:
    path = written(tmp_path)
    code, shown = on_a_terminal(path, answer, *arguments)
    assert code == 1
    assert ("[y/N]" in shown) is bool(answer)
    assert path.exists()


def test_without_a_terminal_it_asks_nothing_and_deletes_nothing(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    path = written(tmp_path)
    done = run("vault", path)
    assert "Delete it now?" not in done.out + done.err
    assert path.exists()


def test_a_flag_deletes_but_not_through_a_link(run: Callable[..., Run], tmp_path: Path) -> None:
    path = written(tmp_path)
    link = tmp_path / "link.csv"
    link.symlink_to(path)
    done = run("vault", link, "--delete-export")
    assert done.code == 2
    assert "was not deleted" in done.err
    assert path.exists()
    assert link.is_symlink()
    done = run("vault", path, "--delete-export")
    assert done.code == 1
    assert "was deleted" in done.err
    assert not path.exists()


def test_the_table_cannot_take_the_place_of_the_export(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    path = written(tmp_path)
    done = run("vault", path, "--csv", path)
    assert done.code == 2
    assert "--csv" in done.err
    assert path.read_text().startswith("folder,")


def test_two_lists_of_leaks_exclude_each_other(run: Callable[..., Run], tmp_path: Path) -> None:
    done = run("vault", written(tmp_path), "--breached", "--breach-file", "x")
    assert done.code == 2
    assert json.dumps("--breach-file")[1:-1] in done.err
