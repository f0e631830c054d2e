"""Every export, damaged in the ways that banks, programs and people change files, reads as before.

A run tries some variants of each export, always the same; `SECAUDIT_ALL_VARIANTS=1` tries them all.
"""

from __future__ import annotations

import importlib.util
import io
import os
import random
import sys
import zlib
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
EXPORTS = [
    path for path in sorted((ROOT / "tests/data/exports").iterdir()) if path.suffix != ".json"
]
SAMPLES = [ROOT / "sample_data" / f"{name}.csv" for name in ("alipay", "bank", "wallet", "wechat")]
SAMPLE_LINES = 60
ALL = "SECAUDIT_ALL_VARIANTS" in os.environ
PER_EXPORT = 2
WANTED = 0.98


@pytest.fixture(scope="module")
def damage() -> ModuleType:
    spec = importlib.util.spec_from_file_location("damage", ROOT / "tools" / "damage.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


def _some(names: list[str], seed: str) -> list[str]:
    chosen = random.Random(zlib.crc32(seed.encode()))  # noqa: S311 - no secret
    return chosen.sample(names, min(PER_EXPORT, len(names)))


def test_a_damaged_export_reads_as_before(damage: ModuleType, tmp_path: Path) -> None:
    exports = {path.name: path.read_bytes() for path in EXPORTS}
    for path in SAMPLES:
        lines = io.BytesIO(path.read_bytes())
        exports[path.name] = b"".join(islice(lines, SAMPLE_LINES))
    count = 0
    wrong: list[str] = []
    for name, data in exports.items():
        chosen = list if ALL else partial(_some, seed=name)
        tried, differ = damage.try_variants(tmp_path / name, data, chosen=chosen)
        count, wrong = count + tried, wrong + differ
    assert count > len(exports)
    assert len(wrong) <= (1 - WANTED) * count, f"{len(wrong)} of {count}:\n" + "\n".join(wrong)
