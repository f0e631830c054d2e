"""Runs the scan and the yardsticks over the people of the lab, each person alone."""

from __future__ import annotations

import os
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

import numpy as np

from benchmarks.lab import yardsticks
from benchmarks.lab.measures import Scored, far_from_theft
from benchmarks.lab.population import life
from secaudit.transactions.judging import registry
from secaudit.transactions.judging.familiarity import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from benchmarks.lab.wallet import Life

MONTH = 30.44 * 86_400
OURS, LIVE = "secaudit", "secaudit, live"
_HANDFUL = 4  # not worth a process
SENSITIVITIES = ("low", "normal", "high")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be run besides the scan itself; `without` names signals to leave out in turn."""

    seed: int
    live: bool = False
    rivals: bool = True
    sensitivities: tuple[str, ...] = ("normal",)
    without: tuple[str, ...] = ()


class Result(NamedTuple):
    """One person's judged entries: scores by who gave them, flags and groups by sensitivity.

    `lacking` holds our scores with one signal left out, by that signal.
    """

    number: int
    kind: str
    persona: str
    theft: NDArray[np.bool_]
    calm: NDArray[np.bool_]
    months: float
    scores: dict[str, NDArray[np.float64]]
    flags: dict[str, NDArray[np.bool_]]
    groups: dict[str, NDArray[np.int64]]
    lacking: dict[str, NDArray[np.float64]]


@contextmanager
def leaving_out(signal: str) -> Iterator[None]:
    """Judge without one signal; all others stay as they are."""
    kept = tuple(member for member in registry.members() if member.signal.id != signal)
    with patch.object(registry, "members", return_value=kept):
        yield


def judged(number: int, asked: Asked) -> Result:
    """Make one person and judge them."""
    one = life(asked.seed, number)
    seconds = one.entries["time"].to_numpy().astype("datetime64[s]").astype(np.int64)
    scanned = seconds >= np.datetime64(one.since, "s").astype(np.int64)
    scores, flags, groups = {}, {}, {}
    for name, sensitivity in _ways(asked):
        found = judge(one.entries, since=one.since, live=name == LIVE, sensitivity=sensitivity)
        scores[name] = found.surprise[scanned]
        flags[f"{name} {sensitivity}"] = found.flagged[scanned]
        groups[f"{name} {sensitivity}"] = found.group[scanned]
    lacking = {signal: _without(one, signal)[scanned] for signal in asked.without}
    if asked.rivals:
        scores |= {name: rival[scanned] for name, rival in _rivals(one, ~scanned).items()}
    return Result(
        number, one.kind, one.persona, one.theft[scanned],
        far_from_theft(seconds[scanned], one.theft[scanned]),
        float(seconds[-1] - seconds[scanned][0]) / MONTH, scores, flags, groups,
        lacking,
    )  # fmt: skip


def _without(one: Life, signal: str) -> NDArray[np.float64]:
    with leaving_out(signal):
        return judge(one.entries, since=one.since).surprise


def _ways(asked: Asked) -> list[tuple[str, str]]:
    whole = [(OURS, sensitivity) for sensitivity in asked.sensitivities]
    return [*whole, (LIVE, "normal")] if asked.live else whole


def _rivals(one: Life, known: NDArray[np.bool_]) -> dict[str, NDArray[np.float64]]:
    table = yardsticks.features(one.entries)
    return {
        "isolation forest": yardsticks.isolation_forest(table, known),
        "ECOD": yardsticks.ecod(table),
        "bank rule": yardsticks.rule(one.entries),
    }


def run(people: int, asked: Asked) -> list[Result]:
    """Judge so many people, a crowd of them on all processors."""
    if people <= _HANDFUL:
        return [judged(number, asked) for number in range(people)]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(partial(judged, asked=asked), range(people), chunksize=4))


def scored(results: Sequence[Result], name: str, *, lacking: str = "") -> Scored:
    """The entries of all people with the scores of one, or with ours lacking a signal."""
    sizes = [len(result.theft) for result in results]
    return Scored(
        person=np.repeat([result.number for result in results], sizes),
        score=np.concatenate(
            [result.lacking[lacking] if lacking else result.scores[name] for result in results]
        ),
        theft=np.concatenate([result.theft for result in results]),
        calm=np.concatenate([result.calm for result in results]),
        months=sum(result.months for result in results),
    )


def flags(results: Sequence[Result], name: str) -> NDArray[np.bool_]:
    """The flags of all people at one sensitivity."""
    return np.concatenate([result.flags[name] for result in results])


class Timing(NamedTuple):
    """Seconds for one person of so many entries: the scan, and fitting an isolation forest."""

    entries: int
    scan: float
    forest: float


def timing(seed: int, entries: int = 500, rounds: int = 9) -> Timing:
    """Medians of warm runs, in turn, of one person's first entries."""
    table = next(
        found.slice(0, entries)
        for number in range(100)
        if (found := life(seed, number).entries).num_rows >= entries
    )
    rows = yardsticks.features(table)
    pairs = []
    for _ in range(rounds + 1):
        started = time.perf_counter()
        judge(table)
        between = time.perf_counter()
        yardsticks.fit_forest(rows)
        pairs.append((between - started, time.perf_counter() - between))
    scan, forest = np.median(np.array(pairs[1:]), axis=0).tolist()
    return Timing(entries, scan, forest)
