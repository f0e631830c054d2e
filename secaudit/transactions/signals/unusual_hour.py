"""An hour of the day at which the person hardly ever pays.

Entries without a time of day have no hour: they get no word from here.
"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.message import N_, Message
from secaudit.transactions.judging.signal import Evidence, Shows, Signal, bits
from secaudit.transactions.judging.tails import level_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.history import History

SIGNAL = Signal(
    id="unusual_hour",
    title=N_("Unusual hour"),
    looks_for=N_("A payment at an hour of the day at which you hardly ever pay."),
    why=N_("Thieves work while you sleep, or in another time zone."),
    advice=N_("Ask yourself whether you, or a subscription of yours, paid at that hour."),
    false_alarms=N_("A journey, a night out, automatic payments that run at night."),
    needs=("time",),
    grab=Shows(0.3),
)

_HOURS = 24
# So few payments are told by their number, more by their share.
_A_FEW = 5
# Neighbouring hours count too, less with distance; the weights add up to one.
_KERNEL = {0: 3 / 9, 1: 2 / 9, 2: 1 / 9}
# A day spread evenly over all hours, worth this many entries.
_PRIOR = 12.0
_LEVELS_PER_HALVING, _LEVEL_OF_AVERAGE, _TOP = 2, 4, 15


def weigh(history: History) -> Evidence:
    """Bits by the share of the person's payments at hours as rare as this one."""
    known = history.clock.astype(np.float64)
    near, own = _density(history, known)
    everyone = history.sums("person", known)
    # Times as often as if all hours were alike.
    relative = (near * _HOURS + _PRIOR) / (everyone + _PRIOR)
    level = np.floor(_LEVEL_OF_AVERAGE - _LEVELS_PER_HALVING * np.log2(relative))
    level = np.clip(level, 0, _TOP).astype(np.int64)
    prior = np.clip(relative, 0.02, 1.0)
    tail = level_tail(history, level, prior, weight=5.0, worth=known, key="person")

    def explain(rows: Sequence[int]) -> list[Message]:
        return [
            _sentence(
                time(*divmod(int(history.time[row]) % 86_400 // 60, 60)),
                round(float(own[row])),
                float(own[row] / max(everyone[row], 1.0)),
            )
            for row in rows
        ]

    return Evidence(bits(tail), explain, history.clock)


def _sentence(at: time, count: int, share: float) -> Message:
    if not count:
        return Message(N_("at {time}, an hour in which you never pay"), {"time": at})
    if count <= _A_FEW:
        return Message(
            N_("at {time}, an hour in which you paid only one other time"),
            {"time": at, "count": count},
            plural=N_("at {time}, an hour in which you paid only {count} other times"),
            count=count,
        )
    return Message(
        N_("at {time}, an hour with only {share} % of your payments"),
        {"time": at, "share": max(round(100.0 * share, 1), 0.1)},
    )


def _density(
    history: History, known: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Smoothed number of other entries around the same hour, and that of the very hour."""
    hour, person = history.hour, history.by["person"]
    if not history.live:
        # One row of hours per person tells everybody's; what the entry itself adds is taken out.
        table = np.bincount(
            person.dense * _HOURS + hour, history.trust * known, person.count * _HOURS
        )
        table = table.reshape(-1, _HOURS)
        smooth = np.zeros(table.shape)
        for step, weight in _KERNEL.items():
            for way in {step, -step}:
                smooth += weight * np.roll(table, way, axis=1)
        own = table[person.dense, hour] - history.trust * known
        return smooth[person.dense, hour] - _KERNEL[0] * history.trust * known, own
    near, own = np.zeros(history.count), np.zeros(history.count)
    for bin_ in range(_HOURS):
        there = hour == bin_
        if not there.any():
            continue
        seen = history.sums("person", there * known)
        distance = np.abs(hour - bin_)
        distance = np.minimum(distance, _HOURS - distance)
        for step, weight in _KERNEL.items():
            near += np.where(distance == step, weight * seen, 0.0)
        own = np.where(there, seen, own)
    return near, own
