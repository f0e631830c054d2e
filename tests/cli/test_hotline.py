"""`secaudit hotline`: what is on file, whose a number is, and keeping one that was read."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from secaudit.providers import profiles
from secaudit.storage import hotlines
from secaudit.storage.database import data_folder, open_database

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

    Go = Callable[..., Run]


class Terminal(io.StringIO):
    """Typed lines that come from a terminal."""

    def isatty(self) -> bool:
        return True


def kept(provider: str) -> list[str]:
    with open_database(write=False) as db:
        return [one.number for one in hotlines.of(db, provider)]


def test_without_anything_every_provider_is_listed(run: Go) -> None:
    out = run("hotline").out
    assert all(name in out for name in profiles.ids())


@pytest.mark.parametrize("name", ["yiqianbao", "壹钱包", "平安付"])
def test_the_card_begins_with_the_freeze_and_shows_no_disputed_number_outside_its_block(
    name: str, run: Go
) -> None:
    out = run("hotline", name).out
    assert out.index("1. Freeze first") < out.index("2. Then call")
    block = out.index("Do not dial unless the app or the card")
    for number in ("400-618-0081", "400-888-8888", "95511"):
        assert out.index(number) > block
    assert "hotline confirm yiqianbao" in out


@pytest.mark.parametrize("number", ["95188", "+86-95188", "+86 951 88", "９５１８８", "95188转1"])
def test_a_number_on_file_is_told_in_every_spelling(number: str, run: Go) -> None:
    done = run("hotline", number)
    assert done.code == 0
    assert "Alipay" in done.out
    assert "Source: " in done.out


def test_whose_a_disputed_number_is_comes_with_its_warning(run: Go) -> None:
    out = run("hotline", "4006180081").out
    assert out.index("NOT confirmed") > 0
    assert "Yiqianbao" in out


def test_of_an_unknown_number_nothing_is_said_but_not_to_dial(run: Go) -> None:
    done = run("hotline", "400-111-2222")
    assert done.code == 1
    assert "Nothing is known of this number. Do not dial it." in done.out
    assert json.loads(run("hotline", "400-111-2222", "--json").out)["known"] is False


def test_a_number_known_from_frauds_is_told_and_never_confirmed(run: Go) -> None:
    assert "KNOWN FROM FRAUDS" in run("hotline", "+86 400 670 0700").out
    done = run("hotline", "confirm", "wechatpay", "+864006700700", "--yes")
    assert done.code == 2
    assert "known from frauds" in done.err
    assert not data_folder().exists()


def test_a_confirmed_number_comes_first_everywhere_with_its_day(run: Go) -> None:
    done = run("hotline", "confirm", "yiqianbao", "400-618-0081", "--yes")
    assert (done.code, done.err) == (0, "")
    card = run("hotline", "yiqianbao").out
    assert card.index("Confirmed by you on") < card.index("400-888-8888")
    assert card.count("400-618-0081") == 1
    assert "confirmed this number yourself" in run("emergency", "--provider", "yiqianbao").out
    assert "confirmed by you" in run("hotline").out


def test_another_spelling_replaces_and_forgets(run: Go) -> None:
    run("hotline", "confirm", "yiqianbao", "400-618-0081", "--yes")
    run("hotline", "confirm", "yiqianbao", "+86", "4006180081", "--yes")
    assert kept("yiqianbao") == ["+86 4006180081"]
    assert run("hotline", "forget", "yiqianbao", "400 618 0081").code == 0
    assert kept("yiqianbao") == []
    assert run("hotline", "forget", "yiqianbao", "400 618 0081").code == 2


@pytest.mark.parametrize(
    ("provider", "number", "told"),
    [
        ("alipay", "400-111-2222", "none of those on file"),
        ("alipay", "95017", "on file for somebody else"),
        ("alipay", "110", "on file for somebody else"),
        ("venmo", "8005551234", ""),
    ],
)
def test_a_number_that_differs_from_what_is_on_file_warns(
    provider: str, number: str, told: str, run: Go
) -> None:
    done = run("hotline", "confirm", provider, number, "--yes")
    assert done.code == 0
    assert told in done.err
    assert bool(told) == bool(done.err)


def test_at_a_terminal_it_is_asked_where_the_number_was_read(
    run: Go, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("\n"))
    assert run("hotline", "confirm", "alipay", "95188").code == 2
    assert not data_folder().exists()
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert run("hotline", "confirm", "alipay", "95188").code == 0
    assert kept("alipay") == ["95188"]


@pytest.mark.parametrize(
    "arguments",
    [["confirm"], ["confirm", "alipay"], ["confirm", "alipay", "word", "--yes"],
     ["confirm", "alipay", "1234567890123456", "--yes"], ["confirm", "nobody", "95188", "--yes"],
     ["confirm", "alipay", "95188"], ["nobody"], ["alipay", "wechatpay"]],
)  # fmt: skip
def test_what_cannot_be_done_keeps_nothing(arguments: list[str], run: Go) -> None:
    assert run("hotline", *arguments, "--no-input").code == 2
    assert not data_folder().exists()
