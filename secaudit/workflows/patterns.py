"""Adds to a scan what the user pays again and again, and withdrawals that have not arrived."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.model.recurring import Recurring, Stream
from secaudit.transactions.patterns.recurring import recurring
from secaudit.workflows.linked import links_of
from secaudit.workflows.withdrawals import late_in

if TYPE_CHECKING:
    from datetime import date

    from secaudit.model.report import ScanResult


def with_patterns(result: ScanResult, *, today: date | None = None) -> ScanResult:
    """The same result with its recurring payments; each money is counted once."""
    entries = result.ledger.entries
    late = late_in(result.ledger, asked=result.settings.provider, today=today)
    kept = np.flatnonzero(~links_of(result.ledger).repeats)
    streams = recurring(entries.take(pa.array(kept)), today=today)
    found = tuple(_in_ledger(stream, kept.tolist()) for stream in streams)
    return replace(result, recurring=Recurring(found, late))


def _in_ledger(stream: Stream, kept: list[int]) -> Stream:
    return replace(stream, entries=tuple(kept[row] for row in stream.entries))
