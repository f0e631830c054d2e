"""The call script: what to read out to support, filled in, and what to write down meanwhile.

The only document with phone numbers: each under the line that must stand before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.plan import Standing
from secaudit.reports import ways
from secaudit.reports.evidence import wording
from secaudit.reports.evidence.document import Block, Document, short

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.evidence_pack import EvidencePack, Payment
    from secaudit.model.plan import Number, NumberGroup

_ASK = (
    N_("Please freeze the account, and tell me the time now."),
    N_("Please log these as not made by me, and tell me the case number."),
    N_("Can any of them still be stopped or called back? Please send that request now."),
    N_("Which documents do you need, and where do I send them? By what day will you answer?"),
)
_REFUSE = N_(
    "I will not give you my password, payment PIN or a one-time code, and I will not let you see "
    "my screen."
)
_NOTES = (
    N_("Time of the call"),
    N_("Number I dialled"),
    N_("Agent's name or number"),
    N_("Case number"),
    N_("Time of the freeze"),
    N_("Answer promised by"),
)


def document(pack: EvidencePack, translator: Translator) -> Document:
    """The script for one provider; a number is dialled only once the app shows the same."""
    return Document(
        "call_script", translator("What to say when you call support"),
        (
            Block("warning", translator(N_(
                "You call them; they never call you. Open the app or take the card, find the "
                "number there, and type it in by hand."
            ))),
            *_numbers(pack, translator),
            Block("heading", translator("Read this out")),
            Block("text", translator.render(_opening(pack, translator))),
            Block("steps", items=tuple(map(translator, _ASK))),
            Block("strong", translator(_REFUSE)),
            Block("heading", translator("Write this down")),
            Block("fields", rows=tuple((translator(label), "") for label in _NOTES)),
            Block("heading", translator("Never tell anybody")),
            Block("text", translator.render(ways.listed(pack.plan.never_say))),
        ),
        wording.foot(pack, translator),
    )  # fmt: skip


def _opening(pack: EvidencePack, translator: Translator) -> Message:
    first = pack.payments[0]
    return Message(
        N_(
            "I found payments in my account with you ({wallet}) that I did not make. "
            "The first one: {time}, transaction number {reference}, {amount}, to {payee}. "
            "Altogether: {count}, {sum}."
        ),
        {
            "wallet": wording.wallet(pack),
            "time": first.when,
            "reference": short(first.reference, 40) or Message(N_("(none in the export)")),
            "amount": abs(first.money),
            "payee": _payee(first),
            "count": wording.count(pack),
            "sum": wording.lost(pack, translator),
        },
    )


def _payee(one: Payment) -> str | Message:
    return short(one.payee, 40) or Message(N_("(no name)"))


def _numbers(pack: EvidencePack, translator: Translator) -> list[Block]:
    """The hotline card: what may be dialled first, what nobody confirmed last and by itself."""
    card = pack.plan.hotline
    blocks = [Block("heading", translator("Where to call"))]
    blocks += [Block("warning", translator.render(notice)) for notice in pack.plan.notices]
    if card.silent is not None:
        blocks.append(Block("strong", translator.render(card.silent)))
    for group in card.groups:
        blocks += _group(group, translator)
    if pack.plan.caution is not None:
        blocks.append(Block("small", translator.render(pack.plan.caution)))
    return blocks


def _group(group: NumberGroup, translator: Translator) -> list[Block]:
    items = tuple(_number(number, translator) for number in group.numbers)
    kind = "warning" if group.standing is Standing.NOT_CONFIRMED else "strong"
    return [Block(kind, translator.render(group.heading)), Block("bullets", items=items)]


def _number(number: Number, translator: Translator) -> str:
    about = [text for text in (number.region, *number.uses, number.menu, number.note) if text]
    parts = [number.number, *map(translator.render, about)]
    if number.standing is Standing.CONFIRMED:
        confirmed = Message(N_("Confirmed by you on {day}"), {"day": number.checked})
        parts.append(translator.render(confirmed))
    if number.sources:
        source = Message(
            N_("Source: {titles}, read {checked}"),
            {"titles": ways.listed(one.title for one in number.sources), "checked": number.checked},
        )
        parts.append(translator.render(source))
    return wording.listed(parts, translator)
