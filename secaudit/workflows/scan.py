"""From the user's files to findings and a plan: the main job, in order."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from secaudit import clock
from secaudit.errors import ExportError, UsageError
from secaudit.model.decision import Decision
from secaudit.model.message import N_, Message
from secaudit.model.overrides import Overrides
from secaudit.model.report import Failure, ScanResult, ScanSettings
from secaudit.transactions.joining.join import join
from secaudit.transactions.judging.findings import findings
from secaudit.transactions.judging.registry import members
from secaudit.workflows import emergency, providers
from secaudit.workflows.inputs import read_inputs
from secaudit.workflows.linked import judge_alone, with_refunds
from secaudit.workflows.withdrawals import late_findings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from secaudit.model.finding import Finding
    from secaudit.model.ledger import Ledger
    from secaudit.model.memory import Memory
    from secaudit.model.plan import Plan
    from secaudit.workflows.inputs import Inputs, Password, Progress
    from secaudit.workflows.providers import Known

# A busy person pays 5,000 times a year; what holds far more is no person's past.
MOST_REMEMBERED = 250_000
_READING = 0.7  # the share of the work that is reading, for the progress bar


class NothingReadError(ExportError):
    """None of the files could be read; `failures` says why, one by one."""

    def __init__(self, failures: tuple[Failure, ...]) -> None:
        first = failures[0].error
        super().__init__(first.text, where=first.where, line=first.line, hint=first.hint)
        self.failures = failures


def scan_files(  # noqa: PLR0913 - the questions that the command asks
    paths: Sequence[Path],
    *,
    since: date | None = None,
    last: int | None = None,
    sensitivity: str = "normal",
    provider: str | None = None,
    overrides: Overrides = Overrides(),  # noqa: B008 - frozen
    remember: bool = False,
    account: str | None = None,
    provider_file: Path | None = None,
    password: Password | None = None,
    progress: Progress | None = None,
) -> ScanResult:
    """Read `paths`, judge every entry by the person's other entries, and plan what to do.

    Entries from `since` on are judged, or those of the `last` days up to the latest entry;
    `provider` overrides what was recognised, `overrides` how the files are read. With `remember`
    the entries are kept in the user's ledger, under the name `account` where one is given, and
    judged together with what it holds. Raises `UsageError` for what cannot be done,
    `NothingReadError` if no file could be read, `StorageError` if the ledger cannot be used.
    """
    if since is not None and last is not None:
        raise UsageError(Message(N_("--since and --last exclude each other; give one of them.")))
    known = providers.known(provider_file)
    if provider is not None:
        known.load(provider)
    inputs = read_inputs(
        paths,
        overrides=overrides,
        provider=provider,
        password=password,
        progress=_part(progress, 0.0, _READING),
    )
    if not inputs.ledgers:
        raise NothingReadError(inputs.failures)
    # Reading takes several times the memory of what is read; judging can use it.
    pa.default_memory_pool().release_unused()
    start = _start(inputs, since=since, last=last)
    settings = ScanSettings(start, last, sensitivity, provider)
    judging = _part(progress, _READING, 1.0)
    too_many = sum(one.entries.num_rows for one in inputs.ledgers) > MOST_REMEMBERED
    if remember and not too_many:
        from secaudit.workflows.remembered import judge_remembered  # noqa: PLC0415 - loads SQLite

        judged = judge_remembered(inputs, settings, account=account, progress=judging)
    else:
        judged = judge_alone(join(inputs.ledgers), settings, judging)
    ledger = judged.ledger
    found = with_refunds(findings(ledger.entries, judged.judgement), judged.together, judged.links)
    found = _new_first(found, judged.memory)
    plans = _plans(known, ledger, found, asked=provider)
    return ScanResult(
        files=inputs.files,
        ledger=ledger,
        judgement=judged.judgement,
        findings=found,
        plans=plans,
        screen=emergency.screen_of(known, plans, emergency.UNKNOWN_PAYMENT) if plans else None,
        settings=settings,
        absent=_absent(ledger.entries),
        failures=inputs.failures,
        repeats=inputs.repeats,
        memory=judged.memory,
        unremembered=remember and too_many,
        late=late_findings(ledger, judged.memory, asked=provider),
    )


def _new_first(found: tuple[Finding, ...], memory: Memory | None) -> tuple[Finding, ...]:
    """What is new since the last scan, then what the user said is not theirs, then the rest."""
    if memory is None:
        return found
    stolen = {row for row, word in memory.decisions.items() if word is Decision.NOT_MINE}

    def turn(one: Finding) -> tuple[bool, bool]:
        return not memory.new[list(one.entries)].any(), stolen.isdisjoint(one.entries)

    return tuple(sorted(found, key=turn))


def _start(inputs: Inputs, *, since: date | None, last: int | None) -> datetime | None:
    """The first moment to judge; it must not lie after everything that was read."""
    latest = max((file.last for file in inputs.files if file.last), default=None)
    if latest is None:
        return None
    if last is not None:
        return datetime.combine(latest.date() - timedelta(days=last - 1), time.min)
    if since is None:
        return None
    if since > latest.date():
        raise UsageError(
            Message(
                N_("there is no entry on or after {since}; the latest one is of {latest}."),
                {"since": since, "latest": latest.date()},
            ),
            where="--since",
            hint=Message(N_("Give an earlier day, or a newer export.")),
        )
    return datetime.combine(since, time.min)


def _plans(
    known: Known, ledger: Ledger, found: Sequence[Finding], *, asked: str | None
) -> tuple[Plan, ...]:
    """One plan per provider with flagged entries, in the order of the findings."""
    groups: dict[str | None, list[Finding]] = {}
    provider_of = {reading.source: reading.provider for reading in ledger.readings}
    sources = ledger.entries["source"]
    for finding in found:
        names = dict.fromkeys(
            asked or provider_of.get(sources[entry].as_py()) for entry in finding.entries
        )
        for name in names:
            groups.setdefault(name if name in known.ids() else None, []).append(finding)
    confirmed = providers.confirmed() if groups else {}
    return tuple(
        known.plan(name, findings=tuple(group), today=clock.today(), confirmed=confirmed)
        for name, group in groups.items()
    )


def _absent(entries: pa.Table) -> tuple[str, ...]:
    """What signals compare, but these entries do not tell."""
    needed = {column for member in members() for column in member.signal.needs}
    absent = {column for column in needed if entries[column].null_count == entries.num_rows}
    if not any(pc.unique(entries["time_known"]).to_pylist()):
        absent.add("time_of_day")
    return tuple(sorted(absent))


def _part(progress: Progress | None, start: float, end: float) -> Progress | None:
    if progress is None:
        return None
    return lambda done: progress(start + done * (end - start))
