"""Everyday troubles on the screen: one question or one end at a time, or a whole tree as text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__
from secaudit.model.message import N_, Message
from secaudit.model.trouble import End
from secaudit.reports import plan_part, ways
from secaudit.reports.page import Page, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from secaudit.i18n import Translator
    from secaudit.model.recurring import LateWithdrawal
    from secaudit.model.trouble import Case, Node, Tree
    from secaudit.reports.page import Line

SCHEMA = "secaudit/troubleshooting/1"
ENDS = {
    End.SELF_FIX: N_("You can do this yourself now"),
    End.WAIT: N_("Wait, then look again"),
    End.SUPPORT: N_("Call support"),
    End.BANK: N_("Ask your bank, by the number on the card"),
    End.CARRIER: N_("Ask your mobile carrier"),
    End.POLICE: N_("Report it to the police"),
    End.EMERGENCY: N_("Treat it as theft, now"),
    End.DONE: N_("Nothing more to do"),
}
_URGENT = (End.EMERGENCY, End.POLICE)
_KEYS = N_("b back  q leave")

Fields = dict[str, Any]  # Any: values that JSON knows


def choice(trees: Iterable[Tree], translator: Translator, *, width: int) -> list[Line]:
    """Which troubles there are."""
    page = Page(width)
    page.heading(translator("What is the trouble?"))
    _numbered(page, [translator.render(tree.title) for tree in trees])
    page.text(translator("q leave"), indent=2, style=Style.FAINT)
    return page.lines


def question(node: Node, translator: Translator, *, width: int) -> list[Line]:
    """One question with its answers by number."""
    page = Page(width)
    if node.q is not None:
        page.heading(translator.render(node.q))
    if node.asks is None:
        _numbered(page, [translator.render(answer.text) for answer in node.answer])
    page.text(translator(_KEYS), indent=2, style=Style.FAINT)
    return page.lines


def known(late: Sequence[LateWithdrawal], translator: Translator, *, width: int) -> list[Line]:
    """The late withdrawals that are remembered, to choose from."""
    page = Page(width)
    page.heading(translator("Is it one of these, which your exports show as not arrived?"))
    texts = [translator.render(_withdrawal(one)) for one in late]
    _numbered(page, [*texts, translator("Another one")])
    page.text(translator(_KEYS), indent=2, style=Style.FAINT)
    return page.lines


def end(
    node: Node, case: Case, translator: Translator, *, width: int, until: date | None
) -> list[Line]:
    """What to do, and what belongs to it: the day, the emergency, whom to call with what."""
    page = Page(width)
    if node.end is not None:
        style = Style.HIGH if node.end in _URGENT else Style.HEADING
        page.heading(translator(ENDS[node.end]), style)
    page.bullets(map(translator.render, node.do), indent=2)
    if until is not None:
        wait = Message(N_("Wait until {day}."), {"day": until})
        page.text(translator.render(wait), indent=2, style=Style.STRONG)
    if node.wait is not None and node.wait.days is None:
        for text in case.how_long:
            page.text(translator.render(text), indent=2)
    if node.scenario is not None:
        command = Message(
            N_("Start it: secaudit emergency --scenario {scenario}"),
            {"scenario": Message(node.scenario)},
        )
        page.text(translator.render(command), indent=2, style=Style.STRONG)
    if node.hotline:
        _hotline(page, case, translator)
    return page.lines


def _hotline(page: Page, case: Case, translator: Translator) -> None:
    """The way inside the app first, then the numbers, each with its standing."""
    if case.details is not None:
        page.text(translator.render(case.details), indent=2)
    page.text(translator("Whom to call"), indent=2, style=Style.STRONG)
    for way in case.paths:
        ways.way(page, way, translator, indent=3)
    plan_part.card(page, case.card, translator)


def text(tree: Tree, translator: Translator, *, width: int) -> list[Line]:
    """The whole tree, its nodes by number, for reading or printing."""
    page = Page(width)
    page.heading(translator.render(tree.title))
    numbers = {node.id: str(place) for place, node in enumerate(tree.node, 1)}
    for node in tree.node:
        page.blank()
        mark = f"{numbers[node.id]}."
        if node.q is not None:
            page.text(translator.render(node.q), mark=mark, style=Style.STRONG)
            for answer in node.answer:
                leads = Message(
                    N_("{answer} -> {to}"),
                    {"answer": answer.text, "to": numbers.get(answer.to, answer.to[1:])},
                )
                page.text(translator.render(leads), indent=4, mark="-")
        elif node.end is not None:
            page.text(translator(ENDS[node.end]), mark=mark, style=Style.STRONG)
            page.bullets(map(translator.render, node.do), indent=4)
            if node.scenario is not None:
                page.text(f"secaudit emergency --scenario {node.scenario}", indent=4)
    return page.lines


def as_json(trees: Mapping[str, Tree], translator: Translator, *, ascii_only: bool = False) -> str:
    """Trees as JSON text; `ascii_only` is for streams that hold nothing else."""
    report = {
        "schema": SCHEMA,
        "version": __version__,
        "language": translator.language,
        "trees": [_tree(tree, translator) for tree in trees.values()],
    }
    return json.dumps(report, ensure_ascii=ascii_only, indent=2, allow_nan=False)


def _tree(tree: Tree, translator: Translator) -> Fields:
    return {
        "id": tree.id,
        "title": translator.render(tree.title),
        "start": tree.start,
        "nodes": [_node(node, translator) for node in tree.node],
    }


def _node(node: Node, translator: Translator) -> Fields:
    return {
        "id": node.id,
        "question": node.q and translator.render(node.q),
        "answers": [
            {"text": translator.render(answer.text), "to": answer.to} for answer in node.answer
        ],
        "end": node.end and node.end.value,
        "do": [translator.render(line) for line in node.do],
        "hotline": node.hotline,
        "scenario": node.scenario,
        "wait": node.wait
        and {
            "days": node.wait.days,
            "working": node.wait.working,
            "since": node.wait.since.value,
        },
    }


def _withdrawal(one: LateWithdrawal) -> Message:
    return Message(
        N_("{amount} to {payee}, withdrawn on {day}, was to arrive by about {due}"),
        {"amount": one.amount, "payee": one.payee, "day": one.day, "due": one.due},
    )


def _numbered(page: Page, texts: Iterable[str]) -> None:
    for number, one in enumerate(texts, 1):
        page.text(one, indent=2, mark=str(number))
