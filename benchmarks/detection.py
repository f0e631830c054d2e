"""How well the scan finds thefts among invented people's payments, beside three yardsticks.

`python benchmarks/detection.py` makes people and thieves with a fixed seed, judges each person
alone, and prints figures; docs/familiarity.md says what they mean. Needs the development packages.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

# The lab is a package beside this script; started as a script, Python looks for packages here only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.lab import show, trial
from benchmarks.lab.population import SEED
from secaudit.transactions.judging import registry

PEOPLE = 540


def main() -> None:
    """Run what is asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--live", action="store_true", help="look backwards only as well")
    parser.add_argument("--kinds", action="store_true", help="kinds of theft and of people")
    parser.add_argument("--calibration", action="store_true", help="false alarms by threshold")
    parser.add_argument("--ablation", action="store_true", help="leave each signal out (slow)")
    given = parser.parse_args()
    asked = trial.Asked(
        given.seed,
        live=given.live,
        sensitivities=trial.SENSITIVITIES if given.calibration else ("normal",),
        without=tuple(member.signal.id for member in registry.members()) if given.ablation else (),
    )
    started = time.perf_counter()
    results = trial.run(given.people, asked)
    entries = sum(len(result.theft) for result in results)
    months = sum(result.months for result in results)
    print(f"{given.people} people, {entries:,} entries judged, {months:.0f} person-months\n")
    show.overall(results)
    if given.kinds:
        show.by_kind(results)
        show.by_persona(results)
    if given.calibration:
        show.calibration(results)
    if given.ablation:
        show.ablation(results)
    show.speed(trial.timing(given.seed))
    print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
