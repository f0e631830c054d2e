"""Where the user stands: what was checked when, what came of it, what is due, the one next step.

Named tuples, since the status page is shown often and they are built in a third of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from secaudit.model.due import Due
    from secaudit.model.incident import Incident
    from secaudit.model.light import Light
    from secaudit.model.message import Bilingual, Message
    from secaudit.model.severity import Severity


class Noted(NamedTuple):
    """One audit that was noted; `at` has a time zone, `label` is the user's own name for it."""

    kind: str
    label: str
    at: datetime
    figures: Mapping[str, int]


class Next(NamedTuple):
    """The one thing to do now, and what to type for it."""

    text: Message | Bilingual
    command: str


class Status(NamedTuple):
    """The status page.

    `checks` are the latest of each kind and label, `scores` those of the questionnaire in order of
    time, full ones where there are any. `open` counts the open entries by how urgent they are,
    `due` what is due by `today`, `upcoming` is the first thing after that. `incident` is the
    emergency that is running, `replace` what the last check of a secret asks for. Nothing is
    planned for a newcomer yet.
    """

    today: date
    light: Light
    light_text: Message
    next: Next
    open: Mapping[Severity, int]
    checks: tuple[Noted, ...] = ()
    scores: tuple[Noted, ...] = ()
    due: tuple[Due, ...] = ()
    upcoming: Due | None = None
    incident: Incident | None = None
    replace: tuple[Next, ...] = ()
    newcomer: bool = False
