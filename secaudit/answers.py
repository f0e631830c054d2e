"""Answers that the user gives in a file: TOML or JSON, taken as a whole or not at all."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from secaudit import toml
from secaudit.errors import UsageError
from secaudit.model.message import N_, Message

MOST_SHOWN = 60  # characters of what somebody wrote


class AnswersError(UsageError):
    """Answers with `faults`, a sentence each; none of them was kept."""

    def __init__(self, faults: list[Message], *, where: str | None, hint: Message) -> None:
        super().__init__(
            Message(
                N_("{count} fault in the answers, so none of them was kept."),
                {"count": len(faults)},
                plural=N_("{count} faults in the answers, so none of them was kept."),
                count=len(faults),
            ),
            where=where,
            hint=hint,
        )
        self.faults = faults


def content(text: str, faults: list[Message]) -> Any:  # noqa: ANN401 - whatever the file holds
    """What the text of a file holds; None where it is neither TOML nor JSON, which is a fault."""
    begin = text.lstrip()[:1]
    try:
        if begin == "{":
            return json.loads(text)
        if begin == "[":
            # A TOML file may begin with a table's bracket.
            with suppress(ValueError):
                return json.loads(text)
        return toml.loads(text)
    except (ValueError, RecursionError) as error:
        why = str(error)[:MOST_SHOWN]
        faults.append(Message(N_("the file is neither TOML nor JSON ({reason})."), {"reason": why}))
        return None
