from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from secaudit.cli import progress

if TYPE_CHECKING:
    import pytest


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def wait_for(bar: progress.Bar) -> None:
    deadline = time.monotonic() + 5
    while bar._shown is None and time.monotonic() < deadline:  # noqa: SLF001 - shown by a timer
        time.sleep(0.01)


def test_short_work_shows_no_bar() -> None:
    screen = Screen()
    with progress.Bar(screen, "Reading", wanted=True) as bar:
        bar(0.5)
    assert screen.getvalue() == ""


def test_long_work_shows_a_bar_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    with progress.Bar(screen, "Reading [bold]", wanted=True) as bar:
        wait_for(bar)
        bar(0.5)
        with bar.hidden():
            hidden = screen.getvalue()
            bar(0.6)
            assert screen.getvalue() == hidden
        wait_for(bar)
    assert "Reading [bold]" in screen.getvalue()


def test_a_stream_that_is_no_terminal_and_quiet_runs_get_no_bar(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    cases = (("xterm", io.StringIO(), True), ("xterm", Screen(), False), ("dumb", Screen(), True))
    for term, stream, wanted in cases:
        monkeypatch.setenv("TERM", term)
        with progress.Bar(stream, "Reading", wanted=wanted) as bar:
            time.sleep(0.05)
            bar(0.5)
        assert stream.getvalue() == ""
