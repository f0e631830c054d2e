"""Judging a ledger whose entries may speak of the same money twice: each money is asked about once.

A refund, a deposit that funds a payment, the bank's entry of a wallet's payment: such an entry
is left out of judging, so that it neither raises a question nor speaks for what is beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.model.message import N_, Message
from secaudit.model.money import Money
from secaudit.providers import profiles
from secaudit.providers.facts import Kind
from secaudit.transactions.joining.links import link
from secaudit.transactions.judging.familiarity import judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from secaudit.model.finding import Finding
    from secaudit.model.judgement import Judgement
    from secaudit.model.ledger import Ledger, Reading
    from secaudit.model.memory import Memory
    from secaudit.model.report import ScanSettings
    from secaudit.transactions.joining.links import Links
    from secaudit.workflows.inputs import Progress

_Value = TypeVar("_Value", bound=np.generic)

_MOST_REFUNDS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A ledger and what judging says of it.

    `links` are between rows of `together`: the entries of the ledger, and what they were judged
    with after them.
    """

    ledger: Ledger
    judgement: Judgement
    together: pa.Table
    links: Links
    memory: Memory | None = None


def judge_alone(ledger: Ledger, settings: ScanSettings, progress: Progress | None) -> Judged:
    """Judge the entries of a ledger by each other."""
    links = links_of(ledger)
    judgement = judge_once(
        ledger.entries, links, since=settings.since, sensitivity=settings.sensitivity,
        progress=progress,
    )  # fmt: skip
    return Judged(ledger, judgement, ledger.entries, links)


def links_of(ledger: Ledger) -> Links:
    """What entries of the ledger have to do with each other."""
    return link(ledger.entries, wallets=_wallets(ledger.readings))


def _wallets(readings: Sequence[Reading]) -> dict[str, tuple[str, ...]]:
    """The names under which banks list the wallets whose exports are here."""
    if len(readings) < 2:  # noqa: PLR2004 - a wallet and a bank
        return {}
    known = {reading.source: reading.provider for reading in readings}
    profiles_of = {
        source: profiles.load(provider)
        for source, provider in known.items()
        if provider in profiles.ids()
    }
    return {
        source: tuple(profile.names.aliases)
        for source, profile in profiles_of.items()
        if profile.kind is not Kind.BANK
    }


def judge_once(  # noqa: PLR0913 - what judging can be told
    entries: pa.Table,
    links: Links,
    *,
    since: datetime | None,
    sensitivity: str,
    words: Mapping[str, str] = MappingProxyType({}),
    progress: Progress | None,
) -> Judgement:
    """The judgement of all entries; those that another one speaks for are never flagged.

    They count as examined: the entry that they mirror was. `words` holds, by row, what the user
    said; what was said of an entry is heard even where another one speaks for its money.
    """
    repeats = links.repeats.copy()
    repeats[[int(row) for row in words]] = False
    if not repeats.any():
        return judge(
            entries, since=since, sensitivity=sensitivity, decisions=words, progress=progress
        )
    rows = np.flatnonzero(~repeats)
    part = entries.filter(~repeats)
    place = np.cumsum(~repeats) - 1
    said = {str(place[int(row)]): word for row, word in words.items()}
    judged = judge(part, since=since, sensitivity=sensitivity, decisions=said, progress=progress)
    later = int(repeats.sum()) if since is None else _later(entries.filter(repeats), since)
    return replace(
        judged,
        examined=judged.examined + later,
        known=judged.known + int(repeats.sum()) - later,
        surprise=_spread(judged.surprise, rows, len(repeats), 0),
        flagged=_spread(judged.flagged, rows, len(repeats), 0),
        severity=_spread(judged.severity, rows, len(repeats), 0),
        group=_spread(judged.group, rows, len(repeats), -1),
        reasons={int(rows[row]): reasons for row, reasons in judged.reasons.items()},
        contributions={int(rows[row]): parts for row, parts in judged.contributions.items()},
    )


def _later(entries: pa.Table, since: datetime) -> int:
    start = pa.scalar(since, pa.timestamp("s"))
    return int(pc.sum(pc.greater_equal(entries["time"], start)).as_py() or 0)


def _spread(
    column: NDArray[_Value], rows: NDArray[np.int64], count: int, missing: int
) -> NDArray[_Value]:
    spread = np.full(count, missing, column.dtype)
    spread[rows] = column
    return spread


def with_refunds(found: Iterable[Finding], entries: pa.Table, links: Links) -> tuple[Finding, ...]:
    """The findings, each with what was given back of its payments."""
    if not (links.original >= 0).any():
        return tuple(found)
    return tuple(
        replace(one, evidence=(*one.evidence, *_given_back(one, entries, links))) for one in found
    )


def _given_back(finding: Finding, entries: pa.Table, links: Links) -> list[Message]:
    refunds = np.flatnonzero(np.isin(links.original, finding.entries))[:_MOST_REFUNDS]
    told = []
    for row in entries.take(refunds).to_pylist():
        money = Money(abs(row["amount"]), row["digits"], row["currency"] or "")
        when = {"amount": money, "date": row["time"].date()}
        told.append(Message(N_("{amount} was refunded on {date}."), when))
    return told
