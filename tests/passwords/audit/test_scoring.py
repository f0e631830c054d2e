"""Scoring on one core and on several: the same results, and no word of a fault that quotes."""

from __future__ import annotations

import os
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secaudit.passwords.audit.scoring import Asked, score_all
from secaudit.passwords.strength import score

if TYPE_CHECKING:
    from secaudit.passwords.result import Strength

PASSWORDS = [f"dragon{number}" for number in range(70)]
SECRET = "hunter2-hunter2"  # noqa: S105 - what no fault may quote


def test_other_processes_score_alike_and_in_order() -> None:
    asked = [Asked(one) for one in PASSWORDS]
    told: list[float] = []
    found = score_all(asked, processes=2, progress=told.append)
    assert found == score_all(asked, processes=1)
    assert [one.score for one in found] == [score(one).score for one in PASSWORDS]
    assert told[-1] == 1.0
    assert told == sorted(told)


def test_equal_ones_are_scored_once() -> None:
    calls = []

    def scorer(password: str, *, personal: object) -> Strength:
        calls.append((password, personal))
        return score(password)

    score_all([Asked("a"), Asked("b"), Asked("a"), Asked("a", ("tom",))], scorer=scorer)
    assert len(calls) == 3


def test_an_empty_vault_is_scored() -> None:
    assert score_all([]) == []


def test_a_fault_in_a_worker_does_not_quote_the_password(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """`os.fspath` is a scorer that fails, in another process, with the password in its words."""
    with pytest.raises(RuntimeError, match="scoring failed with TypeError") as caught:
        score_all([Asked(SECRET)] * 3, scorer=os.fspath, processes=2)
    shown = "".join(traceback.format_exception(caught.value))
    assert SECRET not in shown
    assert caught.value.__cause__ is None
    assert SECRET not in "".join(capfd.readouterr())


def test_no_process_is_started_with_a_password() -> None:
    """Arguments and environment of the workers, looked at while they work."""
    seen: list[str] = []

    def look(_: float) -> None:
        for name in ("cmdline", "environ"):
            for file in Path("/proc").glob(f"[0-9]*/{name}"):
                with suppress(OSError):
                    seen.append(file.read_bytes().decode("utf-8", "replace"))

    if not Path("/proc/self").is_dir():
        pytest.skip("no process list to look at")
    score_all([Asked(f"{SECRET}{n}") for n in range(130)], processes=2, progress=look)
    assert any("spawn_main" in text for text in seen)
    assert not any(SECRET in text for text in seen)


def test_a_password_is_not_in_the_repr() -> None:
    assert SECRET not in repr(Asked(SECRET, ("tom",)))
