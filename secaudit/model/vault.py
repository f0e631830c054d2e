"""What an audit of a password manager's export found: values to show, with no secret in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from secaudit.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from secaudit.model.finding import Finding
    from secaudit.model.ledger import Refusal
    from secaudit.model.message import Message


class Account(StrEnum):
    """What an account opens: money, other accounts, or only itself."""

    PAYMENT = "payment"
    EMAIL = "email"
    OTHER = "other"


class Known(StrEnum):
    """What an export tells of something: that it is there, that it is not, or nothing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Leaked(StrEnum):
    """Whether a password was found among leaked ones; not checked is never the same as clean."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Audited:
    """One entry with everything that is wrong with it, the worst first.

    `title`, `site` and `username` are as they may be shown: a password that stands in one of them
    is covered. `Finding.entries` are places of other entries in `VaultResult.entries`.
    """

    id: str
    title: str
    site: str
    username: str
    account: Account
    score: int
    changed: date | None
    second_factor: Known
    leaked: Leaked
    line: int | None
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """That of its worst finding."""
        return max((finding.severity for finding in self.findings), default=Severity.NONE)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Something that could not be checked for `count` entries, and why."""

    what: str
    count: int
    text: Message


@dataclass(frozen=True, slots=True)
class VaultResult:
    """The audit of one export: `entries` in the order of the file, `worst` the places to show.

    `counts` says how many entries each rule speaks of; `without_second_factor` how many have none
    stored, of all accounts, or None where the export cannot tell. `plain` says that the file itself
    is readable by anybody.
    """

    source: str
    manager: str
    entries: tuple[Audited, ...]
    worst: tuple[int, ...]
    counts: Mapping[str, int]
    unchecked: tuple[Unchecked, ...]
    skipped: int
    excluded: int
    refused: tuple[Refusal, ...]
    without_second_factor: int | None
    breach_source: str | None
    plain: bool

    @property
    def look_up_failed(self) -> bool:
        """Whether leaked passwords were to be looked up, and some could not be."""
        return self.breach_source is not None and any(
            one.what == "leaked" for one in self.unchecked
        )
