"""An error says where, what was seen, what was expected and what to do, in one line."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from secaudit.errors import CatalogueError, ExportError, SecauditError, UsageError, reason
from secaudit.i18n import Translator
from secaudit.model.message import Message

TEXT = Message("There are {n} columns here; {wanted} were expected.", {"n": 2, "wanted": 3})
HINT = Message("Export the file again.")


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ExportError(TEXT), "There are 2 columns here; 3 were expected."),
        (
            ExportError(TEXT, where=Path("a.csv"), hint=HINT),
            "a.csv: There are 2 columns here; 3 were expected. Export the file again.",
        ),
        (
            CatalogueError(TEXT, where="b.toml", line=7),
            "b.toml, line 7: There are 2 columns here; 3 were expected.",
        ),
        # Without a file a line number says nothing.
        (UsageError(TEXT, line=7), "There are 2 columns here; 3 were expected."),
        (
            ExportError(Message("Empty."), where="bad\x1b]0;title\x07.csv"),
            "bad ]0;title .csv: Empty.",
        ),
    ],
)
def test_an_error_is_one_english_line(error: SecauditError, expected: str) -> None:
    assert str(error) == expected


def test_chinese_sentences_stand_together_without_a_space() -> None:
    error = ExportError(Message("甲。"), where="a.csv", hint=Message("乙。"))
    assert Translator("zh").error(error) == "a.csv：甲。乙。"


@pytest.mark.parametrize("kind", [ExportError, CatalogueError, UsageError])
def test_every_expected_failure_is_caught_as_one(kind: type[SecauditError]) -> None:
    with pytest.raises(SecauditError) as caught:
        raise kind(TEXT, where="a.csv", line=1, hint=HINT)
    assert (caught.value.where, caught.value.line, caught.value.hint) == ("a.csv", 1, HINT)


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (errno.ENOENT, "there is nothing of this name", "没有这个名称的文件"),
        (errno.EACCES, "you may not read or write there", "没有读写权限"),
        (errno.EISDIR, "it is a folder", "这是一个文件夹"),
        (errno.ENOSPC, "the disk is full", "磁盘已满"),
        (errno.ELOOP, "too many links lead to one another", "链接层数太多"),
    ],
)
def test_the_systems_reasons_are_told_in_the_users_language(
    number: int, english: str, chinese: str
) -> None:
    text = reason(OSError(number, os.strerror(number)))
    assert Translator("en").render(text) == english
    assert Translator("zh").render(text) == chinese


def test_a_rare_reason_is_told_as_the_system_says_it() -> None:
    assert Translator("zh").render(reason(OSError(errno.EXDEV, "Odd \x1b link"))) == "Odd   link"
    assert Translator("en").render(reason(OSError("no number"))) == "no number"
