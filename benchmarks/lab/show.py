"""Prints the lab's figures as tables that also read well in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.lab import measures
from benchmarks.lab.trial import LIVE, OURS, SENSITIVITIES, Result, flags, scored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.lab.measures import Scored
    from benchmarks.lab.trial import Timing

RATE = 0.5
_BITS = (2, 3, 4, 5, 6, 7, 8, 10, 12, 16)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a Markdown table."""
    print("| " + " | ".join(head) + " |")
    print("|---" + "|---:" * (len(head) - 1) + "|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def overall(results: Sequence[Result]) -> None:
    """Our figures beside the yardsticks'."""
    head = ("", "primary", "AP", "top 3", *(f"caught at {rate:g}" for rate in measures.RATES))
    rows = []
    for name in results[0].scores:
        found = measures.figures(scored(results, name))
        values = (found.primary, found.precision, found.top3, *found.caught)
        rows.append((name, *(f"{value:.3f}" for value in values)))
    table(head, rows)
    for name in (OURS, LIVE):
        if name in results[0].scores:
            false, caught = measures.flagged(
                scored(results, name), flags(results, f"{name} normal")
            )
            print(
                f"{name}, as flagged: {false:.2f} false alarms per person and month, "
                f"{caught:.1%} of the episodes caught"
            )
    print()


def by_kind(results: Sequence[Result]) -> None:
    """Share of each kind's episodes that is caught, by the scan and by the yardsticks."""
    kind_of = {result.number: result.kind for result in results}
    columns = {}
    for name in results[0].scores:
        all_of_them = scored(results, name)
        level = measures.threshold(all_of_them, RATE)
        columns[name] = measures.caught_by_kind(all_of_them, kind_of, level)
    asked = measures.caught_by_kind(
        scored(results, OURS), kind_of, flags(results, f"{OURS} normal")
    )
    rows = [
        (kind, str(asked[kind][1]), *(_share(column[kind]) for column in columns.values()),
         _share(asked[kind]))
        for kind in asked
    ]  # fmt: skip
    table(("kind of theft", "episodes", *columns, "flagged"), rows)


def by_persona(results: Sequence[Result]) -> None:
    """False alarms of each kind of person, and the share of their thefts that is caught."""
    rows = []
    for persona in dict.fromkeys(result.persona for result in results):
        theirs = [result for result in results if result.persona == persona]
        false, caught = measures.flagged(scored(theirs, OURS), flags(theirs, f"{OURS} normal"))
        rows.append((persona, f"{false:.2f}", f"{caught:.0%}"))
    table(("person", "false alarms per month", "caught"), rows)


def calibration(results: Sequence[Result]) -> None:
    """False alarms realised at each sensitivity, and from so many bits on."""
    everything = scored(results, OURS)
    people, months = len(results), everything.months
    rows = []
    for sensitivity in SENSITIVITIES:
        asked = flags(results, f"{OURS} {sensitivity}")
        false, caught = measures.flagged(everything, asked)
        wrong = asked & everything.calm
        group = np.concatenate([result.groups[f"{OURS} {sensitivity}"] for result in results])
        questions = measures.questions(everything.person, group, wrong) / months
        quiet = 1 - len(np.unique(everything.person[wrong])) / people
        rows.append((
            sensitivity, f"{false:.2f}", f"{questions:.2f}", f"{quiet:.0%}", f"{caught:.0%}",
        ))  # fmt: skip
    head = ("sensitivity", "false alarms", "false questions", "people never asked", "caught")
    table(head, rows)
    curve = []
    for bits in _BITS:
        false, caught = measures.flagged(everything, everything.score >= bits)
        curve.append((f"{bits} bits", f"{false:.3f}", f"{caught:.0%}", "#" * round(10 * false)))
    table(("surprise from", "false alarms", "caught", ""), curve)


def ablation(results: Sequence[Result]) -> None:
    """What is lost with each signal left out alone: figures, and the kind that loses most."""
    whole = scored(results, OURS)
    first, kinds = measures.figures(whole), _kinds(results, whole)
    rows = []
    for signal in results[0].lacking:
        less = scored(results, OURS, lacking=signal)
        found, theirs = measures.figures(less), _kinds(results, less)
        lost = {kind: theirs[kind] - share for kind, share in kinds.items()}
        worst = min(lost, key=lambda kind: lost[kind])
        most = f"{worst} {lost[worst]:+.0%}" if lost[worst] < 0 else ""
        change = (found.primary - first.primary, found.precision - first.precision)
        rows.append((signal, *(f"{value:+.3f}" for value in change), most))
    rows.sort(key=lambda row: float(row[1]))
    table(("left out", "primary", "AP", f"kind that loses most at {RATE:g}"), rows)


def speed(timing: Timing) -> None:
    """One line: the scan of one person beside an isolation forest's fit."""
    print(
        f"{timing.entries} entries, warm: scan {1000 * timing.scan:.1f} ms, "
        f"isolation forest {1000 * timing.forest:.1f} ms, ratio {timing.scan / timing.forest:.2f}"
    )


def _kinds(results: Sequence[Result], judged: Scored) -> dict[str, float]:
    kind_of = {result.number: result.kind for result in results}
    level = measures.threshold(judged, RATE)
    found = measures.caught_by_kind(judged, kind_of, level)
    return {kind: hits / episodes for kind, (hits, episodes) in found.items()}


def _share(counts: tuple[int, int]) -> str:
    return f"{counts[0] / counts[1]:.0%}"
