"""Chooses a language and opens its catalogue; cheap enough to stand on the way to `--help`.

`secaudit.i18n` builds sentences with values from it. Nothing here knows of messages or money.
"""

from __future__ import annotations

import gettext
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCALE_DIR = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - pathlib costs a tenth of --help
DOMAIN = "secaudit"
# A language is a folder of translations; its first two letters are what users call it.
FOLDERS = (
    {"en": "en"}
    | {
        name[:2]: name
        for name in sorted(os.listdir(LOCALE_DIR))  # noqa: PTH208 - as above
        if name[2:3] in {"", "_"}
    }
)
LANGUAGES = tuple(FOLDERS)


def choose_language(
    asked: str | None, environ: Mapping[str, str] = os.environ, *, kept: str | None = None
) -> str:
    """The language asked for, else of `SECAUDIT_LANG`, else `kept`, else of the locale, or English.

    `kept` is what the user has settled in the file of settings.
    """
    candidates = [asked, environ.get("SECAUDIT_LANG"), kept]
    # POSIX order of precedence; LANGUAGE may hold several, the first that we have wins.
    candidates += environ.get("LANGUAGE", "").split(":")
    candidates += [environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    for candidate in candidates:
        start = (candidate or "")[:2].lower()
        if start in LANGUAGES:
            return start
        if start in ("c", "po") and candidate in ("C", "POSIX", "C.UTF-8"):
            return "en"
    return "en"


def catalogue(language: str) -> gettext.NullTranslations:
    """The translations into `language`; English is the source language and translates nothing."""
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALE_DIR, languages=[FOLDERS[language]], fallback=True)
