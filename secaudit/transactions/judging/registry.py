"""Finds the signals by walking their folder: a file with a `SIGNAL` and a function `weigh`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from secaudit.transactions import signals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.transactions.judging.history import History
    from secaudit.transactions.judging.signal import Evidence, Signal


class Weigh(Protocol):
    """Gives every entry its bits of surprise, by what the person did otherwise."""

    def __call__(self, history: History) -> Evidence:
        """Weigh every entry of `history`."""


class Member(NamedTuple):
    """A signal's description and its function."""

    signal: Signal
    weigh: Weigh


@cache
def members() -> tuple[Member, ...]:
    """All signals, in the order of their ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(signals.__path__))
    modules = [importlib.import_module(f"{signals.__name__}.{name}") for name in names]
    return tuple(Member(module.SIGNAL, module.weigh) for module in modules)


def applicable(columns: Iterable[str]) -> tuple[Member, ...]:
    """The signals whose columns are there."""
    present = set(columns)
    return tuple(member for member in members() if present.issuperset(member.signal.needs))
