"""An emergency from end to end: what is known of it, and where the user is.

It works without any set-up: whatever cannot be read or kept is left out and said.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from secaudit import config_file
from secaudit.errors import CatalogueError, NothingKept, StorageError, UsageError
from secaudit.response import first_screen, public_lines
from secaudit.response.scenarios import UNKNOWN_PAYMENT, ids, known_step, scenario
from secaudit.storage import settings
from secaudit.storage.database import open_database
from secaudit.workflows import providers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import ExitStack
    from datetime import date

    from secaudit.model.emergency import Emergency, FirstScreen
    from secaudit.model.plan import Plan
    from secaudit.providers.facts import Provider
    from secaudit.storage.database import Database
    from secaudit.workflows.providers import Known

__all__ = [
    "UNKNOWN_PAYMENT",
    "ids",
    "known_step",
    "scenario",
]  # the command line reaches the feature through here

PLACE = "jurisdiction"  # the setting
_CHINA = "CN"


def build(
    known: Known, provider: str | None, scenario_id: str, *, place: str | None, today: date
) -> Emergency:
    """The first screen and the steps; `place` as the user said it, else as it was kept."""
    confirmed = providers.confirmed()
    plan = known.plan(provider, today=today, confirmed=confirmed)
    where = place or kept_place() or _of_provider(known, [provider])
    return first_screen.emergency(plan, scenario_id, place=where)


def screen_of(
    known: Known, plans: Sequence[Plan], scenario_id: str, *, place: str | None = None
) -> FirstScreen:
    """The first screen for plans that were made already."""
    where = place or kept_place() or _of_provider(known, [plan.provider_id for plan in plans])
    return first_screen.first_screen(plans, scenario_id, place=where)


def _of_provider(known: Known, names: Sequence[str | None]) -> str | None:
    """China for wallets and banks that are only there; no other place follows from an account."""
    try:
        found: list[Provider] = [
            known.load(one) for one in names if one is not None and one in known.ids()
        ]
    except CatalogueError:  # the plan says so
        return None
    only = found and all(one.regions == (_CHINA,) for one in found)
    return _CHINA if only else None


def kept_place() -> str | None:
    """Where the user is: as settled for all runs, else as they said before."""
    settled = config_file.settled(PLACE)
    if settled is not None:
        with suppress(UsageError):  # what is no place is no reason to show nothing
            return checked_place(settled)
    try:
        with open_database(write=False) as db:
            return settings.get(db, PLACE)
    except (NothingKept, StorageError):
        return None


def keep_place(place: str) -> None:
    """Keep where the user is; what is settled for all runs needs no second record."""
    if config_file.settled(PLACE) is None:
        with open_database() as db:
            settings.put(db, PLACE, place)


def checked_place(place: str) -> str:
    """A place as two capitals; raises `UsageError` for what is no such code."""
    return public_lines.checked_place(place)


def opened(stack: ExitStack) -> tuple[Database | None, StorageError | None]:
    """The database to write to, or why nothing can be kept."""
    try:
        return stack.enter_context(open_database()), None
    except StorageError as error:
        return None, error
