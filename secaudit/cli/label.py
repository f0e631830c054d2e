"""The user's own name for what was checked, which must not give away what was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.errors import UsageError
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterable

_TELLING = 4  # characters: anything shorter stands in a name by chance


def checked(label: str | None, secrets: Iterable[str]) -> str | None:
    """The name as it is kept.

    Raises `UsageError` where it holds one of the secrets or is a part of one; the message holds
    neither.
    """
    if not label:
        return label
    name = label.casefold()
    for secret in map(str.casefold, secrets):
        if name in secret or (len(secret) >= _TELLING and secret in name):
            raise UsageError(
                Message(N_("the name gives away what is checked, so nothing was kept.")),
                where="--label",
            )
    # Bytes that are no text of this system cannot be kept either.
    return safe.plain(label, limit=200)
