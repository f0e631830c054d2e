"""Help with an everyday trouble: its tree, and what is known here of the user's own case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secaudit.errors import NothingKept
from secaudit.model.trouble import Case
from secaudit.response import hotline, showing, troubleshooting
from secaudit.response.withdrawals import allowed_days, details, how_long
from secaudit.storage import hotlines, imports
from secaudit.storage.database import open_database
from secaudit.workflows.providers import known
from secaudit.workflows.withdrawals import provider_of, remembered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from secaudit.model.plan import ConfirmedNumber
    from secaudit.model.trouble import Tree
    from secaudit.workflows.withdrawals import Remembered

__all__ = ["remembered"]

WITHDRAWAL = "withdrawal"
follow, is_over, wait_until = (
    troubleshooting.follow, troubleshooting.is_over, troubleshooting.wait_until,
)  # fmt: skip


def trees() -> Mapping[str, Tree]:
    """Every trouble that there is help for."""
    return troubleshooting.trees()


def tree(name: str) -> Tree:
    """The help for one trouble; raises `UsageError` where there is none."""
    return troubleshooting.tree(name)


def case(name: str | None, *, today: date) -> Case:
    """The case of a user of this provider, or of the one whose exports are kept if it is one.

    Raises `UsageError` for a provider that nobody has.
    """
    if name is not None:
        known().load(name)
    confirmed: tuple[ConfirmedNumber, ...] = ()
    try:
        with open_database(write=False) as db:
            if name is None:
                kept = {account.provider for account in imports.accounts(db)} - {None}
                name = kept.pop() if len(kept) == 1 else None
            confirmed = () if name is None else hotlines.of(db, name)
    except NothingKept:
        pass
    provider = provider_of(name)
    ways = () if provider is None or provider.confirm is None else (provider.confirm,)
    return Case(
        today=today,
        card=hotline.card(() if provider is None else provider.hotline, confirmed),
        paths=showing.ways(ways)[0] + showing.ways(ways)[1],
        allowed=allowed_days(provider),
        how_long=how_long(provider),
        provider=None if provider is None else provider.id,
    )


def of_withdrawal(known: Case, one: Remembered) -> Case:
    """The case with one late withdrawal that is meant."""
    own = known
    if one.provider is not None and one.provider.id != known.provider:
        own = case(one.provider.id, today=known.today)
    return replace(own, withdrawn=one.late.day, late=one.late, details=details(one.late))
