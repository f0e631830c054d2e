"""The parts of the screen that speak of former scans: what is kept, what is new, what was said."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.model.decision import Decision
from secaudit.model.message import N_, Message
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.i18n import Translator
    from secaudit.model.finding import Finding
    from secaudit.model.memory import Memory
    from secaudit.model.report import ScanResult
    from secaudit.reports.page import Page

ANSWER = Message(N_("Say which are yours, and you are not asked about them again: secaudit review"))


def write(page: Page, memory: Memory, translator: Translator) -> None:
    """One line: the first time where it is kept, later what is new."""
    page.text(translator.render(_kept(memory)), indent=2, style=Style.FAINT)


def _kept(memory: Memory) -> Message:
    if memory.first_time:
        return Message(
            N_(
                "Remembered on this computer only, so that nothing is asked twice: {path} "
                "(`secaudit data` shows and deletes it; --no-remember keeps nothing)."
            ),
            {"path": _short(memory.path)},
        )
    count = int(memory.new.sum())
    if memory.last is None:
        return Message(
            N_("{count} entry of a new account was remembered."),
            {"count": count},
            plural=N_("{count} entries of a new account were remembered."),
            count=count,
        )
    when = memory.last.astimezone().date()
    if memory.updated:
        return Message(
            N_("New since the scan of {day}: {count}; changed since then: {updated}."),
            {"day": when, "count": count, "updated": memory.updated},
        )
    return Message(N_("New since the scan of {day}: {count}."), {"day": when, "count": count})


def _short(path: Path) -> str:
    """The path as people write it, with ~ for their home."""
    with suppress(ValueError, RuntimeError):
        return safe.plain(str(Path("~") / path.relative_to(Path.home())))
    return safe.plain(str(path))


def sections(result: ScanResult) -> Mapping[int, Message]:
    """Headings before questions, by the number of the question: where there is more than one."""
    memory = result.memory
    if memory is None or memory.last is None:
        return {}
    headings: dict[int, Message] = {}
    before = None
    for number, finding in enumerate(result.findings, 1):
        heading = _heading(finding, memory)
        if heading != before:
            headings[number] = heading
        before = heading
    return headings


def _heading(finding: Finding, memory: Memory) -> Message:
    if memory.new[list(finding.entries)].any():
        return Message(N_("New since the last scan:"))
    if any(memory.decisions.get(row) is Decision.NOT_MINE for row in finding.entries):
        return Message(N_("You said that these are not yours:"))
    return Message(N_("Known before, and not answered yet:"))
