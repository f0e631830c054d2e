"""Asks Pwned Passwords without telling it a password: only five digits of a digest leave.

Each distinct range is asked for once, in shuffled order, with padding, over one connection whose
certificate is checked. A range known to hold the commonest password of all is asked for first: an
answer without it comes from something else, and nothing of it is believed.
Source: https://haveibeenpwned.com/API/v3#PwnedPasswords
"""

from __future__ import annotations

import secrets
import time
from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.passwords.breaches import rows
from secaudit.passwords.breaches.connection import Connection, NoAnswer, Refused
from secaudit.passwords.breaches.digests import Digest
from secaudit.passwords.breaches.outcome import Outcome

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Sequence

    from secaudit.passwords.breaches.outcome import Progress

ADDRESS = "https://api.pwnedpasswords.com"
_CANARY = "password"
_FEWEST = 300  # rows of an answer; padding brings each to 800 at least
_MOST_WAITING = 60.0  # seconds that the service may make us wait, all told
_ATTEMPTS = 4
_GIVE_UP = 3  # ranges in a row that were not answered

_Rows = list[tuple[str, int]]


class RangeService:
    """The service at an address, which only code can change; `wait` sleeps for seconds."""

    def __init__(
        self,
        *,
        address: str = ADDRESS,
        context: ssl.SSLContext | None = None,
        wait: Callable[[float], None] = time.sleep,
        timeout: float = 10.0,
    ) -> None:
        self._address = address
        self._context = context
        self._wait = wait
        self._timeout = timeout

    def look_up(
        self, passwords: Sequence[str], *, progress: Progress | None = None
    ) -> tuple[Outcome, ...]:
        """One outcome for each password, in their order; never raises for what the net does."""
        digests = [Digest.SHA1.of(password) if password else None for password in passwords]
        prefixes = list({digest[: rows.PREFIX] for digest in digests if digest})
        secrets.SystemRandom().shuffle(prefixes)
        answers: dict[str, _Rows | Message] = {}
        if prefixes:
            with Connection(self._address, self._context, timeout=self._timeout) as connection:
                answers = _Asking(connection, self._wait).all(prefixes, progress)
        return tuple(_outcome(digest, answers) for digest in digests)


def _outcome(digest: str | None, answers: dict[str, _Rows | Message]) -> Outcome:
    if digest is None:
        return Outcome.unchecked(Message(N_("there is no password to look up")))
    answer = answers[digest[: rows.PREFIX]]
    if isinstance(answer, Message):
        return Outcome.unchecked(answer)
    return Outcome.of(rows.count(answer, digest[rows.PREFIX :]))


class _Asking:
    """One round of questions, which ends early when nobody answers."""

    def __init__(self, connection: Connection, wait: Callable[[float], None]) -> None:
        self._connection = connection
        self._wait = wait
        self._waited = 0.0

    def all(self, prefixes: Sequence[str], progress: Progress | None) -> dict[str, _Rows | Message]:
        canary = Digest.SHA1.of(_CANARY)
        first = canary[: rows.PREFIX]
        answers = {first: self._ask(first)}
        told = answers[first]
        if not isinstance(told, Message) and not rows.count(told, canary[rows.PREFIX :]):
            told = Message(N_("the answer did not come from the list of leaked passwords"))
        if isinstance(told, Message):
            return dict.fromkeys(prefixes, told)
        failures = 0
        for done, prefix in enumerate(prefixes, 1):
            if prefix not in answers:
                answer = self._ask(prefix)
                answers[prefix] = answer
                failures = failures + 1 if isinstance(answer, Message) else 0
                if isinstance(answer, Message) and failures == _GIVE_UP:
                    return dict.fromkeys(prefixes, answer) | answers
            if progress is not None:
                progress(done / len(prefixes))
        return answers

    def _ask(self, prefix: str) -> _Rows | Message:
        """The rows of a range, or why there are none."""
        for _ in range(_ATTEMPTS):
            try:
                body = self._connection.get(f"/range/{prefix}")
            except Refused as later:
                if self._waited + later.seconds > _MOST_WAITING:
                    return Message(N_("the service is busy and asks to come back later"))
                self._waited += later.seconds
                self._wait(later.seconds)
            except NoAnswer as none:
                return none.text
            else:
                found = rows.parse(body)
                if found is None or len(found) < _FEWEST:
                    return Message(N_("the answer was cut off or is not the service's"))
                return found
        return Message(N_("the service is busy and asks to come back later"))
