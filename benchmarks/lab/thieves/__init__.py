"""Kinds of theft, found by walking this folder: every public function of its files is one.

A kind gets the scene and gives the payments that are not the owner's; what the wallet notes or the
owner does around them it adds to `scene.around`. Adding a kind is adding a function.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from benchmarks.lab.thieves.scene import Scene
from benchmarks.lab.wallet import with_balance

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import Generator

    from benchmarks.lab.people import Person
    from benchmarks.lab.wallet import Entry

    Kind = Callable[[Scene], list[Entry]]

_LAST_DAYS = 12  # thefts begin before these, so that what takes days still fits


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name."""
    found: dict[str, Kind] = {}
    for module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        loaded = importlib.import_module(f"{__name__}.{module}")
        found |= {
            name: function
            for name, function in inspect.getmembers(loaded, inspect.isfunction)
            if function.__module__ == loaded.__name__ and not name.startswith("_")
        }
    return found


def strike(rng: Generator, victim: Person, kind: str) -> list[Entry]:
    """All payments of the victim with one theft of this kind among them, marked as such.

    Where the kind finds nothing to take, nothing is taken.
    """
    span = (victim.end - victim.since).days - _LAST_DAYS
    day = victim.since + timedelta(days=int(rng.integers(span)))
    lived, balances = with_balance(victim.entries, victim.shape)
    scene = Scene(rng, victim, day, lived, balances)
    stolen = [replace(entry, theft=kind) for entry in kinds()[kind](scene)]
    honest = [entry for entry in victim.entries if entry not in scene.gone]
    inside = (entry for entry in (*scene.around, *stolen) if entry.time.date() < victim.end)
    return [*honest, *inside]
