"""From a password to what is said of it: how hard it is to guess, where it leaked, who asks what.

What comes out holds no password, so that it may be shown and kept.
"""

from __future__ import annotations

import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING

from secaudit.errors import UsageError
from secaudit.model.finding import Finding
from secaudit.model.message import N_, Message
from secaudit.model.passwords import Asked, Attack, Leak, PasswordReport
from secaudit.model.severity import Severity
from secaudit.passwords import strength
from secaudit.passwords.result import Attacker, crack_times

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from secaudit.passwords.breaches.outcome import Breaches
    from secaudit.passwords.personal import Personal
    from secaudit.passwords.result import Strength

# NIST SP 800-63B-4, 3.1.1.2: a password on its own, and one beside a second step.
ALONE, WITH_SECOND_STEP = 15, 8
_ENOUGH = 3
_FEWEST = 2.0  # powers of ten, of what is told
_WORDS = (
    N_("very weak"),
    N_("weak"),
    N_("not enough"),
    N_("good"),
    N_("very good"),
)
_CHANGE = Message(
    N_("Change it today, wherever you use it: leaked passwords are tried everywhere first.")
)
_DRAW = Message(N_("Draw a new one that nobody chose: secaudit password --generate"))
# The rules of findings: what they are called, and what to do.
RULES = {
    "password_leaked": (
        Message(N_("This password stands in a list of leaked passwords")),
        _CHANGE,
    ),
    "password_weak": (Message(N_("This password is too easy to guess")), _DRAW),
}
_NOT_ASKED = Message(
    N_(
        "Not looked up. --breached asks a service, to which five characters of a hash go; "
        "--breach-file asks a downloaded copy."
    )
)
_NOT_FOUND = Message(N_("It is not in this list. Leaks that nobody published are in no list."))
WHO = {
    Attacker.WALLET: N_("At a wallet that locks for a day after 5 wrong tries"),
    Attacker.THROTTLED: N_("At a site that allows 100 tries an hour"),
    Attacker.UNTHROTTLED: N_("At a site that allows 10 tries a second"),
    Attacker.STOLEN: N_("With the site's stolen database, 10 billion tries a second"),
}


def check_password(
    password: str, *, personal: Personal | None = None, breaches: Breaches | None = None
) -> PasswordReport:
    """Judge one password; `breaches` is asked whether it leaked, where it is given."""
    if not password:
        raise UsageError(Message(N_("There is no password to check: the line was empty.")))
    found = strength.score(password, personal=personal)
    leak = _leak(password, breaches)
    return PasswordReport(
        score=found.score,
        word=Message(_WORDS[found.score]),
        guesses_log10=_rough(found.guesses_log10),
        stock_score=found.stock_score,
        stock_guesses_log10=_rough(found.stock_guesses_log10),
        difference=found.difference,
        length=found.length,
        scored=found.scored,
        attacks=_attacks(_rough(found.guesses_log10)),
        parts=tuple((part.kind.value, part.length) for part in found.parts),
        why=found.why,
        advice=tuple(_advice(found, leak)),
        wallet=tuple(_wallet(password)),
        ours=tuple(_ours(password)),
        leak=leak,
        findings=tuple(_findings(found, leak)),
        knowing=bool(personal),
    )


def _rough(log10: float) -> float:
    """Guesses without exact figures, which would tell a word by its place in a dictionary."""
    return max(_FEWEST, round(log10, 1))


def _attacks(log10: float) -> tuple[Attack, ...]:
    return tuple(
        Attack(time.attacker.value, Message(WHO[time.attacker]), time.text, time.seconds)
        for time in crack_times(log10)
    )


@contextmanager
def leaked(*, online: bool, copy: str | Path | None) -> Iterator[Breaches | None]:
    """The list of leaked passwords that was asked for: a downloaded copy, the service, or none."""
    if copy:
        from pathlib import Path  # noqa: PLC0415 - slow to load

        from secaudit.passwords.breaches.copy import open_copy  # noqa: PLC0415 - only if asked for

        with open_copy(Path(copy)) as opened:
            yield opened
        return
    if not online:
        yield None
        return
    from secaudit.passwords.breaches.service import RangeService  # noqa: PLC0415 - as above

    yield RangeService()


def _leak(password: str, breaches: Breaches | None) -> Leak:
    if breaches is None:
        return Leak("not_asked", _NOT_ASKED)
    from secaudit.passwords.breaches.outcome import ATTRIBUTION  # noqa: PLC0415 - only if asked for

    (outcome,) = breaches.look_up([password])
    standing = outcome.standing.value
    if standing == "found":
        text = Message(
            N_("It was seen {count} time in known leaks."),
            {"count": outcome.count},
            plural=N_("It was seen {count} times in known leaks."),
            count=outcome.count,
        )
        return Leak(standing, text, outcome.count, ATTRIBUTION)
    if standing == "not_found":
        return Leak(standing, _NOT_FOUND, source=ATTRIBUTION)
    why = outcome.why or Message(N_("nobody knows why"))
    return Leak(
        standing,
        Message(
            N_("It could not be looked up ({why}), so it may have leaked or not."), {"why": why}
        ),
    )


def _wallet(password: str) -> Iterator[Asked]:
    """What wallets ask for by their own rule; it is no finding of ours."""
    text = unicodedata.normalize("NFKC", password)
    digits = any(character.isdecimal() for character in text)
    symbols = any(not character.isalnum() and not character.isspace() for character in text)
    yield Asked("letters", Message(N_("letters")), any(character.isalpha() for character in text))
    yield Asked("digits", Message(N_("digits")), digits)
    yield Asked("symbols", Message(N_("symbols")), symbols)
    yield Asked("regular_change", Message(N_("a new one now and then")))


def _ours(password: str) -> Iterator[Asked]:
    """What we ask for instead, after NIST SP 800-63B-4, section 3.1.1.2."""
    for id_, least, text in (
        ("length_alone", ALONE, N_("{count} characters, where nothing else is asked at the login")),
        ("length", WITH_SECOND_STEP, N_("{count} characters, where a code or a face is asked too")),
    ):
        yield Asked(id_, Message(text, {"count": least}), len(password) >= least)
    yield Asked("no_reuse", Message(N_("used for this account alone")))
    yield Asked(
        "change_on_suspicion", Message(N_("changed when you suspect a leak, not by the calendar"))
    )


def _advice(found: Strength, leak: Leak) -> Iterator[Message]:
    if leak.standing == "found":
        yield _CHANGE
    yield from found.advice
    if found.score < _ENOUGH:
        yield _DRAW
    yield Message(N_("Use it for this account alone, and change it when you suspect a leak."))


def _findings(found: Strength, leak: Leak) -> Iterator[Finding]:
    if leak.standing == "found":
        yield _finding("password_leaked", Severity.HIGH, (leak.text,))
    if found.score < _ENOUGH:
        severity = Severity.HIGH if found.score == 0 else Severity.MEDIUM
        yield _finding("password_weak", severity, found.why)


def _finding(rule: str, severity: Severity, evidence: tuple[Message, ...]) -> Finding:
    title, remedy = RULES[rule]
    return Finding(rule, title, severity, evidence, (remedy,))
