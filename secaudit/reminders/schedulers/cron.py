"""One marked block in the user's crontab; every other byte of it stays as it is.

Format: crontab(5). A command goes through sh, and before that cron takes `%` for a line break.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message
from secaudit.model.schedule import File
from secaudit.reminders.scheduler import NAME, Scheduler, Tick, demand
from secaudit.reminders.system import ReminderError

if TYPE_CHECKING:
    from pathlib import Path

    from secaudit.reminders.system import System

_BEGIN = b"# >>> secaudit remind >>> `secaudit remind delete` takes these lines out\n"
_END = b"# <<< secaudit remind <<<\n"
# Debian's and Red Hat's daemons write their number there.
_PID_FILES = ("/run/crond.pid", "/var/run/crond.pid", "/run/cron.pid")
_NONE_YET = ("no crontab for", "No such file")


def _block(tick: Tick) -> bytes:
    command = shlex.join(tick.command)
    if "\\" in command:
        # Some crons take two backslashes for one, others do not.
        raise ReminderError(
            Message(N_("cron cannot be told a path with a backslash.")), where=tick.command[0]
        )
    line = f"{tick.minute} {tick.hour} * * * {command} >/dev/null 2>&1\n".replace("%", r"\%")
    return _BEGIN + line.encode() + _END


def _path(system: System) -> Path:
    return system.config / "secaudit" / f"{NAME}.crontab"


def _files(tick: Tick, system: System) -> tuple[File, ...]:
    return (File(_path(system), _block(tick)),)


def _usable(system: System) -> bool:
    return system.platform not in ("win32", "darwin") and system.has("crontab")


def _read(system: System) -> bytes:
    """The crontab as it is; an error must not be taken for an empty one, or all would be lost."""
    answer = system.run("crontab", "-l")
    if answer.code and any(words in answer.err for words in _NONE_YET):
        return b""
    demand(answer, "crontab -l")
    return answer.out


def _write(text: bytes, system: System) -> None:
    command = ("crontab", "-") if text else ("crontab", "-r")
    demand(system.run(*command, feed=text), " ".join(command))


def without(text: bytes) -> bytes:
    """A crontab without our block; raises `ReminderError` where its marks were torn apart."""
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if bool(begin) != bool(end) or _BEGIN in after or (not begin and _END in text):
        raise ReminderError(
            Message(N_("The marks around the lines of secaudit in your crontab were changed.")),
            where="crontab",
            hint=Message(N_("Take these lines out with `crontab -e`, then try again.")),
        )
    return before + after


def _load(system: System) -> None:
    present = _read(system)
    rest = without(present)
    if rest and not rest.endswith(b"\n"):
        rest += b"\n"
    wanted = rest + _path(system).read_bytes()
    if wanted != present:
        _write(wanted, system)


def _unload(system: System) -> None:
    present = _read(system)
    if without(present) != present:
        _write(without(present), system)


def _loaded(system: System) -> tuple[bool, Message | None]:
    path = _path(system)
    if not path.exists() or path.read_bytes() not in _read(system):
        return False, None
    if not any(map(system.alive, _PID_FILES)):
        return True, Message(N_("It stands in your crontab, but no cron seems to run here."))
    return True, None


SCHEDULER = Scheduler(
    place=2,
    title=Message(N_("cron")),
    missed=Message(N_("If the computer is off at that hour, that day is left out.")),
    usable=_usable,
    files=_files,
    commands=lambda _: (("crontab", "-"),),
    load=_load,
    unload=_unload,
    loaded=_loaded,
)
