"""Help with an everyday trouble: its tree, and what is known here of the user's own case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from secaudit.errors import NothingKept
from secaudit.model.trouble import Case
from secaudit.response import troubleshooting
from secaudit.response.withdrawals import allowed_days, details, how_long
from secaudit.storage import imports
from secaudit.storage.database import open_database
from secaudit.workflows import providers
from secaudit.workflows.withdrawals import provider_of, remembered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from secaudit.model.trouble import Tree
    from secaudit.workflows.providers import Known
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


def case(name: str | None, *, today: date, known: Known | None = None) -> Case:
    """The case of a user of this provider, or of the one whose exports are kept if it is one.

    `known` are the providers of this run. Raises `UsageError` for a provider that nobody has.
    """
    known = known or providers.known()
    if name is not None:
        name = known.named(name) or known.load(name).id
    plan = known.plan(name or _kept(), today=today, confirmed=providers.confirmed())
    profile = provider_of(plan.provider_id)
    return Case(
        today=today,
        card=plan.hotline,
        paths=plan.call.ways + plan.call.doubtful,
        notices=plan.notices,
        allowed=allowed_days(profile),
        how_long=how_long(profile),
        provider=plan.provider_id,
    )


def _kept() -> str | None:
    """The provider of the exports that are kept, if all are of one."""
    try:
        with open_database(write=False) as db:
            kept = {account.provider for account in imports.accounts(db)} - {None}
    except NothingKept:
        return None
    return kept.pop() if len(kept) == 1 else None


def of_withdrawal(known: Case, one: Remembered) -> Case:
    """The case with one late withdrawal that is meant."""
    own = known
    if one.provider is not None and one.provider.id != known.provider:
        own = case(one.provider.id, today=known.today)
    return replace(own, withdrawn=one.late.day, late=one.late, details=details(one.late))
