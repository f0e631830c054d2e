"""One scale of surprise for everybody, and where on it the user is asked.

The thresholds stand here and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.severity import Severity

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Surprise in bits from which on an entry is flagged. On labelled histories of five kinds of people,
# 0.22 false alarms per person and month and 87 % of theft episodes caught at normal with the whole
# file in view; 0.27 and 86 % looking backwards only. Between kinds of people the false alarms range
# from 0.04 to 0.75, the share caught from 67 to 100 %. Invented wallets, with more
# columns bring more: 0.9 and 0.45 a month. NOTE: thresholds and constants were chosen on these very
# people: expect somewhat worse on others.
ASK = {"low": 8.0, "normal": 6.0, "high": 4.0}
# The longer the period, the more ordinary oddities it holds, and the list must stay one that a
# person reads: bits more for each doubling of the period beyond these months, up to a limit.
# NOTE: chosen by hand so that an invented clean year stays silent; labelled histories are shorter
# than that and cannot tell.
_CALM_MONTHS, _PER_DOUBLING, _MOST_MORE = 4.0, 2.0, 4.0
# Bits from which on a flag says more than "have a look". Of the false alarms of invented wallets
# half reach the first and a fifth the second (a tenth looking backwards only).
ASK_HOTLINE, FREEZE_NOW = 9.0, 14.0
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
