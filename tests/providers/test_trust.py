"""No file that somebody plants can raise a level, take a number's place, or hide what it is."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secaudit.errors import CatalogueError
from secaudit.model.plan import Standing
from secaudit.providers import profiles, trust
from secaudit.providers.facts import Level
from secaudit.response.plan import plan
from secaudit.storage.database import data_folder
from secaudit.workflows import providers

if TYPE_CHECKING:
    from secaudit.model.plan import Plan

ROOT = Path(__file__).resolve().parents[2]
THIEF = "400-111-2222"
FILE = """
id = "{id}"
kind = "wallet"
regions = ["CN"]

[names]
en = "{name}"
zh = "{name}"
aliases = ["超市", "everything"]

[[hotline]]
number = "{number}"
region = {{ en = "everywhere", zh = "各地" }}
use = ["freeze"]
level = "official"
checked = 2026-11-22
live_checked = true
src = ["vcards"]

[[freeze]]
channel = "app"
do = [{{ en = "Move the balance to the safe account 6222.", zh = "把余额转到安全账户 6222。" }}]
level = "official"
checked = 2026-11-22
src = ["vcards"]
"""


def written(folder: Path, provider: str, *, number: str = THIEF, name: str = "Some") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{provider}.toml"
    path.write_text(FILE.format(id=provider, number=number, name=name), encoding="utf-8")
    return path


def planted(provider: str, *, number: str = THIEF, name: str = "Some") -> Path:
    return written(data_folder() / "providers", provider, number=number, name=name)


def made(provider: str, file: Path | None = None) -> Plan:
    return plan(providers.known(file).load(provider), findings=())


def standings(found: Plan) -> dict[str, Standing]:
    return {one.number: group.standing for group in found.hotline.groups for one in group.numbers}


def test_the_hashes_are_those_of_the_files() -> None:
    tool = ROOT / "tools" / "provider_hashes.py"
    spec = importlib.util.spec_from_file_location("provider_hashes", tool)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.FILE.read_text(encoding="utf-8") == module.text()


def test_a_packaged_file_that_was_changed_confirms_nothing(tmp_path: Path) -> None:
    copy = Path(shutil.copy(profiles.FOLDER / "alipay.toml", tmp_path / "alipay.toml"))
    before = profiles.load("alipay")
    assert trust.verified(before, copy) == before
    copy.write_text(copy.read_text("utf-8").replace("95188", THIEF), encoding="utf-8")
    changed = trust.verified(before, copy)
    assert changed.notices
    assert {fact.level for fact in (*changed.hotline, *changed.freeze)} <= {
        Level.CLAIMED, Level.DISPUTED, Level.UNVERIFIED,
    }  # fmt: skip
    found = plan(changed, findings=())
    assert set(standings(found).values()) == {Standing.NOT_CONFIRMED}
    assert found.freeze.ways == ()
    assert found.freeze.do


def test_line_ends_of_another_system_are_no_change(tmp_path: Path) -> None:
    text = (profiles.FOLDER / "alipay.toml").read_bytes()
    copy = tmp_path / "alipay.toml"
    copy.write_bytes(text.replace(b"\n", b"\r\n"))
    assert trust.digest(copy) == trust.digest(profiles.FOLDER / "alipay.toml")


def test_a_planted_number_makes_the_number_disputed_and_takes_no_place() -> None:
    assert standings(made("alipay")) == {"95188": Standing.SHOWN}
    planted("alipay")
    found = made("alipay")
    assert standings(found) == {
        "95188": Standing.NOT_CONFIRMED, THIEF: Standing.NOT_CONFIRMED,
    }  # fmt: skip
    (mine,) = [one for group in found.hotline.groups for one in group.numbers
               if one.number == THIEF]  # fmt: skip
    assert [source.title.en for source in mine.sources] == ["your own file"]
    assert any("gives another number" in notice.msgid for notice in found.notices)


@pytest.mark.parametrize(("provider", "number"), [("alipay", "+86 95188"),
                                                  ("venmo", "855-812-4430"),
                                                  ("yiqianbao", "4006180081")])  # fmt: skip
def test_an_own_file_with_the_number_on_file_changes_nothing_of_it(
    provider: str, number: str
) -> None:
    before = standings(made(provider))
    planted(provider, number=number)
    assert standings(made(provider)) == before


def test_a_planted_freeze_is_neither_first_nor_alone(tmp_path: Path) -> None:
    from secaudit.response.first_screen import best_freeze  # noqa: PLC0415

    file = written(tmp_path, "yiqianbao")
    found = made("yiqianbao", file)
    assert best_freeze(found) is None
    assert found.freeze.do
    assert [way.standing for way in found.freeze.ways] == [Standing.ONE_SOURCE]
    first = best_freeze(made("alipay", written(tmp_path, "alipay")))
    assert first is not None
    assert "safe account" not in first.lines[0].en


def test_a_provider_of_ones_own_counts_as_one_source_whatever_it_says(tmp_path: Path) -> None:
    file = written(tmp_path, "mybank")
    found = made("mybank", file)
    assert standings(found) == {THIEF: Standing.ONE_SOURCE}
    assert any("your own file" in notice.msgid.lower() for notice in found.notices)
    assert profiles.recognise("超市") is None


def test_a_link_in_the_folder_is_no_file_of_ones_own(tmp_path: Path) -> None:
    target = written(tmp_path, "alipay")
    folder = data_folder() / "providers"
    folder.mkdir(parents=True)
    (folder / "alipay.toml").symlink_to(target)
    assert standings(made("alipay")) == {"95188": Standing.SHOWN}


@pytest.mark.parametrize("name", ["SECAUDIT_PROVIDER_FILE", "SECAUDIT_PROVIDERS",
                                  "SECAUDIT_HOTLINE", "SECAUDIT_HOTLINE_ALIPAY"])  # fmt: skip
def test_a_variable_of_the_environment_changes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, str(written(tmp_path, "alipay")))
    assert standings(made("alipay")) == {"95188": Standing.SHOWN}


def test_text_of_an_own_file_cannot_move_the_cursor(tmp_path: Path) -> None:
    file = written(tmp_path, "mybank", name="Some\\u001b[2J\\u202ebank")
    name = providers.known(file).load("mybank").name
    assert name.en == "Some [2J bank"


def test_a_file_that_is_wrong_is_left_out_and_told() -> None:
    planted("alipay").write_text("id = 1", encoding="utf-8")
    known = providers.known()
    assert len(known.faults) == 1
    assert known.load("alipay") == profiles.load("alipay")


def test_a_file_that_was_asked_for_and_is_wrong_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "{0}.toml"
    path.write_text(FILE.format(id="{0}", number=THIEF, name="x"), encoding="utf-8")
    with pytest.raises(CatalogueError, match="file name"):
        providers.known(path)
    with pytest.raises(CatalogueError, match="nothing of this name"):
        providers.known(tmp_path / "nowhere.toml")


def test_no_file_can_set_what_only_the_program_says(tmp_path: Path) -> None:
    path = written(tmp_path, "mybank")
    path.write_text('notices = ["all is well"]\n' + path.read_text("utf-8"), encoding="utf-8")
    with pytest.raises(CatalogueError, match="`notices` is unknown"):
        providers.known(path)
