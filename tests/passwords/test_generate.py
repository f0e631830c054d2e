"""Drawn passwords: as many words or characters as asked for, and no more bits than there are."""

from __future__ import annotations

import math
import string
from itertools import product

import pytest

from secaudit.passwords import generate
from secaudit.passwords.strength import score


@pytest.mark.parametrize(("language", "bits"), [("en", 11), ("zh", 12)])
def test_each_word_adds_the_bits_of_its_list(language: str, bits: float) -> None:
    drawn = generate.words(5, language)
    words = drawn.text.split("-")
    assert len(words) == 5
    assert all(word.isascii() and word.islower() and word.isalpha() for word in words)
    assert drawn.bits == pytest.approx(5 * bits)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_two_draws_are_alike(language: str) -> None:
    assert len({generate.words(4, language).text for _ in range(200)}) == 200


@pytest.mark.parametrize("language", ["en", "zh"])
def test_drawn_words_are_scored_best(language: str) -> None:
    assert min(score(generate.words(6, language).text).score for _ in range(40)) == 4


def test_the_english_words_can_be_told_by_their_first_four_letters() -> None:
    words = {word for _ in range(400) for word in generate.words(20, "en").text.split("-")}
    assert len(words) > 1900
    assert len({word[:4] for word in words}) == len(words)


def test_characters_hold_every_kind_that_wallets_ask_for_and_none_that_look_alike() -> None:
    for _ in range(100):
        text = generate.characters(8).text
        assert len(text) == 8
        for kind in (string.ascii_lowercase, string.ascii_uppercase, string.digits, "!@#$%*+-=?_"):
            assert set(text) & set(kind)
        assert not set(text) & set("lIO01")


def test_the_bits_of_characters_count_only_what_can_be_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(generate, "_CLASSES", ("ab", "C", "1", "!"))
    possible = ["".join(text) for text in product("abC1!", repeat=5)]
    fitting = [text for text in possible if set("C1!") <= set(text) and set("ab") & set(text)]
    assert generate.characters(5).bits == pytest.approx(math.log2(len(fitting)))


def test_a_drawn_password_is_not_in_its_repr() -> None:
    drawn = generate.words(4, "en")
    assert drawn.text not in repr(drawn)
