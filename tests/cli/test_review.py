"""`secaudit review` on the screen: whose account a question is about, in the user's words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("account", "language", "told"),
    [
        ([], "en", "Question 1 of 1 - Alipay\n"),
        ([], "zh", "第 1 个问题（共 1 个）- 支付宝\n"),
        (["--account", "mother"], "en", "Question 1 of 1 - mother\n"),
    ],
)
def test_an_account_is_called_as_its_wallet_is_unless_the_user_named_it(
    account: list[str], language: str, told: str, run: Callable[..., Run], robbed: Path
) -> None:
    run("transactions", robbed, "--provider", "alipay", *account)
    assert told in run("review", "--no-input", "--lang", language).out


def test_a_wallet_that_is_told_later_is_kept_for_what_follows(
    run: Callable[..., Run], robbed: Path
) -> None:
    """Not mine: its own freeze and number appear, not those that hold for every wallet."""
    run("transactions", robbed)
    run("transactions", robbed, "--provider", "alipay")
    (one,) = json.loads(run("review", "--json").out)["questions"]
    answers = robbed.with_name("answers.toml")
    entries = [entry["id"] for entry in one["entries"]]
    answers.write_text(f'[[question]]\nentries = {entries}\nanswer = "not_mine"\n')
    shown = run("review", "--answers", answers).out
    assert "DO THIS NOW - Alipay" in shown
    assert "95188" in shown
