"""Results of scans made by hand: a theft, a quiet year, and text that means harm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest

from secaudit.errors import ExportError
from secaudit.i18n import Translator
from secaudit.model.doubt import Doubt
from secaudit.model.finding import Finding, Likeness
from secaudit.model.judgement import REST, Contribution, Judgement, Reason
from secaudit.model.ledger import ColumnReading, Ledger, Reading, Refusal, schema
from secaudit.model.message import Bilingual, Message
from secaudit.model.money import Money
from secaudit.model.plan import HotlineCard, Number, NumberGroup, Plan, Standing, Step, Way
from secaudit.model.report import Failure, FileReport, Repeat, ScanResult, ScanSettings, Totals
from secaudit.model.severity import Severity
from secaudit.model.source import Link, Source, SourceKind
from secaudit.response.first_screen import first_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HOSTILE = "<script>alert(1)</script>[bold]\u001b[2J=cmd|' /C calc'!A0\u202egnp.exe"


@dataclass(frozen=True)
class Row:
    """One entry as a test writes it: units of the currency's cents."""

    payee: str
    amount: int
    time: datetime | None = datetime(2026, 3, 1, 12, 30)
    time_known: bool = True
    status: str = "settled"
    description: str | None = None
    currency: str = "CNY"
    digits: int = 2
    note: str | None = None
    balance: int | None = None


def table(rows: Sequence[Row], source: str = "wallet.csv") -> pa.Table:
    """A ledger of these entries; columns that a row does not name are missing."""
    columns: dict[str, list[Any]] = {name: [None] * len(rows) for name in schema().names}
    for name in ("payee", "amount", "time", "time_known", "status", "description", "currency"):
        columns[name] = [getattr(row, name) for row in rows]
    columns["digits"] = [row.digits for row in rows]
    columns["balance"] = [row.balance for row in rows]
    columns["note"] = [row.note for row in rows]
    columns["direction"] = ["out" if row.amount < 0 else "in" for row in rows]
    columns["source"] = [source] * len(rows)
    columns["line"] = list(range(25, 25 + len(rows)))
    return pa.table(columns, schema=schema())


def both(text: str) -> Bilingual:
    """A text of a catalogue whose Chinese is told by its brackets."""
    return Bilingual(text, f"【{text}】")


SOURCE = Source(
    id="book", title=both("Guide of the regulator"), kind=SourceKind.REGULATOR,
    checked=date(2026, 11, 22), link=Link("https://example.org/guide"),
)  # fmt: skip


def step(name: str, *lines: str, **more: Any) -> Step:  # noqa: ANN401 - fields of several types
    return Step(
        id=name,
        title=both(f"Title of {name}"),
        do=tuple(map(both, lines)),
        why=both(f"Why {name}"),
        sources=(SOURCE,),
        **{"brief": both(f"Brief {name}"), **more},
    )


def number(text: str, standing: Standing) -> Number:
    return Number(
        number=text,
        standing=standing,
        sources=(SOURCE,),
        checked=date(2026, 11, 22),
        region=both("mainland China"),
        uses=(Message("freeze"),),
        hours=both("day and night"),
        menu=both("press 1"),
        note=both("a note"),
    )


def plan(**changes: Any) -> Plan:  # noqa: ANN401 - fields of several types
    way = Way(
        lines=(both("Open Me"), both("Tap Freeze")),
        standing=Standing.ONE_SOURCE,
        sources=(SOURCE,),
        checked=date(2026, 11, 22),
        place=Message("In the app"),
        side_effect=both("logs you out"),
        caution=Message("One source only."),
    )
    whole = Plan(
        provider_id="examplepay",
        provider_name=both("Example Pay"),
        urgency=Severity.HIGH,
        lead=Message("Freeze first."),
        check=step("check", "A renewal? Family? If unsure after one minute, go on."),
        freeze=step("freeze", ways=(way,)),
        cards=step("cards", "Lock the card in the bank's app.", when=both("a card is bound")),
        call=step("call", "Dial by hand.", ways=(way,), doubtful=(way,)),
        hotline=HotlineCard(
            groups=(
                NumberGroup(
                    Standing.SHOWN,
                    Message("Compare with the app before you dial."),
                    (number("95188", Standing.SHOWN),),
                ),
                NumberGroup(
                    Standing.NOT_CONFIRMED,
                    Message("Seen elsewhere, NOT confirmed"),
                    (number("400-000-0000", Standing.NOT_CONFIRMED),),
                ),
            ),
        ),
        asked=step("asked", "Account", "Times and amounts"),
        say=(both("Please freeze the account."),),
        never_say=(both("password"), both("code")),
        later=(step("mail", "Change it."), step("police", "Ask for a receipt.", brief=None)),
        principles=(both("Stop the money first."),),
        warnings=(way,),
        caution=Message("Read long ago."),
    )
    return replace(whole, **changes)


