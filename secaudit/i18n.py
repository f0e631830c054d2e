"""Turns messages into sentences of a language.

gettext catalogues live in `locale/`; English is the source language and needs none. Numbers, money
and dates are written the way the language writes them, text from outside is neutralised on the way.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from secaudit import safe
from secaudit.languages import LANGUAGES, catalogue, choose_language
from secaudit.model.message import Bilingual, Message
from secaudit.model.money import Money

if TYPE_CHECKING:
    from secaudit.errors import SecauditError

__all__ = ["Translator", "choose_language"]

_ROUNDED_FROM = 100  # a figure this large is told without decimals
_SYMBOLS = {"CNY": "\uffe5", "EUR": "\u20ac", "GBP": "\u00a3", "USD": "$"}


class Translator:
    """Sentences in one language: `translator(text)`, `.render(message)`, `.error(error)`."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = catalogue(self.language)

    def __call__(self, text: str) -> str:
        """The translation of one plain text."""
        return self._catalogue.gettext(text) if text else ""

    def render(self, message: Message | Bilingual) -> str:
        """The sentence of `message`, its values filled in and neutralised."""
        if isinstance(message, Bilingual):
            # What a catalogue has no column for is translated as the texts of the program are.
            return message.zh if self.language == "zh" else self(message.en)
        if message.plural is not None and message.count is not None:
            form = self._catalogue.ngettext(message.msgid, message.plural, message.count)
        else:
            form = self(message.msgid)
        return form.format(**{name: self.value(value) for name, value in message.params.items()})

    def sentence(self, message: Message | Bilingual) -> str:
        """As `render`, with a capital where the language has them."""
        text = self.render(message)
        return text[:1].upper() + text[1:]

    def value(  # noqa: C901, PLR0911 - one for each kind of value
        self, value: str | float | Decimal | Money | date | time | Bilingual | Message
    ) -> str:
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
                if self.language == "zh":
                    return f"{value.year}年{value.month}月{value.day}日"
                return f"{value:%Y-%m-%d}"
            case time():
                return f"{value:%H:%M}"
            case float():
                exact = value < _ROUNDED_FROM and value != int(value)
                return f"{value:,.1f}" if exact else f"{value:,.0f}"
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
            line = {"where": where, "line": str(error.line)}
            where = self.render(Message("{where}, line {line}", line))
        parts = [self.render(error.text)]
        if error.hint is not None:
            parts.append(self.render(error.hint))
        body = ("" if self.language == "zh" else " ").join(parts)
        separator = "\uff1a" if self.language == "zh" else ": "
        return f"{where}{separator}{body}" if where else body
