"""The files that the user means: folders opened, doubles left out, each read or excused."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from secaudit.errors import ExportError, PasswordNeeded, SecauditError, WrongFileError, reason
from secaudit.model.ledger import Ledger
from secaudit.model.message import N_, Message
from secaudit.model.money import Money
from secaudit.model.overrides import Overrides
from secaudit.model.report import Failure, FileReport, Repeat, Totals
from secaudit.transactions.reading.export import read_export
from secaudit.workflows.right_export import ways_to, with_way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal
    from pathlib import Path

    from secaudit.model.ledger import Reading

    Password = Callable[[Path, int], str | None]
    Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files that were read, in the order given, and what became of the others.

    `paths` are those of the ledgers.
    """

    ledgers: tuple[Ledger, ...]
    paths: tuple[Path, ...]
    files: tuple[FileReport, ...]
    failures: tuple[Failure, ...]
    repeats: tuple[Repeat, ...]


def read_inputs(
    paths: Sequence[Path],
    *,
    overrides: Overrides = Overrides(),  # noqa: B008 - frozen
    provider: str | None = None,
    password: Password | None = None,
    progress: Progress | None = None,
) -> Inputs:
    """Read every file among `paths` and in the folders among them; one bad file stops only itself.

    `overrides` decide what a file leaves open; `provider` is the one that the user names.
    `password` is asked with the path and the number of the attempt when a file is locked; None ends
    the asking. `progress` hears the share of the files that is done.
    """
    chosen, failures = _open_folders(paths)
    files, repeats = _without_repeats(chosen)
    ledgers: dict[Path, Ledger] = {}
    for position, path in enumerate(files):
        try:
            ledgers[path] = read_file(
                path,
                overrides=overrides,
                provider=provider,
                password=password,
                progress=_share(progress, position, len(files)),
            )
        except SecauditError as error:
            failures.append(Failure(path, error))
    return Inputs(
        ledgers=tuple(ledgers.values()),
        paths=tuple(ledgers),
        files=tuple(
            file for ledger in ledgers.values() for file in reports(ledger, provider=provider)
        ),
        failures=tuple(failures),
        repeats=tuple(repeats),
    )


def _open_folders(paths: Iterable[Path]) -> tuple[list[Path], list[Failure]]:
    files: list[Path] = []
    failures: list[Failure] = []
    for path in paths:
        if not path.is_dir():
            if path.exists():
                files.append(path)
            else:
                failures.append(Failure(path, _missing(path)))
            continue
        try:
            inside = sorted(
                file for file in path.iterdir() if file.is_file() and not file.name.startswith(".")
            )
        except OSError as error:
            failures.append(Failure(path, _closed_folder(path, error)))
            continue
        files += inside
        if not inside:
            failures.append(Failure(path, _empty_folder(path)))
    return files, failures


def _missing(path: Path) -> ExportError:
    return ExportError(
        Message(N_("there is no file or folder of this name.")),
        where=path,
        hint=Message(N_("Check the name; you can also drag the file into this window.")),
    )


def _empty_folder(path: Path) -> ExportError:
    return ExportError(
        Message(N_("this folder holds no file; at least one export was expected.")),
        where=path,
        hint=Message(N_("Put the file from your wallet or bank into it, or name the file itself.")),
    )


def _closed_folder(path: Path, error: OSError) -> ExportError:
    return ExportError(
        Message(N_("this folder could not be opened ({reason})."), {"reason": reason(error)}),
        where=path,
        hint=Message(N_("Copy the export into a folder of your own and name that one.")),
    )


def _without_repeats(files: Iterable[Path]) -> tuple[list[Path], list[Repeat]]:
    """Leave out files whose content came before; only files of equal size need to be compared."""
    files = list(files)
    sizes = {file: file.stat().st_size for file in files if file.is_file()}
    common = Counter(sizes[file] for file in files if file in sizes)
    seen: dict[bytes, Path] = {}
    kept: list[Path] = []
    repeats: list[Repeat] = []
    for file in files:
        if common[sizes.get(file, -1)] < 2:  # noqa: PLR2004 - alone of its size
            kept.append(file)
            continue
        digest = _digest(file)
        if digest in seen:
            repeats.append(Repeat(file, seen[digest]))
        else:
            seen[digest] = file
            kept.append(file)
    return kept, repeats


