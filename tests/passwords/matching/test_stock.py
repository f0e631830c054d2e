"""zxcvbn's guesses are zxcvbn's own, only sooner."""

from __future__ import annotations

import random
import string
import time

import pytest
from zxcvbn import zxcvbn

from secaudit.passwords.matching import stock
from secaudit.passwords.matching.search import search

ALPHABETS = (
    string.ascii_letters + string.digits + "!@#$%^&*-_",
    "0123456789",
    "a4@1!i0oe3s5$tl7",
    "abAB12",
)
WORDS = (
    "password", "P4ssw0rd!", "drowssap", "qwertyuiop", "zxcvbn123", "abcabcabc", "aabaabaab",
    "19880307", "3/7/1988", "john1988", "abcdefgh", "correct horse battery staple", "aaaaaaaa",
    "1qaz2wsx", "Tr0ub4dour&3", "9876543210", "jenny.2011", "m0nk3y", "SUNSHINE", "iLoveYou99",
)  # fmt: skip


def guesses(text: str) -> float:
    found = [*stock.matches(text), *stock.repeats(text, analyse=guesses)]
    return search(len(text), found)[0]


@pytest.mark.parametrize("text", WORDS)
def test_usual_passwords_take_as_many_guesses_as_in_zxcvbn(text: str) -> None:
    assert guesses(text) == pytest.approx(float(zxcvbn(text)["guesses"]))


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_random_texts_take_as_many_guesses_as_in_zxcvbn(alphabet: str) -> None:
    drawn = random.Random(alphabet)  # noqa: S311 - the same in every run
    for size in (1, 3, 6, 8, 10, 13):
        for _ in range(12):
            text = "".join(drawn.choices(alphabet, k=size))
            assert guesses(text) == pytest.approx(float(zxcvbn(text)["guesses"])), text


def test_many_substitutions_are_found_by_shape() -> None:
    # Eleven letters that signs stand for: more alphabets than are tried one by one.
    text = "p4$$w0rd" + "@3!17+2%(86|"
    assert guesses(text) == pytest.approx(float(zxcvbn(text)["guesses"]))


def test_substitutions_without_end_are_found_soon() -> None:
    guesses("a4@1!")  # loads the dictionaries
    text = "".join(random.Random(1).choices("a4@1!i0oe3s5$tl7+2%(86|", k=72))  # noqa: S311 - the same in every run
    start = time.process_time()
    guesses(text)
    assert time.process_time() - start < 1  # zxcvbn takes seconds


def test_the_search_of_nothing_is_one_guess() -> None:
    assert search(0, ()) == (1.0, ())
