"""The evidence pack: what support, bank and police ask for when payments are not the user's.

Not to be confused with the evidence of a questionnaire (`secaudit.model.evidence`). Every text in
these values is already masked as far as the user wants it; times have a time zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from secaudit.model.deadline import Deadline
    from secaudit.model.message import Bilingual, Message
    from secaudit.model.money import Money
    from secaudit.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Payment:
    """One entry of the pack, disputed or beside a disputed one.

    `id` is the number by which the screens name it; `answered` says that the user has called it not
    theirs. `time` has the time zone of this computer, which the export does not tell; only its day
    counts unless `time_known`.
    """

    id: str
    answered: bool
    time: datetime | None
    time_known: bool
    money: Money
    direction: str | None = None
    kind: str | None = None
    status: str | None = None
    payee: str | None = None
    counter_account: str | None = None
    description: str | None = None
    method: str | None = None
    category: str | None = None
    place: str | None = None
    account: str | None = None
    reference: str | None = None
    note: str | None = None
    source: str | None = None
    line: int | None = None

    @property
    def when(self) -> str:
        """Day, second and offset from UTC, or the day alone where the export has no more."""
        if self.time is None:
            return "?"
        if not self.time_known:
            return f"{self.time:%Y-%m-%d}"
        return f"{self.time:%Y-%m-%d %H:%M:%S %z}"


@dataclass(frozen=True, slots=True)
class Totals:
    """The disputed payments of one currency, added up at face value.

    `lost` left the account, `attempted` failed or was closed, `returned` was refunded, `received`
    came in.
    """

    lost: Money
    attempted: Money
    returned: Money
    received: Money


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the log: what happened, when (None where it has not, or nobody noted it)."""

    what: Message
    at: datetime | None
    note: str = ""
    time_known: bool = True


@dataclass(frozen=True, slots=True)
class Original:
    """An export that the payments were read from.

    `path` is the file whose bytes are the very ones that were read, with their SHA-256 and size, or
    None where it was not found and the user has to add it. `imported` is a digest that the file was
    known by when it was read, so that it can be recognised later.
    """

    name: str
    path: Path | None = None
    sha256: str | None = None
    size: int | None = None
    imported: str | None = None


@dataclass(frozen=True, slots=True)
class EvidencePack:
    """Everything that stands in the pack of one account, in order of time.

    `own` are the numbers of the user's own account, masked. `zone` names the time zone of this
    computer. `moments` are the log. `revealed` says that card and ID numbers were not masked.
    """

    created: datetime
    zone: str
    account: str
    provider_id: str | None
    provider: Bilingual | None
    own: tuple[str, ...]
    payments: tuple[Payment, ...]
    context: tuple[Payment, ...]
    totals: tuple[Totals, ...]
    moments: tuple[Moment, ...]
    plan: Plan
    deadlines: tuple[Deadline, ...] = ()
    originals: tuple[Original, ...] = ()
    revealed: bool = False

    @property
    def answered(self) -> bool:
        """Whether the user has called every payment not theirs."""
        return all(payment.answered for payment in self.payments)


@dataclass(frozen=True, slots=True)
class Verified:
    """What a comparison of a pack with its manifest came to: names of files in its folder."""

    same: tuple[str, ...]
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether every file is as it was made."""
        return not (self.changed or self.missing)
