"""What an attacker may know about the person: names, days, numbers and words.

Held for one check and never stored here. Nothing of it appears in a `repr`, so that no traceback
and no log can show it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Personal:
    """Facts about the person whose password is checked.

    `names` are Chinese or Latin, of the person, the family or a pet; `birthdays` those of the
    person and of the family; `words` whatever else belongs to the person.
    """

    names: tuple[str, ...] = field(default=(), repr=False)
    birthdays: tuple[date, ...] = field(default=(), repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)
    id_numbers: tuple[str, ...] = field(default=(), repr=False)
    usernames: tuple[str, ...] = field(default=(), repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, facts: Mapping[str, Iterable[str]]) -> Personal:
        """The facts of plain text under the names of the fields; birthdays are ISO dates.

        Raises `ValueError` for an unknown name or a birthday that is none, without quoting it.
        """
        unknown = set(facts) - set(cls.__slots__)
        if unknown:
            message = f"personal facts are: {', '.join(cls.__slots__)}"
            raise ValueError(message)
        texts = {name: tuple(values) for name, values in facts.items() if name != "birthdays"}
        return cls(birthdays=tuple(_day(text) for text in facts.get("birthdays", ())), **texts)

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = "a birthday is written as 1990-12-31"
        raise ValueError(message) from None
