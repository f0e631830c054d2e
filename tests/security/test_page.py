"""The list of attacks is true of the code: each defence stands there, each test is one."""

from __future__ import annotations

import ast
import importlib.util
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "security.md"


def _tool() -> ModuleType:
    found = importlib.util.spec_from_file_location("defences", ROOT / "tools" / "defences.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    # Dataclasses look their module up by its name.
    sys.modules["defences"] = module
    found.loader.exec_module(module)
    return module


TOOL = _tool()


@cache
def _tests_of(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("one", TOOL.attacks(), ids=lambda one: one.id)
def test_the_defence_stands_where_the_list_says_and_has_its_test(one: object) -> None:
    text = (ROOT / one.file).read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert text.count(one.defence) == 1  # type: ignore[attr-defined]
    file, _, name = one.test.partition("::")  # type: ignore[attr-defined]
    assert name in _tests_of(ROOT / file)


def test_the_page_tells_the_list() -> None:
    assert TOOL.page() in PAGE.read_text(encoding="utf-8")


def test_ids_are_unique_and_everybody_who_attacks_is_known() -> None:
    found = TOOL.attacks()
    assert len({one.id for one in found}) == len(found) >= 30
    assert {one.who for one in found} == set(TOOL.whos())
