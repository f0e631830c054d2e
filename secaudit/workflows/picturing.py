"""What a report shows beside findings: the figures for pictures, and what spoke of nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.transactions.judging.registry import members
from secaudit.transactions.patterns.overview import overview
from secaudit.workflows.linked import links_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.model.ledger import Ledger
    from secaudit.model.overview import Overview
    from secaudit.model.report import ScanResult

_MOST = 250_000  # entries; a picture of more is not worth the wait at a terminal


def pictured(result: ScanResult) -> Overview | None:
    """The figures of everything that was scanned; None where no entry has a time."""
    return counted_once(result.ledger, result.judgement.flagged)


def glimpse(result: ScanResult) -> Overview | None:
    """The same for a terminal; None for far too many entries."""
    return None if result.ledger.entries.num_rows > _MOST else pictured(result)


def counted_once(ledger: Ledger, flagged: NDArray[np.bool_]) -> Overview | None:
    """The figures of a ledger in which no money is added up twice.

    An entry that another one speaks for, as a bank's line of a wallet's payment, is left out.
    """
    kept = np.flatnonzero(~links_of(ledger).repeats)
    return overview(ledger.entries.take(pa.array(kept)), flagged[kept])


def silent(result: ScanResult) -> tuple[str, ...]:
    """Titles of what was compared and is the reason for no question; still to be translated."""
    spoke = {
        reason.signal
        for row in (row for finding in result.findings for row in finding.entries)
        for reason in result.judgement.reasons.get(row, ())
    }
    return tuple(
        member.signal.title
        for member in members()
        if member.signal.id not in spoke and set(member.signal.needs).isdisjoint(result.absent)
    )
