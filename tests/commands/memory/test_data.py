"""What is kept can be seen, written out and deleted, and what is deleted is gone from the disk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.memory.conftest import Home, Months

MARCH, APRIL = (3, "seconds"), (4, "seconds")
CARDS, LATER_CARDS = "急速点卡丙店", "急速点卡丁店"


def _holds(home: Home, text: str) -> bool:
    """Whether any file below the home, its name included, holds the text in any encoding."""
    codes = [text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]
    return any(
        code in content or text in name for name, content in home.left().items() for code in codes
    )


def _imports(home: Home) -> dict[str, int]:
    kept = home("data", "show", "--json").json
    return {one["file"]: one["id"] for account in kept["accounts"] for one in account["imports"]}


@dataclass(frozen=True, slots=True)
class Answered:
    """A home with two accounts in which every question is answered."""

    home: Home
    asked: set[int]


@pytest.fixture
def answered(march: Home, months: Months, samples: Path) -> Answered:
    march.scan(months.file(*APRIL))
    march.scan(samples / "wechat.csv")
    return Answered(march, march.decide(lambda _: "mine"))


def test_show_counts_what_is_kept(answered: Answered, months: Months) -> None:
    home = answered.home
    kept = home("data", "show", "--json").json
    entries = {one["provider"]: one["entries"] for one in kept["accounts"]}
    both = months.expected([MARCH, APRIL])
    assert entries["yiqianbao"] == both.total()
    assert sum(entries.values()) == home.ledger().total()
    assert sum(one["decided"] for one in kept["accounts"]) > 5
    assert set(_imports(home)) == {"3-seconds.csv", "4-seconds.csv", "wechat.csv"}
    shown = home("data", "show").out
    for word in ("3-seconds.csv", "wechat.csv", str(both.total()), "2026-04-30"):
        assert word in shown


def test_where_names_the_file(march: Home) -> None:
    where = march("data", "where")
    assert where.code == 0
    assert where.out.strip().removeprefix(f"{march.folder}/") in march.left()


def test_export_writes_every_entry_as_csv_and_json_for_the_user_alone(answered: Answered) -> None:
    home = answered.home
    kept = home("data", "show", "--json").json
    assert home.ledger().total() == sum(one["entries"] for one in kept["accounts"])
    data = json.loads((home.scratch / "secaudit.json").read_text(encoding="utf-8"))
    assert len(data["tables"]["decisions"]) == sum(one["decided"] for one in kept["accounts"])
    assert {file.stat().st_mode & 0o777 for file in home.scratch.iterdir()} == {0o600}


def test_export_overwrites_nothing_unasked(march: Home, months: Months) -> None:
    first = march.export()
    files = {file: file.read_bytes() for file in march.scratch.iterdir()}
    march.scan(months.file(*APRIL))
    assert march("data", "export", march.scratch).code == 2
    assert {file: file.read_bytes() for file in march.scratch.iterdir()} == files
    assert march("data", "export", march.scratch, "--force").code == 0
    assert len(first) < len(march.export())


def test_a_payee_cannot_write_a_formula_into_the_exported_table(
    home: Home, months: Months, tmp_path: Path
) -> None:
    text = months.file(*MARCH).read_text(encoding="utf-8").replace(CARDS, "=cmd|'/c calc'!A1")
    export = tmp_path / "sly.csv"
    export.write_text(text, encoding="utf-8", newline="")
    home.scan(export)
    home.export()
    for file in home.scratch.glob("*.csv"):
        cells = file.read_text(encoding="utf-8-sig").replace('"', "").replace("\n", ",").split(",")
        assert not [cell for cell in cells if cell.startswith("=")]


@pytest.mark.parametrize("what", [("--all",), ("--account", "yiqianbao"), ("--import", "1")])
def test_nothing_is_forgotten_unasked(march: Home, months: Months, what: tuple[str, ...]) -> None:
    assert march("data", "forget", *what).code == 2
    assert march("data", "forget", *what, stdin="n\n").code == 2
    assert march.ledger() == months.expected([MARCH])


@pytest.mark.parametrize(
    "what",
    [
        (),
        ("--import", "99", "--yes"),
        ("--import", "x", "--yes"),
        ("--account", "nobody", "--yes"),
        ("--all", "--import", "1", "--yes"),
    ],
)
def test_what_is_not_there_is_not_forgotten(
    march: Home, months: Months, what: tuple[str, ...]
) -> None:
    assert march("data", "forget", *what).code == 2
    assert march.ledger() == months.expected([MARCH])


@pytest.mark.parametrize(("forgotten", "left"), [(MARCH, APRIL), (APRIL, MARCH)])
def test_a_forgotten_import_takes_what_it_alone_holds(
    march: Home, months: Months, forgotten: tuple[int, str], left: tuple[int, str]
) -> None:
    march.scan(months.file(*APRIL))
    payees = {MARCH: CARDS, APRIL: LATER_CARDS}
    number = _imports(march)[months.file(*forgotten).name]
    assert march("data", "forget", "--import", str(number), "--yes").code == 0
    assert march.ledger() == months.expected([left])
    assert not _holds(march, payees[forgotten])
    assert not _holds(march, months.file(*forgotten).name)
    assert _holds(march, payees[left])
    march.scan(months.file(*forgotten))
    assert march.ledger() == months.expected([MARCH, APRIL])


def test_a_forgotten_import_takes_no_decision_on_what_another_holds(
    march: Home, months: Months
) -> None:
    march.scan(months.file(*APRIL))
    march.decide(lambda _: "mine")
    number = _imports(march)["4-seconds.csv"]
    march("data", "forget", "--import", str(number), "--yes")
    assert CARDS not in {key[1] for key in march.scan(months.file(*MARCH)).flagged}


def test_a_forgotten_account_leaves_the_others_whole(answered: Answered, months: Months) -> None:
    home = answered.home
    accounts = home("data", "show", "--json").json["accounts"]
    name = next(one["name"] for one in accounts if one["provider"] != "yiqianbao")
    assert home("data", "forget", "--account", name, "--yes").code == 0
    assert home.ledger() == months.expected([MARCH, APRIL])
    for payee in ("孟十七", "西门豆腐", "巷子肠粉"):
        assert not _holds(home, payee)
    again = home.scan(months.file(*APRIL)).json
    assert not answered.asked & {entry["id"] for entry in again["entries"]}


def test_all_that_is_forgotten_leaves_no_byte(answered: Answered, months: Months) -> None:
    home = answered.home
    assert _holds(home, CARDS)
    assert home("data", "forget", "--all", "--yes").code == 0
    for entry in months.truth[::20]:
        for name in ("payee", "reference", "description"):
            assert not _holds(home, entry[name])
    for text in ("3-seconds.csv", "wechat.csv", "孟十七", "mine", "yiqianbao"):
        assert not _holds(home, text)


def test_after_all_is_forgotten_everything_is_new(home: Home, months: Months) -> None:
    first = home("transactions", months.file(*MARCH))
    home.decide(lambda _: "mine")
    home("data", "forget", "--all", "--yes")
    again = home("transactions", months.file(*MARCH))
    assert again.out == first.out


@pytest.mark.parametrize("command", ["show", "where"])
def test_looking_before_any_scan_leaves_nothing(home: Home, command: str) -> None:
    assert home("data", command).code == 0
    assert list(home.folder.rglob("*")) == []


def test_nothing_to_export_or_forget_is_said_in_a_sentence(home: Home) -> None:
    for arguments in (("export", home.scratch), ("forget", "--all", "--yes")):
        done = home("data", *arguments)
        assert done.code in {0, 2}
        assert done.out + done.err
        assert "Traceback" not in done.err
    assert home.left() == {}
