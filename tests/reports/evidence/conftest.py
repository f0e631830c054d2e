"""A pack with as much in it as can be, and with hostile text in every place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from secaudit.model.evidence_pack import Payment
from secaudit.model.incident import Incident, StepDone
from secaudit.model.money import Money
from secaudit.providers import profiles
from secaudit.response.deadlines import deadlines
from secaudit.response.evidence import Material, pack
from secaudit.response.plan import plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.model.evidence_pack import EvidencePack, Original

    Packs = Callable[..., EvidencePack]

CHINA = timezone(timedelta(hours=8), "CST")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=CHINA)
HOSTILE = "<script>alert(1)</script>\x1b[31m\u202eevil & \"co\" 'x' 400-618-0081"
FORMULA = '=HYPERLINK("http://evil")'


def payment(number: int) -> Payment:
    """A payment whose every text is long and hostile."""
    return Payment(
        id=str(number),
        answered=True,
        time=datetime(2026, 11, 12, 3, 15, 26, tzinfo=CHINA) + timedelta(minutes=number),
        time_known=True,
        money=Money(-123456789 - number, 2, ("CNY", "USD", "EUR", "JPY")[number % 4]),
        direction="out",
        kind="payment",
        status=("settled", "closed", "refunded", "pending")[number % 3],
        payee=f"{HOSTILE} {'很长的名称' * 30}",
        counter_account="6222021234567890123",
        description=f"{FORMULA} 验证码 123456",
        method=FORMULA,
        account=f"138123456{number % 100:02}",
        reference="2026061722001091970405730981",
        note="password: hunter2 spaced words",
        source=HOSTILE,
        line=number,
    )


@pytest.fixture
def packs() -> Packs:
    """Make a pack of so many payments at a provider."""

    def made(
        count: int = 1,
        *,
        provider: str | None = "yiqianbao",
        originals: tuple[Original, ...] = (),
        answered: bool = True,
    ) -> EvidencePack:
        payments = tuple(replace(payment(n), answered=answered) for n in range(1, count + 1))
        material = Material(
            account="wallet",
            provider_id=provider,
            payments=payments,
            context=(replace(payment(999), payee="赵小红"),),
            originals=originals,
        )
        profile = profiles.load(provider) if provider else None
        place = next(iter(profile.jurisdiction), None) if profile else None
        day = NOW.date()
        incident = Incident(
            1, "unknown_payment", provider, NOW, NOW,
            done=tuple(
                StepDone(step, NOW, f"{HOSTILE} {'case ' * 40}")
                for step in ("s02_snap", "s03_freeze_wallet", "s08_call_support", "s15_dispute")
            ),
        )  # fmt: skip
        return pack(
            material,
            plan=plan(profile, findings=(), today=day),
            incident=incident,
            now=NOW,
            deadlines=deadlines(place, paid=day, noticed=day, today=day),
        )

    return made
