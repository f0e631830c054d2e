"""The page about familiarity names every signal and every kind of theft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.lab.people import PERSONAS
from benchmarks.lab.thieves import kinds
from secaudit.transactions.judging.registry import members

if TYPE_CHECKING:
    from secaudit.transactions.judging.signal import Signal

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "familiarity.md").read_text("utf-8")


@pytest.mark.parametrize("signal", [member.signal for member in members()], ids=lambda s: s.id)
def test_every_signal_stands_in_the_document(signal: Signal) -> None:
    assert f"| `{signal.id}` | {signal.looks_for} |" in PAGE


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_of_theft_stands_in_the_document(kind: str) -> None:
    told = (kinds()[kind].__doc__ or "").strip()
    assert f"| `{kind}` | {told} |" in PAGE


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_kind_of_person_stands_in_the_document(persona: str) -> None:
    assert f"| {persona} |" in PAGE
