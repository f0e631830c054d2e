"""Half a year with the program, by a clock of the test's own: what is asked, decided and due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from secaudit import clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.commands.memory.conftest import Home, Run, Values

HEADER = "交易时间,交易对方,商品说明,收/支,金额,交易状态,交易订单号"
SHOPS = (("晨光早餐", 8), ("绿叶超市", 46), ("云上咖啡", 22))
THIEF, TRIP = "急速点卡专营", "远航旅行社"
BEGIN = datetime(2026, 1, 5, 12, tzinfo=UTC)
WEEKS = 26
HOLIDAY, THEFT = 8, 13  # the weeks of a purchase out of the ordinary, and of the theft
PAST = 90  # days before the first check that the first export tells of
WEAK = """
provider = "alipay"
transactions = ["{export}"]
hotline = "95188"
app_update = true
system_update = true

[questionnaire]
signin.second_step = "sms"
signin.unique_password = "reused"
signin.devices = "never"
phone.sim_pin = "no"
money.payment_pin = "shared"
money.no_pin = "never"
money.limits = "no"
money.review = "rarely"
money.freeze_plan = "search"
scam.screen_share = "refuse"
scam.codes = "never"
device.screen_lock = "strong"
"""
BETTER = """
app_update = true

[questionnaire]
signin.second_step = "passkey"
signin.unique_password = "unique"
signin.devices = "month"
phone.sim_pin = "own"
money.payment_pin = "separate"
money.no_pin = "clean"
money.limits = "set"
money.review = "weekly"
money.freeze_plan = "both"
"""


class Clock:
    """The moment that the program takes for now."""

    def __init__(self) -> None:
        self.now = BEGIN

    def at_week(self, week: int) -> None:
        self.now = BEGIN + timedelta(weeks=week)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    fake = Clock()
    monkeypatch.setattr(clock, "now", lambda: fake.now)
    return fake


def rows(until: datetime) -> Iterator[str]:
    """Everything that was paid up to a moment: every day's, a trip, and what a thief took."""
    first = BEGIN - timedelta(days=PAST)
    for day in range((until - first).days):
        date = f"{first + timedelta(days=day):%Y-%m-%d}"
        for number, (shop, price) in enumerate(SHOPS):
            paid = f"{date} {8 + number * 4:02}:{day % 40 + 10}:00"
            yield f"{paid},{shop},日常,支出,{price + day % 3}.50,交易成功,2026{day:04}{number}"
    if until >= BEGIN + timedelta(weeks=HOLIDAY):
        night = BEGIN + timedelta(weeks=HOLIDAY, days=-2)
        yield f"{night:%Y-%m-%d} 23:48:00,{TRIP},机票,支出,6280.00,交易成功,9900"
    if until >= BEGIN + timedelta(weeks=THEFT):
        night = BEGIN + timedelta(weeks=THEFT, days=-1)
        for minute, amount in ((12, 1998), (15, 2998), (19, 4998)):
            paid = f"{night:%Y-%m-%d} 03:{minute}:00"
            yield f"{paid},{THIEF},点卡充值,支出,{amount}.00,交易成功,99{minute}"


def exported(folder: Path, until: datetime) -> Path:
    path = folder / f"export-{until:%m-%d}.csv"
    path.write_text("\n".join([HEADER, *rows(until)]) + "\n", encoding="utf-8")
    return path


def status(home: Home) -> Values:
    return home("status", "--json").json


def due(home: Home) -> set[str]:
    return {one["id"] for one in status(home)["due"]}


def checked(home: Home, folder: Path, answers: str) -> Run:
    file = folder / "check.toml"
    file.write_text(answers, encoding="utf-8")
    return home("check", "--answers", file)


def scanned(home: Home, export: Path) -> set[str]:
    """Whom a scan asks about that the user has not answered for."""
    flagged = {payee for _, payee, _ in home.scan(export).flagged}
    open_ = {entry["payee"] for one in home.questions() for entry in one["entries"]}
    # What was said not to be the user's is shown for what it is, but never asked about again.
    assert flagged - open_ <= {THIEF}
    return open_


def decided(home: Home, export: Path) -> None:
    """Answer everything; then the same export holds nothing to be asked about."""
    home.decide(lambda payee: "not_mine" if payee == THIEF else "mine")
    assert scanned(home, export) == set()


def test_half_a_year_with_a_theft_in_it(home: Home, time: Clock, tmp_path: Path) -> None:
    welcome = home()
    assert (welcome.code, "secaudit check" in welcome.out) == (0, True)
    assert home.left() == {}

    first = checked(home, tmp_path, WEAK.format(export=exported(tmp_path, time.now)))
    assert first.code == 1, first.err
    assert home("password", "--stdin", "--label", "wallet", stdin="Tr0ub4dor\n").code in {0, 1}
    assert due(home) == {"pin"}

    scans = 1
    for week in range(1, WEEKS + 1):
        time.at_week(week)
        export = exported(tmp_path, time.now)
        asked = scanned(home, export)
        scans += 1
        assert asked & {THIEF, TRIP} == {HOLIDAY: {TRIP}, THEFT: {THIEF}}.get(week, set())
        if asked:
            decided(home, export)
            scans += 1
        if week == THEFT:
            robbed(home, time)
        if week == 5:
            assert {"app-update", "system-update"} <= due(home)
            assert home("remind", "due").code == 1
            assert home("remind", "done", "system-update").code == 0
            assert checked(home, tmp_path, BETTER).code in {0, 1}
            assert {"app-update", "system-update"}.isdisjoint(due(home))

    assert {"password", "questionnaire", "app-update"} <= due(home)
    assert "transactions" not in due(home)
    time.at_week(WEEKS + 5)
    assert "transactions" in due(home)
    told(home, scans)


def robbed(home: Home, time: Clock) -> None:
    """The light is red until the emergency that was worked through is over."""
    seen = home()
    assert (seen.code, seen.out.splitlines()[-1].strip()) == (1, "secaudit emergency")
    assert "Transactions: red. 3 entries are not yours" in seen.out
    assert home("emergency", "--provider", "alipay", "--step", "s03", "--done").code == 0
    time.now += timedelta(minutes=40)
    assert "emergency is running" in home().out.splitlines()[1]
    assert f"{time.now - timedelta(minutes=40):%Y-%m-%d}" in home("emergency", "--status").out
    assert home("emergency", "--end").code == 0
    assert status(home)["transactions"]["light"] == "green"


def told(home: Home, scans: int) -> None:
    """The history holds every check, shows the score rise and what changed between two days."""
    notes = home("history", "--json").json["checks"]
    assert sum(one["kind"] == "transactions" for one in notes) == scans
    before, after = (one["figures"]["score"] for one in notes if one["kind"] == "questionnaire")
    assert before < after
    page = home()
    assert f"Score: {after} of 100, up {after - before} ({before} > {after})." in page.out
    between = home("history", "--between", "2026-01-31", "2026-02-28", "--json").json
    changed = {one["kind"]: one["figures"] for one in between["changes"]}
    assert changed["questionnaire"]["score"] == {"before": before, "after": after}
