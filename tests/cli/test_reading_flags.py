"""The options that decide what a file leaves open, and the doubts that name them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
import pytest

from secaudit.api import read_export
from secaudit.cli import options
from secaudit.i18n import Translator
from secaudit.model.doubt import Doubt
from secaudit.model.message import Message
from secaudit.reports.doubts import _DECIDES, sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

OPEN = "Date,Payee,Amount\n" + "".join(
    f"0{1 + n % 3}/0{1 + n % 4}/2026,Birch Cafe,{n}.50\n" for n in range(1, 13)
)


@pytest.fixture
def vague(tmp_path: Path) -> Path:
    path = tmp_path / "vague.csv"
    path.write_text(OPEN)
    return path


def file(result: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.out)["files"][0]
    return found


def test_every_doubt_names_the_flag_that_decides_it_and_a_bad_reading_the_way_to_check_it(
    run: Callable[..., Run], vague: Path
) -> None:
    shown = " ".join(run("transactions", vague).out.split())
    assert "(--dates day-first reads them the other way)" in shown
    assert "(--currency CODE says which it is)" in shown
    assert "(--sign spend-" in shown
    assert "This reading is in doubt; look at it with: secaudit explain-file vague.csv" in shown


def test_with_the_flags_nothing_is_in_doubt_any_more(run: Callable[..., Run], vague: Path) -> None:
    flags = ("--dates", "day-first", "--sign", "spend-positive", "--currency", "usd")
    result = run("transactions", vague, "--json", *flags)
    found = file(result)
    assert found["doubts"] == []
    assert found["last"] == "2026-04-03T00:00:00"
    assert (found["totals"][0]["currency"], found["totals"][0]["in"]) == ("USD", "0.00")


@pytest.mark.parametrize("sign", ["spend-positive", "spend-negative"])
def test_the_sign_decides_which_way_the_money_went(
    run: Callable[..., Run], vague: Path, sign: str
) -> None:
    totals = file(run("transactions", vague, "--json", "--sign", sign))["totals"][0]
    assert totals["out" if sign == "spend-positive" else "in"] == "84.00"


def test_the_encoding_can_be_given(run: Callable[..., Run], tmp_path: Path) -> None:
    path = tmp_path / "short.csv"
    path.write_bytes("日期,对方,金额\n2026-01-05,晨光,-1.00\n".encode("gb18030"))
    shown = run("explain-file", path, "--encoding", "cp1252", "--json")
    assert file(shown)["encoding"] == "cp1252"
    assert file(run("explain-file", path, "--encoding", "gbk", "--json"))["encoding"] == "gbk"


@pytest.mark.parametrize(
    ("flag", "value", "said"),
    [
        ("--currency", "12", "--currency: 12 is no code of a currency."),
        ("--encoding", "latin-99", "there is no encoding called latin-99."),
        ("--sheet", "June", "there is no sheet called June."),
        ("--dates", "year-first", "Invalid value for '--dates'"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(
    run: Callable[..., Run], vague: Path, flag: str, value: str, said: str
) -> None:
    for command in ("transactions", "explain-file"):
        result = run(command, vague, flag, value)
        assert (result.code, result.out) == (2, "")
        assert said in result.err


def test_every_flag_that_a_doubt_can_name_is_an_option() -> None:
    known = {name for option in options.reading(str) for name in option.opts}
    assert set(_DECIDES) <= known
    values = {
        option.opts[0]: option.type.choices
        for option in options.reading(str)
        if isinstance(option.type, click.Choice)
    }
    assert {"day-first", "month-first"} == set(values["--dates"])
    assert {"spend-positive", "spend-negative"} == set(values["--sign"])


def test_a_doubt_that_no_option_decides_stands_alone() -> None:
    text = Message("Something is odd.")
    assert Translator("en").render(sentence(Doubt(text))) == "Something is odd."


def test_the_python_interface_takes_the_same(vague: Path) -> None:
    ledger = read_export(
        vague, dates="month-first", sign="spend-positive", currency="SEK", encoding="ascii"
    )
    summary = ledger.summary()
    assert (summary["currency"], summary["encoding"]) == ("SEK", "ascii")
    assert str(summary["outflow"]) == "84.00"
    with pytest.raises(ValueError, match="sideways"):
        read_export(vague, sign="sideways")
