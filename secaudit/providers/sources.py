"""Where the facts of profiles and playbook come from: a source's id -> its title, date, address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit import catalogue
from secaudit.errors import CatalogueError
from secaudit.model.message import N_, Message
from secaudit.model.source import Source  # noqa: TC001 - the catalogue reads it at run time

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FILE = Path(__file__).with_name("_sources.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    source: tuple[Source, ...]


@cache
def registry() -> Mapping[str, Source]:
    """Every source by its id."""
    return {source.id: source for source in catalogue.read(_FILE, _Sources).source}


def cited(ids: Iterable[str]) -> tuple[Source, ...]:
    """The sources of these ids, in their order; raises `CatalogueError` for an id without one."""
    try:
        return tuple(registry()[source_id] for source_id in ids)
    except KeyError as missing:
        raise CatalogueError(
            Message(N_("No source is called {id}."), {"id": str(missing.args[0])}),
            where=_FILE,
            hint=Message(N_("Add it to this file, or cite another one.")),
        ) from None
