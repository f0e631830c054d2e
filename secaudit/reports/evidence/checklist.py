"""What only the user can add: screenshots, notices, receipts; and what must stay out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reports import ways
from secaudit.reports.evidence import wording
from secaudit.reports.evidence.document import Block, Document

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.evidence_pack import EvidencePack

_SCREENS = (
    N_("The list of transactions with the disputed ones in it"),
    N_("The details of each disputed payment, with its transaction number"),
    N_("Notices in the app, by SMS and by e-mail, with the sender and the time"),
    N_("Chats, calls and pages of whoever asked you for money or codes"),
    N_("Security centre: log-in history and list of devices"),
    N_("The page that says that the account is frozen, with the time"),
    N_("Password-free payments and automatic debits, before you close them"),
)
_PAPERS = (
    N_("Confirmation of the freeze or loss report: time, case number, agent"),
    N_("Receipt of the police, with number and time"),
    N_("Statement of the bound bank card for these days"),
    N_(
        "Proof that the account is yours, only if they ask, only where the app or the branch "
        "takes it"
    ),
)


def document(pack: EvidencePack, translator: Translator) -> Document:
    """Boxes to tick, the originals that were not found, and what never belongs into the pack."""
    missing = [one.name for one in pack.originals if one.path is None]
    lost = [
        Block("text", translator.render(Message(N_(
            "The export itself was not found again. Copy it, unchanged, into originals/: {names}"
        ), {"names": ", ".join(missing)})))
    ] if missing else []  # fmt: skip
    return Document(
        "checklist", translator("Still to add"),
        (
            Block("heading", translator("Screenshots, into the folder screenshots/")),
            Block("boxes", items=tuple(map(translator, _SCREENS))),
            Block("heading", translator("Papers")),
            Block("boxes", items=tuple(map(translator, _PAPERS))),
            *([Block("heading", translator("Original files")), *lost] if lost else ()),
            Block("heading", translator("Never into this folder")),
            Block("warning", translator.render(ways.listed(pack.plan.never_say))),
            Block("text", translator(N_(
                "Before you hand over a picture, check that no code and no full card number can be "
                "seen on it."
            ))),
        ),
        wording.foot(pack, translator),
    )  # fmt: skip
