from __future__ import annotations

import pytest

from secaudit.languages import LANGUAGES, catalogue, choose_language


@pytest.mark.parametrize(
    ("asked", "environ", "expected"),
    [
        (None, {}, "en"),
        ("zh", {"SECAUDIT_LANG": "en", "LANG": "en_GB.UTF-8"}, "zh"),
        ("zh_CN", {}, "zh"),
        ("ZH-Hans", {}, "zh"),
        (None, {"SECAUDIT_LANG": "zh", "LC_ALL": "en_GB.UTF-8"}, "zh"),
        (None, {"SECAUDIT_LANG": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.GB18030"}, "zh"),
        (None, {"LANG": "en_US.UTF-8"}, "en"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LC_ALL": "POSIX", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LC_MESSAGES": "zh_CN", "LANG": "en_US.UTF-8"}, "zh"),
        (None, {"LANGUAGE": "fr:zh_CN:en", "LANG": "en_US.UTF-8"}, "zh"),
        (None, {"LANG": "fr_FR.UTF-8"}, "en"),
        (None, {"LANG": "cs_CZ.UTF-8"}, "en"),
        ("tlh", {"LANG": "zh_CN.UTF-8"}, "zh"),
    ],
)
def test_the_language_is_the_first_that_is_asked_for_and_there(
    asked: str | None, environ: dict[str, str], expected: str
) -> None:
    assert choose_language(asked, environ) == expected


def test_without_an_argument_the_process_environment_decides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SECAUDIT_LANG", "zh")
    assert choose_language(None) == "zh"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_catalogue_that_passes_unknown_text_on(language: str) -> None:
    assert catalogue(language).gettext("no such text") == "no such text"
