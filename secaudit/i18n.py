"""Chooses a language and turns messages into sentences of it.

gettext catalogues live in `locale/`; English is the source language and needs none. Numbers, money and
dates are written the way the language writes them, text from outside is neutralised on the way.
"""

from __future__ import annotations

import gettext
import os
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from secaudit import safe
from secaudit.model.message import Bilingual, Message
from secaudit.model.money import Money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.errors import SecauditError

LANGUAGES = ("en", "zh")
LOCALE_DIR = Path(__file__).parent / "locale"
DOMAIN = "secaudit"
_FOLDERS = {"zh": "zh_CN"}
_SYMBOLS = {"CNY": "\uffe5", "EUR": "\u20ac", "GBP": "\u00a3", "USD": "$"}


def choose_language(asked: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """The language asked for, else that of `SECAUDIT_LANG`, else of the locale, else English."""
    candidates = [asked, environ.get("SECAUDIT_LANG")]
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


class Translator:
    """Sentences in one language: `translator(text)`, `.render(message)`, `.error(error)`."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        folder = _FOLDERS.get(self.language, self.language)
        self._catalogue = gettext.translation(
            DOMAIN, LOCALE_DIR, languages=[folder], fallback=True
        )

    def __call__(self, text: str) -> str:
        """The translation of one plain text."""
        return self._catalogue.gettext(text) if text else ""

    def render(self, message: Message | Bilingual) -> str:
        """The sentence of `message`, its values filled in and neutralised."""
        if isinstance(message, Bilingual):
            return message.zh if self.language == "zh" else message.en
        if message.plural is not None and message.count is not None:
            form = self._catalogue.ngettext(message.msgid, message.plural, message.count)
        else:
            form = self(message.msgid)
        return form.format(**{name: self.value(value) for name, value in message.params.items()})

    def value(self, value: str | float | Decimal | Money | date | time | Bilingual | Message) -> str:
        """One value as this language writes it."""
        match value:
            case Message() | Bilingual():
                return self.render(value)
            case str():
                return safe.plain(value)
            case Money():
                return self.money(value)
            case datetime():
                return f"{self.value(value.date())} {value:%H:%M:%S}"
            case date():
                return f"{value.year}年{value.month}月{value.day}日" if self.language == "zh" else f"{value:%Y-%m-%d}"
            case time():
                return f"{value:%H:%M}"
            case float():
                return f"{value:,.1f}" if value < 100 and value != int(value) else f"{value:,.0f}"
            case int():
                return f"{value:,}"
            case Decimal():
                return f"{value:,f}"
        assert_never(value)

    def money(self, money: Money) -> str:
        """An amount with its sign, thousands marks and currency."""
        sign = "-" if money.units < 0 else ""
        figure = f"{abs(money).value:,f}"
        symbol = _SYMBOLS.get(money.currency)
        if symbol:
            return f"{sign}{symbol}{figure}"
        return f"{sign}{figure} {safe.plain(money.currency)}".rstrip()

    def error(self, error: SecauditError) -> str:
        """Where, what was seen, what was expected, what to do."""
        where = safe.plain(error.where) if error.where else ""
        if where and error.line is not None:
            where = self.render(Message("{where}, line {line}", {"where": where, "line": str(error.line)}))
        parts = [self.render(error.text)]
        if error.hint is not None:
            parts.append(self.render(error.hint))
        body = (" " if self.language == "en" else "").join(parts)
        separator = ": " if self.language == "en" else "\uff1a"
        return f"{where}{separator}{body}" if where else body
