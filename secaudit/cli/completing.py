"""What the shell may offer for an argument: names of files and lines, never a slow import."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import click

from secaudit import config
from secaudit.cli.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - pathlib is slow to load
_ID = re.compile(
    r"^\[+(fact|grade|item|likeness|place|question|rule|scenario|step|triage)\]+\n"
    r'id = "([^"]+)"|^\[cap\.(\w+)\]',
    re.MULTILINE,
)
_PLAYBOOK = "response/playbook.toml"
_SIGNALS = ("transactions/signals",)
_PROBES = ("questionnaire/probes/host", "questionnaire/probes/net")
_SECTIONS = "questionnaire/sections"
_DATA = (
    "questionnaire/bank.toml", _PLAYBOOK, "response/jurisdictions.toml",
    "transactions/judging/likenesses.toml",
)  # fmt: skip


SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_SECAUDIT_COMPLETE"  # set by the script of a shell that asks


def answer(group: click.Group, instruction: str) -> Exit:
    """Tell the shell what may stand where the user presses the tab key."""
    from click.shell_completion import shell_complete  # noqa: PLC0415 - a shell alone asks

    failed = shell_complete(group, {}, "secaudit", VARIABLE, instruction)
    return Exit.NOT_DONE if failed else Exit.NOTHING_FOUND


def script(shell: str) -> str:
    """What the shell is to read, so that it asks."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - as above

    complete = get_completion_class(shell)
    if complete is None:
        raise KeyError(shell)
    words = complete(click.Command("secaudit"), {}, "secaudit", VARIABLE)
    # Not `source`, which for bash starts one to ask for its version.
    # NOTE: what comes back is type,word,help; click's script for fish drops help from a comma on.
    template = words.source_template.replace('string split ","', 'string split --max 2 ","')
    return template % words.source_vars()


def providers(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """The wallets and banks whose ids begin so."""
    return _starting(_names("providers", ".toml"), typed)


def settings(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """The keys of the file of settings that begin so."""
    return _starting(iter(config.KEYS), typed)


def values(ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """What the key that stands before may be."""
    key = str(ctx.params.get("key"))
    known = _names("providers", ".toml") if key == "provider" else iter(config.KEYS.get(key, ()))
    return _starting(known, typed)


def ids(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """The signals, probes, questions, steps and so on whose ids begin so."""
    return _starting(_ids(), typed)


def scenarios(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """The emergencies whose ids begin so."""
    return _starting(_written(_PLAYBOOK, "scenario"), typed)


def steps(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """The steps of plans whose ids begin so."""
    return _starting(_written(_PLAYBOOK, "step"), typed)


def _ids() -> Iterator[str]:
    for folder in _SIGNALS:
        yield from _names(folder, ".py")
    for folder in _PROBES:
        prefix = folder.rpartition("/")[2]
        yield from (f"{prefix}.{name}" for name in _names(folder, ".py"))
    yield from _names("providers", ".toml")
    yield from troubles()
    for path in _DATA:
        yield from _written(path)
    for name in _names(_SECTIONS, ".toml"):
        yield from _written(f"{_SECTIONS}/{name}.toml")


def troubles() -> Iterator[str]:
    """The trees of questions."""
    return _names("response/troubleshooting", ".toml")


def trouble(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[str]:
    """The troubles whose ids begin so."""
    return _starting(troubles(), typed)


def _names(folder: str, ending: str) -> Iterator[str]:
    for name in os.listdir(os.path.join(_PACKAGE, folder)):  # noqa: PTH118, PTH208
        if name.endswith(ending) and not name.startswith("_"):
            yield name.removesuffix(ending)


def _written(path: str, kind: str = r"[a-z_]+") -> Iterator[str]:
    """The ids of the tables of a kind, or of all that are explained."""
    with open(os.path.join(_PACKAGE, path), encoding="utf-8") as stream:  # noqa: PTH118, PTH123
        for table, name, headed in _ID.findall(stream.read()):
            if re.fullmatch(kind, table or "cap"):
                yield name or headed


def _starting(names: Iterator[str], typed: str) -> list[str]:
    return sorted({name for name in names if name.startswith(typed)})
