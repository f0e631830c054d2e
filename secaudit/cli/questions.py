"""Where a run of `secaudit review` stands: what is answered, and what is still to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secaudit.model.review import Question


class Questions:
    """The questions of one run: those before the current one, and those to come."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._left = list(questions)
        self._done: list[tuple[Question, list[Question]]] = []

    @property
    def current(self) -> Question | None:
        """The question to ask now."""
        return self._left[0] if self._left else None

    @property
    def number(self) -> int:
        """Its number among all of them."""
        return len(self._done) + 1

    @property
    def count(self) -> int:
        """How many there are, answered ones included."""
        return len(self._done) + len(self._left)

    @property
    def untouched(self) -> bool:
        """Whether nothing was answered yet."""
        return not self._done

    @property
    def answers(self) -> int:
        """How many were answered."""
        return len(self._done)

    def split(self, questions: Sequence[Question]) -> None:
        """Ask these in place of the current one."""
        self._left[:1] = questions

    def answer(self, filtered: Callable[..., Sequence[Question]] | None) -> None:
        """Go on to the next question that the answer leaves open."""
        question, *rest = self._left
        self._done.append((question, rest))
        self._left = list(rest if filtered is None else filtered(rest, question.payees))

    def back(self) -> None:
        """Ask the last one again, and what its answer had settled."""
        question, rest = self._done.pop()
        self._left = [question, *rest]