def judgement(
    count: int,
    groups: Sequence[Sequence[int]],
    **changes: Any,  # noqa: ANN401 - fields of several types
) -> Judgement:
    """Entries flagged in groups, the most urgent first; all have two reasons."""
    flagged = np.zeros(count, dtype=np.bool_)
    severity = np.zeros(count, dtype=np.int8)
    group = np.full(count, -1, dtype=np.int64)
    reasons, contributions = {}, {}
    for number_, rows in enumerate(groups):
        for row in rows:
            flagged[row] = True
            severity[row] = max(3 - number_, 1)
            group[row] = number_
            reasons[row] = (
                Reason("new_payee", 7.25, Message("a payee never paid before"), 3.5),
                Reason(
                    "unusual_hour", 2.5, Message("at 03:12, an hour in which you never pay"), 1.5
                ),
            )
            contributions[row] = (
                Contribution("new_payee", Message("New payee"), 3.5),
                Contribution("unusual_hour", Message("Unusual hour"), 1.5),
                Contribution("burst", Message("Many payments in a short time"), -0.25),
                Contribution("duplicate", Message("The same payment twice"), -0.25),
                Contribution(REST, Message("The rest"), -2.0),
            )
    whole = Judgement(
        surprise=np.linspace(0.1, 9.9, count),
        flagged=flagged,
        severity=severity,
        group=group,
        reasons=reasons,
        weak=False,
        examined=count,
        known=180,
        contributions=contributions,
    )
    return replace(whole, **changes)


def result(
    rows: Sequence[Row],
    groups: Sequence[Sequence[int]] = (),
    **changes: Any,  # noqa: ANN401 - fields of several types
) -> ScanResult:
    """A scan of one file with these entries, of which the groups are flagged."""
    reading = Reading(
        source="wallet.csv", container="delimited", encoding="gb18030", rows=len(rows), ignored=3
    )
    out, into = (
        Money(sum(abs(row.amount) for row in rows if (row.amount < 0) is sign), 2, "CNY")
        for sign in (True, False)
    )
    findings = tuple(
        Finding(
            rule="new_payee",
            title=Message("New payee in the night"),
            severity=Severity(max(3 - number_, 1)),
            evidence=(
                Message("first payment to this payee; at 03:12, an hour in which you never pay."),
            ),
            remedy=(both("Search your orders."), Message("Ask the payee.")),
            entries=tuple(entries),
            odds=0.97,
            likeness=Likeness("appliance", both("a purchase."), both("you bought a phone.")),
            name_hint=both("Such a name is often that of a shop."),
        )
        for number_, entries in enumerate(groups)
    )
    whole = ScanResult(
        files=(
            FileReport(
                reading=reading,
                first=rows[0].time,
                last=rows[-1].time,
                totals=(Totals(len(rows), out, into, Money(0, 2, "CNY")),),
            ),
        ),
        ledger=Ledger(table(rows), (reading,)),
        judgement=judgement(len(rows), groups),
        findings=findings,
        plans=(plan(),) if groups else (),
        screen=first_screen([plan()], "unknown_payment", place="CN") if groups else None,
        settings=ScanSettings(),
    )
    return replace(whole, **changes)


@pytest.fixture
def row() -> type[Row]:
    return Row


@pytest.fixture
def result_of() -> Callable[..., ScanResult]:
    """Build a result from rows and the groups of rows that are flagged."""
    return result


@pytest.fixture
def plan_of() -> Callable[..., Plan]:
    return plan


@pytest.fixture
def hostile() -> str:
    """A payee's name that means harm to a terminal, a page, a spreadsheet and a reader."""
    return HOSTILE


@pytest.fixture
def theft() -> ScanResult:
    """A short life with two questions, and everything that a report can tell about its files."""
    rows = [
        Row("早餐店", -1200, datetime(2026, 1, 1, 8)),
        Row("某某数码旗舰店", -199900, datetime(2026, 3, 2, 3, 12), description="手机 256G"),
        Row(HOSTILE, -499900, datetime(2026, 3, 2, 3, 14), status="failed", note=HOSTILE),
        Row("Rent", -300000, datetime(2026, 3, 3), time_known=False),
        Row("工资", 800000, datetime(2026, 3, 4, 9)),
    ]
    plain = result(rows, [[1, 2], [3]])
    reading = replace(
        plain.files[0].reading,
        refused=tuple(
            Refusal(line, Message("the amount “{seen}” is no number", {"seen": HOSTILE}))
            for line in (30, 31, 32, 33)
        ),
        doubts=(Doubt(Message("Dates were read day first."), "--dates month-first"),),
        columns=(ColumnReading(0, HOSTILE, "payee", (Message("by its name"),)),),
    )
    return replace(
        plain,
        files=(replace(plain.files[0], reading=reading),),
        failures=(
            Failure(
                Path("photo.png"), ExportError(Message("a picture was found."), where="photo.png")
            ),
        ),
        repeats=(Repeat(Path("copy.csv"), Path("wallet.csv")),),
    )


@pytest.fixture
def quiet_year() -> ScanResult:
    rows = [Row("早餐店", -1200, datetime(2026, 1, day, 8)) for day in range(1, 6)]
    return result(rows, absent=("place", "time_of_day"))


@pytest.fixture(params=["en", "zh"])
def translator(request: pytest.FixtureRequest) -> Translator:
    return Translator(str(request.param))
