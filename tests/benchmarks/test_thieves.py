"""Each kind of theft leaves what its description says, in the period that is judged."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from benchmarks.lab.people import Person, person
from benchmarks.lab.thieves import kinds, strike

if TYPE_CHECKING:
    from benchmarks.lab.wallet import Entry

LEAST_KINDS = 14


@cache
def victim() -> Person:
    return person(np.random.default_rng(3), "office")


@cache
def struck(kind: str) -> tuple[Entry, ...]:
    return tuple(strike(np.random.default_rng(5), victim(), kind))


def stolen(kind: str) -> list[Entry]:
    return [entry for entry in struck(kind) if entry.theft]


def test_there_are_many_kinds_and_each_says_what_it_is() -> None:
    assert len(kinds()) >= LEAST_KINDS
    assert all(function.__doc__ for function in kinds().values())


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_takes_something_within_the_judged_period(kind: str) -> None:
    taken = stolen(kind)
    assert taken
    assert {entry.theft for entry in taken} == {kind}
    assert all(victim().since <= entry.time.date() < victim().end for entry in taken)
    assert all(entry.cents for entry in taken)


@pytest.mark.parametrize("kind", sorted(set(kinds()) - {"subscription_price_jump"}))
def test_a_theft_leaves_the_owners_payments_as_they_were(kind: str) -> None:
    own = {entry for entry in struck(kind) if not entry.theft}
    assert own >= set(victim().entries)


def test_the_same_chance_is_the_same_theft() -> None:
    again = strike(np.random.default_rng(5), victim(), "gift_cards")
    assert tuple(again) == struck("gift_cards")


def test_a_card_is_tried_with_next_to_nothing_first() -> None:
    *tests, large = sorted(stolen("card_test_then_large"), key=lambda entry: entry.time)
    assert all(-entry.cents < 1000 for entry in tests)
    assert -large.cents >= 150_000


def test_the_second_charge_repeats_one_of_the_owners() -> None:
    (second,) = stolen("charged_twice")
    first = [entry for entry in victim().entries if _same_charge(entry, second)]
    assert first
    assert all(entry.time < second.time for entry in first)


def _same_charge(one: Entry, other: Entry) -> bool:
    return (one.payee, one.cents) == (other.payee, other.cents)


def test_attempts_fail_until_a_smaller_one_succeeds() -> None:
    *failed, last = sorted(stolen("failed_then_success"), key=lambda entry: entry.time)
    assert {entry.status for entry in failed} == {"failed"}
    assert last.status == "settled"
    assert -last.cents < -failed[0].cents


def test_a_price_jumps_where_a_subscription_was_known() -> None:
    jumped = stolen("subscription_price_jump")
    before = [
        entry for entry in victim().entries
        if entry.payee == jumped[0].payee and entry.time.date() < victim().since
    ]  # fmt: skip
    assert before
    assert min(-entry.cents for entry in jumped) > 1.5 * max(-entry.cents for entry in before)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("withdrawal_to_new_card", "counter"),
        ("refund_diverted", "counter"),
        ("foreign_purchases", "currency"),
        ("large_at_new_shop", "payee"),
        ("night_transfers", "payee"),
        ("subscription_not_ordered", "payee"),
    ],
)
def test_what_is_said_to_be_new_was_never_there(kind: str, name: str) -> None:
    def told(entry: Entry) -> Any:  # noqa: ANN401 - several types of fields
        return getattr(entry, name)

    assert {told(entry) for entry in stolen(kind)}.isdisjoint(map(told, victim().entries))
