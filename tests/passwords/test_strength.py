"""How soon a password is guessed: by strangers, and by somebody who knows the person."""

from __future__ import annotations

import random
import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.api import score_password
from secaudit.passwords import reasons
from secaudit.passwords.personal import Personal
from secaudit.passwords.result import Attacker, CrackTime, Kind, Part, crack_times
from secaudit.passwords.strength import score

SIGNS = string.ascii_letters + string.digits + "!@#$%^&*-_"
FACTS = {
    "names": ["李小龙", "Li Xiaolong"],
    "birthdays": ["1988-11-05"],
    "phones": ["+86 137-0024-6813"],
    "id_numbers": ["110105198811050017"],
    "usernames": ["dragonlee88@example.org"],
    "words": ["Kitty"],
}
MADE = (
    "lixiaolong", "lixiaolong1988", "lxl881105", "Lxl@1105", "xiaolong1105", "881105", "246813",
    "lxl246813", "dragonlee88!", "xiaolongli", "Li19881105", "lxl13700246813", "050017lxl",
    "kitty1105", "gnoloaixil", "05111988Kitty",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "woaiwojia", "jiubugaosuni", "5841314521", "wangwei123", "baobei520", "wang.wei1988",
        "13800138000", "zhangxiaowei", "xiaoming@2024", "147258147258", "WoMenZaiYiQi", "李小龙888",
    ],
)  # fmt: skip
def test_what_chinese_speakers_choose_is_not_strong(text: str) -> None:
    found = score(text)
    assert found.score <= 2
    assert found.stock_score >= found.score


@pytest.mark.parametrize("size", [10, 12, 16])
def test_random_passwords_keep_their_score(size: int) -> None:
    drawn = random.Random(size)  # noqa: S311 - the same in every run
    for _ in range(60):
        found = score("".join(drawn.choices(SIGNS, k=size)))
        assert found.score == found.stock_score


@pytest.mark.parametrize("sign", ["", " ", "-"])
def test_four_random_words_are_strong(sign: str) -> None:
    words = "ungraded bulginess freehand cornmeal"
    assert score(words.replace(" ", sign)).score == 4


@pytest.mark.parametrize("text", MADE)
def test_what_is_made_of_personal_facts_is_weak_to_who_knows_them(text: str) -> None:
    found = score_password(text, personal=FACTS)
    assert found.score <= 2
    assert Kind.PERSONAL in {part.kind for part in found.parts}


def test_personal_facts_are_no_help_with_a_random_password() -> None:
    assert score_password("x7#Kq9$mW2vT", personal=FACTS).score == 4


def test_facts_of_one_call_are_forgotten_in_the_next() -> None:
    known = score("dragonlee88", personal=Personal.of(FACTS)).guesses_log10
    assert known < score("dragonlee88").guesses_log10


@pytest.mark.parametrize("facts", [{"pets": ["Kitty"]}, {"birthdays": ["5.11.1988"]}])
def test_unknown_facts_are_refused_without_quoting_them(facts: dict[str, list[str]]) -> None:
    with pytest.raises(ValueError, match=r"personal facts are|written as") as caught:
        score_password("abc", personal=facts)
    assert "Kitty" not in str(caught.value)
    assert "5.11.1988" not in str(caught.value)


def test_full_width_digits_and_characters_are_read_as_typed() -> None:
    assert score("１２３４５６").score == 0
    assert score("１２３４５６").guesses_log10 == pytest.approx(score("123456").guesses_log10)
    found = score("我爱你１３１４")
    assert {(part.start, part.length) for part in found.parts} == {(0, 3), (3, 4)}


@pytest.mark.parametrize(
    "text",
    ["", "\n", "123456\n", "1\n2\n3\n1988\n", "\0" * 8, "a" * 5000, "😀" * 40, "İ" * 9, "ﬁ²\u200b"],
)
def test_odd_input_is_scored(text: str) -> None:
    found = score(text)
    assert 0 <= found.score <= found.stock_score
    assert found.scored <= 72


@given(st.text(max_size=30))
def test_any_text_is_scored_and_never_better_than_by_zxcvbn(text: str) -> None:
    found = score(text)
    assert found.score <= found.stock_score
    assert found.guesses_log10 <= found.stock_guesses_log10
    for part in found.parts:
        assert 0 <= part.start < part.start + part.length <= found.scored


