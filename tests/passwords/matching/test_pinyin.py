"""Chinese in Latin letters is one thing to a guesser, however many syllables it has."""

from __future__ import annotations

import pytest

from secaudit.passwords.dictionaries import ranked, spelled
from secaudit.passwords.matching.pinyin import matches, name_guesses, phrase_guesses
from secaudit.passwords.result import Kind


def whole(letters: str) -> float:
    return phrase_guesses(letters).get(len(letters), 0.0)


def test_what_people_say_is_guessed_before_syllables_by_chance() -> None:
    assert 0 < whole("womenzaizheli") < whole("nuechuaikuogei")


def test_letters_that_are_no_syllables_are_no_phrase() -> None:
    assert whole("hrtbvq") == 0
    assert 6 not in phrase_guesses("womenx")


def test_a_phrase_behind_a_leading_letter_is_found() -> None:
    text = "qwomenzaizheli"
    assert (1, len(text)) in {(m.start, m.end) for m in matches(text) if m.kind is Kind.PHRASE}


def test_a_usual_name_comes_before_a_rare_one_and_its_reverse() -> None:
    assert 0 < name_guesses("wangwei") < name_guesses("weiwang")
    assert name_guesses("wangwei") < name_guesses("gongkuo")
    assert name_guesses("brown") == 0


def test_capitals_cost_guesses() -> None:
    plain, capital = (
        min(m.guesses for m in matches(text) if m.end - m.start == len(text))
        for text in ("zhangwei", "ZhangWei")
    )
    assert plain < capital


@pytest.mark.parametrize(
    ("character", "syllable"), [("我", "wo"), ("绿", "lv"), ("a", ""), ("😀", "")]
)
def test_characters_are_spelled(character: str, syllable: str) -> None:
    assert spelled(character) == syllable


@pytest.mark.parametrize("name", ["words", "given", "syllables", "surnames", "phrases", "idioms"])
def test_lists_hold_each_line_once_and_nothing_else(name: str) -> None:
    places = list(ranked(name).values())
    assert places == list(range(1, len(places) + 1))
    assert all(line.isalnum() and line == line.lower() for line in ranked(name))
