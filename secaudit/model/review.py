"""The questions that scans have asked and nobody has answered, as `secaudit review` shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

    from secaudit.model.finding import Finding
    from secaudit.model.message import Bilingual, Message


@dataclass(frozen=True, eq=False)
class Question:
    """Entries that are one question to the user.

    `finding` names rows of `entries`; `ids` are the entries' ids in the ledger, in the order of
    `finding.entries`; `payees` their `payee_key`, None where the export names nobody; `reasons`
    what speaks of each by itself; `called` is the account's name for the eye, where `account` is an
    id.
    """

    finding: Finding
    entries: pa.Table
    ids: tuple[int, ...]
    payees: tuple[str | None, ...]
    reasons: tuple[tuple[Message, ...], ...]
    account: str
    provider: str | None
    called: Bilingual | None = None
