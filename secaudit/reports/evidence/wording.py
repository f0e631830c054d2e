"""Words that several documents of the pack share: whom it is about, what was paid, small print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import __version__
from secaudit.model.message import N_, Bilingual, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from secaudit.i18n import Translator
    from secaudit.model.evidence_pack import EvidencePack, Payment
    from secaudit.model.money import Money

STATUSES: Mapping[str, str] = {
    "settled": N_("done"), "pending": N_("pending"), "failed": N_("failed"),
    "closed": N_("closed"), "refunded": N_("refunded"),
}  # fmt: skip
_KINDS = ("lost", "attempted", "returned", "received")
NOT_ANSWERED = Message(
    N_(
        "Not yet answered: the program asks about these payments, nobody has said that they are "
        "not theirs. Go through them first (`secaudit review`), then make the pack again."
    )
)


def wallet(pack: EvidencePack) -> Bilingual | Message:
    """The wallet or bank by its name, or what stands for it."""
    return pack.provider or Message(N_("wallet or bank (fill in)"))


def status(payment: Payment, translator: Translator) -> str:
    """What became of a payment, empty where nobody says."""
    if payment.direction == "in":
        return translator("came in")
    return translator(STATUSES.get(payment.status or "", ""))


def sums(pack: EvidencePack, translator: Translator) -> list[tuple[str, str]]:
    """What the payments add up to, by what became of them: a sum for each currency."""
    parts = {
        N_("Total paid out"): [total.lost for total in pack.totals],
        N_("Tried, did not go through"): [total.attempted for total in pack.totals],
        N_("Paid back already"): [total.returned for total in pack.totals],
        N_("Came in"): [total.received for total in pack.totals],
    }
    return [
        (translator(label), _added(moneys, translator))
        for label, moneys in parts.items()
        if any(money.units for money in moneys)
    ]


def _added(moneys: Iterable[Money], translator: Translator) -> str:
    return " + ".join(translator.money(money) for money in moneys if money.units)


def lost(pack: EvidencePack, translator: Translator) -> str:
    """What left the account, one sum for each currency; what was tried, if nothing did."""
    kinds = ([getattr(total, name) for total in pack.totals] for name in _KINDS)
    return next((told for kind in kinds if (told := _added(kind, translator))), "0")


def count(pack: EvidencePack) -> Message:
    """How many payments there are."""
    number = len(pack.payments)
    return Message(
        N_("{count} payment"), {"count": number}, plural=N_("{count} payments"), count=number
    )


def listed(texts: Iterable[str], translator: Translator) -> str:
    """Several sentences side by side, without a point before the mark between them."""
    *others, last = texts
    return translator("; ").join([*(text.rstrip(".\u3002") for text in others), last])


def foot(pack: EvidencePack, translator: Translator) -> str:
    """The line at the end of each document: when and by what it was made, and in which time."""
    return translator.render(
        Message(
            N_(
                "Made on {created} by secaudit {version} on the user's own computer. The export "
                "names no time zone; times are read in that of this computer: {zone}."
            ),
            {"created": f"{pack.created:%Y-%m-%d %H:%M %z}", "version": __version__,
             "zone": pack.zone},
        )
    )  # fmt: skip
