"""What the columns of an export can be to the reader: the ids of roles, and each in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLES: Mapping[str, str] = {
    "time": N_("the time"),
    "other_time": N_("a second date, used where the first is empty"),
    "clock": N_("the time of day"),
    "amount": N_("the amount"),
    "out": N_("money out"),
    "into": N_("money in"),
    "balance": N_("the balance"),
    "direction": N_("the direction"),
    "currency": N_("the currency"),
    "payee": N_("the other side"),
    "other_payee": N_("a second name, used where the first is empty"),
    "payer": N_("who paid"),
    "recipient": N_("who was paid"),
    "description": N_("what it was for"),
    "kind": N_("the kind of entry"),
    "category": N_("the category"),
    "status": N_("the status"),
    "method": N_("the way of paying"),
    "reference": N_("the reference"),
    "note": N_("the note"),
    "account": N_("your account"),
    "counter_account": N_("the other side's account"),
    "place": N_("the place"),
}
