"""The public lines of each place: police, stop-payment, carriers, complaints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from secaudit import catalogue
from secaudit.catalogue import Unfit
from secaudit.errors import UsageError
from secaudit.model.emergency import PublicNumber
from secaudit.model.message import N_, Bilingual, Message
from secaudit.providers import sources
from secaudit.providers.facts import Fact
from secaudit.response import showing

FILE = Path(__file__).with_name("national_lines.toml")


class LineUse(StrEnum):
    """What a public line is for."""

    URGENT = "urgent"
    SIM = "sim"
    ADVICE = "advice"
    REPORT = "report"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalLine(Fact):
    """A line as the file has it; `number` may name several, or a website."""

    country: str
    number: str
    use: tuple[LineUse, ...]
    en: str
    zh: str
    brief: Bilingual | None = None

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        if self.brief is None and not {LineUse.URGENT, LineUse.SIM}.isdisjoint(self.use):
            raise Unfit(Message(N_("a line for the first screen needs `brief`")))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    line: tuple[NationalLine, ...]


@cache
def every() -> tuple[NationalLine, ...]:
    """Every public line on file; raises `CatalogueError` if the file is wrong."""
    return catalogue.read(FILE, _Lines).line


def checked_place(place: str) -> str:
    """A place as two capitals; raises `UsageError` for what is no such code."""
    code = place.strip().upper()
    code = {"UK": "GB"}.get(code, code)
    if len(code) != 2 or not code.isascii() or not code.isalpha():  # noqa: PLR2004 - ISO 3166-1
        raise UsageError(
            Message(N_("{place} is no place of two letters."), {"place": place}),
            where="--jurisdiction",
            hint=Message(N_("Give one such as CN, GB or US.")),
        )
    return code


def of(place: str | None, *use: LineUse) -> tuple[PublicNumber, ...]:
    """The lines of a place for any of these uses, those that may be shown."""
    return tuple(
        shown(line)
        for line in every()
        if line.country == place
        and (not use or not set(use).isdisjoint(line.use))
        and showing.standing(line) is not None
    )


def shown(line: NationalLine) -> PublicNumber:
    """A line with everything that must be shown with its number."""
    trust = showing.standing(line)
    assert trust is not None  # noqa: S101 - who calls has asked
    return PublicNumber(
        country=line.country,
        number=line.number,
        text=Bilingual(line.en, line.zh),
        standing=trust,
        sources=sources.cited(line.src),
        checked=line.checked,
        caution=showing.CAUTIONS.get(trust),
        brief=line.brief,
    )
