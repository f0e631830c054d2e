"""The wallets and banks that this run knows: the packaged ones, and what the user's own files add.

Own files are those of `--provider-file` and of the folder `providers` in the data folder. They add
with limited trust and replace nothing; no name in a text or a file is recognised by them.
"""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from secaudit import catalogue
from secaudit.errors import CatalogueError, NothingKept, SecauditError, StorageError, UsageError
from secaudit.model.message import N_, Message
from secaudit.providers import profiles, trust
from secaudit.response.plan import plan
from secaudit.storage import hotlines
from secaudit.storage.database import data_folder, open_database

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from secaudit.model.finding import Finding
    from secaudit.model.plan import ConfirmedNumber, Plan
    from secaudit.providers.facts import Provider

FOLDER = "providers"
_MOST_FILES = 50


class Known:
    """What is known of providers in one run; `faults` are own files that had to be left out."""

    def __init__(
        self, own: Mapping[str, tuple[str, Provider]], faults: Sequence[SecauditError] = ()
    ) -> None:
        self._own, self.faults = own, tuple(faults)

    def ids(self) -> tuple[str, ...]:
        """Every provider there is."""
        return tuple(sorted({*profiles.ids(), *self._own}))

    def load(self, provider_id: str) -> Provider:
        """The provider of this id; raises `UsageError` for none such, with the nearest name."""
        if provider_id not in self.ids():
            self._unknown(provider_id)
        if provider_id not in self._own:
            return profiles.load(provider_id)
        file, mine = self._own[provider_id]
        if provider_id not in profiles.ids():
            return mine
        return trust.joined(profiles.load(provider_id), mine, file=file)

    def named(self, text: str) -> str | None:
        """The provider that a user means by an id or a name, if it is one."""
        word = text.strip()
        return word.lower() if word.lower() in self.ids() else profiles.recognise(word)

    def plan(
        self,
        provider_id: str | None,
        *,
        findings: Sequence[Finding] = (),
        today: date | None,
        confirmed: Mapping[str, tuple[ConfirmedNumber, ...]],
    ) -> Plan:
        """What to do with this provider; a file that cannot be read leaves what holds for all."""
        if provider_id is None or provider_id not in self.ids():
            return plan(None, findings=findings, today=today)
        own = confirmed.get(provider_id, ())
        try:
            provider = self.load(provider_id)
        except CatalogueError as error:
            bare = plan(None, findings=findings, today=today)
            return replace(bare, provider_id=provider_id, unnamed=None, notices=(error.text,))
        return plan(provider, findings=findings, today=today, confirmed=own)

    def _unknown(self, provider_id: str) -> None:
        close = difflib.get_close_matches(provider_id, self.ids(), n=1)
        if close:
            hint = Message(N_("Did you mean --provider {name}?"), {"name": close[0]})
        else:
            # Our own ids, whole: text among the values would be cut to fit a line.
            ids = Message(", ".join(self.ids()))
            hint = Message(N_("Give --provider one of: {ids}."), {"ids": ids})
        text = Message(N_("No wallet or bank is called {id} here."), {"id": provider_id})
        raise UsageError(text, hint=hint)


def known(file: Path | None = None) -> Known:
    """What is known with the user's own files; raises `CatalogueError` if `file` is wrong."""
    own: dict[str, tuple[str, Provider]] = {}
    faults: list[SecauditError] = []
    for path in _files():
        try:
            found = trust.own(path)
        except CatalogueError as error:
            faults.append(error)
        else:
            own[found.id] = (path.name, found)
    if file is not None:
        found = trust.own(file)
        own[found.id] = (file.name, found)
    return Known(own, faults)


def _files() -> list[Path]:
    """The user's own files in the data folder; a link is none, for it may lead anywhere."""
    try:
        folder = data_folder() / FOLDER
        if folder.is_symlink() or not folder.is_dir():
            return []
        found = [folder / f"{name}.toml" for name in catalogue.members(folder)]
        return [path for path in found if path.is_file() and not path.is_symlink()][:_MOST_FILES]
    except (OSError, StorageError):
        return []


def confirmed() -> dict[str, tuple[ConfirmedNumber, ...]]:
    """The numbers that the user confirmed, by provider; none where nothing can be read."""
    try:
        with open_database(write=False) as db:
            return {name: hotlines.of(db, name) for name in hotlines.providers(db)}
    except (NothingKept, StorageError):
        return {}
