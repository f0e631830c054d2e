"""What other audits bring to the score: the worst of each, and nothing where none was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secaudit.questionnaire.items import answers

if TYPE_CHECKING:
    from secaudit.model.questionnaire import Bank


def test_nothing_was_looked_at() -> None:
    assert answers() == {}
    assert answers(passwords=[{}], hotlines=0) == {}


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ([{"score": 4}], "strong"),
        ([{"score": 3}], "good"),
        ([{"score": 2}], "fair"),
        ([{"score": 1}], "weak"),
        ([{"score": 4}, {"score": 0}], "weak"),
        ([{"score": 4, "leaked": 3}], "leaked"),
        ([{"score": 4, "leaked": 0}], "strong"),
    ],
)
def test_the_password_is_as_strong_as_its_check_says(
    bank: Bank, checks: list[dict[str, int]], expected: str
) -> None:
    assert answers(passwords=checks) == {"item.password": (expected,)}
    (item,) = [one for one in bank.items if one.id == "item.password"]
    assert expected in {option.id for option in item.option}


@pytest.mark.parametrize(
    ("audit", "expected"),
    [
        ({"leaked": 0, "reused": 0, "weak": 0}, "clean"),
        ({"weak": 2}, "weak"),
        ({"weak": 2, "reused": 1}, "reused"),
        ({"leaked": 1, "reused": 1}, "leaked"),
    ],
)
def test_a_vault_is_as_good_as_its_worst_entry(
    bank: Bank, audit: dict[str, int], expected: str
) -> None:
    assert answers(vaults=[{"weak": 0}, audit]) == {"item.vault": (expected,)}
    (item,) = [one for one in bank.items if one.id == "item.vault"]
    assert expected in {option.id for option in item.option}


def test_a_confirmed_number_is_enough() -> None:
    assert answers(hotlines=2) == {"item.hotline": ("confirmed",)}
