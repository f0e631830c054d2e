"""The one list: its order, its ids, what it leaves out, and that it gives nothing away."""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING

import pytest

from secaudit.errors import UsageError
from secaudit.passwords.audit import sharing, similar
from secaudit.passwords.entries import ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.model.vault import VaultResult
    from secaudit.passwords.entries import Entry

    Make = Callable[..., Entry]
    Audit = Callable[..., VaultResult]


def titles(result: VaultResult) -> list[str]:
    return [result.entries[place].title for place in result.worst]


def test_the_worst_come_first_and_of_these_money_and_mail(entry: Make, audited: Audit) -> None:
    weak = "dragon99"
    result = audited(
        entry("readable", sites=("http://forum.example.net",)),
        entry("weak", password=weak),
        entry("weak and readable", password=f"{weak}9", sites=("http://shop.example.net",)),
        entry("money", password="sunflower77", sites=("https://paypal.com",)),  # noqa: S106
        entry("fine"),
    )
    assert titles(result) == ["money", "weak and readable", "weak", "readable"]
    assert result.counts["weak"] == 3


def test_every_reason_of_an_entry_stands_in_one_place(entry: Make, audited: Audit) -> None:
    result = audited(entry("A", password="tom", username="tom", sites=("http://a.org",)))  # noqa: S106
    assert [finding.rule for finding in result.entries[0].findings] == [
        "same_as_user", "weak", "plain_http",
    ]  # fmt: skip


def test_an_entry_is_left_out_by_its_id(entry: Make, audited: Audit) -> None:
    entries = [entry(title, password="dragon99") for title in "ABC"]  # noqa: S106
    (name,) = [one.id for one in audited(*entries).entries if one.title == "B"]
    result = audited(*entries, exclude=[name])
    assert [one.title for one in result.entries] == ["A", "C"]
    assert result.excluded == 1
    assert result.entries[0].findings[1].entries == (1,)


def test_an_id_that_nobody_has_is_refused(entry: Make, audited: Audit) -> None:
    with pytest.raises(UsageError, match="nobody"):
        audited(entry(), exclude=["nobody"])


def test_an_id_stays_when_the_password_changes(entry: Make) -> None:
    before = ids((entry("A"), entry("B")))
    after = ids((entry("B", password="changed"), entry("new"), entry("A", password="too")))  # noqa: S106
    assert (after[2], after[0]) == before


def test_entries_of_one_name_have_ids_of_their_own(entry: Make) -> None:
    names = ids((entry("A"), entry("A"), entry("A")))
    assert len(set(names)) == 3


COVERED = [
    {"title": "hunter2x", "password": "hunter2x"},
    {"title": "mail (Hunter2x)", "password": "hunter2x"},
    {"title": "A", "username": "Hunter2X", "password": "hunter2x"},
    {"title": "A", "sites": ("https://tom:hunter2x@a.org/?p=hunter2x#hunter2x",), "password": "x9"},
    {"title": "https://a.org/hunter2x", "password": "hunter2x"},
    {"title": "A", "sites": ("https://hunter2x.org",), "password": "hunter2x"},
]


@pytest.mark.parametrize("told", COVERED)
def test_a_password_in_a_name_is_covered(entry: Make, audited: Audit, told: dict[str, str]) -> None:
    result = audited(entry(**told), entry("B", password="hunter2x"), entry("pw hunter2x", sites=()))  # noqa: S106
    assert "hunter2x" not in repr(result).casefold()


def test_nothing_of_a_result_holds_a_password(entry: Make, audited: Audit) -> None:
    passwords = [secrets.token_urlsafe(9) for _ in range(20)] + ["dragon99", "dragon98"]
    entries = [entry(f"no {n}", password=one) for n, one in enumerate(passwords)]
    shown = repr(audited(*entries, *entries))
    assert [one for one in passwords if one in shown] == []


def test_an_address_of_any_length_is_looked_at_in_bounded_time(entry: Make, audited: Audit) -> None:
    began = time.process_time()
    audited(entry("one", sites=("http://" + "a." * 20_000 + "alipay.com",)))
    assert time.process_time() - began < 2


def test_many_equal_passwords_are_told_in_bounded_space(entry: Make, audited: Audit) -> None:
    result = audited(*(entry(f"no {n}", password="dragon99") for n in range(300)))  # noqa: S106
    assert len(result.worst) == 300
    assert max(len(finding.entries) for one in result.entries for finding in one.findings) == 50


def test_groups_grow_no_faster_than_the_vault(entry: Make) -> None:
    """Thousands of passwords, half of them variants of one another."""
    entries = [
        entry(f"no {n}", password=f"Summer{n:05}!" if n % 2 else secrets.token_urlsafe(9))
        for n in range(4000)
    ]
    started = time.process_time()
    found = sharing.near(entries)
    assert time.process_time() - started < 5
    assert len(found) >= 2000


@pytest.mark.parametrize(
    ("password", "skeleton"),
    [
        ("Sunshine2023!", "sunshine"),
        ("  P@ssw0rd", "passwoid".replace("i", "r")),
        ("12345", ""),
        ("ab1", ""),
        ("月亮99", "月亮"),
        ("ＳＵＭＭＥＲ１", "summer"),
        ("", ""),
    ],
)
def test_a_skeleton_is_what_a_person_would_call_the_same(password: str, skeleton: str) -> None:
    assert similar.skeleton(password) == skeleton


def test_distance_counts_keystrokes() -> None:
    assert similar.distance("kitten", "sitting", most=3) == 3
    assert similar.distance("kitten", "sitting", most=2) == 3
    assert similar.distance("", "ab", most=2) == 2
    assert similar.distance("same", "same", most=1) == 0
