"""What the user said beside what this computer says. It informs and contradicts, it adds no points.

A probe that could not see clearly contradicts nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.evidence import Outcome
from secaudit.model.score import Beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from secaudit.model.evidence import Evidence
    from secaudit.model.score import Verdict

_FULL = 100


def beside(verdicts: Iterable[Verdict], evidence: Mapping[str, Evidence]) -> tuple[Beside, ...]:
    """Each question that one of the probes speaks of, with what was said and what was seen."""
    return tuple(
        Beside(verdict, seen, contradicts=any(_contradicts(verdict, one) for one in seen))
        for verdict in verdicts
        if (
            seen := tuple(
                evidence[probe] for probe in verdict.question.evidence if probe in evidence
            )
        )
    )


def _contradicts(verdict: Verdict, seen: Evidence) -> bool:
    """Whether all was said to be well and it is not, or nothing, and something is."""
    if verdict.credit is None:
        return False
    if seen.outcome is Outcome.FAIL:
        return verdict.credit == _FULL
    return seen.outcome is Outcome.PASS and verdict.credit == 0
