"""What the screen says of a pack that was made, and of one that was compared with its manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.model.message import N_, Message
from secaudit.reports.evidence import wording
from secaudit.reports.page import Page, Style

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from secaudit.i18n import Translator
    from secaudit.model.evidence_pack import EvidencePack, Verified
    from secaudit.reports.page import Line

_INDENT = 2
_LONGEST_PATH = 4096


def made(
    pack: EvidencePack, folder: Path, digest: str, translator: Translator, *, width: int
) -> list[Line]:
    """Where the pack is, what it holds, and what is still to be done."""
    page = Page(width)
    title = Message(N_("Evidence pack: {wallet}"), {"wallet": wording.wallet(pack)})
    page.heading(translator.render(title), Style.HEADING)
    page.text(safe.plain(str(folder.absolute()), limit=_LONGEST_PATH), indent=_INDENT)
    about = Message(
        N_("{count}, {sum}"),
        {"count": wording.count(pack), "sum": wording.lost(pack, translator)},
    )
    page.text(translator.render(about), indent=_INDENT)
    if not pack.answered:
        page.text(translator.render(wording.NOT_ANSWERED), indent=_INDENT, style=Style.MEDIUM)
    page.bullets(
        [
            translator("Open or print statement.html: one page; fill in the lines and sign it."),
            translator("Call support with call_script.html; write down the case number."),
            translator("Add your screenshots: checklist.html says which."),
        ],
        indent=_INDENT,
    )
    missing = [one.name for one in pack.originals if one.path is None]
    if missing:
        lost = Message(
            N_(
                "The export itself was not found again ({names}): copy it into originals/, or "
                "run this again with --original FILE."
            ),
            {"names": ", ".join(missing)},
        )
        page.text(translator.render(lost), indent=_INDENT, style=Style.MEDIUM)
    page.text(
        translator("For support, bank and police only. It was made here; nothing was sent."),
        indent=_INDENT,
    )
    seal = Message(N_("SHA-256 of manifest.json: {digest}"), {"digest": digest})
    page.text(translator.render(seal), indent=_INDENT, style=Style.FAINT)
    return page.lines


def verified(found: Verified, translator: Translator, *, width: int) -> list[Line]:
    """Which files are as they were made, and which are not."""
    page = Page(width)
    head = N_("Every file is as it was made.") if found.whole else N_("NOT as it was made:")
    page.text(translator(head), style=Style.STRONG if found.whole else Style.HIGH)
    _files(page, N_("changed"), found.changed, translator)
    _files(page, N_("missing"), found.missing, translator)
    same = Message(N_("unchanged: {count}"), {"count": len(found.same)})
    page.text(translator.render(same), indent=_INDENT)
    _files(page, N_("added since"), found.added, translator)
    return page.lines


def _files(page: Page, what: str, names: Sequence[str], translator: Translator) -> None:
    for name in names:
        page.labelled(translator(what), safe.plain(name), indent=_INDENT)
