"""Starts, stops, deletes and tells the truth about the daily look; what it wrote is recorded."""

from __future__ import annotations

import hashlib
import os
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from secaudit import clock
from secaudit.errors import SecauditError, UsageError, reason
from secaudit.model.message import N_, Message
from secaudit.model.schedule import Plan, Standing, State
from secaudit.reminders import notice, scheduler
from secaudit.reminders.notice import TRIED, due_text
from secaudit.reminders.system import ReminderError, ThisSystem
from secaudit.storage import schedule, settings
from secaudit.storage.schedule import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from secaudit.model.schedule import File
    from secaudit.reminders.system import System
    from secaudit.storage.database import Database

__all__ = ["TRIED", "due_text"]  # the command line reaches the feature through here

_TICKED, _SEEN = "remind.ticked", "remind.seen"
_YES, _NO = "yes", "no"


def this_system() -> System:
    """The computer that the program runs on."""
    return ThisSystem(platformdirs.user_config_path().absolute())


def schedulers() -> tuple[str, ...]:
    """The names of all schedulers, whether or not this system has them."""
    return tuple(scheduler.members())


def plan(
    system: System, *, name: str | None, hour: int, language: str, data: Path | None = None
) -> Plan:
    """What starting would write and run; `data` is the folder of the database where it is unusual.

    Raises `ReminderError` where no scheduler is there, or the chosen one is not.
    """
    chosen = name or scheduler.choose(system)
    if chosen is None:
        raise ReminderError(
            Message(N_("This system has nothing that could run a daily look.")),
            hint=Message(N_("Use a calendar instead: secaudit remind ics FILE")),
        )
    found = scheduler.members()[chosen]
    if not found.usable(system):
        raise ReminderError(
            Message(N_("{name} does not work here."), {"name": found.title}),
            hint=Message(N_("Leave --scheduler out to take one that does.")),
        )
    where = ("--data", str(data)) if data is not None else ()
    tick = scheduler.daily(("remind", "tick", "--lang", language, *where), hour)
    return Plan(
        scheduler=chosen,
        title=found.title,
        hour=hour,
        files=found.files(tick, system),
        links=found.links(system),
        commands=found.commands(system),
        missed=found.missed,
        warning=scheduler.danger(tick),
    )


def start(db: Database, wanted: Plan, system: System) -> None:
    """Write the files of a plan and make the system take them, in place of those before.

    Raises `ReminderError` where a file stands in the way that is not ours.
    """
    delete(db, system)
    for file in wanted.files:
        if os.path.lexists(file.path):
            raise ReminderError(
                Message(N_("a file stands here that is not known to be one of secaudit's.")),
                where=file.path,
                hint=Message(N_("Look at it and move it away, then try again.")),
            )
    # First what is to be written, so that whatever happens meanwhile can be deleted.
    digests = {str(file.path): hashlib.sha256(file.content).hexdigest() for file in wanted.files}
    schedule.put(db, Record(wanted.scheduler, wanted.hour, digests))
    written: list[Path] = []
    try:
        for file in wanted.files:
            _write(file)
            written.append(file.path)
        scheduler.members()[wanted.scheduler].load(system)
    except SecauditError:
        with suppress(SecauditError):
            scheduler.members()[wanted.scheduler].unload(system)
        for path in written:
            path.unlink(missing_ok=True)
        schedule.remove(db)
        raise


def stop(db: Database, system: System) -> bool:
    """Make the system forget it and keep the files; whether anything had been started."""
    record = schedule.get(db)
    if record is None:
        return False
    scheduler.members()[record.scheduler].unload(system)
    return True


def delete(db: Database, system: System, *, force: bool = False) -> tuple[Path, ...]:
    """Undo a start; the files that are gone now.

    Raises `ReminderError`, having done nothing, where a file was changed since, or the scheduler
    does not let go; `force` goes on all the same.
    """
    record = schedule.get(db)
    if record is None:
        return ()
    files = _standings(record.files)
    for path, standing in files:
        if standing is Standing.CHANGED and not force:
            raise ReminderError(
                Message(N_("this file was changed since it was written, so nothing was deleted.")),
                where=path,
                hint=Message(N_("`secaudit remind delete --force` deletes it all the same.")),
            )
    chosen = scheduler.members()[record.scheduler]
    try:
        chosen.unload(system)
    except ReminderError:
        if not force:
            raise
    there = [path for path, standing in files if standing is not Standing.MISSING]
    there += [link for link in chosen.links(system) if link.is_symlink()]
    for path in there:
        path.unlink(missing_ok=True)
    schedule.remove(db)
    return tuple(there)


def state(db: Database, system: System) -> State | None:
    """What is really so, None where nothing was started."""
    record = schedule.get(db)
    if record is None:
        return None
    chosen = scheduler.members()[record.scheduler]
    why: Message | None
    loaded: bool | None
    try:
        loaded, why = chosen.loaded(system)
    except ReminderError as error:
        loaded, why = None, error.text
    ticked, seen = settings.get(db, _TICKED), settings.get(db, _SEEN)
    return State(
        scheduler=record.scheduler,
        title=chosen.title,
        hour=record.hour,
        loaded=loaded,
        why=why,
        files=_standings(record.files),
        ticked=datetime.fromisoformat(ticked) if ticked else None,
        seen=None if seen is None else seen == _YES,
    )


def started(db: Database) -> bool:
    """Whether something was started and not deleted since."""
    return schedule.get(db) is not None


def ticked(db: Database) -> None:
    """Keep that the daily look has just run."""
    settings.put(db, _TICKED, clock.now().isoformat(timespec="seconds"))


def notify(text: Message, render: Callable[[Message], str], system: System) -> bool:
    """Show a notice; whether the system took it, which does not mean that it was seen."""
    return notice.show(render(notice.TITLE), render(text), system)


def can_notify(system: System) -> bool:
    """Whether this computer has a way to show notices at all."""
    return notice.way_of(system) is not None


def keep_seen(db: Database, *, seen: bool) -> None:
    """Keep the user's word on whether the notice was seen."""
    settings.put(db, _SEEN, _YES if seen else _NO)


def _write(file: File) -> None:
    try:
        file.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Never over a file, and never through a link.
        handle = os.open(file.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with ExitStack() as undo:
            # Half of it would be taken for somebody else's.
            undo.callback(file.path.unlink, missing_ok=True)
            with os.fdopen(handle, "wb") as stream:
                stream.write(file.content)
            undo.pop_all()
    except OSError as error:
        raise UsageError(
            Message(N_("it could not be written ({reason})."), {"reason": reason(error)}),
            where=file.path,
        ) from error


def _standings(files: Mapping[str, str]) -> tuple[tuple[Path, Standing], ...]:
    return tuple((Path(path), _standing(Path(path), digest)) for path, digest in files.items())


def _standing(path: Path, digest: str) -> Standing:
    if not os.path.lexists(path):
        return Standing.MISSING
    if path.is_symlink() or not path.is_file():
        return Standing.CHANGED
    same = hashlib.sha256(path.read_bytes()).hexdigest() == digest
    return Standing.SAME if same else Standing.CHANGED
