"""Each thing that can be wrong with an entry: its title, how bad it is, the evidence, the remedy.

The name of a rule is its stable id.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secaudit.model.finding import Finding
from secaudit.model.message import N_, Message
from secaudit.model.severity import Severity
from secaudit.model.vault import Account, Leaked
from secaudit.passwords.audit import sites

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from secaudit.passwords.audit.scoring import Scored
    from secaudit.passwords.audit.sharing import Sharing
    from secaudit.passwords.audit.showing import Shown
    from secaudit.passwords.entries import Entry

WEAK = 2  # zxcvbn's scores 0 to 2: guessed by somebody who tries
_OLD_YEARS = 5
_NAMED = 5

NEW_PASSWORD = Message(N_("Let your password manager make a new one, and change it on the site."))


@dataclass(frozen=True, slots=True)
class Rule:
    """What can be wrong with an entry: a few words, and what to do."""

    title: Message
    remedy: Message


_FIRST_TRIED = Rule(Message(N_("the first thing that anybody tries")), NEW_PASSWORD)
RULES = {
    "breached": Rule(Message(N_("leaked")), NEW_PASSWORD),
    "before_breach": Rule(Message(N_("not changed since a breach")), NEW_PASSWORD),
    "same_as_user": _FIRST_TRIED,
    "same_as_site": _FIRST_TRIED,
    "reused": Rule(
        Message(N_("used more than once")),
        Message(N_("Give each account a password of its own, those of money and mail first.")),
    ),
    "weak": Rule(Message(N_("easy to guess")), NEW_PASSWORD),
    "similar": Rule(
        Message(N_("variant of another one")),
        Message(N_("Whoever learns one guesses the others: give each a new one.")),
    ),
    "plain_http": Rule(
        Message(N_("travels readable")),
        Message(N_("Put https:// there; if the site has none, trust it with nothing.")),
    ),
    "no_second_factor": Rule(
        Message(N_("no second factor stored")),
        Message(N_("Switch on the second step of signing in; if you have it elsewhere, fine.")),
    ),
    "old": Rule(
        Message(N_("old")), Message(N_("Look it up among leaked passwords with --breached."))
    ),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one entry; `names` are those of all entries, to tell which share something.

    `times` is how often the password was leaked.
    """

    entry: Entry
    account: Account
    scored: Scored
    leaked: Leaked
    times: int
    reused: Sharing | None
    near: Sharing | None
    names: Sequence[Shown]
    ids: Sequence[str]
    today: date


def findings(facts: Facts) -> tuple[Finding, ...]:
    """Everything that is wrong with an entry, the worst first."""
    found = [finding for look in _LOOKS for finding in look(facts)]
    return tuple(sorted(found, key=lambda finding: -finding.severity))


def _breached(facts: Facts) -> Iterator[Finding]:
    if facts.leaked is not Leaked.FOUND:
        return
    evidence = Message(
        N_("It stands in a list of leaked passwords: seen {count} time."),
        {"count": facts.times},
        plural=N_("It stands in a list of leaked passwords: seen {count} times."),
        count=facts.times,
    )
    yield _finding("breached", Severity.HIGH, evidence)


def _same_as_name(facts: Facts) -> Iterator[Finding]:
    entry, password = facts.entry, _fold(facts.entry.password)
    if not password:
        return
    user = {_fold(entry.username), _fold(entry.username.partition("@")[0])}
    hosts = {sites.host(site) for site in entry.sites}
    domains = {sites.domain(site) for site in entry.sites}
    labels = {domain.partition(".")[0] for domain in domains}
    site = {_fold(name) for name in (entry.title, *hosts, *domains, *labels)}
    if password in user:
        rule, evidence = "same_as_user", Message(N_("It is the user name."))
    elif password in site:
        rule, evidence = "same_as_site", Message(N_("It is the name of the site or of the entry."))
    else:
        return
    yield _finding(rule, Severity.HIGH, evidence)


def _reused(facts: Facts) -> Iterator[Finding]:
    if facts.reused is None:
        return
    evidence = Message(
        N_("{count} other account has the same password: {names}"),
        {"count": facts.reused.accounts, "names": _named(facts.reused, facts)},
        plural=N_("{count} other accounts have the same password: {names}"),
        count=facts.reused.accounts,
    )
    severity = _raised(Severity.MEDIUM, facts.account)
    yield _finding("reused", severity, evidence, facts.reused.places)


