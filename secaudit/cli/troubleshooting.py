"""The talk of `secaudit troubleshoot`: numbered answers, one step back, and the way out."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypedDict

import click

from secaudit import clock
from secaudit.cli import console, lines, output
from secaudit.cli.exits import Exit
from secaudit.errors import UsageError
from secaudit.model.message import N_, Message
from secaudit.reports import terminal, trouble_part
from secaudit.workflows import troubleshooting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.i18n import Translator
    from secaudit.model.trouble import Case, Node, Tree
    from secaudit.reports.page import Line

_BACK, _LEAVE, _NUMBERS = "b", "q", "n"


class Asked(TypedDict):
    """The options of the command."""

    trouble: str | None
    provider: str | None
    as_text: bool
    as_json: bool
    no_input: bool
    color: str


def run(translator: Translator, asked: Asked) -> Exit:
    """Print the trees that were asked for, or go through one with the user."""
    name = asked["trouble"]
    known = troubleshooting.trees()
    chosen = known if name is None else {name: troubleshooting.tree(name)}
    look = terminal.Look(
        width=console.width(sys.stdout), colour=console.wants_colour(asked["color"], sys.stdout)
    )
    if asked["as_json"]:
        output.put_json(partial(trouble_part.as_json, chosen, translator))
    elif asked["as_text"] or asked["no_input"]:
        for tree in chosen.values():
            page = trouble_part.text(tree, translator, width=look.width)
            terminal.write([*page, ()], sys.stdout, look)
    else:
        today = clock.today()
        case = troubleshooting.case(asked["provider"], today=today)
        Talk(translator, look, case).begin(None if name is None else known[name])
    return Exit.NOTHING_FOUND


class Talk:
    """One talk; it knows the way that it came."""

    def __init__(self, translator: Translator, look: terminal.Look, case: Case) -> None:
        self._translator, self._look, self._case = translator, look, case
        self._way: list[tuple[Tree, Node, Case]] = []

    def begin(self, tree: Tree | None) -> None:
        """Ask which trouble it is where that is not known, then go through it."""
        while tree is None:
            trees = list(troubleshooting.trees().values())
            self._show(trouble_part.choice(trees, self._translator, width=self._look.width))
            titles = [self._translator.render(one.title) for one in trees]
            picked = self._choose(titles, first=True)
            if not isinstance(picked, int):
                if picked == _BACK:
                    continue
                return
            tree = trees[picked]
        if tree.id == troubleshooting.WITHDRAWAL and not self._pick_withdrawal():
            return
        self._go(tree, tree[tree.start])

    def _pick_withdrawal(self) -> bool:
        """Let the user say which late withdrawal it is, where some are known."""
        late = troubleshooting.remembered(today=self._case.today)
        if not late:
            return True
        shown = [one.late for one in late]
        self._show(trouble_part.known(shown, self._translator, width=self._look.width))
        picked = self._choose([""] * (len(late) + 1), first=True)
        if not isinstance(picked, int):
            return False
        if picked < len(late):
            self._case = troubleshooting.of_withdrawal(self._case, late[picked])
        return True

    def _go(self, tree: Tree, node: Node) -> None:
        while True:
            to = self._asked(node) if node.end is None else self._told(node)
            if to is None:
                return
            if to == _BACK and self._way:
                tree, node, self._case = self._way.pop()
            elif to != _BACK:
                self._way.append((tree, node, self._case))
                tree, node = troubleshooting.follow(tree, to)
                if node.asks and self._case.withdrawn is not None:
                    # The export has told the day already.
                    tree, node = troubleshooting.follow(tree, self._by_day(node))

    def _asked(self, node: Node) -> str | None:
        """Where the answer leads; the key to go back, or None to leave."""
        self._show(trouble_part.question(node, self._translator, width=self._look.width))
        if node.asks is not None:
            return self._day(node)
        texts = [self._translator.render(answer.text) for answer in node.answer]
        picked = self._choose(texts, first=not self._way)
        if isinstance(picked, int):
            return node.answer[picked].to
        return picked if picked == _BACK else None

    def _day(self, node: Node) -> str | None:
        """Where the day leads that the user types."""
        while True:
            line = lines.read(self._translator(N_("A date such as 2026-11-20")))
            if line is None or line.lower() == _LEAVE:
                return None
            if line.lower() == _BACK:
                return _BACK
            try:
                day = date.fromisoformat(line.replace("/", "-"))
            except ValueError:
                day = None
            if day is None or day > self._case.today:
                hint = N_("Please type a date such as 2026-11-20, up to today.")
                click.echo("  " + self._translator(hint))
                continue
            self._case = replace(self._case, withdrawn=day)
            return self._by_day(node)

    def _by_day(self, node: Node) -> str:
        withdrawn = self._case.withdrawn or self._case.today
        return node.answer[troubleshooting.is_over(withdrawn, self._case)].to

    def _told(self, node: Node) -> str | None:
        """Show what to do; the key to go back, or None to leave."""
        talks, width = sys.stdin.isatty(), self._look.width
        until = troubleshooting.wait_until(node, self._case)
        page = trouble_part.end(
            node, self._case, self._translator, width=width, until=until, brief=talks
        )
        self._show(page)
        if not talks:
            return None
        more = node.hotline and trouble_part.doubtful(self._case)
        keys = N_("n numbers that nobody confirmed  b back  Enter leaves")
        while True:
            line = lines.read(self._translator(keys if more else N_("b back, Enter leaves")))
            if more and line is not None and line.lower() == _NUMBERS:
                self._show(trouble_part.numbers(self._case, self._translator, width=width))
                continue
            return _BACK if line is not None and line.lower() == _BACK else None

    def _choose(self, texts: list[str], *, first: bool) -> int | str | None:
        picked = lines.choose(self._translator, texts, keys=(_BACK, _LEAVE))
        if picked is None and first and not sys.stdin.isatty():
            raise UsageError(
                Message(N_("there is no terminal to ask on, and no answer came.")),
                hint=Message(N_("`secaudit troubleshoot --print` shows everything as text.")),
            )
        return picked

    def _show(self, page: Iterable[Line]) -> None:
        terminal.write([(), *page], sys.stdout, self._look)
