"""The record of an emergency: it goes on where it stopped, and keeps each first time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from secaudit.errors import UsageError
from secaudit.storage.database import open_database
from secaudit.workflows import incident

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from secaudit.storage.database import Database

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def later(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_database(folder=tmp_path / "data") as opened:
        yield opened


def test_an_emergency_that_is_not_over_goes_on(db: Database) -> None:
    first = incident.start_or_continue(db, "unknown_payment", provider="alipay", at=NOW)
    incident.tick(db, first.id, "s03_freeze_wallet", at=later(80))
    again = incident.start_or_continue(db, "unknown_payment", provider="alipay", at=later(500))
    assert (again.id, again.started) == (first.id, NOW)
    assert [one.step for one in again.done] == ["s03_freeze_wallet"]


def test_what_was_done_stays_done_in_another_scenario(db: Database) -> None:
    first = incident.start_or_continue(db, "unknown_payment", provider=None, at=NOW)
    incident.tick(db, first.id, "s03", at=later(80))
    changed = incident.start_or_continue(db, "phone_gone", provider="alipay", at=later(90))
    assert (changed.id, changed.scenario, changed.provider) == (first.id, "phone_gone", "alipay")
    assert [one.step for one in changed.done] == ["s03_freeze_wallet"]


def test_freezing_one_wallet_says_nothing_of_another(db: Database) -> None:
    first = incident.start_or_continue(db, "unknown_payment", provider="alipay", at=NOW)
    incident.tick(db, first.id, "s03", at=later(80))
    other = incident.start_or_continue(db, "unknown_payment", provider="wechatpay", at=later(90))
    assert (other.id != first.id, other.done) == (True, ())
    found = incident.running(db, "alipay")
    assert found is not None
    assert found.id == first.id


def test_an_account_that_nobody_could_name_is_no_other_one(db: Database) -> None:
    bank = incident.start_or_continue(db, "unknown_payment", provider=None, at=NOW, exact=True)
    incident.tick(db, bank.id, "s03", at=later(80))
    wallet = incident.start_or_continue(
        db, "unknown_payment", provider="alipay", at=later(90), exact=True
    )
    assert (wallet.id != bank.id, wallet.done) == (True, ())
    again = incident.start_or_continue(
        db, "unknown_payment", provider=None, at=later(99), exact=True
    )
    assert again.id == bank.id
    found = incident.running(db, "alipay")
    assert found is not None
    assert found.id == wallet.id


def test_a_step_keeps_its_first_time_and_its_note(db: Database) -> None:
    begun = incident.start_or_continue(db, "unknown_payment", provider=None, at=NOW)
    incident.tick(db, begun.id, "s08", at=later(60), note="case 12\u202e34")
    (done,) = incident.tick(db, begun.id, "s08", at=later(900)).done
    assert (done.at, done.note) == (later(60), "case 12 34")
    (noted,) = incident.note(db, begun.id, "s08", "case 99", at=later(950)).done
    assert (noted.at, noted.note) == (later(60), "case 99")
    assert incident.untick(db, begun.id, "s08").done == ()


def test_one_that_is_over_is_kept_and_not_gone_on_with(db: Database) -> None:
    first = incident.start_or_continue(db, "locked_out", provider="alipay", at=NOW)
    assert incident.end(db, first.id, at=later(3600)).ended == later(3600)
    assert incident.running(db) is None
    last = incident.latest(db)
    assert last is not None
    assert last.id == first.id
    new = incident.start_or_continue(db, "locked_out", provider="alipay", at=later(7200))
    assert new.id != first.id


def test_what_there_is_not_is_refused(db: Database) -> None:
    with pytest.raises(UsageError, match="No emergency is called flood here"):
        incident.start_or_continue(db, "flood", provider=None, at=NOW)
    begun = incident.start_or_continue(db, "unknown_payment", provider=None, at=NOW)
    with pytest.raises(UsageError, match="No step is called s0 here"):
        incident.tick(db, begun.id, "s0", at=NOW)
