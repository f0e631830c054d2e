"""The bank of questions: what stands in its files fits together and can be shown everywhere."""

from __future__ import annotations

import itertools
import re
import shutil
from collections import Counter
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import pytest

from secaudit.errors import CatalogueError
from secaudit.model.message import Bilingual
from secaudit.model.questionnaire import Importance
from secaudit.questionnaire import bank as loading
from secaudit.questionnaire.scoring import applies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from secaudit.model.questionnaire import Bank

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def texts(value: object) -> Iterator[Bilingual]:
    """Every text in two languages that stands somewhere in `value`."""
    if isinstance(value, Bilingual):
        yield value
    elif is_dataclass(value):
        if hasattr(value, "en") and hasattr(value, "zh"):
            yield Bilingual(value.en, value.zh)
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        yield from itertools.chain.from_iterable(map(texts, value))
    elif isinstance(value, dict):
        yield from texts(tuple(value.values()))


def test_the_bank_has_as_many_questions_as_the_documentation_says(bank: Bank) -> None:
    found = Counter(question.importance for question in bank.questions)
    assert found == {Importance.CRITICAL: 6, Importance.HIGH: 18, Importance.MEDIUM: 13}
    assert [section.id for section in bank.sections] == [
        "signin", "phone", "money", "scam", "device", "net",
    ]  # fmt: skip


def test_the_quick_questions_are_twelve_with_all_critical_ones_among_them(bank: Bank) -> None:
    quick = [question for question in bank.questions if question.quick]
    critical = [one for one in bank.questions if one.importance is Importance.CRITICAL]
    assert len(quick) == 12
    assert all(question in quick for question in critical)
    assert [question.ask_if for question in quick] == [{}] * 12


def test_every_text_is_there_in_both_languages(bank: Bank) -> None:
    found = list(texts(bank))
    assert len(found) > 400
    assert [text for text in found if not text.en.isascii()] == []
    assert [text.en for text in found if not (CHINESE.search(text.zh) or text.zh == "iPhone")] == []


def test_chinese_can_be_written_to_a_chinese_windows_console(bank: Bank) -> None:
    for text in texts(bank):
        assert text.zh.encode("gbk").decode("gbk") == text.zh


def test_every_question_is_reached_by_some_profile_and_left_out_by_none_that_is_unknown(
    bank: Bank,
) -> None:
    profiles = [
        {fact.id: (choice.id,) for fact, choice in zip(bank.facts, chosen, strict=True)}
        for chosen in itertools.product(*(fact.option for fact in bank.facts))
    ]
    for question in bank.questions:
        reached = [applies(question, profile) for profile in profiles]
        assert any(reached)
        assert all(reached) != bool(question.ask_if)
        assert applies(question, {})
    asked = [sum(applies(one, profile) for one in bank.questions) for profile in profiles]
    assert (min(asked), max(asked)) == (30, 37)


def test_branches_look_at_profile_facts_only(bank: Bank) -> None:
    facts = {fact.id for fact in bank.facts}
    assert {key for question in bank.questions for key in question.ask_if} <= facts


def test_what_scammers_open_with_is_for_the_user_alone(bank: Bank) -> None:
    lures = re.compile(r"password-free|limit|unlink|device management", re.IGNORECASE)
    for question in bank.questions:
        if any(lures.search(line.en) for line in question.fix):
            assert question.lure, question.id


def test_contested_advice_is_about_networks_and_changing_passwords(bank: Bank) -> None:
    contested = {question.id for question in bank.questions if question.contested}
    assert contested == {"net.where", "signin.unique_password"}


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("sections/net.toml", 'id = "net.where"', 'id = "nat.where"', "must begin with"),
        ("sections/net.toml", "credit = 100", "credit = 99", "the best answer must earn 100"),
        ("sections/net.toml", 'id = "vpn"', 'id = "mobile"', "the same id"),
        ("sections/net.toml", 'id = "vpn"', 'id = "unknown"', "answers to every question"),
        ("sections/net.toml", 'id = "vpn"\ncredit = 90', 'id = "vpn"\ncredit = 190', "0 and 100"),
        ("sections/net.toml", "recheck_days = 365", "recheck_days = 0", "above 0"),
        ("sections/net.toml", '"mps_wifi_2024"', '"nobody"', "No source is called nobody"),
        ("sections/net.toml", '"net.shared_computers"', '"net.where"', "is there twice"),
        ("sections/net.toml", '"profile.home_wifi" = ["mine"]', '"net.where" = ["any"]', "fact"),
        ("sections/net.toml", '"profile.home_wifi" = ["mine"]', '"profile.shoe" = ["x"]', "fact"),
        ("sections/signin.toml", "credit = 85", "credit = 85\ngap = true", "holds the score down"),
        ("sections/signin.toml", "gap = true", "gab = true", "option[7].gab` is unknown"),
        ("sections/signin.toml", 'importance = "critical"', 'importance = "grave"', "one of"),
        ("bank.toml", "min = 40", "min = 80", "the best first"),
        ("bank.toml", "[cap.incident]", "[cap.accident]", "these were expected"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_the_reason(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    folder = shutil.copytree(loading.FOLDER, tmp_path / "bank")
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=re.escape(told)):
        loading.read(folder)
