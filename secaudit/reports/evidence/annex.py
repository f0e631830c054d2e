"""The annex: every disputed payment, where the statement's one page has no room for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.reports.evidence import statement, wording
from secaudit.reports.evidence.document import Block, Document

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.evidence_pack import EvidencePack


def document(pack: EvidencePack, translator: Translator) -> Document | None:
    """All payments in order of time; None where the statement holds them."""
    if len(pack.payments) <= statement.ON_ONE_PAGE:
        return None
    title = Message(N_("Annex to the statement: {count}"), {"count": wording.count(pack)})
    return Document(
        "annex",
        translator.render(title),
        (
            Block("fields", rows=tuple(wording.sums(pack, translator))),
            statement.table(pack.payments, pack, translator),
        ),
        wording.foot(pack, translator),
    )
