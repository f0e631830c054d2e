"""The log: when it happened, when it was noticed, when the user froze, called and reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_
from secaudit.reports.evidence import wording
from secaudit.reports.evidence.document import Block, Document, short

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.evidence_pack import EvidencePack, Moment

_TO_FILL = (
    N_("Where I was, and where my phone was"),
    N_("Device, its system, version of the app"),
    N_("When I last used the account myself"),
    N_("What happened before (calls, messages, links)"),
)


def document(pack: EvidencePack, translator: Translator) -> Document:
    """One line for each moment, left blank where it is still to come."""
    names = (translator("What"), translator("When"), translator("Case number, note"))
    rows = (_row(moment, translator) for moment in pack.moments)
    return Document(
        "timeline", translator("What happened when"),
        (
            Block("text", translator(N_(
                "Fill in the blanks by hand, with day, hour and minute. Who bears the loss often "
                "depends on how fast you reported and on being able to show it."
            ))),
            Block("table", rows=(names, *rows)),
            Block("heading", translator("Also useful to support and police")),
            Block("fields", rows=tuple((translator(label), "") for label in _TO_FILL)),
        ),
        wording.foot(pack, translator),
    )  # fmt: skip


def _row(moment: Moment, translator: Translator) -> tuple[str, str, str]:
    when = "________________"
    if moment.at is not None:
        when = f"{moment.at:%Y-%m-%d %H:%M %z}" if moment.time_known else f"{moment.at:%Y-%m-%d}"
    return translator.render(moment.what), when, short(moment.note, 60)
