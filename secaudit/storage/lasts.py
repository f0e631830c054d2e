"""When what was last done, in one look: all that due dates are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secaudit.storage.database import Database

DONE = "done"  # the kind of a check that the user only says was done; its label is the item
EVERY = "remind.every."

_LOOK = """
SELECT 'import', '', max(at) FROM imports
UNION ALL SELECT 'hotline', '', max(at) FROM hotlines
UNION ALL SELECT 'check:' || kind, CASE kind WHEN :done THEN label ELSE '' END, max(at)
    FROM checks GROUP BY 1, 2
UNION ALL SELECT 'answer', question, at FROM answers
UNION ALL SELECT 'every', substr(name, length(:every) + 1), value FROM settings
    WHERE substr(name, 1, length(:every)) = :every
"""


@dataclass(frozen=True, slots=True)
class Lasts:
    """Moments as they are kept (ISO 8601), by what they tell of; `every`: settings as kept."""

    last: dict[str, str]
    done: dict[str, str]
    answers: dict[str, str]
    every: dict[str, str]


def lasts(db: Database) -> Lasts:
    """Everything of one moment, with one statement."""
    found = Lasts({}, {}, {}, {})
    places = {f"check:{DONE}": found.done, "answer": found.answers, "every": found.every}
    for source, name, value in db.connection.execute(_LOOK, {"done": DONE, "every": EVERY}):
        if value is not None and source in places:
            places[source][name] = value
        elif value is not None:
            found.last[source] = value
    return found
