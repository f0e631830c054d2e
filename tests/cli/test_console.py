from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from secaudit.cli import console

if TYPE_CHECKING:
    from collections.abc import Mapping


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_note_is_cut_between_words_on_a_screen_and_left_alone_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = "Nothing can be kept there, so the steps go on without a record."
    for stream, lines in ((Screen(), 2), (io.StringIO(), 1)):
        monkeypatch.setattr(sys, "stderr", stream)
        console.note(text)
        shown = stream.getvalue()
        assert shown.count("\n") == lines
        assert shown.split() == text.split()


@pytest.mark.parametrize(
    ("asked", "environ", "stream", "expected"),
    [
        ("auto", {}, Screen(), True),
        ("auto", {}, io.StringIO(), False),
        ("auto", {"TERM": "dumb"}, Screen(), False),
        ("auto", {"NO_COLOR": "1"}, Screen(), False),
        ("auto", {"NO_COLOR": ""}, Screen(), True),
        ("auto", {"FORCE_COLOR": "1"}, io.StringIO(), True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, Screen(), False),
        ("always", {"NO_COLOR": "1"}, io.StringIO(), True),
        ("never", {"FORCE_COLOR": "1"}, Screen(), False),
    ],
)
def test_the_flag_then_the_variables_then_the_terminal_decide_about_colour(
    asked: str, environ: Mapping[str, str], stream: io.StringIO, *, expected: bool
) -> None:
    assert console.wants_colour(asked, stream, environ) is expected


@pytest.mark.parametrize(
    ("environ", "expected"),
    [({}, 80), ({"COLUMNS": "60"}, 60), ({"COLUMNS": "7"}, 40), ({"COLUMNS": "300"}, 100),
     ({"COLUMNS": "0"}, 80), ({"COLUMNS": "wide"}, 80)],
)  # fmt: skip
def test_the_width_is_that_of_the_screen_within_what_can_be_read(
    environ: Mapping[str, str], expected: int
) -> None:
    assert console.width(io.StringIO(), environ) == expected


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("ascii", b'CNY 1.00 ?... - "x"'), ("gbk", "￥1.00 壹… — “x”".encode("gbk"))],
)
def test_characters_that_a_stream_lacks_get_a_stand_in(
    encoding: str, expected: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    console.soften()
    stream.write("￥1.00 壹… — “x”")
    stream.flush()
    assert stream.buffer.getvalue() == expected


def test_a_stream_that_is_no_text_wrapper_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    console.soften()
    stream.write("壹")
    assert stream.getvalue() == "壹"


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [("ascii", "壹", False), ("gbk", "壹", True), ("gbk", "🙂", False), ("no-such", "a", False)],
)
def test_whether_a_stream_holds_a_text_is_known_beforehand(
    encoding: str, text: str, *, expected: bool
) -> None:
    class Named(io.StringIO):
        pass

    Named.encoding = encoding
    assert console.encodes(Named(), text) is expected
