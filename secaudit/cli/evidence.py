"""What `secaudit evidence` does: make packs, or compare one with its manifest."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from secaudit import clock, safe
from secaudit.cli import console, options
from secaudit.cli.exits import Exit
from secaudit.cli.passwords import asker
from secaudit.cli.progress import Bar
from secaudit.cli.stdin import files_of
from secaudit.errors import NothingKept, UsageError
from secaudit.i18n import Translator
from secaudit.model.message import N_, Message
from secaudit.reports import terminal
from secaudit.reports.evidence import folder, manifest, screen
from secaudit.workflows import evidence, providers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from secaudit.model.evidence_pack import EvidencePack
    from secaudit.reports.page import Line
    from secaudit.workflows.providers import Known

    class Chosen(options.Reading):
        """The arguments of the command."""

        entries: tuple[str, ...]
        folder: str | None
        files: tuple[str, ...]
        originals: tuple[str, ...]
        provider: str | None
        provider_file: str | None
        jurisdiction: str | None
        reveal: bool
        verify: str | None
        color: str
        quiet: bool
        verbose: bool


_UNSAFE = frozenset('/\\:*?"<>| ')
_LONGEST_NAME = 40


def make(language: str, asked: Chosen) -> Exit:
    """Gather, write, and say where it is."""
    translator = Translator(language)
    file = asked["provider_file"]
    known = providers.known(Path(file) if file else None)
    for fault in known.faults:
        console.note(translator.error(fault))
    if asked["provider"] is not None:
        known.load(asked["provider"])
    now = clock.now().astimezone()
    with files_of(asked["files"]) as paths:
        packs = _packs(asked, known, paths, translator, now)
        for pack, target in zip(packs, _targets(packs, asked["folder"], now), strict=True):
            made = folder.write(pack, target, translator)
            digest = hashlib.sha256((made / manifest.NAME).read_bytes()).hexdigest()
            lines = screen.made(pack, made, digest, translator, width=console.width(sys.stdout))
            _show(lines, asked)
    return Exit.NOTHING_FOUND


def verify(name: str, language: str, asked: Chosen) -> Exit:
    """Compare a pack with its manifest."""
    found = manifest.verify(Path(name))
    lines = screen.verified(found, Translator(language), width=console.width(sys.stdout))
    _show(lines, asked)
    return Exit.NOTHING_FOUND if found.whole else Exit.FINDINGS


def _packs(
    asked: Chosen, known: Known, paths: Sequence[Path], translator: Translator, now: datetime
) -> tuple[EvidencePack, ...]:
    wanted = evidence.Asked(
        known=known,
        entries=asked["entries"],
        provider=asked["provider"],
        jurisdiction=asked["jurisdiction"],
        reveal=asked["reveal"],
    )
    if not paths:
        try:
            return evidence.from_ledger(wanted, now=now, given=list(map(Path, asked["originals"])))
        except NothingKept:
            raise UsageError(
                Message(N_("nothing was scanned yet.")),
                where="secaudit evidence",
                hint=Message(
                    N_("Begin with: secaudit transactions FILE. Or take a file: --from FILE")
                ),
            ) from None
    bar = Bar(sys.stderr, translator(N_("Reading and comparing")), wanted=not asked["quiet"])
    password = asker(asked["zip_password_file"], translator, bar=bar, may_ask=not asked["no_input"])
    overrides = options.overrides(asked)
    with bar:
        return evidence.from_files(
            paths, wanted, now=now, overrides=overrides, password=password, progress=bar
        )


def _targets(packs: Sequence[EvidencePack], named: str | None, now: datetime) -> list[Path]:
    """A folder for each pack: the one that was named, with the account's name if there are more."""
    if named is not None and len(packs) == 1:
        return [Path(named)]
    start = named or f"evidence-{now:%Y-%m-%d}"
    return [Path(f"{start.rstrip('/')}-{_file_name(pack.account)}") for pack in packs]


def _file_name(account: str) -> str:
    """The name of an account, without what a file's name must not hold."""
    kept = "".join("-" if letter in _UNSAFE else letter for letter in safe.plain(account))
    return kept[:_LONGEST_NAME].strip(".-") or "account"


def _show(lines: Sequence[Line], asked: Chosen) -> None:
    look = terminal.Look(
        width=console.width(sys.stdout), colour=console.wants_colour(asked["color"], sys.stdout)
    )
    terminal.write([*lines, ()], sys.stdout, look)
