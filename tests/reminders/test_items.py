"""The catalogue of items refuses what makes no sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secaudit import catalogue
from secaudit.errors import CatalogueError
from secaudit.reminders import items

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_an_interval_of_no_days_or_of_a_lifetime_is_refused(days: int, tmp_path: Path) -> None:
    text = items.FILE.read_text(encoding="utf-8").replace("every = 365", f"every = {days}")
    (tmp_path / "items.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match="interval"):
        catalogue.read(tmp_path / "items.toml", items._Items)  # noqa: SLF001 - the description