@pytest.mark.parametrize(
    "alphabet", ["a4@1!i0oe3s5$tl7", string.digits, string.printable, "ab", "wo"]
)
def test_long_texts_end_soon(alphabet: str) -> None:
    score("a4@1!")
    text = "".join(random.Random(2).choices(alphabet, k=256))  # noqa: S311 - the same in every run
    start = time.process_time()
    score(text)
    assert time.process_time() - start < 1  # generous: 0.1 on an idle machine


@pytest.mark.parametrize("text", ["Xq7#pw2Zt!9d", "woaixiaohuang1988", "lixiaolong1988"])
def test_the_result_holds_nothing_of_the_password(text: str) -> None:
    told = repr(score_password(text, personal=FACTS))
    for size in range(5, len(text) + 1):
        for start in range(len(text) - size + 1):
            assert text[start : start + size] not in told


def test_personal_facts_do_not_show() -> None:
    assert repr(Personal.of(FACTS)) == "Personal()"
    assert not Personal()
    assert Personal.of(FACTS)


def test_a_difference_to_zxcvbn_is_explained() -> None:
    weaker = score("woaiwojia")
    assert weaker.difference is not None
    assert weaker.difference.params == {"stock": weaker.stock_score}
    assert score("123456").difference is None


@pytest.mark.parametrize(
    ("kind", "told"), [(Kind.PERSONAL, "you"), (Kind.PHRASE, "Chinese"), (Kind.YEAR, "join")]
)
def test_the_reason_of_a_difference_is_what_zxcvbn_does_not_know(kind: Kind, told: str) -> None:
    message = reasons.difference(1, 3, [Part(kind, 0, 4)])
    assert message is not None
    assert told in message.msgid


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lixiaolong", "lxl1988"),
        ("John Smith", "smithjohn88"),
        ("欧阳娜", "ouyangna1"),
        ("Rex", "rex1!"),
    ],
)
def test_names_are_known_in_any_spelling(name: str, text: str) -> None:
    found = score_password(text, personal={"names": [name]})
    assert found.parts[0].kind is Kind.PERSONAL
    assert found.score <= 1


def test_reasons_name_parts_by_their_place() -> None:
    parts = (Part(Kind.PHRASE, 0, 9), Part(Kind.RANDOM, 9, 1), Part(Kind.YEAR, 10, 4))
    told = list(reasons.why(parts))
    assert [message.params for message in told] == [
        {"first": 1, "last": 9}, {"first": 11, "last": 14},
    ]  # fmt: skip
    (nothing,) = reasons.why((Part(Kind.RANDOM, 0, 12),))
    assert "No word" in nothing.msgid


def test_advice_depends_on_what_is_wrong() -> None:
    personal = (Part(Kind.PERSONAL, 0, 6),)
    weak = [message.msgid for message in reasons.advice(1, personal, length=6, scored=6)]
    assert any("yours" in text for text in weak)
    assert list(reasons.advice(4, (), length=20, scored=20)) == []
    (cut,) = reasons.advice(4, (), length=90, scored=72)
    assert cut.params == {"n": 72}
    (longer,) = reasons.advice(3, (), length=10, scored=10)
    assert longer.params == {"n": 15}


def test_a_locking_wallet_takes_longer_than_a_stolen_database() -> None:
    found = crack_times(score("woaixiaohuang1988").guesses_log10)
    times = {time.attacker: time.seconds for time in found}
    assert list(times) == list(Attacker)
    assert sorted(times.values(), reverse=True) == list(times.values())


@pytest.mark.parametrize(
    ("seconds", "text", "count"),
    [
        (0.5, "less than a second", None),
        (1.2, "{count} second", 1),
        (90, "{count} minute", 2),
        (3 * 86_400, "{count} day", 3),
        (400 * 86_400, "{count} year", 1),
        (1e12, "centuries", None),
    ],
)
def test_times_are_told_in_words(seconds: float, text: str, count: int | None) -> None:
    found = CrackTime(Attacker.STOLEN, seconds).text
    assert (found.msgid, found.count) == (text, count)
