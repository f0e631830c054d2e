"""Reads and changes the file of settings; it must be the user's own, and hold nothing unknown."""

from __future__ import annotations

import difflib
import os
import re
import stat
import tomllib
from pathlib import Path

from secaudit.config import KEYS
from secaudit.errors import ConfigError, reason
from secaudit.model.message import N_, Message

_LIMIT = 65_536  # bytes
_WRITABLE = 0o022  # by the group and by others
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_LINE = r"^[ \t]*{name}[ \t]*=.*\n?"
_CORRECT = Message(N_("Correct the file, or take the key out: secaudit config unset KEY"))


def read(where: str) -> dict[str, str]:
    """The keys of the file and their values, all of them checked."""
    path = Path(where)
    return _checked(_text(path), path)


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


def put(where: str, name: str, value: str | None) -> bool:
    """Write one key, or with None take it out; whether that changed the file.

    All other lines stay as they are, so a fault in them does not keep one from mending it.
    """
    if value is not None:
        check(name, value, where=name)
    path = Path(where)
    before = _text(path) if os.path.lexists(path) else ""
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
        _checked(after, path)
    try:
        _replace(path, after)
    except OSError as error:
        raise _unusable(path, error) from None
    return True


def _text(path: Path) -> str:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as stream:
            _check_owner(path, os.fstat(stream.fileno()))
            return stream.read(_LIMIT).decode("utf-8-sig")
    except UnicodeDecodeError:
        text = Message(N_("This is not UTF-8 text."))
        raise ConfigError(text, str(path), Message(N_("Save the file as UTF-8."))) from None
    except OSError as error:
        raise _unusable(path, error) from None


def _check_owner(path: Path, found: os.stat_result) -> None:
    """Refuse what somebody else could have written: it decides what the user is shown."""
    if not stat.S_ISREG(found.st_mode):
        raise ConfigError(
            Message(N_("this is no file.")), str(path), Message(N_("Move it away, then try again."))
        )
    if os.name != "posix":
        return
    if found.st_uid not in {os.geteuid(), 0}:
        raise ConfigError(
            Message(N_("this belongs to another user.")),
            str(path),
            Message(N_("Move it away, then try again.")),
        )
    if found.st_mode & _WRITABLE:
        command = Message(N_("Type: {command}, then try again."), {"command": f"chmod 600 {path}"})
        raise ConfigError(
            Message(N_("other users of this computer may change this.")), str(path), command
        )


def _checked(text: str, path: Path) -> dict[str, str]:
    where = str(path)
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        why = Message(N_("This is not valid TOML: {reason}."), {"reason": str(error)})
        raise ConfigError(why, where, Message(N_("Correct the file at that place."))) from None
    for name, value in table.items():
        if name in KEYS and not isinstance(value, str):
            text_of = Message(N_("{key} must be text in quotation marks."), {"key": name})
            raise ConfigError(text_of, where, _CORRECT)
        check(name, str(value), where=where)
    return table


def _replace(path: Path, text: str) -> None:
    """Write beside the file, then put that in its place: there is never half a file."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _unusable(path: Path, error: OSError) -> ConfigError:
    return ConfigError(
        Message(N_("It could not be read ({reason})."), {"reason": reason(error)}),
        str(path),
        Message(N_("Check the name, and that you may read the file.")),
    )
