"""The statement: one page that says what was not paid by the user, to read out, print and sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reports.evidence import wording
from secaudit.reports.evidence.document import Block, Document, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.evidence_pack import EvidencePack, Payment
    from secaudit.reports.evidence.document import Row

# What one page holds beside the rest of it, each payment on up to two lines.
ON_ONE_PAGE = 8
_PAYEE, _REFERENCE, _ACCOUNTS = 28, 36, 60
_REQUESTS = (
    N_("Please freeze the account and tell me the time of the freeze."),
    N_("Please register these payments as not made by me, and give me a case number."),
    N_("Please stop or call back whatever still can be, now."),
    N_("Please say which documents you need, where to, and by which day you will answer."),
)


def document(pack: EvidencePack, translator: Translator) -> Document:
    """The statement of a pack; with many payments the page holds the largest ones."""
    return Document(
        "statement",
        translator("Payments that I did not make"),
        tuple(_blocks(pack, translator)),
        wording.foot(pack, translator),
    )


def _blocks(pack: EvidencePack, translator: Translator) -> list[Block]:
    declared = (
        N_("I did not make the payments below, and I did not allow anybody to make them.")
        if pack.answered
        else N_("I do not recognise the payments below.")
    )
    blocks = [Block("fields", rows=tuple(_facts(pack, translator)))]
    if not pack.answered:
        blocks.insert(0, Block("warning", translator.render(wording.NOT_ANSWERED)))
    blocks += [
        Block("strong", translator(declared)),
        table(_shown(pack.payments), pack, translator),
    ]
    if len(pack.payments) > ON_ONE_PAGE:
        blocks.append(Block("small", translator.render(_rest(pack))))
    return [
        *blocks,
        Block("heading", translator("What I ask for")),
        Block("steps", items=tuple(map(translator, _REQUESTS))),
        Block("heading", translator("To fill in")),
        Block("fields", rows=tuple((translator(label), "") for label in _TO_FILL)),
    ]


_TO_FILL = (
    N_("Case number, wallet or bank"),
    N_("Case number, bank of the bound card"),
    N_("Police report number"),
    N_("Name"),
    N_("Date and signature"),
)


def _facts(pack: EvidencePack, translator: Translator) -> list[tuple[str, str]]:
    first, last = pack.payments[0], pack.payments[-1]
    return [
        (translator("To"), translator.render(wording.wallet(pack))),
        (translator("My account"), short("; ".join(pack.own), _ACCOUNTS)),
        (translator("Payments"), translator.render(wording.count(pack))),
        *wording.sums(pack, translator),
        (translator("First"), first.when),
        (translator("Last"), last.when),
    ]


def _shown(payments: Sequence[Payment]) -> list[Payment]:
    """All of them in order of time, or the largest that a page has room for."""
    if len(payments) <= ON_ONE_PAGE:
        return list(payments)
    largest = sorted(payments, key=lambda one: -abs(one.money.value))[:ON_ONE_PAGE]
    return [one for one in payments if one in largest]


def _rest(pack: EvidencePack) -> Message:
    return Message(
        N_(
            "These are the {shown} largest of {count}. All of them are in annex.html and "
            "unknown_transactions.csv, which belong to this statement."
        ),
        {"shown": ON_ONE_PAGE, "count": len(pack.payments)},
    )


def table(payments: Sequence[Payment], pack: EvidencePack, translator: Translator) -> Block:
    """Payments as rows: number, time, amount, payee, transaction number, status."""
    offsets = {f"{one.time:%z}" for one in pack.payments if one.time and one.time_known}
    # Said once, above all of them, unless summer time has changed it in between.
    zone = offsets.pop() if len(offsets) == 1 else ""
    when = Message(N_("Time ({zone})"), {"zone": f"UTC{zone[:3]}:{zone[3:]}"})
    names = (
        translator("No."), translator.render(when) if zone else translator("Time"),
        translator("Amount"), translator("Payee, account"), translator("Transaction number"),
        translator("Status"),
    )  # fmt: skip
    numbers = {one.id: number for number, one in enumerate(pack.payments, 1)}
    rows = (_row(numbers[one.id], one, zone, translator) for one in payments)
    return Block("table", rows=(names, *rows), figures=(2,))


def _row(number: int, one: Payment, zone: str, translator: Translator) -> Row:
    who = [text for text in (one.payee, one.counter_account) if text]
    return (
        str(number),
        one.when.removesuffix(f" {zone}"),
        translator.money(abs(one.money)),
        short("; ".join(who), _PAYEE) or translator("(no name)"),
        short(one.reference, _REFERENCE) or "-",
        wording.status(one, translator),
    )
