"""The lab runs: people are judged, signals can be left out, and the tables are printed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.lab import trial
from benchmarks.lab.population import SEED
from secaudit.transactions.judging import registry

ROOT = Path(__file__).resolve().parents[2]


def test_a_signal_is_left_out_only_meanwhile() -> None:
    before = registry.members()
    with trial.leaving_out("new_payee"):
        during = registry.members()
    assert {member.signal.id for member in before} - {member.signal.id for member in during} == {
        "new_payee"
    }
    assert registry.members() == before


def test_leaving_a_signal_out_changes_the_scores() -> None:
    result = trial.judged(7, trial.Asked(SEED, rivals=False, without=("new_payee",)))
    assert not np.array_equal(result.scores[trial.OURS], result.lacking["new_payee"])


def test_a_person_is_judged_over_about_three_months_by_everybody() -> None:
    result = trial.judged(7, trial.Asked(SEED, live=True))
    assert set(result.scores) == {
        trial.OURS, trial.LIVE, "isolation forest", "ECOD", "bank rule",
    }  # fmt: skip
    assert {len(score) for score in result.scores.values()} == {len(result.theft)}
    assert result.months == pytest.approx(3.0, abs=0.2)
    assert result.theft.any()
    assert not (result.theft & result.calm).any()


def test_the_command_prints_its_tables() -> None:
    command = [sys.executable, "benchmarks/detection.py", "--people", "4"]
    command += ["--kinds", "--calibration"]
    run = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8", timeout=120
    )
    for text in ("| secaudit |", "| isolation forest |", "| ECOD |", "| bank rule |", "ratio"):
        assert text in run.stdout
    assert run.stderr == ""
