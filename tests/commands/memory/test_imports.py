"""What a scan keeps: every entry once, whatever the file is called, and nothing when told so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.memory.conftest import Home, Months

MARCH, APRIL = (3, "seconds"), (4, "seconds")


def _renamed(file: Path, folder: Path) -> Path:
    return _written(folder / "another name.csv", file.read_text(encoding="utf-8"))


def _other_lines(file: Path, folder: Path) -> Path:
    text = file.read_text(encoding="utf-8").replace("\r\n", "\n")
    return _written(folder / file.name, f"\ufeff{text}\n")


def _quoted(file: Path, folder: Path) -> Path:
    lines = file.read_text(encoding="utf-8").splitlines()
    quoted = [",".join(f'"{cell}"' for cell in line.split(",")) for line in lines]
    return _written(folder / file.name, "\r\n".join(quoted))


def _reversed(file: Path, folder: Path) -> Path:
    lines = file.read_text(encoding="utf-8").splitlines()
    head = next(n for n, line in enumerate(lines) if line.startswith(("交易时间", "Date"))) + 1
    return _written(folder / file.name, "\r\n".join(lines[:head] + lines[: head - 1 : -1]))


def _encoded(file: Path, folder: Path) -> Path:
    path = folder / file.name
    path.write_text(file.read_text(encoding="utf-8"), encoding="gb18030", newline="")
    return path


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("again", [_renamed, _other_lines, _quoted, _reversed, _encoded])
@pytest.mark.parametrize("layout", ["seconds", "days"])
def test_the_same_export_again_adds_nothing(
    home: Home,
    months: Months,
    tmp_path: Path,
    again: Callable[[Path, Path], Path],
    layout: str,
) -> None:
    file = months.file(3, layout)
    home.scan(file)
    home.scan(file)
    home.scan(again(file, tmp_path))
    assert home.ledger() == months.expected([(3, layout)])


def test_the_same_files_in_one_scan_add_nothing(home: Home, months: Months, tmp_path: Path) -> None:
    march, april = months.file(*MARCH), months.file(*APRIL)
    home.scan(march, _renamed(march, tmp_path), april, march)
    assert home.ledger() == months.expected([MARCH, APRIL])


def test_a_shop_that_sells_the_same_again_is_counted_again(
    home: Home, months: Months, tmp_path: Path
) -> None:
    """A later export with one more twin than the first adds that one."""
    text = months.file(3, "minutes").read_text(encoding="utf-8")
    line = next(line for line in reversed(text.splitlines()) if "晨光咖啡" in line)
    home.scan(months.file(3, "minutes"))
    before = home.ledger()
    home.scan(_written(tmp_path / "later.csv", text.replace(line, f"{line}\r\n{line}", 1)))
    added = home.ledger() - before
    assert [key[1] for key in added.elements()] == ["晨光咖啡"]


def test_accounts_and_providers_side_by_side_do_not_touch_each_other(
    home: Home, homes: Callable[[str], Home], months: Months, other_months: Months, samples: Path
) -> None:
    files = [
        months.file(*MARCH),
        other_months.file(*MARCH),
        samples / "alipay.csv",
        samples / "wechat.csv",
        samples / "bank.csv",
    ]
    apart: Counter[tuple[str, ...]] = Counter()
    for number, file in enumerate(files):
        other = homes(str(number))
        other.scan(file)
        apart += other.ledger()
    for file in (*files, *reversed(files)):
        home.scan(file)
    assert home.ledger() == apart


def test_accounts_named_by_the_user_are_kept_apart(
    home: Home, months: Months, other_months: Months
) -> None:
    """Of two people who pay the same prices in the same shops, many entries are equal."""
    part = (3, "days")
    for _ in range(2):
        home("transactions", months.file(*part), "--account", "mine")
        home("transactions", other_months.file(*part), "--account", "my partner's")
    assert home.ledger() == months.expected([part]) + other_months.expected([part])


def test_an_account_named_once_takes_up_its_later_exports(home: Home, months: Months) -> None:
    for month in (3, 4, 5):
        assert home("transactions", months.file(month, "days"), "--account", "mine").code == 1
    assert home.ledger() == months.expected([(month, "days") for month in (3, 4, 5)])
    assert len({entry["account"] for entry in home.export()}) == 1


@pytest.mark.parametrize("arguments", [(), ("--json",), ("--last", "30"), ("--account", "mine")])
def test_no_remember_leaves_nothing_at_all(
    home: Home, months: Months, arguments: tuple[str, ...]
) -> None:
    done = home("transactions", months.file(*MARCH), "--no-remember", *arguments)
    assert done.code == 1
    assert list(home.folder.rglob("*")) == []
    assert "remember" not in done.out.lower()


def test_no_remember_changes_nothing_that_is_kept(march: Home, months: Months) -> None:
    kept = march.ledger()
    left = march.left()
    march("transactions", months.file(*APRIL), "--no-remember")
    assert march.left() == left
    assert march.ledger() == kept


def test_the_first_scan_alone_says_in_one_line_that_it_remembers(
    home: Home, months: Months
) -> None:
    first = home("transactions", months.file(*MARCH))
    lines = [line for line in (first.out + first.err).splitlines() if "--no-remember" in line]
    assert len(lines) == 1
    for file in (months.file(*MARCH), months.file(*APRIL)):
        later = home("transactions", file)
        assert "--no-remember" not in later.out + later.err


def test_what_is_new_since_the_last_scan_comes_first(march: Home, months: Months) -> None:
    assert "急速点卡丙店" in march("transactions", months.file(*MARCH)).out
    shown = march("transactions", months.file(*MARCH), months.file(*APRIL)).out
    assert 0 < shown.index("急速点卡丁店") < shown.index("急速点卡丙店")


def test_files_and_folder_are_the_users_alone(march: Home) -> None:
    where = {path.parent for path in march.folder.rglob("*") if path.is_file()}
    assert len(where) == 1
    folder = where.pop()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
