"""Numbers that are known from frauds: they are told of, and never kept as confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from secaudit import catalogue
from secaudit.model.hotline import Fraud
from secaudit.model.message import Bilingual  # noqa: TC001 - the catalogue reads it at run time
from secaudit.providers import sources
from secaudit.providers.facts import Fact
from secaudit.providers.numbers import same

FILE = Path(__file__).with_name("known_fraud.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number(Fact):
    number: str
    why: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbers:
    number: tuple[_Number, ...]


@cache
def _every() -> tuple[_Number, ...]:
    return catalogue.read(FILE, _Numbers).number


def of(number: str) -> Fraud | None:
    """What is known against a number, in whatever spelling."""
    found = next((one for one in _every() if same(one.number, number)), None)
    if found is None:
        return None
    return Fraud(found.number, found.why, sources.cited(found.src), found.checked)
