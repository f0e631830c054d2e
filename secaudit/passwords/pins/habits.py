"""The habits that the model rests on, as `habits.toml` tells them."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - read at run time by the catalogue
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from secaudit import catalogue
from secaudit.catalogue import Unfit
from secaudit.model.message import N_, Message

LENGTHS = (4, 6)
_FILE = Path(__file__).with_name("habits.toml")
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Habits:
    """How people choose PINs: `shares` of people by length and shape, and what they know by heart.

    Lists begin with what is commonest.
    """

    likeliest_year: int
    scatter_years: float
    threes: tuple[str, ...]
    mirrored: tuple[str, ...]
    pairs: tuple[str, ...]
    shares: Mapping[str, Mapping[str, float]]
    phrases: Mapping[str, tuple[str, ...]]
    keypad: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        for length, shares in self.shares.items():
            if abs(sum(shares.values()) - 1) > _ROUNDING:
                raise Unfit(
                    Message(
                        N_("the shares of length {length} do not sum to one"), {"length": length}
                    )
                )


@cache
def habits() -> Habits:
    """The habits of the packaged file."""
    return catalogue.read(_FILE, Habits)
