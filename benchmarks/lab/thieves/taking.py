"""Account takeovers: somebody else is inside and takes money out."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from benchmarks.lab import names
from benchmarks.lab.wallet import BALANCE, Entry

if TYPE_CHECKING:
    from benchmarks.lab.thieves.scene import Scene


def drain_by_transfers(scene: Scene) -> list[Entry]:
    """The whole balance goes to one to three strangers within an hour, in several transfers."""
    strangers = [scene.stranger() for _ in range(scene.one_of(1, 2, 3))]
    count, left, stolen = scene.one_of(3, 4, 5, 6), float(scene.balance), []
    for number, minute in enumerate(scene.minutes(count, 12)):
        share = 1.0 if number == count - 1 else float(scene.rng.uniform(0.25, 0.6))
        cents = scene.round(left * share * 0.98)
        left -= cents
        payee, account = strangers[number % len(strangers)]
        stolen.append(scene.send(scene.after(minute), payee, cents, account))
    return stolen


def night_transfers(scene: Scene) -> list[Entry]:
    """Two to four round sums to one stranger between two and five in the morning."""
    start = datetime.combine(scene.day, time(2)) + timedelta(
        minutes=float(scene.rng.uniform(0, 120))
    )
    payee, account = scene.stranger()
    sums = (50_000, 100_000, 200_000, 300_000)
    return [
        scene.send(start + timedelta(minutes=minute), payee, scene.one_of(*sums), account)
        for minute in scene.minutes(scene.one_of(2, 3, 4), 20)
    ]


def new_device_then_transfer(scene: Scene) -> list[Entry]:
    """The wallet notes a new device or limit; within hours a round sum goes to a stranger."""
    text = names.pick(scene.rng, ["新设备登录验证", "支付限额调整"])
    scene.around.append(Entry(scene.start, "账户安全", 0, text, "其他", kind="other"))
    payee, account = scene.stranger()
    later = scene.after(float(scene.rng.uniform(5, 300)))
    return [scene.send(later, payee, scene.one_of(1000, 2000, 3000, 5000) * 100, account)]


def withdrawal_to_new_card(scene: Scene) -> list[Entry]:
    """Nearly all of the balance is withdrawn to a bank card that was never used."""
    card = names.card(scene.rng)
    cents = scene.round(scene.balance * float(scene.rng.uniform(0.8, 1.0)))
    return [
        scene.buy(scene.start, card, cents, "提现至新绑定银行卡", "转账红包", method=BALANCE,
                  kind="withdrawal", counter=card)
    ]  # fmt: skip


def loan_cashed_out(scene: Scene) -> list[Entry]:
    """A loan is taken in the victim's name and sent on to a stranger within the hour."""
    cents = scene.one_of(3000, 5000, 8000, 10_000, 20_000) * 100
    payee, account = scene.stranger()
    loan = Entry(
        scene.start, "消费金融", cents, "借款到账", "信用借还", kind="other", method=BALANCE
    )
    first, second = scene.minutes(2, 30)
    half = scene.round(cents * float(scene.rng.uniform(0.4, 0.6)))
    return [
        loan,
        scene.send(scene.after(first), payee, half, account),
        scene.send(scene.after(first + second), payee, cents - half, account),
    ]


def refund_diverted(scene: Scene) -> list[Entry]:
    """An order of the victim's is cancelled, and its money goes to an account of the thief's."""
    orders = scene.past(lambda entry: entry.kind == "payment" and entry.cents < 0, days=30)
    card = names.card(scene.rng)
    if not orders:
        return []
    order = min(orders, key=lambda entry: entry.cents)
    return [
        Entry(scene.start, order.payee, -order.cents, f"退款-{order.description}", "退款",
              method=card, kind="refund", status="refunded", counter=card)
    ]  # fmt: skip
