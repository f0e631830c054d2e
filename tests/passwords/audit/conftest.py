"""Entries that a test names, and their audit on a fixed day."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.passwords.audit.audit import audit
from secaudit.passwords.entries import Entry, Vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.model.vault import VaultResult

TODAY = date(2026, 11, 22)


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """An account of which nothing is wrong, but for what a test says."""

    def make(title: str = "Example", **other: Any) -> Entry:  # noqa: ANN401
        site = f"https://{title.lower().replace(' ', '')}.example/login"
        password = hashlib.sha256(title.encode()).hexdigest()[:20]
        usual = {"sites": (site,), "username": "tom@post.example", "password": password}
        return Entry(title, **(usual | other))

    return make


@pytest.fixture
def audited() -> Callable[..., VaultResult]:
    """The audit of some entries."""

    def run(*entries: Entry, **other: Any) -> VaultResult:  # noqa: ANN401 - what it takes
        return audit(Vault("Test", entries), source="export.csv", today=TODAY, **other)

    return run
