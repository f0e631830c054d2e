"""Reads and changes the file of settings; it must be the user's own, and hold nothing unknown."""

from __future__ import annotations

import difflib
import os
import re
import shlex
import stat
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit import toml
from secaudit.config import KEYS, path, variable
from secaudit.errors import ConfigError, reason
from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

_COLOUR_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE")
_LIMIT = 65_536  # bytes
_WRITABLE = 0o022  # by the group and by others
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_LINE = r"^[ \t]*{name}[ \t]*=.*\n?"
_CORRECT = Message(N_("Correct the file, or take the key out: secaudit config unset KEY"))


def kept(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What the file says; nothing where there is none.

    Raises `ConfigError` for a file that is wrong or that others may change.
    """
    file = Path(path(environ))
    return _checked(_text(file), file) if os.path.lexists(file) else {}


def settled(name: str, environ: Mapping[str, str] = os.environ) -> str | None:
    """What the variable says of a key, else the file; None where neither does.

    Raises `ConfigError` for what the key may not be.
    """
    asked = environ.get(variable(name))
    if asked:
        check(name, asked, where=variable(name))
        return asked
    if name == "color" and any(environ.get(one) for one in _COLOUR_VARIABLES):
        return None
    return kept(environ).get(name)


def check(name: str, value: str, *, where: str) -> None:
    """Raise `ConfigError` for a key that there is not, or a value that it may not have."""
    if name not in KEYS:
        close = difflib.get_close_matches(name, KEYS, n=1)
        hint = Message(N_("Known are: {names}."), {"names": ", ".join(KEYS)})
        if close:
            hint = Message(N_("Did you mean {name}?"), {"name": close[0]})
        raise ConfigError(Message(N_("there is no key {key}."), {"key": name}), where, hint)
    choices = KEYS[name]
    if value in choices or (not choices and _WORD.fullmatch(value)):
        return
    text = Message(N_("{key} cannot be {value}."), {"key": name, "value": value})
    hint = Message(N_("Give one word."))
    if choices:
        hint = Message(N_("Give one of: {choices}."), {"choices": ", ".join(choices)})
    raise ConfigError(text, where, hint)


def put(name: str, value: str | None) -> bool:
    """Write one key, or with None take it out; whether that changed the file.

    All other lines stay as they are, so a fault in them does not keep one from mending it.
    """
    if value is not None:
        check(name, value, where=name)
    file = Path(path())
    before = _text(file) if os.path.lexists(file) else ""
    line = "" if value is None else f'{name} = "{value}"\n'
    found = re.compile(_LINE.format(name=re.escape(name)), re.MULTILINE)
    if found.search(before):
        after = found.sub(line, before, count=1)
    else:
        after = before if not before or before.endswith("\n") else f"{before}\n"
        after += line
    if after == before:
        return False
    if value is not None:
        _checked(after, file)
    try:
        if after:
            _replace(file, after)
        else:
            file.unlink()  # an empty one would be opened by every run
    except OSError as error:
        raise _unusable(file, error) from None
    return True


def _text(file: Path) -> str:
    try:
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as stream:
            _check_owner(file, os.fstat(stream.fileno()))
            return stream.read(_LIMIT).decode("utf-8-sig")
    except UnicodeDecodeError:
        text = Message(N_("This is not UTF-8 text."))
        raise ConfigError(text, str(file), Message(N_("Save the file as UTF-8."))) from None
    except OSError as error:
        raise _unusable(file, error) from None


def _check_owner(file: Path, found: os.stat_result) -> None:
    """Refuse what somebody else could have written: it decides what the user is shown."""
    if not stat.S_ISREG(found.st_mode):
        raise ConfigError(
            Message(N_("this is no file.")), str(file), Message(N_("Move it away, then try again."))
        )
    if os.name != "posix":
        return
    if found.st_uid not in {os.geteuid(), 0}:
        raise ConfigError(
            Message(N_("this belongs to another user.")),
            str(file),
            Message(N_("Move it away, then try again.")),
        )
    if found.st_mode & _WRITABLE:
        command = Message(
            N_("Type: {command}, then try again."),
            {"command": f"chmod 600 {shlex.quote(str(file))}"},
        )
        raise ConfigError(
            Message(N_("other users of this computer may change this.")), str(file), command
        )


def _checked(text: str, file: Path) -> dict[str, str]:
    where = str(file)
    try:
        table = toml.loads(text)
    except tomllib.TOMLDecodeError as error:
        why = Message(N_("This is not valid TOML: {reason}."), {"reason": str(error)})
        raise ConfigError(why, where, Message(N_("Correct the file at that place."))) from None
    for name, value in table.items():
        if name in KEYS and not isinstance(value, str):
            text_of = Message(N_("{key} must be text in quotation marks."), {"key": name})
            raise ConfigError(text_of, where, _CORRECT)
        check(name, value if isinstance(value, str) else "", where=where)
    return table


def _replace(file: Path, text: str) -> None:
    """Write beside the file, then put that in its place: there is never half a file."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _unusable(file: Path, error: OSError) -> ConfigError:
    return ConfigError(
        Message(N_("It could not be read ({reason})."), {"reason": reason(error)}),
        str(file),
        Message(N_("Check the name, and that you may read the file.")),
    )
