"""Each thing that can be wrong with an entry: a hit, and what is close but fine."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from secaudit.i18n import Translator
from secaudit.model.message import Message
from secaudit.model.severity import Severity
from secaudit.model.vault import Account, Known, Leaked
from secaudit.passwords.breaches.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secaudit.model.vault import VaultResult
    from secaudit.passwords.entries import Entry

    Make = Callable[..., Entry]
    Audit = Callable[..., VaultResult]

STRONG = "vK2$rTq9!xLmZ7w"


def rules(result: VaultResult) -> list[list[str]]:
    """Of each entry in the order of the file, the rules that speak of it."""
    return [[finding.rule for finding in one.findings] for one in result.entries]


def test_a_strong_password_of_its_own_is_fine(entry: Make, audited: Audit) -> None:
    result = audited(entry(password=STRONG))
    assert rules(result) == [[]]
    assert result.worst == ()


def test_a_weak_password_is_found(entry: Make, audited: Audit) -> None:
    result = audited(entry("A", password="dragon99"), entry("B", password=STRONG))  # noqa: S106
    assert rules(result) == [["weak"], []]
    assert result.entries[0].severity is Severity.HIGH


def test_a_password_of_several_accounts_names_the_others(entry: Make, audited: Audit) -> None:
    result = audited(*(entry(title, password=STRONG) for title in "ABC"), entry("D"))
    assert rules(result) == [["reused"]] * 3 + [[]]
    (finding,) = result.entries[1].findings
    assert finding.entries == (0, 2)
    said = Translator("en").render(finding.evidence[0])
    assert said == (
        f"2 other accounts have the same password: A [{result.entries[0].id}]; "
        f"C [{result.entries[2].id}]"
    )


def test_an_account_that_is_listed_twice_reuses_nothing(entry: Make, audited: Audit) -> None:
    sites = "https://login.example.org/", "https://www.example.org/a?b", "example.org"
    twice = [entry("Example", password=STRONG, sites=(site,)) for site in sites]
    assert rules(audited(*twice)) == [[], [], []]


def test_two_users_of_one_site_reuse(entry: Make, audited: Audit) -> None:
    result = audited(*(entry(username=name, password=STRONG) for name in ("tom", "tim")))
    assert rules(result) == [["reused"], ["reused"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vK2$rTq9!xLmZ7w", "vK2$rTq9!xLmZ7W"),
        ("vK2$rTq9!xLmZ7w", "vK2$rTq9!xLmZ7"),
        ("vK2$rTq9!xLmZ7w", "vK3$rTq9!xLmZ8w"),
        ("Quokka-Tundra-2023!", "quokkatundra1"),
        ("Qu0kk@Tundra77", "QuokkaTundra"),
        ("密码是月亮2023", "密码是月亮77!"),
    ],
)
def test_variants_are_found(entry: Make, audited: Audit, one: str, other: str) -> None:
    result = audited(entry("A", password=one), entry("B", password=other))
    assert all("similar" in found for found in rules(result))
    assert result.entries[0].findings[-1].entries == (1,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vK2$rTq9!xLmZ7w", "pH5%nBd3&cJfY8s"),
        ("481516", "481517"),
        ("correct-horse-battery", "correct-violin-battery"),
        ("2019-2020-!!", "2023-2024-??"),
    ],
)
def test_different_passwords_are_no_variants(
    entry: Make, audited: Audit, one: str, other: str
) -> None:
    result = audited(entry("A", password=one), entry("B", password=other))
    assert not any("similar" in found for found in rules(result))


@pytest.mark.parametrize(
    ("password", "rule"),
    [
        ("tom@post.example", "same_as_user"),
        ("TOM", "same_as_user"),
        ("Example", "same_as_site"),
        ("github", "same_as_site"),
        ("www.github.com", "same_as_site"),
    ],
)
def test_the_name_as_password_is_found(
    entry: Make, audited: Audit, password: str, rule: str
) -> None:
    result = audited(entry(password=password, sites=("https://www.github.com/login",)))
    assert rule in rules(result)[0]
    assert result.entries[0].severity is Severity.HIGH


def test_plain_http_is_found_but_not_at_home(entry: Make, audited: Audit) -> None:
    home = "http://192.168.1.1/", "http://router.local", "http://localhost:80", "http://nas/"
    result = audited(
        entry("A", sites=("https://a.org", "http://a.org/login")),
        entry("B", sites=home),
        entry("C", sites=("c.org", "")),
    )
    assert rules(result) == [["plain_http"], [], []]


def test_an_old_password_is_found_where_the_day_is_known(entry: Make, audited: Audit) -> None:
    result = audited(
        entry("A", changed=date(2021, 11, 22)),
        entry("B", changed=date(2021, 11, 23)),
        entry("C", changed=None),
    )
    assert rules(result) == [["old"], [], []]
    (age,) = [one for one in result.unchecked if one.what == "age"]
    assert age.count == 1


def test_a_password_older_than_its_breach_is_found(entry: Make, audited: Audit) -> None:
    breach = date(2024, 5, 6)
    result = audited(
        entry("A", changed=date(2024, 5, 6), breached=breach),
        entry("B", changed=date(2024, 5, 7), breached=breach),
        entry("C", changed=None, breached=breach),
        entry("D", changed=date(2023, 1, 1)),
    )
    assert rules(result) == [["before_breach"], [], ["before_breach"], []]


def test_a_missing_second_factor_is_told_of_important_accounts(entry: Make, audited: Audit) -> None:
    bank, forum = ("https://www.paypal.com/",), ("https://forum.example.net/",)
    result = audited(
        entry("A", sites=bank, second_factor=False),
        entry("B", sites=bank, second_factor=True),
        entry("C", sites=bank, second_factor=None),
        entry("D", sites=forum, second_factor=False),
    )
    assert rules(result) == [["no_second_factor"], [], [], []]
    assert result.without_second_factor == 2
    assert [one.second_factor for one in result.entries] == [
        Known.NO, Known.YES, Known.UNKNOWN, Known.NO,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "site", "account"),
    [
        ("x", "https://www.paypal.com/signin", Account.PAYMENT),
        ("x", "https://auth.alipay.com/login", Account.PAYMENT),
        ("x", "android://hash==@com.paypal.android/", Account.PAYMENT),
        ("支付宝", "", Account.PAYMENT),
        ("My bank", "", Account.PAYMENT),
        ("x", "https://accounts.google.com/", Account.EMAIL),
        ("x", "mail.qq.com", Account.EMAIL),
        ("工作邮箱", "", Account.EMAIL),
        ("x", "https://notpaypal.com/", Account.OTHER),
        ("x", "https://paypal.com.evil.example/", Account.OTHER),
        ("bank of songs", "https://songs.example.org", Account.OTHER),
        ("x", "", Account.OTHER),
    ],
)
def test_accounts_that_open_others_are_known(
    entry: Make, audited: Audit, title: str, site: str, account: Account
) -> None:
    assert audited(entry(title, sites=(site,))).entries[0].account is account


class Leaks:
    """A list of leaked passwords that knows one and could not look up another."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def look_up(self, passwords: Sequence[str], *, progress: object = None) -> tuple[Outcome, ...]:
        del progress
        self.asked = list(passwords)
        known = {STRONG: Outcome.of(7), "unknowable-vK2$": Outcome.unchecked(Message("no net"))}
        return tuple(known.get(password, Outcome.of(0)) for password in passwords)


def test_leaked_clean_and_not_checked_are_three_things(entry: Make, audited: Audit) -> None:
    leaks = Leaks()
    result = audited(
        entry("A", password=STRONG),
        entry("B", password=STRONG, username="tim"),
        entry("C", password="unknowable-vK2$"),  # noqa: S106
        entry("D"),
        breaches=leaks,
        breach_source="a list",
    )
    assert [one.leaked for one in result.entries] == [
        Leaked.FOUND, Leaked.FOUND, Leaked.NOT_CHECKED, Leaked.NOT_FOUND,
    ]  # fmt: skip
    assert rules(result)[0] == ["breached", "reused"]
    assert len(leaks.asked) == 3
    (told,) = [one for one in result.unchecked if one.what == "leaked"]
    assert told.count == 1
    assert result.look_up_failed


def test_without_a_list_nothing_counts_as_checked(entry: Make, audited: Audit) -> None:
    result = audited(entry("A"), entry("B"))
    assert {one.leaked for one in result.entries} == {Leaked.NOT_CHECKED}
    (told,) = [one for one in result.unchecked if one.what == "leaked"]
    assert told.count == 2
    assert not result.look_up_failed
