"""Finds the probes by walking their folder, and looks with all of them at once."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, assert_never

from secaudit.model.evidence import Evidence
from secaudit.model.message import N_, Message
from secaudit.questionnaire import probes
from secaudit.questionnaire.looking.commands import NoAnswer
from secaudit.questionnaire.looking.computer import System, ThisComputer, this_system
from secaudit.questionnaire.looking.probe import unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from secaudit.questionnaire.looking.computer import Computer
    from secaudit.questionnaire.looking.probe import Look, Probe


@cache
def members() -> Mapping[str, Probe]:
    """All probes by their ids, which are their places in the folder."""
    prefix = f"{probes.__name__}."
    names = sorted(
        module.name for module in pkgutil.walk_packages(probes.__path__, prefix) if not module.ispkg
    )
    return {name.removeprefix(prefix): importlib.import_module(name).PROBE for name in names}


def look_all(
    computer: Callable[[], Computer] = ThisComputer, system: System | None = None
) -> tuple[Evidence, ...]:
    """What every probe sees on this computer, all of them looking at the same time."""
    found = members()
    where = system or this_system()
    with ThreadPoolExecutor(max_workers=len(found)) as pool:
        return tuple(pool.map(lambda name: look(name, found[name], computer(), where), found))


def look(name: str, probe: Probe, computer: Computer, system: System | None) -> Evidence:
    """What one probe sees; unknown where the system gives no answer."""
    if system is None:
        seen = unknown(
            Message(N_("Not known for this system: {system}."), {"system": sys.platform})
        )
    else:
        try:
            seen = _way(probe, system)(computer)
        except NoAnswer as reason:
            seen = unknown(reason.text, reason.line)
    return Evidence(name, seen.outcome, seen.text, seen.line, probe.title)


def _way(probe: Probe, system: System) -> Look:
    match system:
        case System.LINUX:
            return probe.linux
        case System.MACOS:
            return probe.macos
        case System.WINDOWS:
            return probe.windows
    assert_never(system)
