"""A hit, a near miss and a calm month for every signal, and what all of them promise."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from secaudit.i18n import Translator
from secaudit.transactions import signals
from secaudit.transactions.judging.history import prepare
from secaudit.transactions.judging.registry import applicable, members

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.judging.signal import Evidence
    from tests.transactions.conftest import Life, Row

    # What a column usually holds, and what it holds in the entries of the case.
    Cells = tuple[object, Sequence[object]]

FOLDER = Path(signals.__file__).parent
END = datetime(2025, 7, 1)
NOON = END + timedelta(days=10, hours=12)
ALL = {member.signal.id: member for member in members()}
NOTHING: Mapping[str, Cells] = {}
WEEK = range(7)
# The days of the week on which the person of a case pays, where not on all.
DAYS = {"unusual_weekday": range(5)}
LOUD, QUIET = 5.0, 3.0


def _weigh(  # noqa: PLR0913 - what a case may vary
    life: Life,
    signal: str,
    extra: list[Row],
    *,
    columns: Mapping[str, Cells] = NOTHING,
    live: bool = False,
    days: range = WEEK,
) -> tuple[Evidence, NDArray[np.float64]]:
    """The evidence, and the bits of the `extra` entries that come after half an ordinary year."""
    past = [row for row in life.ordinary(181) if row[0].weekday() in days]
    rows = past + extra
    cells = {name: [usual] * len(past) + list(new) for name, (usual, new) in columns.items()}
    table = life.table(rows, **cells)
    evidence = ALL[signal].weigh(prepare(table, since=END, live=live))
    return evidence, evidence.bits[-len(extra) :]


def _monthly(payee: str, amount: int, *months: float) -> list[Row]:
    return [(NOON + timedelta(days=30 * month), payee, amount) for month in months]


def _apart(count: int, minutes: float, amount: int = -1500) -> list[Row]:
    return [(NOON + timedelta(minutes=minutes * i), f"P{i}", amount - i) for i in range(count)]


def _daily(payee: str, count: int) -> list[Row]:
    return [(NOON + timedelta(days=i), payee, -1500 - i) for i in range(count)]


HITS: dict[str, tuple[list[Row], dict[str, Cells]]] = {
    "new_payee": ([(NOON, "Stranger", -1500)], {}),
    "large_amount": ([(NOON, "Bakery", -900_000)], {}),
    "large_for_payee": ([(NOON, "Bakery", -9000)], {}),
    "large_for_category": ([(NOON, "Bakery", -900_000)], {"category": ("food", ["food"])}),
    "small_for_category": ([(NOON, "Bakery", -1)], {}),
    "unusual_hour": ([(NOON.replace(hour=3), "Bakery", -300)], {}),
    "burst": (_apart(9, 4), {}),
    "repeat_at_payee": ([(NOON + timedelta(minutes=i), "Bakery", -300 - i) for i in range(8)], {}),
    "duplicate": ([(NOON, "Market", -7777), (NOON + timedelta(hours=3), "Market", -7777)], {}),
    "day_total": (_apart(6, 90, -180_000), {}),
    "new_currency": ([(NOON, "Bakery", -300)], {"currency": ("CNY", ["USD"])}),
    "rare_category": ([(NOON, "Bakery", -300)], {"category": ("food", ["gift cards"])}),
    "rare_method": ([(NOON, "Bakery", -300)], {"method": ("balance", ["card 9921"])}),
    "rare_place": ([(NOON, "Bakery", -300)], {"place": ("Shanghai", ["Riga"])}),
    "rare_kind": ([(NOON, "Bakery", -300)], {"kind": ("payment", ["transfer"])}),
    "rare_account": ([(NOON, "Bakery", -300)], {"account": ("card 1", ["card 2"])}),
    "new_account": (
        [(NOON, "Bank 9921", -300)],
        {"kind": ("withdrawal", ["withdrawal"])},
    ),
    "changed_account": ([(NOON, "Bakery", -300)], {"counter_account": ("**31", ["**99"])}),
    "drained_balance": ([(NOON, "Bakery", -90_000)], {"balance": (1_000_000, [12])}),
    "after_failures": (
        _apart(4, 3),
        {"status": ("settled", ["failed", "failed", "failed", "settled"])},
    ),
    "refund_elsewhere": (
        [(NOON, "Bakery", 300)],
        {"kind": ("payment", ["refund"]), "method": ("balance", ["card 9921"])},
    ),
    "round_to_new": ([(NOON, "Stranger", -500_000)], {"kind": ("transfer", ["transfer"])}),
    "after_change": (
        [(NOON, "Wallet", 0), (NOON + timedelta(hours=2), "Stranger", -5000)],
        {"description": ("food", ["登录新设备", "gift"])},
    ),
    "slow_drip": (_daily("Stranger", 6), {"category": ("food", ["games"] * 6)}),
    "trial_charge": ([(NOON, "Stranger", -1), (NOON + timedelta(hours=1), "X", -90_000)], {}),
    "unusual_weekday": ([(NOON + timedelta(days=2), "Bakery", -300)], {}),
    "price_rise": ([(END + timedelta(hours=10), "Landlord", -600_000)], {}),
    "new_subscription": (_monthly("Films", -1500, 0, 1), {}),
    "after_the_end": (_monthly("Films", -1500, 0, 1, 2, 3, 7), {}),
}
MISSES: dict[str, tuple[list[Row], dict[str, Cells]]] = {
    "new_payee": ([(NOON, "Bakery", -1500)], {}),
    "large_amount": ([(NOON, "Market", -4700)], {}),
    "large_for_payee": ([(NOON, "Bakery", -420)], {}),
    "large_for_category": ([(NOON, "Market", -4700)], {"category": ("food", ["food"])}),
    "small_for_category": ([(NOON, "Bakery", -900)], {}),
    "unusual_hour": ([(NOON.replace(hour=19), "Bakery", -300)], {}),
    "burst": (_apart(9, 1440), {}),
    "repeat_at_payee": ([(NOON + timedelta(days=2 * i), "Bakery", -300) for i in range(8)], {}),
    "duplicate": ([(NOON, "Market", -7777), (NOON + timedelta(days=3), "Market", -7777)], {}),
    "day_total": (_apart(3, 90), {}),
    "new_currency": ([(NOON, "Bakery", -300)], {"currency": ("CNY", ["CNY"])}),
    "rare_category": ([(NOON, "Bakery", -300)], {"category": ("food", ["food"])}),
    "rare_method": ([(NOON, "Bakery", -300)], {"method": ("balance", ["balance"])}),
    "rare_place": ([(NOON, "Bakery", -300)], {"place": ("Shanghai", ["Shanghai"])}),
    "rare_kind": ([(NOON, "Bakery", -300)], {"kind": ("transfer", ["transfer"])}),
    "rare_account": ([(NOON, "Bakery", -300)], {"account": ("card 1", ["card 1"])}),
    "new_account": ([(NOON, "Bakery", -300)], {"kind": ("withdrawal", ["withdrawal"])}),
    "changed_account": ([(NOON, "Stranger", -300)], {"counter_account": ("**31", ["**99"])}),
    "drained_balance": ([(NOON, "Bakery", -90_000)], {"balance": (1_000_000, [500_000])}),
    "after_failures": (_apart(2, 90), {"status": ("settled", ["failed", "settled"])}),
    "refund_elsewhere": (
        [(NOON, "Bakery", 300)],
        {"kind": ("payment", ["refund"]), "method": ("balance", ["balance"])},
    ),
    "round_to_new": ([(NOON, "Stranger", -51_321)], {"kind": ("transfer", ["transfer"])}),
    "after_change": (
        [(NOON, "Wallet", 0), (NOON + timedelta(days=4), "Stranger", -5000)],
        {"description": ("food", ["登录新设备", "gift"])},
    ),
    "slow_drip": (_daily("Stranger", 6), {"category": ("food", ["food"] * 6)}),
    "trial_charge": ([(NOON, "Stranger", -900), (NOON + timedelta(hours=1), "X", -5000)], {}),
    "unusual_weekday": ([(NOON, "Bakery", -300)], {}),
    "price_rise": ([(END + timedelta(hours=10), "Landlord", -250_000)], {}),
    "new_subscription": (_monthly("Films", -1500, 0, 1.5), {}),
    "after_the_end": (_monthly("Films", -1500, 0, 1, 2, 3, 4), {}),
}
# What a signal needs beyond the four columns, the same everywhere.
CALM: dict[str, Cells] = {
    "category": ("food", []),
    "method": ("balance", []),
    "place": ("Shanghai", []),
    "kind": ("payment", []),
    "status": ("settled", []),
    "description": ("food", []),
    "account": ("card 1", []),
    "counter_account": ("**31", []),
    "balance": (1_000_000, []),
}


def test_every_signal_has_its_cases() -> None:
    assert set(HITS) == set(MISSES) == set(ALL)


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("signal", sorted(ALL))
def test_a_hit_is_loud_and_says_why(life: Life, signal: str, live: bool) -> None:
    extra, columns = HITS[signal]
    days = DAYS.get(signal, WEEK)
    evidence, bits = _weigh(life, signal, extra, columns=columns, live=live, days=days)
    assert bits.max() >= LOUD
    row = len(evidence.bits) - len(extra) + int(bits.argmax())
    (clause,) = evidence.explain([row])
    english, chinese = (Translator(language).render(clause) for language in ("en", "zh"))
    # A clause fits into a sentence: it begins small, ends without a point and holds no other.
    assert not english[0].isupper()
    assert not english.endswith((".", ";"))
    assert not re.search("[;.] |{|\\b0 %", english)
    assert english != chinese
    assert not re.search("[；。您{]", chinese)


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("signal", sorted(ALL))
def test_a_near_miss_stays_quiet(life: Life, signal: str, live: bool) -> None:
    extra, columns = MISSES[signal]
    _, bits = _weigh(life, signal, extra, columns=columns, live=live)
    assert bits.max() <= QUIET


@pytest.mark.parametrize("signal", sorted(ALL))
def test_an_ordinary_month_is_calm(life: Life, signal: str) -> None:
    month = life.ordinary(30, seed=5, start=END)
    columns = {name: (usual, [usual] * len(month)) for name, (usual, _) in CALM.items()}
    evidence, bits = _weigh(life, signal, month, columns=columns)
    speaks = bits if evidence.applies is None else bits[evidence.applies[-len(month) :]]
    assert (speaks >= 8.0).sum() <= 1
    assert np.append(speaks, 0.0).mean() < 2.5


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("signal", sorted(ALL))
def test_bits_are_finite_and_never_negative(life: Life, signal: str, live: bool) -> None:
    count = 40
    rows = life.ordinary(60)[:count]
    table = life.table(rows, **{name: [usual] * count for name, (usual, _) in CALM.items()})
    evidence = ALL[signal].weigh(prepare(table, since=None, live=live))
    assert evidence.bits.shape == (count,)
    assert evidence.bits.dtype == np.float64
    assert np.isfinite(evidence.bits).all()
    assert (evidence.bits >= 0.0).all()


@pytest.mark.parametrize("signal", sorted(ALL))
def test_looking_backwards_only_nothing_later_matters(life: Life, signal: str) -> None:
    table = _busy(life, signal)
    whole = ALL[signal].weigh(prepare(table, since=None, live=True))
    for keep in (30, table.num_rows - 1):
        cut = ALL[signal].weigh(prepare(table[:keep], since=None, live=True))
        assert np.allclose(cut.bits, whole.bits[:keep])
        if cut.applies is not None and whole.applies is not None:
            assert (cut.applies == whole.applies[:keep]).all()


@pytest.mark.parametrize("signal", sorted(ALL))
def test_people_are_weighed_alone(life: Life, signal: str) -> None:
    table = _busy(life, signal)
    other = table.set_column(2, "amount", pc.multiply(table["amount"], 3))
    both = pa.concat_tables(
        part.append_column("person", pa.array([name] * part.num_rows))
        for name, part in (("me", table), ("you", other))
    )
    alone = ALL[signal].weigh(prepare(table, since=None, live=False))
    together = ALL[signal].weigh(prepare(both, since=None, live=False))
    assert np.allclose(together.bits[: table.num_rows], alone.bits)


def _busy(life: Life, signal: str) -> pa.Table:
    """Two ordinary months with the hit of a signal at their end, and every column filled."""
    past = life.ordinary(181)[-120:]
    extra, columns = HITS[signal]
    cells = {**CALM, **columns}
    filled = {
        name: [usual] * len(past) + (list(new) or [usual] * len(extra))
        for name, (usual, new) in cells.items()
    }
    return life.table([*past, *extra], **filled)


@pytest.mark.parametrize("signal", sorted(ALL))
def test_a_signal_describes_itself(signal: str) -> None:
    told = ALL[signal].signal
    assert (FOLDER / f"{told.id}.py").is_file()
    for text in (told.looks_for, told.why, told.advice, told.false_alarms):
        assert text.endswith(".")
    assert told.title
    assert 0.0 < told.grab.share < 1.0


def test_a_missing_column_makes_a_signal_not_applicable() -> None:
    here = {member.signal.id for member in applicable(["time", "payee", "amount", "currency"])}
    assert {"new_payee", "large_amount", "new_currency"} <= here
    assert here.isdisjoint({"rare_category", "rare_method", "rare_place", "large_for_category"})


def test_a_new_shop_says_little_about_somebody_who_always_tries_new_shops(life: Life) -> None:
    past = [(END - timedelta(days=150 - i), f"Shop {i}", -1500) for i in range(150)]
    table = life.table([*past, (NOON, "Stranger", -1500)])
    assert ALL["new_payee"].weigh(prepare(table, since=None, live=True)).bits[-1] < 1.0


def test_a_payee_stays_new_during_one_attack(life: Life) -> None:
    _, bits = _weigh(life, "new_payee", [(NOON + timedelta(hours=i), "X", -900) for i in range(9)])
    assert bits[-1] == pytest.approx(bits[0], abs=0.1)


def test_a_price_that_is_always_the_same_is_no_double_charge(life: Life) -> None:
    fares: list[Row] = [(END - timedelta(hours=12 * i), "Ferry", -9000) for i in range(200, 0, -1)]
    rows = [*sorted([*life.ordinary(181), *fares]), (END + timedelta(hours=1), "Ferry", -9000)]
    evidence = ALL["duplicate"].weigh(prepare(life.table(rows), since=END, live=False))
    assert evidence.bits[-1] < QUIET


def test_small_equal_sums_do_not_speak(life: Life) -> None:
    breakfast: list[Row] = [(NOON, "Stall", -600), (NOON + timedelta(days=1), "Stall", -600)]
    evidence, _ = _weigh(life, "duplicate", breakfast)
    assert evidence.applies is not None
    assert not evidence.applies[-2:].any()


def test_two_charges_in_a_new_currency_do_not_excuse_each_other(life: Life) -> None:
    extra: list[Row] = [(NOON, "Abroad", -8900), (NOON + timedelta(minutes=5), "Abroad", -24900)]
    evidence, _ = _weigh(life, "large_amount", extra, columns={"currency": ("CNY", ["USD", "USD"])})
    assert evidence.applies is not None
    assert not evidence.applies[-2:].any()


def test_payments_without_a_time_of_day_are_counted_by_day(life: Life) -> None:
    rows: list[Row] = [(END - timedelta(days=i), f"P{i % 7}", -1000) for i in range(120, 0, -1)]
    rows += [(END, f"Q{i}", -1000) for i in range(8)]
    evidence = ALL["burst"].weigh(prepare(life.table(rows), since=END, live=False))
    assert evidence.bits[-1] >= LOUD
    (sentence,) = evidence.explain([len(rows) - 1])
    assert Translator("en").render(sentence) == "8 payments on one day"
