"""The house of docs/design.md, held over the syntax tree: who imports whom, what happens where.

An import inside a function counts like any other; one for the type checker alone counts for the
floors, but cannot close a circle.
"""

from __future__ import annotations

import ast
import graphlib
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "secaudit"

FEATURES = {"transactions", "passwords", "questionnaire", "response", "reminders"}
# Shared ground, lowest first. What stands on one floor may meet, only never in a circle.
GROUND = (
    {"version"},
    {"clock", "commands", "errors", "i18n", "languages", "model", "safe", "toml", "width"},
    {"answers", "catalogue", "config", "config_file"},
    {"working_days"},
    {"storage"},
    {"providers"},
)
ABOVE: dict[str, set[str]] = {
    "reports": {"reports"},
    "workflows": {"workflows", *FEATURES},
    "api": {"workflows", *FEATURES},
    "cli": {"cli", "workflows", "reports", "api"},
}
HEAVY = {
    "icalendar", "jinja2", "numpy", "pandas", "pyarrow", "python_calamine", "pyzipper", "rich",
    "sqlite3", "zxcvbn",
}  # fmt: skip


@dataclass(frozen=True)
class Import:
    """One import statement's target, a module of the package or the top of another."""

    target: str
    line: int
    late: bool
    typing: bool


@cache
def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    named = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        named[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return named


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(modules()[name].read_text(encoding="utf-8"))


def is_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def walk(node: ast.AST, *, late: bool = False, typing: bool = False) -> Iterator[Import]:
    """Every import below `node`, with the manner of it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, child.lineno, late, typing)
        elif isinstance(child, ast.ImportFrom):
            assert not child.level, f"line {child.lineno}: imports name the whole path"
            for alias in child.names:
                inner = f"{child.module}.{alias.name}"
                target = inner if inner in modules() else str(child.module)
                yield Import(target, child.lineno, late, typing)
        else:
            function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from walk(child, late=late or function, typing=typing or is_typing(child))


@cache
def imports(name: str) -> tuple[Import, ...]:
    return tuple(walk(tree(name)))


def part(name: str) -> str:
    """The room of the house that a module belongs to."""
    _, _, inner = name.partition(".")
    top = inner.partition(".")[0]
    return {"": "version", "__main__": "cli"}.get(top, top)


def allowed(room: str) -> set[str]:
    """The rooms that a room may import."""
    below: set[str] = set()
    for floor in GROUND:
        below |= floor
        if room in floor:
            return below
    return below | ({room} if room in FEATURES else ABOVE[room])


def handlers(name: str) -> Iterator[ast.ExceptHandler]:
    return (node for node in ast.walk(tree(name)) if isinstance(node, ast.ExceptHandler))


def calls(name: str, *functions: str) -> list[int]:
    """The lines of a module on which one of the functions is called."""
    return [
        node.lineno
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in functions
    ]


@pytest.mark.parametrize("name", modules())
def test_a_module_imports_downwards_only(name: str) -> None:
    room = part(name)
    wrong = [
        f"line {found.line}: {room} imports {found.target}"
        for found in imports(name)
        if found.target in modules() and part(found.target) not in allowed(room)
    ]
    assert wrong == []


def test_no_import_closes_a_circle() -> None:
    graph = {
        name: {
            found.target
            for found in imports(name)
            if found.target in modules() and not found.typing and found.target != name
        }
        for name in modules()
    }
    order = list(graphlib.TopologicalSorter(graph).static_order())
    assert len(order) == len(modules())


@pytest.mark.parametrize("name", modules())
def test_click_and_rich_stay_where_the_screen_is(name: str) -> None:
    room = part(name)
    used = {found.target.partition(".")[0] for found in imports(name)}
    assert "click" not in used or room == "cli"
    assert "rich" not in used or room == "cli" or name == "secaudit.reports.terminal"


def test_nothing_heavy_is_imported_on_the_way_to_help() -> None:
    reached, waiting = set(), ["secaudit.cli.main"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        atonce = [found for found in imports(name) if not (found.late or found.typing)]
        heavy = [found for found in atonce if found.target.partition(".")[0] in HEAVY]
        assert heavy == [], name
        waiting += [
            found.target
            for found in atonce
            if found.target in modules() and found.target not in reached
        ]
    assert "secaudit.languages" in reached


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"], ["--version"], ["transactions", "--help"], ["explain-file", "--help"],
        ["questionnaire", "--help"], ["remind", "--help"],
    ],
)  # fmt: skip
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    assert loaded(arguments, code=0) & HEAVY == set()


def test_a_scan_on_the_command_line_never_loads_pandas() -> None:
    sample = next((ROOT / "sample_data").glob("alipay*.csv"))
    found = loaded(["transactions", str(sample)], code=1)
    assert "pyarrow" in found
    assert "pandas" not in found


def test_telling_what_is_due_loads_nothing_but_the_database() -> None:
    assert loaded(["remind", "due"], code=1) & HEAVY == {"sqlite3"}


def test_the_status_page_loads_nothing_heavy_but_sqlite() -> None:
    assert loaded([], code=0) & HEAVY == {"sqlite3"}


@pytest.mark.parametrize("name", modules())
def test_commands_and_workflows_read_the_one_clock_only(name: str) -> None:
    read = calls(name, "datetime.now", "datetime.today", "date.today", "time.time")
    assert read == [] or part(name) not in {"cli", "workflows"}


def loaded(arguments: list[str], *, code: int) -> set[str]:
    """The top-level modules that a command has loaded when it ends with an exit code."""
    script = (
        "import sys\n"
        "from secaudit.__main__ import run\n"
        "code = run()\n"
        "sys.stderr.write('LOADED ' + ' '.join({name.partition('.')[0] for name in sys.modules}))\n"
        "sys.exit(code)\n"
    )
    command = [sys.executable, "-P", "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return set(done.stderr.rpartition("LOADED ")[2].split())


@pytest.mark.parametrize("name", modules())
def test_nothing_prints(name: str) -> None:
    assert calls(name, "print", "pprint") == []


@pytest.mark.parametrize("name", modules())
def test_nothing_but_the_entry_point_exits(name: str) -> None:
    exits = calls(name, "exit", "quit", "sys.exit", "os._exit")
    assert exits == [] or name in {"secaudit.__main__", "secaudit.cli.main"}


@pytest.mark.parametrize("name", modules())
def test_errors_are_caught_narrowly(name: str) -> None:
    broad = [
        handler.lineno
        for handler in handlers(name)
        if handler.type is None
        or {"Exception", "BaseException"}
        & {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
    ]
    assert broad == [] or (name == "secaudit.cli.main" and len(broad) == 1)


def test_only_the_ci_names_a_folder_outside_the_project() -> None:
    outside = "../" + "shared"
    folders = ("secaudit", "tests", "docs", "benchmarks", "sample_data")
    naming = [
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".toml"}
        if outside in path.read_text(encoding="utf-8")
    ]
    assert naming == []
