"""Text that is still to be translated: a message id and the values that fill it.

Features return messages, `secaudit.i18n.Translator` turns them into a sentence; nothing glues
sentences together from pieces.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, time
    from decimal import Decimal

    from secaudit.model.money import Money


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark `text` for translation without translating it here."""
    return text


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text of a catalogue file, which carries its languages side by side."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence: an English `msgid` with `{name}` placeholders, and the values for them.

    `plural` and `count` choose between two forms; text among `params` counts as hostile and is
    neutralised when the message is rendered.
    """

    msgid: str
    params: Mapping[
        str, str | int | float | Decimal | Money | date | time | Bilingual | Message
    ] = field(default_factory=dict)
    plural: str | None = None
    count: int | None = None


_SENTENCES = (N_("{a}."), N_("{a}; {b}."), N_("{a}; {b}; {c}."), N_("{a}; {b}; {c}; {d}."))
MOST_CLAUSES = len(_SENTENCES)


def sentence(clauses: Sequence[Message]) -> Message:
    """One sentence of up to four clauses, which begin small and end without a point."""
    told = clauses[:MOST_CLAUSES]
    return Message(_SENTENCES[len(told) - 1], dict(zip("abcd", told, strict=False)))
