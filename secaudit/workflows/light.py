"""How the transactions stand: a traffic light from what scans asked and the user answered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from secaudit.model.decision import Decision
from secaudit.model.light import Light
from secaudit.model.message import N_, Message
from secaudit.model.severity import Severity
from secaudit.storage import decisions, incidents, lookups

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.storage.database import Database


class Standing(NamedTuple):
    """The light, a sentence with what to type, and the open entries by how urgent they are."""

    light: Light
    text: Message
    open: Mapping[Severity, int]
    stolen: int = 0


def light_of(db: Database | None) -> Standing:
    """How the transactions stand, beside the score and never in it."""
    if db is None or not lookups.anything(db):
        text = Message(N_("No export was scanned yet: secaudit transactions FILE"))
        return Standing(Light.NONE, text, {})
    waiting = open_entries(db)
    counts = Counter(Severity(severity) for severity in waiting.values())
    by_urgency = {severity: counts[severity] for severity in sorted(counts, reverse=True)}
    stolen = _stolen(db)
    if stolen:
        text = Message(
            N_("{count} entry is not yours, as you said. Freeze first, then call."),
            {"count": stolen},
            plural=N_("{count} entries are not yours, as you said. Freeze first, then call."),
            count=stolen,
        )
        return Standing(Light.RED, text, by_urgency, stolen)
    if waiting:
        light = Light.RED if max(waiting.values()) >= Severity.HIGH else Light.YELLOW
        text = Message(
            N_("{count} entry waits for your answer: secaudit review"),
            {"count": len(waiting)},
            plural=N_("{count} entries wait for your answer: secaudit review"),
            count=len(waiting),
        )
        return Standing(light, text, by_urgency)
    return Standing(
        Light.GREEN, Message(N_("Nothing is open from the exports that were scanned.")), {}
    )


def open_entries(db: Database) -> dict[int, int]:
    """The entries that were asked about and not answered for, with how urgent each is."""
    said = decisions.current(db)
    still = {
        key: severity
        for key, severity in decisions.asked(db).items()
        if said.get(key, Decision.UNSURE) == Decision.UNSURE
    }
    trusted = decisions.always_mine(db) if still else frozenset()
    if not trusted:
        return still
    return {key: urgent for key, urgent in still.items() if lookups.payee(db, key) not in trusted}


def _stolen(db: Database) -> int:
    """How many entries are not the user's and were not worked through in an emergency since."""
    said = [key for key, word in decisions.current(db).items() if word == Decision.NOT_MINE]
    if not said:
        return 0
    at = decisions.when(db)
    over = [one.ended.isoformat() for one in incidents.every(db) if one.ended is not None]
    settled = max(over, default="")
    return sum(at[key] > settled for key in said)
