"""What is settled for all runs, where each value is from, and how a wrong file is answered."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import pytest

from secaudit import config

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

OTHERS = pytest.mark.skipif(os.name != "posix", reason="there are no such modes")


def written(text: str) -> Path:
    path = Path(config.path())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    return path


def origins(run: Callable[..., Run], *arguments: str) -> dict[str, tuple[str | None, str]]:
    report = json.loads(run("config", "show", "--json", *arguments).out)
    return {one["name"]: (one["value"], one["origin"]) for one in report["settings"]}


def test_the_file_is_where_the_system_keeps_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    places = [None, str(Path.home() / "elsewhere"), "relative", ""]
    for place in places:
        if place is None:
            monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
        else:
            monkeypatch.setenv("XDG_CONFIG_HOME", place)
        folder = platformdirs.user_config_dir("secaudit", appauthor=False)
        assert config.path() == str(Path(folder) / "config.toml")


def test_an_option_wins_over_a_variable_and_that_over_the_file(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert origins(run)["color"] == ("auto", "default")
    written('color = "always"\nsensitivity = "low"\n')
    assert origins(run)["color"] == ("always", "file")
    monkeypatch.setenv("SECAUDIT_COLOR", "never")
    found = origins(run)
    assert (found["color"], found["sensitivity"]) == (("never", "environment"), ("low", "file"))
    assert origins(run, "--color", "auto")["color"] == ("auto", "option")
    assert origins(run, "--lang", "zh")["lang"] == ("zh", "option")


def test_the_screen_says_where_each_value_is_from(run: Callable[..., Run]) -> None:
    path = written('lang = "en"\n')
    out = run("config", "show").out
    assert "lang = en (from the file)" in out
    assert "color = auto (the default)" in out
    assert str(path) in out


def test_what_is_settled_holds_for_every_command(run: Callable[..., Run], robbed: Path) -> None:
    assert run("config", "set", "lang", "zh").code == 0
    assert run("--help").out.startswith("用法")
    assert run("config", "set", "color", "always").code == 0
    assert "\x1b[" in run("transactions", robbed, "--no-remember").out
    assert "\x1b[" not in run("transactions", robbed, "--no-remember", "--color", "never").out
    assert run("config", "unset", "color").code == 0
    assert "\x1b[" not in run("transactions", robbed, "--no-remember").out


def test_no_color_of_this_run_wins_over_the_colours_of_the_file(
    run: Callable[..., Run], robbed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written('color = "always"\n')
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("transactions", robbed, "--no-remember").out


def test_a_settled_sensitivity_and_provider_are_used(run: Callable[..., Run], robbed: Path) -> None:
    written('sensitivity = "high"\nprovider = "yiqianbao"\n')
    report = json.loads(run("transactions", robbed, "--json", "--no-remember").out)
    assert report["settings"]["sensitivity"] == "high"
    # A file may name its provider itself: a setting must not speak over it.
    assert report["settings"]["provider"] is None
    report = json.loads(
        run("questionnaire", "--json", "--no-remember", "--set", "triage.now=caller").out
    )
    assert report["plan"]["provider"] == "yiqianbao"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('colour = "never"\n', "there is no key colour. Did you mean color?"),
        ('hotline = "95511"\n', "there is no key hotline. Known are: lang, color"),
        ('color = "red"\n', "color cannot be red. Give one of: auto, always, never."),
        ("color = 3\n", "color must be text in quotation marks."),
        ("color never\n", "This is not valid TOML"),
        ('[color]\nx = "y"\n', "color must be text in quotation marks."),
        ('provider = "a b"\n', "provider cannot be a b. Give one word."),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_key(
    text: str, said: str, run: Callable[..., Run]
) -> None:
    path = written(text)
    result = run("demo")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"{path}: ")
    assert said in result.err
    assert (run("--help").code, run("config", "path").code) == (0, 0)


def test_a_wrong_variable_is_refused_by_its_name(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECAUDIT_COLOR", "red")
    assert run("demo").err == (
        "SECAUDIT_COLOR: color cannot be red. Give one of: auto, always, never.\n"
    )


@OTHERS
@pytest.mark.parametrize("mode", [0o606, 0o660, 0o622])
def test_a_file_that_others_may_change_is_refused(mode: int, run: Callable[..., Run]) -> None:
    path = written('lang = "zh"\n')
    path.chmod(mode)
    result = run("demo")
    assert result.code == 2
    assert f"Type: chmod 600 {path}" in result.err
    assert run("config", "set", "lang", "en").code == 2
    assert path.read_text() == 'lang = "zh"\n'


@OTHERS
def test_a_file_that_others_may_only_read_is_fine(run: Callable[..., Run]) -> None:
    written('lang = "zh"\n').chmod(0o644)
    assert run("--help").out.startswith("用法")


@OTHERS
def test_what_is_no_file_is_refused_without_waiting_for_it(run: Callable[..., Run]) -> None:
    path = Path(config.path())
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    assert "this is no file" in run("demo").err


def test_setting_keeps_other_lines_and_is_private(run: Callable[..., Run]) -> None:
    path = written('# mine\nlang = "zh"  # at home\ncolor = "never"')
    path.chmod(0o644)
    run("config", "set", "lang", "en")
    run("config", "set", "sensitivity", "low")
    assert path.read_text() == '# mine\nlang = "en"\ncolor = "never"\nsensitivity = "low"\n'
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_key_or_wallet_that_there_is_not_is_not_kept(run: Callable[..., Run]) -> None:
    for key, value, said in (
        ("colr", "never", "Did you mean color?"),
        ("provider", "alipai", "Did you mean --provider alipay?"),
        ("color", "red", "Give one of: auto, always, never."),
    ):
        result = run("config", "set", key, value)
        assert result.code == 2
        assert said in result.err
    assert not Path(config.path()).exists()


def test_a_file_with_nothing_in_it_any_more_is_gone(run: Callable[..., Run]) -> None:
    run("config", "set", "color", "never")
    run("config", "unset", "color")
    assert not Path(config.path()).exists()
    assert run("config", "unset", "color").code == 0


def test_a_key_that_nobody_knows_can_be_taken_out(run: Callable[..., Run]) -> None:
    path = written('colour = "x"\ncolor = "never"\n')
    assert run("config", "unset", "colour").code == 0
    assert path.read_text() == 'color = "never"\n'
    assert "was not set" in run("config", "unset", "colour").err
