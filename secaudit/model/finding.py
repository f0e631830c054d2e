"""What an audit found, in one shape for all audits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.model.message import Bilingual, Message
    from secaudit.model.severity import Severity


@dataclass(frozen=True, slots=True)
class Likeness:
    """What payments are most like, and what would make them harmless; `id` is for programs."""

    id: str
    text: Bilingual
    harmless: Bilingual


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that needs the user's attention.

    `rule` is the stable id (of the signal that spoke loudest, say), `entries` the row numbers in
    the ledger that it speaks of, `odds` how sure it is (probability between 0 and 1, or None),
    `evidence` the reasons in words and `remedy` what would settle it. `likeness` says what it is
    most like and `name_hint` what names such as this payee's often are: never that this one is.
    """

    rule: str
    title: Message
    severity: Severity
    evidence: tuple[Message, ...]
    remedy: tuple[Message | Bilingual, ...] = ()
    entries: tuple[int, ...] = ()
    odds: float | None = None
    likeness: Likeness | None = None
    name_hint: Bilingual | None = None
