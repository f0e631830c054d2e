"""The figures behind the pictures of a scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from secaudit.transactions.patterns.overview import overview
from secaudit.workflows.linked import links_of

if TYPE_CHECKING:
    from secaudit.model.overview import Overview
    from secaudit.model.report import ScanResult

_MOST = 250_000  # entries; a picture of more is not worth the wait


def glimpse(result: ScanResult) -> Overview | None:
    """Spending, hours and payees, each money counted once; None for far too many entries."""
    entries = result.ledger.entries
    if entries.num_rows > _MOST:
        return None
    kept = np.flatnonzero(~links_of(result.ledger).repeats)
    return overview(entries.take(pa.array(kept)), result.judgement.flagged[kept])
