"""README of a pack: what each file is, to whom to give it, and what to keep to oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reports.evidence import wording
from secaudit.reports.evidence.document import Block, Document

if TYPE_CHECKING:
    from collections.abc import Collection

    from secaudit.i18n import Translator
    from secaudit.model.evidence_pack import EvidencePack

_FILES = {
    "statement.html": N_("One page to print and sign, or to send: what you did not pay"),
    "annex.html": N_("Every disputed payment, where the statement has no room for all"),
    "call_script.html": N_("What to read out when you call; with lines for your notes"),
    "timeline.html": N_("When it happened, when you froze, called and reported"),
    "deadlines.html": N_("By when to report it; deadlines.ics brings the days into your calendar"),
    "checklist.html": N_("Screenshots and papers that only you can add"),
    "unknown_transactions.csv": N_("The disputed entries with everything that identifies them"),
    "context.csv": N_("Entries of the day before and after; other people's names are hidden"),
    "originals": N_("The export itself, byte for byte. It holds everything, unmasked"),
    "screenshots": N_("Empty: put your screenshots here"),
    "manifest.json": N_("The size and SHA-256 of each file, to prove that nothing was changed"),
}
_WHO = (
    N_("Support of the wallet or bank: statement, unknown_transactions.csv, screenshots"),
    N_("The bank of a bound card: the same, for what went through that card"),
    N_("The police: all of it, with the originals"),
    N_("Nobody else, and nothing of it on the internet. No one can buy your money back."),
)


def document(pack: EvidencePack, names: Collection[str], translator: Translator) -> Document:
    """The README of a folder that holds `names`."""
    about = Message(N_("{count} at: {wallet}"), {
        "count": wording.count(pack), "wallet": wording.wallet(pack),
    })  # fmt: skip
    return Document(
        "README", translator("Evidence pack"),
        (
            Block("strong", translator.render(about)),
            *(() if pack.answered else (
                Block("warning", translator.render(wording.NOT_ANSWERED)),
            )),
            Block("heading", translator("First of all")),
            Block("text", translator(N_(
                "Freeze the account before you read on: secaudit emergency. Then print or open "
                "statement.html and call with call_script.html."
            ))),
            Block("heading", translator("To whom")),
            Block("bullets", items=tuple(map(translator, _WHO))),
            Block("heading", translator("What is what")),
            Block("fields", rows=tuple(
                (name, translator(text)) for name, text in _FILES.items() if name in names
            )),
            Block("heading", translator("What is hidden")),
            Block("text", translator(_hidden(pack))),
            Block("heading", translator("Case numbers")),
            Block("fields", rows=tuple((translator(label), "") for label in (
                N_("Wallet or bank"), N_("Bank of the bound card"), N_("Police"),
            ))),
            Block("heading", translator("Good to know")),
            Block("bullets", items=tuple(map(translator, (
                N_("Each .html file has a .txt twin with the same words."),
                N_("The same in the other language: secaudit --lang zh evidence"),
                N_("Whether every file is as it was made: secaudit evidence --verify FOLDER"),
                N_("It was made on this computer. Nothing was sent anywhere."),
            )))),
        ),
        wording.foot(pack, translator),
    )  # fmt: skip


def _hidden(pack: EvidencePack) -> str:
    if pack.revealed:
        return N_(
            "Card, identity and phone numbers of the disputed entries are shown in full, as you "
            "asked. Passwords, PINs and codes are hidden always."
        )
    return N_(
        "Of card, identity and phone numbers only the last digits are shown (--reveal shows them); "
        "passwords, PINs and codes are hidden always, and so are numbers of hotlines in texts that "
        "came with a payment."
    )
