"""The one clock that commands and workflows read, so that a test can play months in seconds.

It takes no orders from the environment: whoever could set it back could hide what is due.
"""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day on the user's own calendar."""
    return local(now())


def local(moment: datetime) -> date:
    """The day of a moment on the user's own calendar."""
    return moment.astimezone().date()
