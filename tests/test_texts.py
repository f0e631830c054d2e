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
