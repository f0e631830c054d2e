"""Every text that a user sees is there in Chinese, and the compiled catalogue is up to date."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
# What stays as it is in Chinese: options, ids, names of formats and files.
NAMES = re.compile(
    r"\{[^{}]*\}|--[a-z-]+|`[^`]*`|[A-Z_]{2,}|[a-z_]+/[a-z/0-9]+|\S*\.csv|secaudit \S+"
)


@pytest.fixture(scope="module")
def texts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("texts", ROOT / "tools" / "texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_text_of_the_sources_is_translated(texts: ModuleType) -> None:
    catalogue = texts.read()
    missing = []
    for text in texts.texts():
        message = catalogue.get(text if isinstance(text, str) else text[0])
        if message is None or message.id != text or not message.string or not all(message.string):
            missing.append(text)
    assert missing == []


def test_a_translation_fills_the_same_places(texts: ModuleType) -> None:
    catalogue, wrong = texts.read(), []
    for text in texts.texts():
        message = catalogue.get(text if isinstance(text, str) else text[0])
        wanted = placeholders(text) if isinstance(text, str) else placeholders(text[1])
        found = placeholders(message.string if isinstance(text, str) else message.string[0])
        if found != wanted:
            wrong.append(text)
    assert wrong == []


def test_no_translation_has_a_place_that_nothing_fills(texts: ModuleType) -> None:
    wrong = []
    for path in texts.catalogues():
        for message in texts.read(path):
            ids = (message.id,) if isinstance(message.id, str) else message.id
            strings = (message.string,) if isinstance(message.string, str) else message.string
            # click names a few things that Chinese leaves out; what it does not give, nobody has.
            if message.id and any(
                placeholders(string) - placeholders(ids[-1]) for string in strings
            ):
                wrong.append((path.parts[-3], message.id))
    assert wrong == []


def test_no_text_is_translated_where_the_tools_do_not_see_it() -> None:
    hidden = [
        path.name
        for path in (ROOT / "secaudit").rglob("*.py")
        if re.search(r"gettext\(\s*[\"']", path.read_text(encoding="utf-8"))
    ]
    # click's own word, which is kept by hand.
    assert hidden == ["pages.py"]


def test_a_new_language_has_everything_to_translate(
    texts: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chinese = tmp_path / texts.CATALOGUE.relative_to(texts.LOCALE)
    chinese.parent.mkdir(parents=True)
    chinese.write_bytes(texts.CATALOGUE.read_bytes())
    monkeypatch.setattr(texts, "LOCALE", tmp_path)
    monkeypatch.setattr(texts, "CATALOGUE", chinese)
    assert texts.main(["add", "fr"]) == 1
    assert [path.parts[-3] for path in texts.catalogues()] == ["fr", "zh_CN"]
    started = texts.read(texts.catalogues()[0])
    for text in ("At risk", "Interrupted.", "No such option {name!r}."):  # data, source, click
        assert started[text].string == ""
    started["At risk"].string = "En danger"
    texts.write(texts.catalogues()[0], started)
    assert texts.update(texts.catalogues()[0])["At risk"].string == "En danger"


def test_the_compiled_catalogue_is_that_of_the_committed_texts(texts: ModuleType) -> None:
    assert texts.CATALOGUE.with_suffix(".mo").read_bytes() == texts.compiled(texts.read())


def test_the_catalogue_holds_nothing_that_is_no_longer_said(texts: ModuleType) -> None:
    said = {text if isinstance(text, str) else text[0] for text in texts.texts()}
    kept = [
        message.id
        for message in texts.read()
        if message.id and "click" not in message.user_comments
        and (message.id if isinstance(message.id, str) else message.id[0]) not in said
    ]  # fmt: skip
    assert kept == []


def test_chinese_sentences_are_written_with_chinese_marks(texts: ModuleType) -> None:
    odd = []
    for message in texts.read():
        string = message.string if isinstance(message.string, str) else message.string[0]
        if message.id and re.search(
            r"[\u4e00-\u9fff][,;?!()]|[,;?!()][\u4e00-\u9fff]", NAMES.sub("", string)
        ):
            odd.append(string)
    assert odd == []
