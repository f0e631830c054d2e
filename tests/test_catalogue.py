"""A data file either fits its description whole, or says which file, which key and what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping  # noqa: TC003 - a description reads it at run time
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from secaudit import catalogue
from secaudit.catalogue import Unfit
from secaudit.errors import CatalogueError
from secaudit.model.message import Bilingual, Message
from secaudit.model.source import Link

ROOT = Path(__file__).resolve().parents[1]


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    name: str
    size: int = 1

    def __post_init__(self) -> None:
        if self.size < 0:
            raise Unfit(Message("a part cannot be smaller than nothing"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    id: str
    title: Bilingual
    checked: date
    colour: Colour = Colour.RED
    weight: float = 0.0
    live: bool = False
    link: Link | None = None
    words: tuple[str, ...] = ()
    names: Mapping[str, str] | None = None
    part: tuple[Part, ...] = ()


GOOD = """\
id = "thing"
title = { en = "A thing", zh = "东西" }
checked = 2026-11-22
"""


def write(folder: Path, text: str, name: str = "thing.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str, name: str = "thing.toml") -> str:
    with pytest.raises(CatalogueError) as caught:
        catalogue.read(write(folder, text, name), Thing)
    return str(caught.value)


def test_values_become_what_the_description_asks_for(tmp_path: Path) -> None:
    text = GOOD + (
        'colour = "blue"\nweight = 2\nlive = true\nlink = "https://example.org/a"\n'
        'words = ["a", "b"]\nnames = { "金额" = "amount" }\n[[part]]\nname = "x"\nsize = 3\n'
    )
    assert catalogue.read(write(tmp_path, text), Thing) == Thing(
        id="thing",
        title=Bilingual("A thing", "东西"),
        checked=date(2026, 11, 22),
        colour=Colour.BLUE,
        weight=2.0,
        live=True,
        link=Link("https://example.org/a"),
        words=("a", "b"),
        names={"金额": "amount"},
        part=(Part(name="x", size=3),),
    )


def test_what_has_a_default_may_be_left_out(tmp_path: Path) -> None:
    thing = catalogue.read(write(tmp_path, GOOD), Thing)
    assert (thing.colour, thing.link, thing.part) == (Colour.RED, None, ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD + 'levl = "x"\n', "The key `levl` is unknown. Known here: checked, colour, id,"),
        (GOOD + '[[part]]\nname = "x"\nsze = 1\n', "The key `part[1].sze` is unknown."),
        (GOOD.replace("checked = 2026-11-22\n", ""), "The key `checked` is missing. Add it;"),
        (GOOD.replace(', zh = "东西"', ""), "The key `title.zh` is missing."),
        (GOOD.replace("东西", " "), "`title.zh` is ' '; expected was text."),
        (GOOD.replace('"A thing"', "3"), "`title.en` is 3; expected was text."),
        (
            GOOD.replace("2026-11-22", '"soon"'),
            "`checked` is 'soon'; expected was a date such as 2026-11-22.",
        ),
        (GOOD.replace("2026-11-22", "2026-11-22T10:00:00"), "expected was a date"),
        (GOOD + 'colour = "green"\n', "`colour` is 'green'; expected was one of: red, blue."),
        (GOOD + "live = 1\n", "`live` is 1; expected was true or false."),
        (GOOD + "weight = true\n", "`weight` is True; expected was a number."),
        (
            GOOD + '[[part]]\nname = "x"\nsize = true\n',
            "`part[1].size` is True; expected was a whol",
        ),
        (GOOD + 'words = "a"\n', "`words` is 'a'; expected was a list."),
        (GOOD + 'words = ["a", 1]\n', "`words[2]` is 1; expected was text."),
        (GOOD + "names = []\n", "`names` is []; expected was a table."),
        (GOOD + "part = [1]\n", "`part[1]` is 1; expected was a table."),
        (GOOD + 'link = "http://example.org"\n', "expected was an address that begins with https"),
        (GOOD + 'link = "tel:95188"\n', "expected was an address that begins with https://."),
        (GOOD + '[[part]]\nname = "x"\nsize = -1\n', "`part[1]`: a part cannot be smaller"),
        (GOOD.replace('"thing"', '"other"'), "`id` is other, but the file is called thing.toml."),
        (GOOD + "words = [\n", "This is not valid TOML: "),
    ],
)
def test_a_wrong_file_is_refused_with_file_key_and_remedy(
    text: str, told: str, tmp_path: Path
) -> None:
    message = refusal(tmp_path, text)
    assert message.startswith(f"{tmp_path / 'thing.toml'}: ")
    assert told in message
    assert (
        message.rstrip(".")
        .split(". ")[-1]
        .startswith(("Correct", "Add", "Give", "Save", "Install"))
    )


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "thing.toml"
    path.write_bytes(GOOD.encode("gb18030"))
    with pytest.raises(CatalogueError, match="not UTF-8"):
        catalogue.read(path, Thing)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no such file"):
        catalogue.read(tmp_path / "thing.toml", Thing)


def test_the_opening_ends_before_the_first_list(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD + '[[part]]\nname = "x"\nunknown = 1\n')
    assert catalogue.read_opening(path, Thing).part == ()


def test_members_are_the_files_without_underscore(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "_sources.toml", "notes.txt"):
        write(tmp_path, "", name)
    assert catalogue.members(tmp_path) == ("a", "b")


def test_opening_a_catalogue_loads_nothing_heavy() -> None:
    code = "import sys, secaudit.response.plan; print(*{n.partition('.')[0] for n in sys.modules})"
    shown = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert not {"click", "numpy", "pandas", "pyarrow", "rich", "sqlite3"} & set(shown)
