"""One scale of surprise for everybody, and where on it the user is asked.

The thresholds stand here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.finding import Severity

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Surprise in bits from which on an entry is flagged. On labelled histories of five kinds of people,
# whole file in view: false alarms per person and month, and share of theft episodes caught, are
# 0.17 and 81 % (low), 0.28 and 87 % (normal), 0.51 and 93 % (high); looking backwards only they are
# 0.19 and 76 %, 0.33 and 85 %, 0.66 and 93 %. NOTE: thresholds and constants of judging were
# chosen on these same people: expect somewhat worse on others. Between kinds of people the false
# alarms at normal range from 0.06 to 0.99.
ASK = {"low": 8.0, "normal": 6.0, "high": 4.0}
# The longer the period, the more ordinary oddities it holds, and the list must stay one that a
# person reads: bits more for each doubling of the period beyond these months, up to a limit.
# NOTE: chosen by hand so that an invented clean year stays silent; labelled histories are shorter
# than that and cannot tell.
_CALM_MONTHS, _PER_DOUBLING, _MOST_MORE = 4.0, 2.0, 4.0
# Bits from which on a flag says more than "have a look": 0.17 false alarms per person and month
# reach the first, 0.07 the second.
ASK_HOTLINE, FREEZE_NOW = 8.0, 12.0
# The odds of an ordinary entry, as a natural logarithm without its sign: 1 to 1000.
_ORDINARY = 6.9
_BITS_PER_NAT = 1.4427
# Below this many entries per person a judgement is weak and says so.
SHORT_HISTORY = 30


def threshold(sensitivity: str, months: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bits from which on an entry of a period of so many months is flagged."""
    doublings = np.log2(np.maximum(months / _CALM_MONTHS, 1.0))
    more: NDArray[np.float64] = np.minimum(_PER_DOUBLING * doublings, _MOST_MORE)
    return ASK[sensitivity] + more


def bits(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bits by which an entry is likelier somebody else's than an ordinary entry is."""
    nats: NDArray[np.float64] = np.logaddexp(0.0, odds + _ORDINARY)
    return nats * _BITS_PER_NAT


def severity(
    bits: NDArray[np.float64], flagged: NDArray[np.bool_], lost: NDArray[np.bool_]
) -> NDArray[np.int8]:
    """How urgent each flag is; `lost` marks money that left."""
    urgency = np.full(len(bits), int(Severity.LOW), np.int8)
    urgency[bits >= ASK_HOTLINE] = int(Severity.MEDIUM)
    urgency[(bits >= FREEZE_NOW) & lost] = int(Severity.HIGH)
    urgency[~flagged] = int(Severity.NONE)
    return urgency
