"""How to get a provider's own list of transactions, for those who hold something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Bilingual, Message
from secaudit.model.plan import Standing
from secaudit.providers import profiles
from secaudit.response import showing

if TYPE_CHECKING:
    from pathlib import Path

    from secaudit.errors import WrongFileError
    from secaudit.model.plan import Way


def ways_to(provider_id: str | None) -> tuple[Way, ...]:
    """The ways to the export of this provider that may be shown, best first; none if unknown."""
    if provider_id not in profiles.ids():
        return ()
    sure, doubtful = showing.ways(profiles.load(str(provider_id)).export)
    return sure + doubtful


def with_way(error: WrongFileError, path: Path, *, asked: str | None) -> None:
    """Let the hint of `error` name the way to the right export, if the provider is known."""
    provider_id = asked or profiles.recognise(path.name)
    ways = [way for way in ways_to(provider_id) if way.standing is not Standing.NOT_CONFIRMED]
    if provider_id is None or not ways:
        return
    way = ways[0]
    lines = Bilingual(
        " ".join(line.en for line in way.lines), "".join(line.zh for line in way.lines)
    )
    provider = profiles.load(provider_id).name
    if way.caution is None:
        text = N_("Get the list of transactions of {provider} so: {lines} (Read on {day}.)")
    else:
        text = N_(
            "Get the list of transactions of {provider} so: {lines} ({caution} Read on {day}.)"
        )
    error.hint = Message(
        text,
        {
            "provider": provider,
            "lines": lines,
            "caution": way.caution or "",
            "day": way.checked,
        },
    )
