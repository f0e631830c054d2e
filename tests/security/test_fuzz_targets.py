"""Every fuzz target keeps its promise for whatever Hypothesis invents.

`SECAUDIT_FUZZ_EXAMPLES=10000` sets how many inputs each target gets.
"""

from __future__ import annotations

import importlib.util
import os
import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = int(os.environ.get("SECAUDIT_FUZZ_EXAMPLES", "40"))
_PIECES = (
    b"", b"1988-11-05", b"123456", b"\xe6\x9d\x8e\xe5\xb0\x8f\xe9\xbe\x99", b"[", b"]", b"{", b"}",
    b'"', b"=", b"[[a]]\n", b"a.b.c = 1\n", b"\n", b"\0", b"\xff", b"\xed\xa0\x80", b"'", b"\\",
    b"name,url,username,password\n", b"x,https://a.example,me,kD8#vQz2\n", b'{"items": [',
    b'{"encrypted": false, "items": [{"type": 1, "login": {}}]}', b"PK\x03\x04", b"PK\x05\x06",
    b"qwerty", b"password", b"A" * 300, b"id = 'alipay'\n", b"9" * 30, b"-0", b"inf", b"nan",
)  # fmt: skip


def _runner() -> ModuleType:
    found = importlib.util.spec_from_file_location("fuzz_run", ROOT / "fuzz" / "run.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


RUNNER = _runner()


def _inputs(name: str) -> st.SearchStrategy[bytes]:
    pieces = st.lists(st.one_of(st.sampled_from(_PIECES), st.binary(max_size=12)), max_size=12)
    made = pieces.map(b"".join)
    seeds = RUNNER.load(name).SEEDS
    if seeds is None:
        return made
    files = sorted(path for path in (ROOT / seeds).iterdir() if path.is_file())
    return st.one_of(made, st.builds(_spoilt, st.sampled_from(files), st.integers(0), made))


def _spoilt(path: Path, seed: int, piece: bytes) -> bytes:
    data = path.read_bytes()[:20_000]
    at = random.Random(seed).randrange(len(data) + 1)  # noqa: S311 - the same in every run
    return data[:at] + piece + data[at + seed % 50 :]


@pytest.mark.parametrize("name", RUNNER.targets())
def test_a_target_keeps_its_promise(name: str) -> None:
    target = RUNNER.load(name)

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=_inputs(name))
    def holds(data: bytes) -> None:
        target.check(data)

    holds()
