"""Which questions to ask, and what a typed line means. Nothing here prints or reads."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from secaudit.model.questionnaire import SKIP, UNKNOWN, Question
from secaudit.questionnaire.scoring import applies

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from secaudit.model.questionnaire import Answer, Answers, Askable, Bank, Fact

_BETWEEN = re.compile(r"[\s,;，、；]+")


def facts_for(bank: Bank, questions: Collection[Question]) -> tuple[Fact, ...]:
    """The profile facts that decide which of the questions apply."""
    needed = {fact for question in questions for fact in question.ask_if}
    return tuple(fact for fact in bank.facts if fact.id in needed)


def due(bank: Bank, answers: Answers, given: Mapping[str, date], *, today: date) -> set[str]:
    """The questions whose answer is missing, not known, or older than its recheck interval."""
    return {
        one.id
        for one in bank.questions
        if answers.get(one.id, (SKIP,)) in ((SKIP,), (UNKNOWN,))
        or given[one.id] + timedelta(days=one.recheck_days) <= today
    }


def fits(asked: Askable, answer: Answer) -> bool:
    """Whether the options exist and may stand together."""
    if answer in ((UNKNOWN,), (SKIP,)):
        return True
    ids = {option.id for option in asked.option}
    if not answer or len(set(answer)) < len(answer) or not set(answer) <= ids:
        return False
    return len(answer) == 1 or (several(asked) and not set(answer) & alone(asked))


def several(asked: Askable) -> bool:
    """Whether more than one option may be chosen."""
    return isinstance(asked, Question) and asked.multi


def alone(asked: Askable) -> set[str]:
    """The options that go together with no other."""
    if not isinstance(asked, Question):
        return set()
    return {option.id for option in asked.option if option.exclusive}


def understand(asked: Askable, line: str, texts: Sequence[str]) -> Answer | None:
    """The answer that was typed: numbers, ids or first letters of `texts`; None if none fits."""
    whole = _one(asked, line, texts)
    if whole is not None:
        return (whole,)
    if not several(asked):
        return None
    parts = [_one(asked, part, texts) for part in _BETWEEN.split(line) if part]
    chosen = tuple(dict.fromkeys(part for part in parts if part is not None))
    return chosen if None not in parts and fits(asked, chosen) else None


def _one(asked: Askable, line: str, texts: Sequence[str]) -> str | None:
    ids = [option.id for option in asked.option]
    if line.isdecimal():
        return ids[int(line) - 1] if len(line) < 4 and 1 <= int(line) <= len(ids) else None  # noqa: PLR2004 - digits
    folded = line.casefold()
    if folded in ids:
        return folded
    starts = {
        key
        for key, text in zip(ids, texts, strict=True)
        if folded and (key.startswith(folded) or text.casefold().startswith(folded))
    }
    return starts.pop() if len(starts) == 1 else None


class Walk:
    """A way through facts and questions that can be gone back; what does not apply is passed by."""

    def __init__(self, steps: Sequence[Fact | Question], answers: Answers) -> None:
        self._steps, self._answers, self._at = tuple(steps), answers, 0

    def current(self) -> Fact | Question | None:
        """What to ask now."""
        while self._at < len(self._steps) and not self._applies(self._steps[self._at]):
            self._at += 1
        return self._steps[self._at] if self._at < len(self._steps) else None

    def forward(self) -> None:
        """Go on."""
        self._at += 1

    def back(self) -> bool:
        """Go to what was asked before; False where nothing was."""
        earlier = [at for at in range(self._at) if self._applies(self._steps[at])]
        if earlier:
            self._at = earlier[-1]
        return bool(earlier)

    @property
    def number(self) -> int:
        """The number of the current step among those that apply."""
        return 1 + sum(map(self._applies, self._steps[: self._at]))

    @property
    def count(self) -> int:
        """How many steps apply, as far as is known."""
        return sum(map(self._applies, self._steps))

    def _applies(self, step: Fact | Question) -> bool:
        return not isinstance(step, Question) or applies(step, self._answers)
