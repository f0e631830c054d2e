"""What the screen and the JSON report say of recurring payments."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secaudit.i18n import Translator
from secaudit.model.money import Money
from secaudit.model.recurring import (
    Change,
    Delay,
    Kind,
    LateWithdrawal,
    Recurring,
    State,
    Stream,
)
from secaudit.reports import json_v1, terminal
from secaudit.reports.recurring_json import fields
from secaudit.reports.recurring_part import EVERY, TITLES
from secaudit.transactions.patterns.rhythm import PERIODS
from secaudit.width import columns

if TYPE_CHECKING:
    from secaudit.model.report import ScanResult

DOCS = Path(__file__).resolve().parents[2] / "docs" / "json.md"
FILMS = Stream(
    payee="Films", description="plan", kind=Kind.SUBSCRIPTION, state=State.MATURE,
    every="monthly", since=date(2026, 1, 5), last=date(2026, 5, 5), next=date(2026, 6, 5), count=5,
    amount=Money(1900, 2, "CNY"), total=Money(8300, 2, "CNY"), fixed=True,
    changes=(Change(date(2026, 4, 5), Money(1500, 2, "CNY"), Money(1900, 2, "CNY")),),
    entries=(1, 2, 3, 4, 5),
)  # fmt: skip
LATE = LateWithdrawal(
    entry=7, payee="Bank", amount=Money(90_000, 2, "CNY"), day=date(2026, 3, 9),
    due=date(2026, 3, 12), delay=Delay.PENDING, provisional=False,
)  # fmt: skip


def screen(result: ScanResult, recurring: Recurring | None, language: str = "en") -> str:
    stream = io.StringIO()
    shown = replace(result, recurring=recurring)
    terminal.show(shown, Translator(language), stream, terminal.Look(width=60))
    return stream.getvalue()


def test_without_being_asked_nothing_is_listed(quiet_year: ScanResult) -> None:
    assert "again and again" not in screen(quiet_year, None)
    assert "Nothing was found that comes regularly" in screen(quiet_year, Recurring((), ()))


def test_a_subscription_is_told_with_its_price_rise(quiet_year: ScanResult) -> None:
    shown = " ".join(screen(quiet_year, Recurring((FILMS,), ())).split())
    assert "Subscriptions and other fixed prices" in shown
    assert (
        "Films: ￥19.00 every month since 2026-01-05, 5 times, ￥83.00 in all; "
        "next about 2026-06-05"
    ) in shown
    assert "Price rose on 2026-04-05, from ￥15.00 to ￥19.00." in shown


@pytest.mark.parametrize(
    ("stream", "said"),
    [
        (replace(FILMS, state=State.ENDED, next=None), "5 times; then no more"),
        (replace(FILMS, state=State.EARLY, changes=()), "new since 2026-01-05"),
        (replace(FILMS, fixed=False, kind=Kind.BILL, changes=()), "changing sums every month"),
    ],
)
def test_every_state_has_its_sentence(quiet_year: ScanResult, stream: Stream, said: str) -> None:
    assert said in " ".join(screen(quiet_year, Recurring((stream,), ())).split())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_names_neither_command_nor_burst_the_screen(
    quiet_year: ScanResult, language: str
) -> None:
    hostile = replace(FILMS, payee="\u001b[2J\u202e" + "长" * 300)
    shown = screen(quiet_year, Recurring((hostile,), (LATE,)), language)
    assert "\u001b" not in shown
    assert "\u202e" not in shown
    assert max(columns(line) for line in shown.splitlines()) <= 60


def test_every_kind_and_period_has_a_name() -> None:
    assert set(TITLES) == set(Kind)
    assert set(EVERY) == {period.id for period in PERIODS}


def test_json_has_every_field_and_documents_it(quiet_year: ScanResult) -> None:
    told = fields(Recurring((FILMS,), (LATE,)))
    assert told is not None
    stream, late = told["streams"][0], told["late_withdrawals"][0]
    assert (stream["amount"], stream["every"], stream["next"]) == ("19.00", "monthly", "2026-06-05")
    assert stream["changes"] == [{"day": "2026-04-05", "before": "15.00", "after": "19.00"}]
    assert (late["entry"], late["why"]) == (8, "pending")
    documented = set(re.findall(r"`([a-z_]+)`", DOCS.read_text(encoding="utf-8")))
    assert set(stream) | set(late) | set(stream["changes"][0]) <= documented
    assert json_v1.report(quiet_year, Translator("en"))["recurring"] is None
