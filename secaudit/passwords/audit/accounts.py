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
    from secaudit.passwords.entries import Entry

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Accounts:
    email: tuple[str, ...]
    payment: tuple[str, ...]
    email_titles: tuple[str, ...]
    payment_titles: tuple[str, ...]


def kind(entry: Entry) -> Account:
    """What the account is, by the domains of its addresses; without any, by its title."""
    known = _known()
    domains = {sites.domain(site) for site in entry.sites} - {""}
    if domains & _payment_domains():
        return Account.PAYMENT
    if domains & set(known.email):
        return Account.EMAIL
    if domains:
        return Account.OTHER
    title = entry.title.casefold()
    words = set(_WORD.findall(title))
    if profiles.recognise(entry.title) or _named(title, words, known.payment_titles):
        return Account.PAYMENT
    return Account.EMAIL if _named(title, words, known.email_titles) else Account.OTHER


def _named(title: str, words: set[str], names: tuple[str, ...]) -> bool:
    # Chinese has no spaces between words.
    return any(name in words or (not name.isascii() and name in title) for name in names)


@cache
def _known() -> _Accounts:
    return catalogue.read(Path(__file__).with_name("accounts.toml"), _Accounts)


@cache
def _payment_domains() -> frozenset[str]:
    hosts = {one.host for each in profiles.ids() for one in profiles.load(each).domain}
    return frozenset({sites.domain(host) for host in hosts} | set(_known().payment))
