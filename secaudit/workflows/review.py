"""Asks about what scans have flagged, and keeps the answers.

The question stands as it was asked; its reasons are those that all entries known today give.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.decision import Decision
from secaudit.model.message import Bilingual, sentence
from secaudit.model.review import Question
from secaudit.providers import profiles
from secaudit.storage import decisions, entries, imports, lookups
from secaudit.storage.decisions import Said
from secaudit.transactions.judging.findings import findings
from secaudit.workflows import emergency, incident, providers
from secaudit.workflows.linked import judge_once, links_of, with_refunds
from secaudit.workflows.recall import ENOUGH, NEVER, Past, standing
from secaudit.workflows.remember import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from secaudit.model.emergency import Emergency
    from secaudit.model.finding import Finding
    from secaudit.model.incident import Incident
    from secaudit.model.judgement import Judgement
    from secaudit.storage.database import Database
    from secaudit.storage.imports import Account


def open_questions(db: Database) -> tuple[Question, ...]:
    """What is still to be answered, account by account, the most urgent first."""
    still = still_open(db)
    questions = [
        question for account in imports.accounts(db) for question in _questions(db, account, still)
    ]
    return tuple(sorted(questions, key=lambda one: -one.finding.severity))


def still_open(db: Database) -> set[int]:
    """The entries that scans have asked about, and the user has not answered for."""
    said, trusted = decisions.current(db), decisions.always_mine(db)
    return {
        key for key in decisions.asked(db)
        if said.get(key, Decision.UNSURE) == Decision.UNSURE
        and not (trusted and lookups.payee(db, key) in trusted)
    }  # fmt: skip


def _questions(db: Database, account: Account, still: set[int]) -> list[Question]:
    times = lookups.times(db, account.id, still)
    if not times:
        return []
    # As much of the past as a scan compares with, before the oldest question.
    since, _ = lookups.around(db, account.id, min(times), min(times), count=ENOUGH)
    past = standing(db, [entries.read(db, account_id=account.id, since=since, standing=True)])
    table = past.ledger.entries
    links = links_of(past.ledger)
    judgement = judge_once(
        table, links, since=NEVER, sensitivity="normal", words=past.words, progress=None
    )
    wanted = np.isin(past.ids, list(still))
    judgement = replace(judgement, flagged=judgement.flagged & wanted)
    found = with_refunds(findings(table, judgement), table, links)
    return [_question(one, judgement, past, account) for one in found]


def _question(finding: Finding, judgement: Judgement, past: Past, account: Account) -> Question:
    rows = list(finding.entries)
    return Question(
        finding=finding,
        entries=past.ledger.entries,
        ids=tuple(past.ids[rows].tolist()),
        payees=tuple(past.ledger.entries["payee_key"].take(rows).to_pylist()),
        reasons=tuple(
            tuple(reason.text for reason in judgement.reasons.get(row, ())) for row in rows
        ),
        account=account.name,
        provider=account.provider,
        called=_called(account),
    )


def _called(account: Account) -> Bilingual | None:
    """The wallet's or bank's own name, with the number of its account if there are several.

    None where the user chose a name, and where none is known.
    """
    if account.named or account.provider is None or account.provider not in profiles.ids():
        return None
    name = profiles.load(account.provider).name
    if not account.name.startswith(account.provider):
        return None  # by the name of its file
    number = account.name.removeprefix(account.provider)
    return Bilingual(f"{name.en}{number}", f"{name.zh}{number}")


def apart(question: Question) -> tuple[Question, ...]:
    """The same entries, each a question of its own, in order of time."""
    order = sorted(
        range(len(question.ids)),
        key=lambda at: question.entries["time"][question.finding.entries[at]].as_py(),
    )
    return tuple(
        replace(
            question,
            finding=replace(
                question.finding,
                title=replace(question.finding.title, params={"count": 1}, count=1),
                evidence=(sentence(question.reasons[at]),) if question.reasons[at] else (),
                entries=(question.finding.entries[at],),
            ),
            ids=(question.ids[at],),
            payees=(question.payees[at],),
            reasons=(question.reasons[at],),
        )
        for at in order
    )


def answered(questions: Iterable[Question], payees: Iterable[str | None]) -> tuple[Question, ...]:
    """The questions that "always mine" of these payees leaves open."""
    trusted = set(payees) - {None}
    return tuple(one for one in questions if not set(one.payees) <= trusted)


def answer(db: Database, answers: Iterable[Mapping[int, Decision]]) -> None:
    """Keep answers, all or none: what the user says of the entries of each question."""
    with db.transaction():
        for words in answers:
            decisions.decide(db, [Said(key, word) for key, word in words.items()], at=now())


def undo(db: Database) -> tuple[Said, ...]:
    """Take back the last answer; what it said of which entries, nothing where there is none."""
    with db.transaction():
        return decisions.undo(db)


def not_mine(db: Database) -> int:
    """How many entries the user has said are not theirs."""
    return sum(word == Decision.NOT_MINE for word in decisions.current(db).values())


def what_to_do(db: Database, question: Question, *, at: datetime) -> tuple[Emergency, Incident]:
    """The first screen and steps for entries that are not the user's, and the record that begins.

    `at` has a time zone.
    """
    known = providers.known()
    provider = question.provider if question.provider in known.ids() else None
    local = at.astimezone()
    began = incident.start_or_continue(
        db,
        emergency.UNKNOWN_PAYMENT,
        provider=provider,
        at=at,
        noticed=local.replace(tzinfo=None),
        exact=True,
    )
    built = emergency.build(
        known, provider, emergency.UNKNOWN_PAYMENT, place=None, today=local.date()
    )
    return built, began


def calm(db: Database) -> None:
    """Drop the record of an emergency in which nothing was done, where nothing is stolen."""
    found = incident.running(db)
    if found is not None and not found.done and not not_mine(db):
        incident.drop(db, found.id)
