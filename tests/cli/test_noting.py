"""`--label` and `--keep-about`: what is kept of a check, and that it can be deleted."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from secaudit.cli.main import main
from secaudit.storage.database import FILE, data_folder, open_database

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "Tr0ub4dor-and-3"  # noqa: S105 - invented


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{SECRET}\n".encode())))


def kept() -> bytes:
    return b"".join(path.read_bytes() for path in data_folder().glob(f"{FILE}*"))


@pytest.mark.usefixtures("stdin")
def test_a_label_keeps_the_day_and_the_score_but_never_the_password() -> None:
    assert main(["password", "--stdin", "--label", "wallet"]) in {0, 1}
    with open_database(write=False) as db:
        kind, label, at, result = db.connection.execute(
            "SELECT kind, label, at, result FROM checks"
        ).fetchone()
    assert (kind, label) == ("password", "wallet")
    assert at.endswith("+00:00")
    assert set(json.loads(result)) == {"findings", "score"}
    assert SECRET.encode() not in kept()


@pytest.mark.usefixtures("stdin")
def test_without_a_label_nothing_is_kept() -> None:
    main(["password", "--stdin"])
    assert not data_folder().exists()


@pytest.mark.usefixtures("stdin")
def test_a_password_is_no_label(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["password", "--stdin", "--label", SECRET]) == 2
    assert SECRET not in capsys.readouterr().err
    assert not data_folder().exists()


@pytest.mark.usefixtures("stdin")
@pytest.mark.parametrize("around", ["my {} now", "Wallet{}"])
def test_a_name_that_holds_the_password_is_refused_and_not_repeated(
    capsys: pytest.CaptureFixture[str], around: str
) -> None:
    assert main(["password", "--stdin", "--label", around.format(SECRET.upper())]) == 2
    assert SECRET not in capsys.readouterr().err.lower()
    assert not data_folder().exists()


@pytest.mark.parametrize("name", ["739184", "alipay 739184", "other 264815", "7391"])
def test_a_pin_is_no_label_and_no_part_of_one(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    lines = io.TextIOWrapper(io.BytesIO(b"739184\n264815\n"))
    monkeypatch.setattr("sys.stdin", lines)
    assert main(["pin", "--stdin", "--compare", "--label", name]) == 2
    assert not data_folder().exists()


@pytest.mark.usefixtures("stdin")
def test_a_label_that_is_no_text_of_this_system_is_kept_as_it_is_shown() -> None:
    assert main(["password", "--stdin", "--label", "wal\udcff\x1b[31mlet"]) in {0, 1}
    with open_database(write=False) as db:
        (label,) = db.connection.execute("SELECT label FROM checks").fetchone()
    assert label.isprintable()
    assert label.startswith("wal")


def test_facts_are_kept_when_wanted_compared_later_and_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = tmp_path / "me.toml"
    facts.write_text('names = ["Quillon Ashbrook"]\n', encoding="utf-8")

    def score(*options: str) -> int:
        line = io.TextIOWrapper(io.BytesIO(b"quillonashbrook\n"))
        monkeypatch.setattr("sys.stdin", line)
        main(["password", "--stdin", "--json", *options])
        return int(json.loads(capsys.readouterr().out)["password"]["score"])

    stranger = score()
    assert score("--about-file", str(facts), "--keep-about") < stranger
    assert score("--about-me") < stranger
    assert b"Quillon" in kept()
    assert main(["data", "forget", "--about-me", "--yes"]) == 0
    assert b"Quillon" not in kept()


def test_keeping_facts_needs_facts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pin", "--stdin", "--keep-about"]) == 2
    assert "--about-me" in capsys.readouterr().err


def test_the_audit_of_a_vault_is_noted_by_its_counts(tmp_path: Path) -> None:
    export = tmp_path / "chrome.csv"
    export.write_text(
        "name,url,username,password,note\n"
        "a,https://a.example,me,tulip44,\n"
        "b,https://b.example,me,tulip44,\n",
        encoding="utf-8",
    )
    assert main(["vault", str(export), "--label", "browser", "--no-input"]) == 1
    with open_database(write=False) as db:
        (result,) = db.connection.execute("SELECT result FROM checks").fetchone()
    assert json.loads(result) == {"entries": 2, "leaked": 0, "reused": 2, "weak": 2}
    assert b"tulip44" not in kept()
