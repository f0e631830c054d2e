"""The trees of everyday troubles: read, checked as a whole, and walked.

Every node can be reached, every path comes to an end with something to do, and nothing leads back.
Adding a tree is adding a file.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit import catalogue, working_days
from secaudit.errors import CatalogueError, UsageError
from secaudit.model.message import N_, Message
from secaudit.model.trouble import Case, End, Node, Since, Tree
from secaudit.providers import sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).with_name("troubleshooting")
_JUMP = "@"


def ids() -> tuple[str, ...]:
    """The troubles that there are trees for."""
    return catalogue.members(FOLDER)


@cache
def trees() -> Mapping[str, Tree]:
    """Every tree by its id; raises `CatalogueError` where a file, or they together, are wrong."""
    found = {name: catalogue.read(FOLDER / f"{name}.toml", Tree) for name in ids()}
    for tree in found.values():
        check(tree, found)
    return found


def tree(name: str) -> Tree:
    """The tree of this trouble; raises `UsageError` for one that is not there."""
    if name not in ids():
        raise UsageError(
            Message(N_("There is no help for {name} here."), {"name": name}),
            hint=Message(N_("Give one of: {names}."), {"names": Message(", ".join(ids()))}),
        )
    return trees()[name]


def follow(tree: Tree, to: str) -> tuple[Tree, Node]:
    """The node that an answer of a tree leads to, and the tree that it is in."""
    if to.startswith(_JUMP):
        other = trees()[to.removeprefix(_JUMP)]
        return other, other[other.start]
    return tree, tree[to]


def wait_until(node: Node, case: Case) -> date | None:
    """The day until which this end asks to wait."""
    if node.wait is None:
        return None
    from_withdrawal = node.wait.since is Since.WITHDRAWAL and case.withdrawn is not None
    start = case.withdrawn if from_withdrawal and case.withdrawn else case.today
    days = case.allowed if node.wait.days is None else node.wait.days
    if node.wait.working:
        return working_days.after(start, days)
    return start + timedelta(days=days)


def is_over(withdrawn: date, case: Case) -> bool:
    """Whether the working days of a withdrawal have passed."""
    return case.today > working_days.after(withdrawn, case.allowed)


def check(tree: Tree, all_trees: Mapping[str, Tree]) -> None:
    """Raise `CatalogueError` where the tree is not whole."""
    for fault in _faults(tree, all_trees):
        raise CatalogueError(
            fault,
            where=FOLDER / f"{tree.id}.toml",
            hint=Message(N_("Correct the file at that place.")),
        )
    for source in (tree.src, *(node.src for node in tree.node)):
        sources.cited(source)


def _faults(tree: Tree, all_trees: Mapping[str, Tree]) -> Iterator[Message]:
    nodes = {node.id: node for node in tree.node}
    if len(nodes) != len(tree.node):
        yield Message(N_("Two nodes have the same id."))
    for node in tree.node:
        if not _is_whole(node):
            text = N_("Node {id} must be a question with answers, or an end with what to do.")
            yield Message(text, {"id": node.id})
        for answer in node.answer:
            other = answer.to.removeprefix(_JUMP)
            known: Mapping[str, object] = all_trees if answer.to.startswith(_JUMP) else nodes
            if other not in known:
                text = N_("Node {id} leads to {to}, which is not there.")
                yield Message(text, {"id": node.id, "to": answer.to})
    yield from _unreached(tree, nodes)


def _unreached(tree: Tree, nodes: Mapping[str, Node]) -> Iterator[Message]:
    """Nodes that no answer leads to, and answers that lead back."""
    graph = {
        key: [answer.to for answer in node.answer if answer.to in nodes]
        for key, node in nodes.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield Message(N_("Answers lead back: {nodes}."), {"nodes": ", ".join(error.args[1])})
    reached, waiting = set(), [tree.start]
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting += graph.get(key, [])
    if reached != set(nodes):
        odd = ", ".join(sorted(reached ^ set(nodes)))
        yield Message(N_("No answer leads to: {nodes}."), {"nodes": odd})


def _is_whole(node: Node) -> bool:
    if node.q is not None:
        asked = len(node.answer) == 2 if node.asks else len(node.answer) > 1  # noqa: PLR2004 - not over, over
        return asked and node.end is None and not node.do
    return (
        node.end is not None
        and bool(node.do)
        and not node.answer
        and (node.end is End.WAIT) == (node.wait is not None)
        and (node.end is End.EMERGENCY) == (node.scenario is not None)
        and (node.hotline or node.end is not End.SUPPORT)
    )
