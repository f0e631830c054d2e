"""Reads a corpus of exports and compares with what is known to stand in them.

`SECAUDIT_CORPUS` names a folder with the exports under `files/` and one JSON object for each in
`truth.jsonl`: rows, sums at face value per direction, times, currency, how sure the truth is.
"""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from secaudit.api import read_export
from secaudit.errors import SecauditError

CORPUS = os.environ.get("SECAUDIT_CORPUS")

# What is reached is kept: raise it with every reader that improves.
EXPORTS_READ_RIGHT = 119


def agrees(truth: dict[str, Any], path: Path) -> bool:  # Any: what JSON holds
    """True if a file's summary says what the truth says, as far as the truth goes."""
    try:
        got = read_export(path).summary()
    except SecauditError:
        return False
    sums = {"outflow": "outflow_sum", "inflow": "inflow_sum", "neutral_sum": "neutral_sum"}
    printed = len(truth["currency"] or "") == 3 and truth["currency"].encode() in path.read_bytes()
    # A line of amount 0 may count as neutral or not.
    surplus = got["neutral_rows"] - truth["neutral_rows"]
    return (
        got["rows"] == truth["rows"]
        and all(got[ours] == Decimal(str(truth[theirs])) for ours, theirs in sums.items())
        and 0 <= surplus <= truth["zero_rows"]
        and (not printed or got["currency"] == truth["currency"])
        and all(
            str(got[end] or "").replace("T", " ").startswith(truth[end] or "")
            for end in ("first", "last")
        )
    )


@pytest.mark.skipif(CORPUS is None, reason="SECAUDIT_CORPUS names no corpus of exports")
def test_the_exports_of_the_corpus_are_read_right() -> None:
    corpus = Path(str(CORPUS))
    lines = (corpus / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    truths = [truth for truth in map(json.loads, lines) if truth["confidence"] != "low"]
    wrong = [
        truth["file"] for truth in truths if not agrees(truth, corpus / "files" / truth["file"])
    ]
    assert len(truths) - len(wrong) >= EXPORTS_READ_RIGHT, "\n".join(wrong)
