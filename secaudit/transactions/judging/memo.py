"""Answers that are worked out once, also where several threads ask for one at the same time."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_Value = TypeVar("_Value")


class Memo:
    """What was asked before, by name. An answer may ask for others, but for itself never."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, _Answer] = {}

    def once(self, name: Hashable, compute: Callable[[], _Value]) -> _Value:
        """What `compute` gives, or gave when it was asked for under this name before."""
        answer = self._answers.setdefault(name, _Answer())
        with answer.lock:
            if not answer.known:
                answer.value, answer.known = compute(), True
            return answer.value  # type: ignore[return-value]  # one name, one type


class _Answer:
    def __init__(self) -> None:
        self.lock = Lock()
        self.known = False
        self.value: object = None
