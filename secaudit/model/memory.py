"""What the ledger of former scans has to say about the entries of this one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from secaudit.model.decision import Decision


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """What was remembered, and what was known before.

    `entry` holds for each entry of the scan its id in the ledger, `new` whether the ledger did not
    have it; `decisions` what the user said, by row. `updated` counts entries that have changed
    since; `last` is the last scan of these accounts, None where this is the first.
    """

    path: Path
    accounts: tuple[str, ...]
    entry: NDArray[np.int64]
    new: NDArray[np.bool_]
    updated: int
    last: datetime | None
    first_time: bool
    decisions: Mapping[int, Decision]
