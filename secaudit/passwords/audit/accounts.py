"""Which accounts open others: e-mail, which resets their passwords, and payment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit import catalogue
from secaudit.model.vault import Account
from secaudit.passwords.audit import sites
from secaudit.providers import profiles

if TYPE_CHECKING:
    from collections.abc import Collection

    from secaudit.passwords.entries import Entry

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST_HOST = 253  # characters


@dataclass(frozen=True, slots=True)
class _Accounts:
    email: tuple[str, ...]
    payment: tuple[str, ...]
    email_titles: tuple[str, ...]
    payment_titles: tuple[str, ...]


def kind(entry: Entry) -> Account:
    """What the account is, by the domains of its addresses; without any, by its title."""
    known = _known()
    hosts = set(map(sites.host, entry.sites)) - {""}
    if any(_within(host, _payment_domains()) for host in hosts):
        return Account.PAYMENT
    if any(_within(host, known.email) for host in hosts):
        return Account.EMAIL
    if hosts:
        return Account.OTHER
    title = entry.title.casefold()
    words = set(_WORD.findall(title))
    if profiles.recognise(entry.title) or _named(title, words, known.payment_titles):
        return Account.PAYMENT
    return Account.EMAIL if _named(title, words, known.email_titles) else Account.OTHER


def _named(title: str, words: set[str], names: tuple[str, ...]) -> bool:
    # Chinese has no spaces between words.
    return any(name in words or (not name.isascii() and name in title) for name in names)


def _within(host: str, domains: Collection[str]) -> bool:
    """Whether a host is one of the domains or lies within one."""
    # No name is longer (RFC 1035), and what is cut stands before the domain.
    labels = host[-_LONGEST_HOST:].split(".")
    return any(".".join(labels[start:]) in domains for start in range(len(labels)))


@cache
def _known() -> _Accounts:
    return catalogue.read(Path(__file__).with_name("accounts.toml"), _Accounts)


@cache
def _payment_domains() -> frozenset[str]:
    hosts = {one.host for each in profiles.ids() for one in profiles.load(each).domain}
    return frozenset({host.removeprefix("www.") for host in hosts} | set(_known().payment))
