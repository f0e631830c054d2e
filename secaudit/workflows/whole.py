"""Puts together what is remembered: open questions, the score, checks, and the pictures."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from secaudit import clock
from secaudit.model.decision import Decision
from secaudit.model.finding import Finding
from secaudit.model.message import N_, Message
from secaudit.model.severity import Severity
from secaudit.model.whole import Covered, Whole
from secaudit.storage import checks, decisions, entries, imports
from secaudit.workflows import emergency, providers, questionnaire
from secaudit.workflows.picturing import counted_once
from secaudit.workflows.recall import standing
from secaudit.workflows.review import open_questions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from secaudit.model.ledger import Ledger
    from secaudit.model.plan import Plan
    from secaudit.model.review import Question
    from secaudit.model.status import Noted
    from secaudit.storage.database import Database
    from secaudit.workflows.providers import Known

_NOTED = ("password", "pin", "vault")
_STOLEN = Message(N_("You said that this is not yours"))


def whole(db: Database) -> Whole:
    """All of it; nothing is judged anew but what is still to be answered."""
    accounts = imports.accounts(db)
    questions = open_questions(db)
    past = standing(db, [entries.read(db, account_id=one.id, standing=True) for one in accounts])
    said = {key for key, word in decisions.current(db).items() if word == Decision.NOT_MINE}
    asked = said | {key for question in questions for key in question.ids}
    flagged = np.isin(past.ids, list(asked))
    session = questionnaire.Session(db)
    stolen = np.flatnonzero(np.isin(past.ids, list(said)))
    known = providers.known()
    plans = _plans(known, questions, _providers(past.ledger, stolen))
    return Whole(
        covered=_covered(db),
        questions=questions,
        entries=past.ledger.entries,
        stolen=tuple(stolen.tolist()),
        plans=plans,
        screen=emergency.screen_of(known, plans, emergency.UNKNOWN_PAYMENT) if plans else None,
        overview=counted_once(past.ledger, flagged),
        result=session.result() if session.answers else None,
        points=session.points(),
        noted=_noted(db),
    )


def _covered(db: Database) -> tuple[Covered, ...]:
    found = []
    for account in imports.accounts(db):
        lines = imports.imports(db, account_id=account.id)
        if lines:
            last = datetime.fromisoformat(max(line.at for line in lines))
            found.append(Covered(account.name, len(lines), last))
    return tuple(found)


def _plans(
    known: Known, questions: Iterable[Question], stolen: Iterable[str | None]
) -> tuple[Plan, ...]:
    """One per provider, the most urgent first; what is not the user's comes before all else."""
    ids = known.ids()
    groups: dict[str | None, list[Finding]] = {}
    for provider in stolen:
        groups.setdefault(provider if provider in ids else None, []).append(_theft())
    for question in questions:
        name = question.provider if question.provider in ids else None
        groups.setdefault(name, []).append(question.finding)
    confirmed, today = providers.confirmed(), clock.today()
    plans = [
        known.plan(name, findings=found, today=today, confirmed=confirmed)
        for name, found in groups.items()
    ]
    # Of equal urgency, the one whose steps are exact.
    return tuple(sorted(plans, key=lambda one: (-one.urgency, one.provider_id is None)))


def _providers(ledger: Ledger, rows: NDArray[np.int64]) -> list[str | None]:
    """Whose exports entries stand in, each once."""
    of_source = {reading.source: reading.provider for reading in ledger.readings}
    return [
        of_source.get(name) for name in ledger.entries["source"].take(rows).unique().to_pylist()
    ]


def _theft() -> Finding:
    return Finding(rule="not_mine", title=_STOLEN, severity=Severity.HIGH, evidence=())


def _noted(db: Database) -> tuple[Noted, ...]:
    """The last check of each kind and label."""
    found = {(kind, one.label): one for kind in _NOTED for one in checks.every(db, kind)}
    return tuple(found.values())