def _weak(facts: Facts) -> Iterator[Finding]:
    if facts.scored.score > WEAK:
        return
    guesses = float(round(10**facts.scored.guesses_log10, -int(facts.scored.guesses_log10)))
    evidence = Message(N_("About {guesses} guesses are enough."), {"guesses": guesses})
    severity = Severity.HIGH if facts.scored.score < WEAK else Severity.MEDIUM
    yield _finding("weak", _raised(severity, facts.account), evidence)


def _similar(facts: Facts) -> Iterator[Finding]:
    if facts.near is None:
        return
    evidence = Message(
        N_("The password of {count} other account differs only a little: {names}"),
        {"count": facts.near.accounts, "names": _named(facts.near, facts)},
        plural=N_("The passwords of {count} other accounts differ only a little: {names}"),
        count=facts.near.accounts,
    )
    severity = _raised(Severity.MEDIUM, facts.account)
    yield _finding("similar", severity, evidence, facts.near.places)


def _before_breach(facts: Facts) -> Iterator[Finding]:
    breached, changed = facts.entry.breached, facts.entry.changed
    if breached is None or (changed is not None and changed > breached):
        return
    days: dict[str, date] = {"breached": breached}
    if changed is None:
        text = N_("The entry names a breach on {breached}; nothing says that it was changed since.")
    else:
        text = N_("The entry names a breach on {breached}; it was not changed since {changed}.")
        days["changed"] = changed
    yield _finding("before_breach", Severity.HIGH, Message(text, days))


def _plain_http(facts: Facts) -> Iterator[Finding]:
    plain = next((site for site in facts.entry.sites if sites.is_plain_http(site)), None)
    if plain is None:
        return
    evidence = Message(N_("Its address begins with http://, so others on the way can read along."))
    yield _finding("plain_http", _raised(Severity.LOW, facts.account), evidence)


def _no_second_factor(facts: Facts) -> Iterator[Finding]:
    # Of other accounts only the number is told: most sites offer none, or this list would be all.
    if facts.entry.second_factor is not False or facts.account is Account.OTHER:
        return
    evidence = Message(N_("Neither a one-time code nor a passkey is stored with it."))
    yield _finding("no_second_factor", Severity.LOW, evidence)


def _old(facts: Facts) -> Iterator[Finding]:
    changed = facts.entry.changed
    if changed is None or facts.today.year - changed.year < _OLD_YEARS:
        return
    if (facts.today.year - changed.year, facts.today.timetuple()[1:3]) < (
        _OLD_YEARS,
        changed.timetuple()[1:3],
    ):
        return
    evidence = Message(
        N_("Not changed since {day}; age alone is no danger, but older leaks may hold it."),
        {"day": changed},
    )
    yield _finding("old", Severity.LOW, evidence)


def _finding(
    rule: str, severity: Severity, evidence: Message, places: tuple[int, ...] = ()
) -> Finding:
    about = RULES[rule]
    return Finding(rule, about.title, severity, (evidence,), (about.remedy,), places)


_LOOKS: tuple[Callable[[Facts], Iterator[Finding]], ...] = (
    _breached, _before_breach, _same_as_name, _reused, _weak, _similar, _plain_http,
    _no_second_factor, _old,
)  # fmt: skip


def _raised(severity: Severity, account: Account) -> Severity:
    """One step worse for accounts that open others."""
    if account is Account.OTHER:
        return severity
    return Severity(min(severity + 1, Severity.HIGH))


def _named(sharing: Sharing, facts: Facts) -> Message:
    """A few of the others by name and id."""
    names = [
        Message("{name} [{id}]", {"name": facts.names[place].name, "id": facts.ids[place]})
        for place in sharing.places[:_NAMED]
    ]
    more = " …" if sharing.accounts > len(names) else ""
    frame = "; ".join(f"{{n{number}}}" for number in range(len(names)))
    return Message(frame + more, {f"n{number}": name for number, name in enumerate(names)})


def _fold(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
