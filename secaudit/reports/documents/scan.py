"""The report of a scan of transactions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from secaudit.model.light import Light
from secaudit.model.message import N_, Bilingual, Message
from secaudit.model.roles import ROLES
from secaudit.model.severity import Severity
from secaudit.reports import limits, question_part, read_part, terminal
from secaudit.reports.document import Block, Document, Heading, Items, Part, Signal, Text
from secaudit.reports.documents import acting, asking, ending, picturing
from secaudit.reports.page import Style
from secaudit.reports.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.finding import Finding
    from secaudit.model.overview import Overview
    from secaudit.model.plan import Plan
    from secaudit.model.report import FileReport, ScanResult

METHOD = (
    Message(
        N_(
            "Each entry was compared with what you did otherwise: payee, amount, hour, way of "
            "paying and more. What fits you in all of these is not asked about."
        )
    ),
    Message(N_("It learns from your own entries only, and no rule says what a thief looks like.")),
)
WORDS = {
    Light.GREEN: N_("Green"), Light.YELLOW: N_("Yellow"), Light.RED: N_("Red"),
    Light.NONE: N_("Not looked at"),
}  # fmt: skip
_FACTS = 3  # name, period, sums
_LOOK = Message(N_("Go through the entries below, and say which are yours: secaudit review"))
_PROTECT = Message(N_("See how well the account is protected: secaudit questionnaire --quick"))
_CALM = (
    Message(
        N_(
            "If you see a payment in your app that you do not know: freeze the account first, "
            "then call the number that stands in the app."
        )
    ),
    _PROTECT,
    Message(N_("Scan a new export each month: secaudit transactions FILE")),
)


def compose(
    result: ScanResult,
    translator: Translator,
    *,
    overview: Overview | None,
    passed: Sequence[str],
    made: date,
) -> Document:
    """The whole report; `passed` are titles of what was compared and spoke of nothing."""
    found = result.findings
    weak = question_part.weakness(result) if result.judgement.weak else None
    parts = [
        acting.part(result.plans, result.screen, translator),
        _short(result, translator),
        _asked(result, translator, weak) if found else None,
        picturing.part(overview, translator),
        ending.unchecked(unchecked(result, translator), translator),
        ending.passed(map(translator, passed), translator),
        _method(result, translator),
        ending.limits((*limits.FLAGGED, *limits.CLEAN) if found else limits.CLEAN, translator),
    ]
    return Document(
        title=translator("Did somebody else use the account?"),
        about=ending.about(made, translator),
        parts=tuple(part for part in parts if part is not None),
    )


def light(found: Sequence[Finding]) -> Light:
    """How a scan stands: red where something cannot wait."""
    if not found:
        return Light.GREEN
    worst = max(finding.severity for finding in found)
    return Light.RED if worst is Severity.HIGH else Light.YELLOW


def next_steps(plans: Sequence[Plan]) -> list[Message | Bilingual]:
    """Three things to do next."""
    return [plans[0].freeze.title, _LOOK, _PROTECT] if plans else list(_CALM)


def _short(result: ScanResult, translator: Translator) -> Part:
    found = result.findings
    text = question_part.title(found) if found else Message(N_("Nothing here looks unlike you"))
    lamp = light(found)
    blocks: list[Block] = [
        Signal(lamp, translator(WORDS[lamp]), translator.render(text)),
        *_why(found, translator),
        Text(translator.render(terminal.examined(result))),
        Items(tuple(_file(file, result, translator) for file in result.files), Style.FAINT),
        Heading(translator("Next")),
        *(
            Text(translator.render(step), mark=f"{number}.")
            for number, step in enumerate(next_steps(result.plans), 1)
        ),
    ]
    return Part("short", translator("In short"), tuple(blocks))


def _why(found: Sequence[Finding], translator: Translator) -> list[Block]:
    """How many questions are how urgent: the reason for the light."""
    counts = Counter(finding.severity for finding in found)
    told = [
        Message(
            N_("{count} question: {urgency}"),
            {"count": count, "urgency": Message(question_part.URGENCY[severity][0])},
            plural=N_("{count} questions: {urgency}"),
            count=count,
        )
        for severity, count in sorted(counts.items(), reverse=True)
    ]
    return [Text(translator("; ").join(map(translator.render, told)))] if told else []


def _file(file: FileReport, result: ScanResult, translator: Translator) -> str:
    """One line on one file; the rest of it stands where it is told how this was found."""
    told = [read_part.title(file, asked=result.settings.provider), *read_part.facts(file)]
    return " · ".join(map(translator.render, told[:_FACTS]))


def _asked(result: ScanResult, translator: Translator, weak: Message | None) -> Part:
    table = result.ledger.entries
    check = result.plans[0].check if result.plans else None
    questions = [(finding, table) for finding in result.findings]
    return asking.part(questions, translator, check=check, before=weak)


def unchecked(result: ScanResult, translator: Translator) -> list[Block]:
    """What the files do not tell, what could not be read of them, and what is in doubt."""
    blocks: list[Block] = []
    if result.absent:
        names = (
            translator(terminal.ABSENT.get(name, ROLES.get(name, name))) for name in result.absent
        )
        label = translator("These files do not tell, so it was not compared:")
        blocks.append(Text(translator("; ").join(names), label=label))
    blocks += [Text(translator.error(failure.error), Style.MEDIUM) for failure in result.failures]
    sheet = Sheet()
    for file in result.files:
        read_part.doubts(sheet, file, translator)
        read_part.refused(sheet, file.reading.refused, translator, indent=0, verbose=True)
    return [*blocks, *sheet.flush()]


def _method(result: ScanResult, translator: Translator) -> Part:
    settings = result.settings
    told = [*METHOD, Message(N_("Sensitivity: {level}"), {"level": settings.sensitivity})]
    sheet = Sheet()
    read_part.write(sheet, result, translator, verbose=True)
    return ending.method(told, translator, more=sheet.blocks)
