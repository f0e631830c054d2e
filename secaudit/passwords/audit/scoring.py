"""Scores many passwords, a large vault on all cores.

Passwords reach the other processes through pipes, never through their arguments or the environment.
What a worker's fault says is not passed on, since it may quote what it worked on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from secaudit.passwords.personal import Personal
from secaudit.passwords.strength import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from secaudit.passwords.result import Strength

    Scorer = Callable[..., Strength]

ALONE = 600  # as many are scored sooner than by processes that have to start first
_CHUNK = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """A password, and what an attacker knows about the account."""

    password: str = field(repr=False)
    usernames: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Scored(NamedTuple):
    """The score, 0 to 4, and the order of magnitude of the guesses."""

    score: int
    guesses_log10: float


def score_all(
    asked: Sequence[Asked],
    *,
    scorer: Scorer = score,
    progress: Callable[[float], None] | None = None,
    processes: int | None = None,
) -> list[Scored]:
    """One result for each, in their order; `scorer` can be pickled. Equal ones are scored once."""
    distinct = list(dict.fromkeys(asked))
    chunks = [distinct[start : start + _CHUNK] for start in range(0, len(distinct), _CHUNK)]
    workers = processes or (_cores() if len(distinct) > ALONE else 1)
    done: dict[Asked, Scored] = {}
    for chunk, scored in zip(chunks, _scored(chunks, scorer, workers), strict=True):
        done.update(zip(chunk, scored, strict=True))
        if progress is not None:
            progress(len(done) / len(distinct))
    return [done[one] for one in asked]


def _scored(chunks: Sequence[list[Asked]], scorer: Scorer, workers: int) -> Iterator[list[Scored]]:
    if workers == 1:
        yield from (_score(scorer, chunk) for chunk in chunks)
        return
    # Spawned, not forked: this process has threads, and its memory holds the whole vault.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupts)
    try:
        for future in [pool.submit(_score, scorer, chunk) for chunk in chunks]:
            yield _result(future)
    finally:
        pool.shutdown(cancel_futures=True)


def _result(future: Future[list[Scored]]) -> list[Scored]:
    fault = future.exception()
    if fault is not None:
        message = f"scoring failed with {type(fault).__name__}"
        raise RuntimeError(message)
    return future.result()


def _score(scorer: Scorer, chunk: Sequence[Asked]) -> list[Scored]:
    found = []
    for one in chunk:
        personal = Personal(usernames=one.usernames, words=one.words)
        strength = scorer(one.password, personal=personal)
        found.append(Scored(strength.score, strength.guesses_log10))
    return found


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that the user sees."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
