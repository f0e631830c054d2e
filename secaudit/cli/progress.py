"""A progress bar on stderr for work that takes long enough to worry somebody."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress

_PATIENCE = 0.5  # seconds of work that nobody minds waiting for in silence


class Bar:
    """Call it with the share of the work that is done; it shows itself after half a second."""

    def __init__(self, stream: TextIO, label: str, *, wanted: bool) -> None:
        self._stream = stream
        self._label = label
        self._wanted = wanted and stream.isatty() and os.environ.get("TERM") != "dumb"
        self._done = 0.0
        self._shown: Progress | None = None
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    def __call__(self, done: float) -> None:
        """Say that the share `done` (0 to 1) of the work is done."""
        self._done = done
        shown = self._shown
        if shown is not None:
            shown.update(shown.task_ids[0], total=1.0, completed=done)

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Take the bar off the screen while somebody is asked something."""
        self._stop()
        try:
            yield
        finally:
            self._start()

    def _start(self) -> None:
        if self._wanted:
            self._timer = threading.Timer(_PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()

    def _show(self) -> None:
        # Late: most runs are over before the bar is due, and rich's bars are slow to load.
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn  # noqa: PLC0415

        with self._lock:
            if self._timer is None:
                return
            bar = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                TaskProgressColumn(),
                console=Console(file=self._stream),
                transient=True,
            )
            # Until the first word on how much is done, the bar only shows that work goes on.
            task = bar.add_task(self._label, total=None)
            if self._done:
                bar.update(task, total=1.0, completed=self._done)
            bar.start()
            self._shown = bar

    def _stop(self) -> None:
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
        with self._lock:
            if self._shown is not None:
                self._shown.stop()
                self._shown = None