def _digest(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "blake2b").digest()
    except OSError:
        # An unreadable file is like no other; reading it will say what is wrong.
        return str(file).encode(errors="surrogateescape")


def read_file(
    path: Path,
    *,
    overrides: Overrides,
    provider: str | None = None,
    password: Password | None = None,
    progress: Progress | None = None,
) -> Ledger:
    """The ledger of one file; an error names its path and, as far as is known, the right export."""
    try:
        return _read(path, overrides=overrides, password=password, progress=progress)
    except SecauditError as error:
        # The path as it was given: a name alone may stand in two folders.
        if error.where in {None, path.name}:
            error.where = str(path)
        if isinstance(error, WrongFileError):
            with_way(error, path, asked=provider)
        raise


def _read(
    path: Path, *, overrides: Overrides, password: Password | None, progress: Progress | None
) -> Ledger:
    try:
        return read_export(path, overrides=overrides, progress=progress)
    except PasswordNeeded as locked:
        needed = locked
    for attempt in range(3):
        secret = password(path, attempt) if password else None
        if secret is None:
            break
        try:
            return read_export(path, password=secret, overrides=overrides, progress=progress)
        except PasswordNeeded as wrong:
            needed = wrong
    raise needed


def _share(progress: Progress | None, position: int, count: int) -> Progress | None:
    if progress is None:
        return None
    return lambda done: progress((position + done) / count)


def reports(ledger: Ledger, *, provider: str | None = None) -> Iterator[FileReport]:
    """What became of one file, or of each file in an archive.

    Where one is not the best export that there is, the report says how to get that one.
    """
    tables: dict[str, list[Reading]] = {}
    for reading in ledger.readings:
        tables.setdefault(reading.source, []).append(reading)
    for source, readings in tables.items():
        own = ledger.entries
        if len(tables) > 1:
            own = own.filter(pc.equal(own["source"], source))
        yield _report(Ledger(own, tuple(readings)), provider=provider)


def _report(ledger: Ledger, *, provider: str | None) -> FileReport:
    summary = ledger.summary()
    reading = _together(ledger.readings)
    return FileReport(
        reading=reading,
        first=summary["first"],
        last=summary["last"],
        totals=tuple(
            _totals(currency or "", figures) for currency, figures in summary["by_currency"].items()
        ),
        exports=ways_to(provider or reading.provider) if reading.wrong else (),
        tables=ledger.readings,
    )


def _together(readings: Sequence[Reading]) -> Reading:
    """The readings of all tables of one file as one, with the first one's name and columns."""
    first = readings[0]
    if len(readings) == 1:
        return first
    return replace(
        first,
        rows=sum(one.rows for one in readings),
        ignored=sum(one.ignored for one in readings),
        refused=tuple(refusal for one in readings for refusal in one.refused),
        # The same doubt of two sheets is said once.
        doubts=tuple({repr(doubt): doubt for one in readings for doubt in one.doubts}.values()),
        confidence=min(one.confidence for one in readings),
        currency_printed=all(one.currency_printed for one in readings),
        wrong=any(one.wrong for one in readings),
    )


def _totals(currency: str, figures: Mapping[str, Any]) -> Totals:  # Any: counts and sums
    sums = [figures[name] for name in ("outflow", "inflow", "neutral_sum")]
    digits = max(map(_digits, sums))
    outflow, inflow, neutral = (
        Money(int(total.scaleb(digits)), digits, currency) for total in sums
    )
    return Totals(rows=figures["rows"], outflow=outflow, inflow=inflow, neutral=neutral)


def _digits(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
