"""The report on everything that is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.model.light import Light
from secaudit.model.message import N_, Message
from secaudit.reports import limits, question_part, score_part, vault_part
from secaudit.reports.document import (
    Block,
    Column,
    Document,
    Heading,
    Items,
    Part,
    Signal,
    Table,
    Text,
)
from secaudit.reports.documents import acting, asking, ending, picturing, score
from secaudit.reports.documents.scan import METHOD, WORDS, light, next_steps
from secaudit.reports.page import Style

if TYPE_CHECKING:
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.status import Noted
    from secaudit.model.whole import Whole

_KINDS = {"password": N_("password"), "pin": N_("PIN"), "vault": N_("password manager")}
_RULES = {"leaked": "breached", "reused": "reused", "weak": "weak"}


def compose(whole: Whole, translator: Translator, *, made: date) -> Document:
    """The whole report."""
    result = whole.result
    parts = [
        acting.part(whole.plans, whole.screen, translator),
        _short(whole, translator),
        _stolen(whole, translator),
        _asked(whole, translator),
        picturing.part(whole.overview, translator, points=whole.points),
        None if result is None else score.gaps(result, translator),
        _noted(whole, translator),
        ending.unchecked(_unchecked(whole, translator), translator),
        ending.passed(() if result is None else score.passed(result, translator), translator),
        ending.method(_methods(whole), translator),
        ending.limits(_limits(whole), translator),
    ]
    return Document(
        title=translator("Is the account safe?"),
        about=ending.about(made, translator),
        parts=tuple(part for part in parts if part is not None),
    )


def _short(whole: Whole, translator: Translator) -> Part:
    result = whole.result
    blocks: list[Block] = [_lamp(whole, translator)]
    for one in whole.covered:
        text = Message(
            N_("{name}: {count} export, the last read on {day}"),
            {"name": one.name, "count": one.exports, "day": one.last.astimezone().date()},
            plural=N_("{name}: {count} exports, the last read on {day}"),
            count=one.exports,
        )
        blocks.append(Text(translator.render(text), Style.FAINT))
    if result is not None:
        blocks += score.figures(result, translator)
    blocks.append(Heading(translator("Next")))
    actions = [] if result is None else score.actions(result.score.next, translator)
    if whole.plans or not actions:
        steps = next_steps(whole.plans)
        # The questionnaire has been answered: what it says is nearer than to answer it.
        told = [*map(translator.render, steps[:2]), *(one.text for one in actions)]
        told += map(translator.render, steps[2:])
        actions = [Text(text, mark=f"{number}.") for number, text in enumerate(told[:3], 1)]
    blocks += actions
    return Part("short", translator("In short"), tuple(blocks))


def _lamp(whole: Whole, translator: Translator) -> Signal:
    findings = [question.finding for question in whole.questions]
    if whole.stolen:
        lamp, text = Light.RED, _not_yours(len(whole.stolen))
    elif findings:
        lamp, text = light(findings), question_part.title(tuple(findings))
    elif whole.covered:
        lamp = Light.GREEN
        text = Message(N_("Nothing is open from the exports that were scanned."))
    else:
        lamp = Light.NONE
        text = Message(N_("No export was scanned yet: secaudit transactions FILE"))
    return Signal(lamp, translator(WORDS[lamp]), translator.render(text))


def _not_yours(count: int) -> Message:
    return Message(
        N_("{count} entry is not yours, as you said. Freeze first, then call."),
        {"count": count},
        plural=N_("{count} entries are not yours, as you said. Freeze first, then call."),
        count=count,
    )


def _stolen(whole: Whole, translator: Translator) -> Part | None:
    if not whole.stolen or whole.entries is None:
        return None
    title = translator("What you said is not yours")
    return Part("stolen", title, (asking.listed(whole.entries, whole.stolen, translator),))


def _asked(whole: Whole, translator: Translator) -> Part | None:
    if not whole.questions:
        return None
    questions = [(one.finding, one.entries) for one in whole.questions]
    check = whole.plans[0].check if whole.plans else None
    return asking.part(questions, translator, check=check)


def _noted(whole: Whole, translator: Translator) -> Part | None:
    """The last check of each password, PIN and vault that was given a name."""
    if not whole.noted:
        return None
    columns = tuple(
        map(Column, (translator("What"), translator("Your name for it"), translator("Checked on"),
                     translator("Result")))
    )  # fmt: skip
    rows = tuple(
        (
            translator(_KINDS[one.kind]),
            safe.plain(one.label),
            translator.value(one.at.astimezone().date()),
            _outcome(one, translator),
        )
        for one in whole.noted
    )
    return Part(
        "checks", translator("Passwords and PINs that you checked"), (Table("", columns, rows),)
    )


def _outcome(one: Noted, translator: Translator) -> str:
    figures = one.figures
    told = [
        Message(
            vault_part.RULES[rule][0],
            {"count": count},
            plural=vault_part.RULES[rule][1],
            count=count,
        )
        for key, rule in _RULES.items()
        if one.kind == "vault" and (count := figures.get(key, 0))
    ]
    if one.kind != "vault" and figures.get("findings"):
        told.append(Message(N_("something was found; check it again and change it")))
    return translator("; ").join(map(translator.render, told)) or translator("nothing found")


def _unchecked(whole: Whole, translator: Translator) -> list[Block]:
    kinds = {one.kind for one in whole.noted}
    missing = (
        (not whole.covered, N_("Transactions: secaudit transactions FILE")),
        (whole.result is None, N_("How the account is protected: secaudit questionnaire --quick")),
        ("password" not in kinds, N_("The password: secaudit password --label NAME")),
        ("pin" not in kinds, N_("The payment PIN: secaudit pin --label NAME")),
        ("vault" not in kinds, N_("A password manager's export: secaudit vault FILE --label NAME")),
    )
    told = tuple(translator(text) for is_missing, text in missing if is_missing)
    blocks: list[Block] = [Items(told)] if told else []
    if whole.result is not None:
        blocks += score.unchecked(whole.result, translator)
    return blocks


def _methods(whole: Whole) -> list[Message]:
    told = list(METHOD) if whole.covered else []
    return told + (list(score.METHOD) if whole.result is not None else [])


def _limits(whole: Whole) -> list[Message]:
    told = [*limits.FLAGGED, *limits.CLEAN] if whole.questions else list(limits.CLEAN)
    return told + (list(score_part.LIMITS) if whole.result is not None else [])
