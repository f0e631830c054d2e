"""One scale of surprise for everybody, and where on it the user is asked.

The thresholds stand here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.finding import Severity

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Surprise in bits from which on an entry is flagged.
ASK = {"low": 9.0, "normal": 7.0, "high": 5.0}
# Bits from which on a flag says more than "have a look".
ASK_HOTLINE, FREEZE_NOW = 11.0, 15.0
# The odds of an ordinary entry, as a natural logarithm without its sign: 1 to 1000.
_ORDINARY = 6.9
# Below this many entries no threshold can be trusted: a short list of the oddest is shown.
SHORT_HISTORY = 30
SHORT_LIST = 3


def surprise(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bits by which an entry is likelier somebody else's than an ordinary entry is."""
    return np.logaddexp(0.0, odds + _ORDINARY) / np.log(2.0)


def severity(
    bits: NDArray[np.float64], flagged: NDArray[np.bool_], lost: NDArray[np.bool_]
) -> NDArray[np.int8]:
    """How urgent each flag is; `lost` marks money that left."""
    urgency = np.full(len(bits), int(Severity.LOW), np.int8)
    urgency[bits >= ASK_HOTLINE] = int(Severity.MEDIUM)
    urgency[(bits >= FREEZE_NOW) & lost] = int(Severity.HIGH)
    urgency[~flagged] = int(Severity.NONE)
    return urgency
