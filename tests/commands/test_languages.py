"""Two languages: the option before or after the command, then SECAUDIT_LANG, then the locale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Run

ZH_SCREENS = ("clean.csv", "wallet.csv", "bank.csv")
# Words that belong to the interface, in every report that names them.
ENGLISH = re.compile(r"\b(?:the|your|and|with|not|this|entries|was|were|what)\b", re.IGNORECASE)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _is_chinese(text: str) -> bool:
    return len(CHINESE.findall(text)) > 40 and len(ENGLISH.findall(text)) < 8


@pytest.mark.parametrize(
    ("args", "env", "language"),
    [
        ("transactions FILE", {}, "en"),
        ("--lang zh transactions FILE", {}, "zh"),
        ("transactions FILE --lang zh", {}, "zh"),
        ("transactions FILE", {"SECAUDIT_LANG": "zh"}, "zh"),
        ("transactions FILE", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("transactions FILE", {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ("transactions FILE", {"SECAUDIT_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ("--lang en transactions FILE", {"SECAUDIT_LANG": "zh"}, "en"),
        ("transactions FILE --lang en", {"SECAUDIT_LANG": "zh", "LANG": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_the_option_wins_over_the_variable_and_that_over_the_locale(
    args: str, env: dict[str, str], language: str, run: Callable[..., Run]
) -> None:
    # A file that does not exist is the quickest way to a sentence.
    result = run(*args.split(), env=env)
    assert result.code == 2
    assert bool(CHINESE.search(result.err)) is (language == "zh")


@pytest.mark.parametrize("name", ZH_SCREENS)
def test_a_chinese_report_has_no_english_sentence_left(name: str, scan: Callable[..., Run]) -> None:
    result = scan(name, "--lang", "zh")
    assert _is_chinese(result.out)
    assert not re.search(r"(?:\b[a-z]{2,}\b[ ,]+){5,}", result.out)


def test_an_english_report_has_no_chinese_sentence_in_it(scan: Callable[..., Run]) -> None:
    # The words to look for in a Chinese app may stand there, as words.
    assert not re.search(r"[\u4e00-\u9fff]{5,}", scan("bank.csv", "--lang", "en").out)


def test_an_unknown_language_is_a_usage_error(run: Callable[..., Run], samples: Path) -> None:
    result = run("--lang", "tlh", "transactions", samples / "bank.csv")
    assert (result.code, result.out) == (2, "")
    assert result.err


@pytest.mark.parametrize("args", [("--help",), ("transactions", "--help")])
def test_help_speaks_both_languages(args: tuple[str, ...], run: Callable[..., Run]) -> None:
    english, chinese = run(*args), run("--lang", "zh", *args)
    assert (english.code, chinese.code) == (0, 0)
    assert not CHINESE.search(english.out.replace("中文", ""))
    assert len(CHINESE.findall(chinese.out)) > 40


def test_the_json_report_is_the_same_object_in_both_languages(scan: Callable[..., Run]) -> None:
    english = scan("bank.csv", "--json", "--lang", "en").json
    chinese = scan("bank.csv", "--json", "--lang", "zh").json
    assert _shape(english) == _shape(chinese)


def _shape(value: object) -> object:
    """Keys and lengths, numbers and truth values; texts only by being there."""
    if isinstance(value, dict):
        return {key: _shape(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_shape(part) for part in value]
    return "text" if isinstance(value, str) else value
