"""The model of PINs: a place for every one, early for what people choose, never a good word."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise

import pytest

from secaudit.api import score_pin
from secaudit.errors import UsageError
from secaudit.i18n import Translator
from secaudit.passwords.personal import Personal
from secaudit.passwords.pins import draw, shapes, telling
from secaudit.passwords.pins.habits import habits
from secaudit.passwords.pins.likeness import Likeness, likeness
from secaudit.passwords.pins.order import order
from secaudit.passwords.pins.score import BLOCKED, TRIES, Band, score

FACTS = {
    "names": ["李小龙"],
    "birthdays": ["1988-11-05", "2015-02-28"],
    "phones": ["137 0024 6813"],
    "id_numbers": ["11010519881105001X"],
    "usernames": ["dragon7391"],
    "words": ["沪A 86420", "88"],
}


@pytest.mark.parametrize("length", [4, 6])
def test_every_pin_has_a_place_of_its_own(length: int) -> None:
    ranks = order(length).ranks
    assert len(ranks) == 10**length
    assert sorted(ranks.tolist()) == list(range(1, 10**length + 1))


def test_the_four_digit_ranks_of_the_interface_are_a_permutation() -> None:
    assert sorted(score_pin(f"{n:04}").rank for n in range(10_000)) == list(range(1, 10_001))


@pytest.mark.parametrize(
    ("pins", "within"),
    [
        (["123456", "111111", "000000", "123123"], 10),
        (["654321", "666666", "112233", "121212", "520520", "201314", "147258", "159357"], 100),
        (["198711", "520131", "789456", "880101"], 2000),
        (["870615", "910307", "198806"], 10_000),
        (["1234", "1111", "0000"], 10),
        (["2580", "1314", "1212", "1988", "1221"], 100),
        (["0615", "1105", "2812"], 1000),
    ],
)  # fmt: skip
def test_what_people_choose_comes_early(pins: list[str], within: int) -> None:
    assert {pin: score_pin(pin).rank for pin in pins if score_pin(pin).rank > within} == {}


def test_random_pins_are_spread_over_all_places() -> None:
    drawn = random.Random(6)  # noqa: S311 - the same in every run
    ranks = [score_pin(f"{drawn.randrange(10**6):06}").rank for _ in range(4000)]
    for limit in (10_000, 100_000, 500_000):
        share = sum(rank <= limit for rank in ranks) / len(ranks)
        assert share == pytest.approx(limit / 10**6, abs=0.03)


def test_a_few_guesses_open_as_many_accounts_as_research_found() -> None:
    # Shares of Chinese six-digit runs: 12 to 18 % within 20 guesses, about half within 10,000.
    reached = order(6).reached
    assert 0.12 < reached[20] < 0.19
    assert 0.5 < reached[10_000] < 0.6
    assert reached[-1] == pytest.approx(1)


def test_every_habit_has_a_shape_and_words_for_it() -> None:
    named = {name for shares in habits().shares.values() for name in shares}
    assert {name for name in named if not callable(getattr(shapes, name, None))} == set()
    for length in (4, 6):
        known = order(length)
        # Each habit leads to some PIN more likely than any other does.
        used = {known.shapes[place] for place in set(known.origins.tolist())}
        assert used == set(habits().shares[str(length)])


@pytest.mark.parametrize(
    ("pin", "band"),
    [
        ("123456", Band.FIRST), ("123654", Band.COMMON), ("198711", Band.BLOCKED),
        ("910307", Band.DATE), ("482937", Band.FREE), ("7391", Band.FREE),
    ],
)  # fmt: skip
def test_a_pin_is_called_by_what_it_is(pin: str, band: Band) -> None:
    assert score(pin).band is band


def test_no_word_about_a_pin_is_praise() -> None:
    texts = [*telling.TITLES.values(), *telling.LIKENESSES.values()]
    for pin in ("482937", "7391", "910307"):
        scored = score(pin)
        texts += [Translator("en").render(text) for text in telling.why(scored)]
        texts += [Translator("en").render(text) for text in telling.advice(scored, None)]
    assert [text for text in texts if "strong" in text.lower() or "good" in text.lower()] == []


def test_the_chances_grow_with_the_tries_and_with_knowing_the_person() -> None:
    for pin in ("123456", "910307", "482937", "0615"):
        chances = score(pin).chances
        assert [chance.tries for chance in chances] == list(TRIES)
        assert all(0 < chance.blind <= chance.knowing < 1 for chance in chances)
        for before, after in pairwise(chances):
            assert before.blind < after.blind or after.blind > 0.9
            assert before.opened < after.opened


def test_a_free_pin_is_guessed_as_seldom_as_any_number() -> None:
    (three, *_, hundred) = score("482937").chances
    assert three.blind == pytest.approx(3e-6)
    assert hundred.knowing == pytest.approx(1e-4, rel=0.1)


def test_somebody_who_knows_you_comes_to_a_date_that_a_stranger_does_not() -> None:
    ten = score("910307").chances[2]
    assert ten.blind < 0.001
    assert ten.knowing > 0.5


@pytest.mark.parametrize(
    "pin",
    [
        "881105", "110588", "051188", "198811", "150228", "246813", "137002", "105001", "1105",
        "0511", "1988", "0228", "6813", "1370", "7391", "8642", "8888", "888888", "086420",
    ],
)  # fmt: skip
def test_pins_made_of_facts_come_among_the_first(pin: str) -> None:
    scored = score_pin(pin, FACTS)
    assert scored.rank <= 40
    assert scored.band is Band.PERSONAL
    assert scored.fact is not None


def test_the_likeliest_of_the_facts_come_within_few_tries() -> None:
    for pin in ("881105", "246813", "150228"):
        assert score_pin(pin, FACTS).rank <= 5


def test_facts_do_not_change_the_place_of_other_pins() -> None:
    for pin in ("123456", "482937", "910307"):
        assert score_pin(pin, FACTS).rank == score_pin(pin).rank


def test_no_facts_at_all_are_as_none() -> None:
    assert score_pin("910307", {}) == score_pin("910307")


@pytest.mark.parametrize("text", ["１２３４５６", " 123456", "123456 "])
def test_full_width_digits_and_blanks_around_are_the_same_pin(text: str) -> None:
    assert score_pin(text).rank == score_pin("123456").rank


@pytest.mark.parametrize(
    "text",
    ["", "12345", "1234567", "12345a", "12 34", "\0" * 6, "９" * 5000, "😀" * 6, "½½½½", "-12345",
     "١٢٣٤", "1" * 100_000, "123\n456", "\ud800" * 4],
)  # fmt: skip
def test_anything_else_is_refused_without_being_quoted(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        score_pin(text)
    assert not text.strip() or text not in str(caught.value)
    assert "secaudit password" in str(caught.value)


def test_a_score_holds_no_pin() -> None:
    scored = score_pin("482937", FACTS)
    assert "482937" not in repr(scored)
    assert "1105" not in repr(scored)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("482937", "482937", Likeness.SAME), ("482937", "４８２９３７", Likeness.SAME),
        ("482937", "739284", Likeness.BACKWARDS), ("482937", "2937", Likeness.PART),
        ("8293", "482937", Likeness.PART), ("482937", "482938", Likeness.NEARLY),
        ("482937", "482910", None), ("482937", "1234", None),
    ],
)  # fmt: skip
def test_two_pins_are_compared(one: str, other: str, expected: Likeness | None) -> None:
    assert likeness(one, other) is expected


@pytest.mark.parametrize("length", [4, 6])
def test_a_drawn_pin_has_nothing_that_can_be_found_in_it(length: int) -> None:
    personal = Personal.of(FACTS)
    for _ in range(200):
        pin = draw.draw(length, personal=personal)
        assert len(pin) == length
        assert score(pin, personal=personal).band is Band.FREE
        assert score(pin).rank > BLOCKED[length]


def test_drawing_favours_no_digit() -> None:
    digits = Counter("".join(draw.draw(6) for _ in range(2000)))
    # Rejected are some dates, which begin with 0 and 1: those two may be a little rarer.
    assert min(digits.values()) > 0.85 * 1200
    assert max(digits.values()) < 1.15 * 1200


def test_drawing_loses_little() -> None:
    assert draw.bits(6) > 19.7
    assert draw.bits(4) > 13
