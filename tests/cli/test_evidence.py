"""`secaudit evidence` makes a pack of what is not the user's, with no more than that to type."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from secaudit.cli.exits import Exit
from secaudit.providers import profiles
from secaudit.storage import hotlines, incidents, settings
from secaudit.storage.database import data_folder, open_database
from tests.cli.conftest import THEFT, lines, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

    Runs = Callable[..., Run]

REFERENCES = ["9912", "9915", "9919"]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def scanned(run: Runs, robbed: Path) -> Path:
    """An export with a theft that was scanned, and about which nothing was said yet."""
    assert run("transactions", robbed).code == Exit.FINDINGS
    return robbed


@pytest.fixture
def answered(run: Runs, scanned: Path, tmp_path: Path) -> Path:
    """The same, of which the user has called the last payment not theirs."""
    keys = ids(run)
    answers = tmp_path / "answers.toml"
    answers.write_text(f'[[question]]\nentries = [{keys[-1]}]\nanswer = "not_mine"\n')
    assert run("review", "--answers", answers, "--quiet").code == Exit.FINDINGS
    return scanned


def ids(run: Runs) -> list[int]:
    """The numbers of the entries that are asked about, in order of time."""
    questions = json.loads(run("review", "--json").out)["questions"]
    return [entry["id"] for one in questions for entry in one["entries"]]


def packs(tmp_path: Path) -> list[Path]:
    return sorted(path.parent for path in tmp_path.glob("*/manifest.json"))


def disputed(folder: Path) -> list[dict[str, str]]:
    text = (folder / "unknown_transactions.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def references(folder: Path) -> list[str]:
    return [row["reference"] for row in disputed(folder)]


def test_without_arguments_it_takes_what_is_not_the_users(
    run: Runs, answered: Path, tmp_path: Path
) -> None:
    done = run("evidence")
    assert done.code == Exit.NOTHING_FOUND
    (made,) = packs(tmp_path)
    assert made.name.startswith(f"evidence-{datetime.now(UTC).astimezone():%Y-%m-%d}-")
    assert references(made) == REFERENCES[-1:]
    assert disputed(made)[0]["answer"] == "not_mine"
    assert (made / "originals" / "robbed.csv").read_bytes() == answered.read_bytes()
    assert "I did not make the payments below" in (made / "statement.txt").read_text("utf-8-sig")
    assert "Not yet answered" not in done.out


@pytest.mark.usefixtures("scanned")
def test_where_nothing_was_said_it_takes_what_is_asked_about_and_says_so(
    run: Runs, tmp_path: Path
) -> None:
    done = run("evidence", "-o", "mine")
    assert "Not yet answered" in done.out
    assert references(tmp_path / "mine") == REFERENCES


@pytest.mark.usefixtures("answered")
def test_an_entry_is_named_by_its_number_or_its_transaction_number(
    run: Runs, tmp_path: Path
) -> None:
    first = ids(run)[0]
    assert run("evidence", f"#{first}", "-o", "one").code == Exit.NOTHING_FOUND
    assert references(tmp_path / "one") == REFERENCES[:1]
    assert run("evidence", "9915", "9919", "-o", "two").code == Exit.NOTHING_FOUND
    assert references(tmp_path / "two") == REFERENCES[1:]
    assert [row["answer"] for row in disputed(tmp_path / "two")] == ["", "not_mine"]


@pytest.mark.parametrize("ways", [(), ("--from", "robbed.csv")])
@pytest.mark.usefixtures("scanned")
def test_an_unknown_entry_is_told_and_makes_nothing(
    run: Runs, tmp_path: Path, ways: tuple[str, ...]
) -> None:
    for name in ("nonsense", "999999", "-0"):
        done = run("evidence", *ways, "--", name)
        assert done.code == Exit.NOT_DONE
        assert f"there is no entry of this number: {name}" in done.err
    assert packs(tmp_path) == []


def test_before_any_scan_it_says_how_to_begin_and_keeps_nothing(run: Runs, tmp_path: Path) -> None:
    done = run("evidence")
    assert (done.code, packs(tmp_path)) == (Exit.NOT_DONE, [])
    assert "secaudit transactions FILE" in done.err
    assert not data_folder().exists()


def test_a_calm_account_has_no_pack(run: Runs, calm: Path, tmp_path: Path) -> None:
    run("transactions", calm)
    done = run("evidence")
    assert (done.code, packs(tmp_path)) == (Exit.NOT_DONE, [])
    assert "no entry is called not yours" in done.err


def test_straight_from_a_file_nothing_is_remembered(
    run: Runs, robbed: Path, tmp_path: Path
) -> None:
    done = run("evidence", "--from", robbed, "-o", "pack")
    assert done.code == Exit.NOTHING_FOUND
    assert references(tmp_path / "pack") == REFERENCES
    assert (tmp_path / "pack" / "originals" / "robbed.csv").read_bytes() == robbed.read_bytes()
    assert not data_folder().exists()
    assert run("evidence", "9915", "--from", robbed, "-o", "one").code == Exit.NOTHING_FOUND
    assert references(tmp_path / "one") == ["9915"]


def test_neighbours_stand_beside_it_with_their_names_hidden(
    run: Runs, robbed: Path, tmp_path: Path
) -> None:
    night = "2026-06-08 21:00:00,赵小红,借款给小红,支出,12.00,交易成功,880001"
    written(robbed, [*lines(), night, *THEFT])
    run("evidence", *REFERENCES, "--from", robbed, "-o", "pack")
    near = (tmp_path / "pack" / "context.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(near))
    assert (row["payee"], row["amount"], row["reference"]) == ("赵**", "-12.00", "880001")
    assert "小红" not in near


def test_an_export_that_has_changed_is_not_taken_for_the_original(
    run: Runs, scanned: Path, tmp_path: Path
) -> None:
    content = scanned.read_bytes()
    scanned.write_bytes(content + b"\n")
    done = run("evidence", "-o", "pack")
    assert "The export itself was not found again (robbed.csv)" in done.out
    assert list((tmp_path / "pack" / "originals").iterdir()) == []
    # Under another name and elsewhere it is known by its bytes.
    elsewhere = tmp_path / "a" / "b" / "saved.txt"
    elsewhere.parent.mkdir(parents=True)
    elsewhere.write_bytes(content)
    done = run("evidence", "-o", "again", "--original", elsewhere)
    assert "not found again" not in done.out
    assert (tmp_path / "again" / "originals" / "robbed.csv").read_bytes() == content


def test_each_account_gets_a_pack_of_its_own(run: Runs, robbed: Path, tmp_path: Path) -> None:
    other = written(tmp_path / "other.csv", [row.replace(",20260", ",30260") for row in lines()])
    more = [row.replace("急速点卡专营", "极光卡券").replace(",99", ",77") for row in THEFT]
    written(other, [*(row.replace("晨光", "夜光") for row in lines()), *more])
    run("transactions", robbed, "--account", "first")
    run("transactions", other, "--account", "sec/ond")
    done = run("evidence", "-o", "packs")
    assert done.code == Exit.NOTHING_FOUND
    assert [path.name for path in packs(tmp_path)] == ["packs-first", "packs-sec-ond"]
    assert [set(references(path)) for path in packs(tmp_path)] == [
        set(REFERENCES), {"7712", "7715", "7719"},
    ]  # fmt: skip


@pytest.mark.usefixtures("answered")
def test_an_answer_about_one_wallet_does_not_hide_the_questions_about_another(
    run: Runs, tmp_path: Path
) -> None:
    more = written(
        tmp_path / "支付宝.csv", [*lines(), *(row.replace(",99", ",77") for row in THEFT)]
    )
    run("transactions", more, "--account", "second")
    with open_database() as db, db.transaction():
        db.connection.execute("UPDATE accounts SET provider = 'alipay' WHERE name = 'second'")
        db.connection.execute("UPDATE accounts SET provider = 'wechatpay' WHERE name <> 'second'")
    run("evidence", "-o", "all")
    assert references(tmp_path / "all") == REFERENCES[-1:]
    assert run("evidence", "-o", "pack", "--provider", "alipay").code == Exit.NOTHING_FOUND
    assert references(tmp_path / "pack") == ["7712", "7715", "7719"]


@pytest.mark.usefixtures("answered")
def test_the_log_and_the_confirmed_number_are_filled_in(run: Runs, tmp_path: Path) -> None:
    moment = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
    with open_database() as db, db.transaction():
        key = incidents.start(db, "unknown_payment", provider=None, at=moment, noticed=None)
        incidents.tick(db, key, "s03_freeze_wallet", at=moment + timedelta(minutes=2), note="A-7")
        hotlines.confirm(db, "yiqianbao", "021-5555-1234", day=moment.date())
    run("evidence", "-o", "pack", "--provider", "yiqianbao")
    log = (tmp_path / "pack" / "timeline.txt").read_text("utf-8-sig")
    frozen = (moment + timedelta(minutes=2)).astimezone()
    assert f"Wallet or account frozen: {frozen:%Y-%m-%d %H:%M %z}; A-7" in log
    script = (tmp_path / "pack" / "call_script.txt").read_text("utf-8-sig")
    assert script.index("021-5555-1234") < script.index("NOT confirmed") < script.index("400-618")


@pytest.mark.usefixtures("answered")
def test_an_emergency_of_long_ago_is_not_in_the_log(run: Runs, tmp_path: Path) -> None:
    moment = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
    with open_database() as db, db.transaction():
        key = incidents.start(db, "unknown_payment", provider=None, at=moment, noticed=None)
        db.connection.execute("UPDATE incidents SET started = '2020-01-01T00:00:00+00:00'")
        incidents.tick(db, key, "s03_freeze_wallet", at=moment, note="of long ago")
    run("evidence", "-o", "pack")
    assert "of long ago" not in (tmp_path / "pack" / "timeline.txt").read_text("utf-8-sig")


@pytest.mark.usefixtures("answered")
def test_the_place_gives_the_deadlines_and_their_calendar(run: Runs, tmp_path: Path) -> None:
    run("evidence", "-o", "nowhere")
    assert "Name the place" in (tmp_path / "nowhere" / "deadlines.txt").read_text("utf-8-sig")
    run("evidence", "-o", "pack", "--jurisdiction", "gb")
    assert "2027-07-09" in (tmp_path / "pack" / "deadlines.txt").read_text("utf-8-sig")
    assert b"20270709" in (tmp_path / "pack" / "deadlines.ics").read_bytes()


@pytest.mark.usefixtures("answered")
def test_a_kept_place_gives_them_too_and_one_without_rules_keeps_nothing_from_being_made(
    run: Runs, tmp_path: Path
) -> None:
    for place, told in (("GB", "2027-07-09"), ("JP", "Name the place")):
        with open_database() as db:
            settings.put(db, "jurisdiction", place)
        assert run("evidence", "-o", place).code == Exit.NOTHING_FOUND
        assert told in (tmp_path / place / "deadlines.txt").read_text("utf-8-sig")
    assert run("evidence", "-o", "pack", "--jurisdiction", "JP").code == Exit.NOT_DONE


@pytest.mark.usefixtures("answered")
def test_a_number_of_the_users_own_file_counts_as_confirmed_by_nobody(
    run: Runs, tmp_path: Path
) -> None:
    packaged = (profiles.FOLDER / "yiqianbao.toml").read_text(encoding="utf-8")
    planted = packaged.replace("400-618-0081", "400-999-0000").replace('"disputed"', '"official"')
    own = tmp_path / "yiqianbao.toml"
    own.write_text(planted, encoding="utf-8")
    run("evidence", "-o", "pack", "--provider", "yiqianbao", "--provider-file", own)
    script = (tmp_path / "pack" / "call_script.txt").read_text("utf-8-sig")
    assert script.index("NOT confirmed") < script.index("400-999-0000")
    assert "Your own file yiqianbao.toml gives another number" in " ".join(script.split())


@pytest.mark.usefixtures("answered")
def test_a_pack_is_checked_against_its_manifest(run: Runs, tmp_path: Path) -> None:
    run("evidence", "-o", "pack")
    assert run("evidence", "--verify", "pack").code == Exit.NOTHING_FOUND
    (tmp_path / "pack" / "statement.txt").write_text("other")
    done = run("evidence", "--verify", "pack")
    assert done.code == Exit.FINDINGS
    assert "statement.txt" in done.out
    assert run("evidence", "--verify", "nowhere").code == Exit.NOT_DONE


@pytest.mark.usefixtures("answered")
def test_it_speaks_the_users_language(run: Runs, tmp_path: Path) -> None:
    done = run("--lang", "zh", "evidence", "-o", "包")
    assert "只交给客服、银行和警方" in done.out
    statement = (tmp_path / "包" / "statement.html").read_text(encoding="utf-8")
    assert "以下交易不是我本人所为" in statement
    assert "I did not make" not in statement


@pytest.mark.skipif(sys.platform == "win32", reason="a folder without write permission")
@pytest.mark.usefixtures("answered")
def test_a_place_that_cannot_be_written_is_told(run: Runs) -> None:
    done = run("evidence", "-o", "/proc/nothing/pack")
    assert done.code == Exit.NOT_DONE
    assert "the pack could not be written" in done.err
