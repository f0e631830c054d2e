"""Judging with a memory: what was read is kept, and judged together with what was kept before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np

from secaudit.model.decision import Decision
from secaudit.model.ledger import Ledger
from secaudit.model.memory import Memory
from secaudit.model.report import ScanSettings
from secaudit.model.severity import Severity
from secaudit.storage import checks, decisions, imports
from secaudit.storage.database import open_database
from secaudit.transactions.joining.columns import Columns
from secaudit.transactions.joining.join import concatenate, join_rows
from secaudit.workflows.linked import Judged, judge_once, links_of
from secaudit.workflows.parts import parts_of
from secaudit.workflows.recall import NEVER, recall
from secaudit.workflows.remember import now, remember

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from secaudit.model.judgement import Judgement
    from secaudit.storage.database import Database
    from secaudit.storage.imports import Import
    from secaudit.workflows.inputs import Inputs, Progress
    from secaudit.workflows.recall import Past
    from secaudit.workflows.remember import Kept

KIND = "transactions"
# A test charge may have come shortly before the last export ended.
_BEFORE_NEW = timedelta(days=2)
_EPOCH = datetime(1970, 1, 1)


def judge_remembered(
    inputs: Inputs, settings: ScanSettings, *, account: str | None, progress: Progress | None
) -> Judged:
    """Keep what was read, judge it by all that is known of its accounts, and note what is asked.

    Judged is what is new, or what `settings` ask for. An open question stays open, an answered one
    is not asked again.
    """
    # What the user said of a file that does not tell is kept, so that it need not be said again.
    parts = [
        replace(part, provider=part.provider or settings.provider)
        for part in parts_of(inputs.ledgers, inputs.paths)
    ]
    ledger, rows = join_rows(inputs.ledgers)
    # One transaction: what was kept but never judged would be asked about by nobody.
    with open_database() as db, db.transaction():
        before = imports.imports(db)
        kept = remember(db, parts, account=account)
        kept = replace(kept, entry=kept.entry[rows], new=kept.new[rows])
        memory = _memory(db, kept, first_time=not before)
        past = recall(db, ledger, kept)
        since = settings.since
        if settings == ScanSettings(provider=settings.provider):
            since = _since(ledger, past, _unjudged(db, ledger, kept))
        judged = _judge(ledger, past, settings, since, progress)
        _note(db, judged.judgement, kept, memory)
        _note_period(db, ledger, kept, settings, before)
    said = {int(row): word for row, word in past.words.items() if int(row) < len(kept.entry)}
    words = {row: Decision(word) for row, word in said.items() if word in set(Decision)}
    return replace(judged, memory=replace(memory, decisions=words))


def _memory(db: Database, kept: Kept, *, first_time: bool) -> Memory:
    names = {one.id: one.name for one in imports.accounts(db)}
    accounts = tuple(names[key] for key in sorted(kept.accounts))
    scans = [moment for name in accounts if (moment := checks.last(db, KIND, label=name))]
    return Memory(
        path=db.path,
        accounts=accounts,
        entry=kept.entry,
        new=kept.new,
        updated=kept.updated,
        last=max((datetime.fromisoformat(moment) for moment in scans), default=None),
        first_time=first_time,
        decisions={},
    )


def _judge(
    ledger: Ledger,
    past: Past,
    settings: ScanSettings,
    since: datetime | None,
    progress: Progress | None,
) -> Judged:
    both = concatenate([ledger, past.ledger])
    together = Ledger(both.entries.unify_dictionaries(), both.readings)
    links = links_of(together)
    judgement = judge_once(
        together.entries, links, since=since, sensitivity=settings.sensitivity, words=past.words,
        progress=progress,
    )  # fmt: skip
    own = _first(judgement, ledger.entries, since)
    return Judged(ledger, own, together.entries, links)


def _unjudged(db: Database, ledger: Ledger, kept: Kept) -> NDArray[np.bool_]:
    """Entries that are new, or that earlier scans have kept without judging them."""
    until = imports.unjudged(db, kept.accounts)
    return kept.new if until is None else kept.new | (Columns(ledger.entries).time < until)


def _since(ledger: Ledger, past: Past, unjudged: NDArray[np.bool_]) -> datetime | None:
    """From when on entries are judged; None for all, where there is nothing else."""
    if unjudged.all() and not len(past.ids):
        return None
    times = Columns(ledger.entries).time[unjudged]
    if not len(times):
        return NEVER
    # The wall clock is kept as if it were UTC.
    return _EPOCH + timedelta(seconds=int(times.min())) - _BEFORE_NEW


def _first(judgement: Judgement, entries: pa.Table, since: datetime | None) -> Judgement:
    """What the judgement says about the first entries, those of the scan."""
    count = entries.num_rows
    examined = count
    if since is not None:
        start = int((since - _EPOCH).total_seconds())
        examined = int((Columns(entries).time >= start).sum())
    return replace(
        judgement,
        surprise=judgement.surprise[:count],
        flagged=judgement.flagged[:count],
        severity=judgement.severity[:count],
        group=judgement.group[:count],
        reasons={row: reasons for row, reasons in judgement.reasons.items() if row < count},
        contributions={row: parts for row, parts in judgement.contributions.items() if row < count},
        examined=examined,
        known=len(judgement.surprise) - examined,
    )


def _note(db: Database, judgement: Judgement, kept: Kept, memory: Memory) -> None:
    """Keep what this scan asks about, and that there was one."""
    at = now()
    flagged = np.flatnonzero(judgement.flagged).tolist()
    decisions.ask(
        db, {int(kept.entry[row]): int(judgement.severity[row]) for row in flagged}, at=at
    )
    figures = {"entries": len(kept.entry), "new": int(kept.new.sum()), "flagged": len(flagged)}
    urgent = judgement.severity[judgement.flagged]
    for severity in (Severity.LOW, Severity.MEDIUM, Severity.HIGH):
        figures[severity.name.lower()] = int((urgent == severity).sum())
    for name in memory.accounts:
        checks.add(db, KIND, label=name, at=at, result=figures)


def _note_period(
    db: Database, ledger: Ledger, kept: Kept, settings: ScanSettings, before: Sequence[Import]
) -> None:
    """Keep which entries were not judged, since the user asked about the latest ones only."""
    times = Columns(ledger.entries).time
    if not len(times):
        return
    asked = settings.since
    since = None if asked is None else int((asked - _EPOCH).total_seconds())
    start = 1 + max((line.id for line in before), default=0)
    imports.judged(db, kept.accounts, since=since, first=int(times.min()), start=start)
