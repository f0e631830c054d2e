"""A pack adds up exactly, hides other people, and logs what was done when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from secaudit.model.evidence_pack import EvidencePack, Payment
from secaudit.model.incident import Incident, StepDone
from secaudit.model.money import Money
from secaudit.response.evidence import Material, pack, totals, zone
from secaudit.response.plan import plan

CHINA = timezone(timedelta(hours=8), "CST")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=CHINA)
ONE = Payment(
    id="7",
    answered=True,
    time=datetime(2026, 11, 12, 3, 15, 26, tzinfo=CHINA),
    time_known=True,
    money=Money(-787447, 2, "CNY"),
    direction="out",
    status="settled",
    payee="赵小红",
    counter_account="6222021234567890123",
    description="转账 验证码 123456",
    account="13812345678",
    reference="2026111222001",
    note="卡号6222021234567890123",
)


def packed(*payments: Payment, reveal: bool = False, incident: Incident | None = None,
           context: tuple[Payment, ...] = ()) -> EvidencePack:  # fmt: skip
    material = Material(account="wallet", provider_id=None, payments=payments, context=context)
    steps = plan(None, findings=())
    return pack(material, plan=steps, incident=incident, now=NOW, reveal=reveal)


def test_the_sums_are_exact_for_each_currency_and_for_what_became_of_it() -> None:
    def paid(units: int, currency: str = "CNY", digits: int = 2, **changes: str) -> Payment:
        return replace(ONE, money=Money(units, digits, currency), **changes)  # type: ignore[arg-type]

    found = totals(
        [
            paid(-10), paid(-20), paid(-30001, digits=3), paid(-500, status="closed"),
            paid(-700, status="refunded"), paid(900, direction="in"), paid(-1, "USD"),
        ]
    )  # fmt: skip
    assert [one.lost for one in found] == [Money(30301, 3, "CNY"), Money(1, 2, "USD")]
    assert found[0].attempted == Money(500, 2, "CNY")
    assert found[0].returned == Money(700, 2, "CNY")
    assert found[0].received == Money(900, 2, "CNY")


def test_payments_stand_in_order_of_time() -> None:
    later = replace(ONE, id="8", time=ONE.time + timedelta(days=1) if ONE.time else None)
    unknown = replace(ONE, id="9", time=None)
    assert [one.id for one in packed(unknown, later, ONE).payments] == ["7", "8", "9"]


def test_a_disputed_payment_keeps_what_identifies_it_and_hides_the_rest() -> None:
    (shown,) = packed(ONE).payments
    assert (shown.payee, shown.reference) == ("赵小红", "2026111222001")
    assert (shown.counter_account, shown.account) == ("••••0123", "••••5678")
    assert shown.description == "转账 验证码 ••••"


def test_revealing_shows_numbers_but_never_codes_and_never_of_neighbours() -> None:
    revealed = packed(ONE, reveal=True, context=(replace(ONE, id="8"),))
    (shown,) = revealed.payments
    assert (shown.counter_account, shown.note) == ("6222021234567890123", "卡号6222021234567890123")
    assert "123456" not in (shown.description or "")
    (near,) = revealed.context
    assert near.payee == "赵**"
    assert (near.description, near.note, near.counter_account, near.account) == (None,) * 4


def test_the_log_holds_what_was_done_and_leaves_the_rest_blank() -> None:
    incident = Incident(
        id=1, scenario="unknown_payment", provider=None, started=NOW, noticed=NOW,
        done=(
            StepDone("s08_call_support", NOW + timedelta(minutes=6), "case 88, code 123456"),
            StepDone("s03_freeze_wallet", NOW + timedelta(minutes=2)),
        ),
    )  # fmt: skip
    moments = {one.what.msgid: one for one in packed(ONE, incident=incident).moments}
    assert moments["Noticed"].at == NOW
    assert moments["Wallet or account frozen"].at == NOW + timedelta(minutes=2)
    assert moments["Support called"].note == "case 88, code ••••"
    assert moments["Police called or report filed"].at is None


def test_a_pack_is_answered_only_when_every_payment_is() -> None:
    assert packed(ONE).answered
    assert not packed(ONE, replace(ONE, id="8", answered=False)).answered


def test_the_zone_is_told_by_its_distance_from_utc() -> None:
    assert zone(NOW) == "UTC+08:00 (CST)"
    assert zone(datetime(2026, 1, 1, tzinfo=UTC)) == "UTC+00:00 (UTC)"
