"""Overlapping exports of one account: nothing twice, nothing lost."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.transactions.joining.join import join

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from secaudit.model.ledger import Ledger
    from tests.transactions.joining.conftest import Exports, Values


def _month(exports: Exports, days: range, **values: object) -> list[Values]:
    return [
        exports.entry(
            f"2026-01-{day:02} 08:{day:02}:17", -100 - day, "Bakery", reference=f"2026{day:024}"
        )
        | values
        for day in days
    ]


def _without(entries: Sequence[Values], *names: str) -> list[Values]:
    return [{**entry, **dict.fromkeys(names)} for entry in entries]


def _counted(ledger: Ledger) -> Counter[tuple[Any, ...]]:
    names = ["time", "payee", "amount", "currency", "account"]
    return Counter(zip(*(ledger.entries[name].to_pylist() for name in names), strict=True))


def test_what_both_files_hold_is_counted_once(exports: Exports) -> None:
    whole = _month(exports, range(1, 21))
    joined = join([exports.ledger(whole[:12]), exports.ledger(whole[8:], source="b.csv")])
    assert _counted(joined) == _counted(exports.ledger(whole))
    assert joined.shared == 4
    assert [reading.source for reading in joined.readings] == ["a.csv", "b.csv"]


def test_files_that_do_not_overlap_stay_whole(exports: Exports) -> None:
    whole = _month(exports, range(1, 21))
    joined = join([exports.ledger(whole[10:], source="b.csv"), exports.ledger(whole[:10])])
    assert joined.entries["source"].to_pylist() == ["b.csv"] * 10 + ["a.csv"] * 10
    assert joined.shared == 0


@pytest.mark.parametrize("reference", [None, "same for all"])
def test_two_equal_coffees_stay_two(exports: Exports, reference: str | None) -> None:
    coffee = exports.entry("2026-01-05 08:30:00", -900, reference=reference)
    one = exports.ledger([coffee, coffee])
    other = exports.ledger([coffee, coffee], source="b.csv")
    assert join([one, other]).entries.num_rows == 2
    assert join([one]).entries.num_rows == 2


def test_the_file_with_more_twins_decides(exports: Exports) -> None:
    coffee = exports.entry("2026-01-05", -900)
    around = [exports.entry("2026-01-04", -100), exports.entry("2026-01-06", -200)]
    one = exports.ledger([around[0], coffee, around[1]])
    other = exports.ledger([around[0], coffee, coffee, coffee, around[1]], source="b.csv")
    for ledgers in ([one, other], [other, one]):
        assert join(ledgers).entries.num_rows == 5


def test_a_twin_with_and_one_without_reference_stay_two(exports: Exports) -> None:
    twins = [exports.entry("2026-01-05", -900, reference=ref) for ref in ("11112222", None)]
    joined = join([exports.ledger(twins), exports.ledger(twins[::-1], source="b.csv")])
    assert joined.entries.num_rows == 2


def test_a_reference_tells_equal_entries_apart(exports: Exports) -> None:
    whole = _month(exports, range(1, 15))
    coffees = [
        exports.entry("2026-01-10 08:30:00", -900, reference=f"30{number:026}")
        for number in range(2)
    ]
    joined = join(
        [
            exports.ledger([*whole, coffees[0]]),
            exports.ledger([*whole, coffees[1]], source="b.csv"),
        ]
    )
    assert joined.entries.num_rows == 16


def test_references_that_a_spreadsheet_has_rounded_do_not_double(exports: Exports) -> None:
    whole = _month(exports, range(1, 21))
    saved = [
        {**entry, "reference": "2.026E+27", "time": entry["time"].replace(second=0)}
        for entry in whole[5:]
    ]
    for ledgers in (
        [exports.ledger(whole), exports.ledger(saved, source="saved.csv")],
        [exports.ledger(saved, source="saved.csv"), exports.ledger(whole)],
    ):
        assert join(ledgers).entries.num_rows == 20


@pytest.mark.parametrize(("days", "expected"), [(20, 20), (2, 4)])
def test_references_of_another_kind_are_overruled_by_many_equal_entries_only(
    exports: Exports, days: int, expected: int
) -> None:
    """One export may give the order's number where the other gives the shop's."""
    whole = _month(exports, range(1, days + 1))
    other = [{**entry, "reference": f"shop{entry['reference']}"} for entry in whole]
    joined = join([exports.ledger(whole), exports.ledger(other, source="b.csv")])
    assert joined.entries.num_rows == expected


def test_only_the_latest_of_a_long_overlap_is_looked_at_for_proof(
    exports: Exports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secaudit.transactions.joining.files._ENOUGH", 5)
    whole = _month(exports, range(1, 21))
    joined = join([exports.ledger(whole), exports.ledger(whole[2:], source="b.csv")])
    assert _counted(joined) == _counted(exports.ledger(whole))


def test_the_same_bill_as_csv_and_saved_again_keeps_the_better_reading(exports: Exports) -> None:
    whole = _month(exports, range(1, 21))
    saved = _without(whole, "reference")
    joined = join([exports.ledger(whole), exports.ledger(saved, source="saved.csv")])
    assert joined.entries["reference"].null_count == 0
    assert joined.shared == 20


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("pending", "settled"), ("settled", "refunded"), ("settled", "closed")],
)
@pytest.mark.parametrize("lost", [(), ("reference",)])
def test_the_later_state_of_an_entry_stays_however_the_files_are_given(
    exports: Exports, earlier: str, later: str, lost: tuple[str, ...]
) -> None:
    whole = _without(_month(exports, range(1, 21)), *lost)
    changed = {**whole[11], "status": later}
    if later == "closed":  # and an app may then call it neutral
        changed |= {"direction": "neutral", "amount": -changed["amount"]}
    one = exports.ledger([*whole[:11], {**whole[11], "status": earlier}])
    other = exports.ledger([*whole[5:11], changed, *whole[12:]], source="b.csv")
    for ledgers in ([one, other], [other, one]):
        joined = join(ledgers)
        assert joined.entries.num_rows == 20
        assert joined.entries["status"].to_pylist().count(later) == (
            20 if later == "settled" else 1
        )


def test_a_pending_entry_that_was_booked_days_later_is_one(exports: Exports) -> None:
    whole = _without(_month(exports, range(1, 21)), "reference")
    pending = {**whole[9], "status": "pending", "time": whole[9]["time"] - timedelta(days=2)}
    joined = join(
        [exports.ledger([*whole[:9], pending]), exports.ledger(whole[5:], source="b.csv")]
    )
    assert joined.entries.num_rows == 20
    assert "pending" not in joined.entries["status"].to_pylist()


def test_a_pending_entry_of_another_sum_stays(exports: Exports) -> None:
    whole = _without(_month(exports, range(1, 21)), "reference")
    pending = {**whole[9], "status": "pending", "amount": -7777}
    joined = join(
        [exports.ledger([*whole[:9], pending]), exports.ledger(whole[5:], source="b.csv")]
    )
    assert joined.entries.num_rows == 21


def test_a_payment_and_its_refund_under_one_reference_stay_two(exports: Exports) -> None:
    whole = _month(exports, range(1, 11))
    refund = {**whole[4], "amount": -whole[4]["amount"], "direction": "in", "kind": "refund"}
    one = [*whole[:5], refund, *whole[5:]]
    joined = join([exports.ledger(one), exports.ledger(one[::-1], source="b.csv")])
    assert sorted(joined.entries["amount"].to_pylist()) == sorted(entry["amount"] for entry in one)


class TestDifferentAccounts:
    """Entries of different accounts never merge."""

    def test_named_ones(self, exports: Exports) -> None:
        one = _without(_month(exports, range(1, 21), account="622848001111"), "reference")
        other = [{**entry, "account": "622848002222"} for entry in one]
        joined = join([exports.ledger(one), exports.ledger(other, source="b.csv")])
        assert joined.entries.num_rows == 40

    def test_several_in_one_file(self, exports: Exports) -> None:
        one = _without(_month(exports, range(1, 11), account="1111"), "reference")
        both = [*one, *({**entry, "account": "2222"} for entry in one)]
        joined = join([exports.ledger(both), exports.ledger(both, source="b.csv")])
        assert joined.entries.num_rows == 20

    def test_of_two_providers(self, exports: Exports) -> None:
        one = _month(exports, range(1, 21))
        joined = join([exports.ledger(one), exports.ledger(one, source="b", provider="wechatpay")])
        assert joined.entries.num_rows == 40

    def test_unnamed_ones_of_one_bank_with_the_same_fee(self, exports: Exports) -> None:
        fee = exports.entry("2026-01-15", -500, "Account fee")
        one, other = (
            [exports.entry(f"2026-01-{day:02}", -day * step, shop) for day in range(1, 29)]
            for step, shop in ((31, "Market"), (47, "Metro"))
        )
        joined = join([exports.ledger([*one, fee]), exports.ledger([*other, fee], source="b.csv")])
        assert joined.entries.num_rows == 58

    def test_that_only_a_running_balance_tells_apart(self, exports: Exports) -> None:
        one, other = (
            [
                exports.entry(f"2026-01-{day:02}", -500, "Account fee", balance=start - day * 500)
                for day in range(1, 6)
            ]
            for start in (100_000, 700_000)
        )
        joined = join([exports.ledger(one), exports.ledger(other, source="b.csv")])
        assert joined.entries.num_rows == 10

    def test_two_people_who_sent_each_other_money_under_one_reference(
        self, exports: Exports
    ) -> None:
        one, other = (
            [
                exports.entry(f"2026-01-{day:02} 10:00:00", -day * step, shop)
                | {"reference": f"{step}{day:022}"}
                for day in range(1, 29)
            ]
            for step, shop in ((31, "Market"), (47, "Metro"))
        )  # fmt: skip
        sent = exports.entry("2026-01-15 12:00:00", -5000, "Friend", reference="1" * 24)
        got = exports.entry("2026-01-15 12:00:00", 5000, "Friend", reference="1" * 24)
        joined = join([exports.ledger([*one, sent]), exports.ledger([*other, got], source="b.csv")])
        assert joined.entries.num_rows == 58

    def test_of_two_currencies(self, exports: Exports) -> None:
        one = _without(_month(exports, range(1, 11)), "reference")
        other = [{**entry, "currency": "HKD"} for entry in one]
        joined = join([exports.ledger(one), exports.ledger(other, source="b.csv")])
        assert joined.entries.num_rows == 20


def test_a_joined_ledger_joins_with_a_further_export(exports: Exports) -> None:
    whole = _month(exports, range(1, 29))
    first = join([exports.ledger(whole[:12]), exports.ledger(whole[8:20], source="b.csv")])
    joined = join([first, exports.ledger(whole[15:], source="c.csv")])
    assert _counted(joined) == _counted(exports.ledger(whole))
    again = join([joined, exports.ledger(whole[3:25], source="d.csv")])
    assert _counted(again) == _counted(joined)


def test_amounts_with_more_decimals_are_the_same_sums(exports: Exports) -> None:
    whole = _without(_month(exports, range(1, 11)), "reference")
    finer = [{**entry, "amount": entry["amount"] * 100, "digits": 4} for entry in whole]
    joined = join([exports.ledger(whole), exports.ledger(finer, source="b.csv")])
    assert joined.entries.num_rows == 10


def test_empty_ledgers_join(exports: Exports) -> None:
    empty = exports.ledger([])
    assert join([empty, empty]).entries.num_rows == 0
    assert join([empty, exports.ledger(_month(exports, range(1, 4)))]).entries.num_rows == 3


_ENTRY = st.tuples(
    st.integers(0, 30 * 24 * 4), st.integers(1, 4), st.sampled_from(["Bakery", "Metro"])
)


@given(
    entries=st.lists(_ENTRY, min_size=1, max_size=60),
    cuts=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=5),
    look=st.tuples(st.booleans(), st.booleans()),
    order=st.randoms(use_true_random=False),
)
def test_overlapping_parts_of_an_account_join_to_the_whole(
    exports: Exports,
    entries: list[tuple[int, int, str]],
    cuts: list[tuple[int, int]],
    look: tuple[bool, bool],
    order: Random,
) -> None:
    start, (referred, timed) = datetime(2026, 1, 1), look
    whole = []
    for number, (at, cents, payee) in enumerate(entries):
        moment = start + timedelta(minutes=15 * at)
        when = str(moment if timed else moment.date())
        reference = f"{number:028}" if referred else None
        entry = exports.entry(when, -cents, payee, account="62284800", reference=reference)
        whole.append(entry)
    # Every export covers whole days; together they cover them all.
    days = [(min(cut), max(cut)) for cut in cuts] + [(0, 12), (10, 30)]
    parts = []
    for number, (first, last) in enumerate(days):
        part = [entry for entry in whole if first <= (entry["time"] - start).days <= last]
        order.shuffle(part)
        parts.append(exports.ledger(part, source=f"{number}.csv"))
    order.shuffle(parts)
    joined = join(parts)
    assert _counted(joined) == _counted(exports.ledger(whole))
    assert joined.entries.num_rows + joined.shared <= sum(len(part.entries) for part in parts)
