"""The other side's name out of a bank's running text, where no column names it.

Banks write the kind of payment, card, date, amount and references around the name; what remains
when those are taken away is the name. Nothing here knows a particular bank.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pyarrow as pa

from secaudit.transactions.ledger.words import listed, meaning_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_WORDS = 6
_PLAIN = 60
_GAP = re.compile(r"\s{3,}|\t|\n|\s*\|\s*|\s+//\s*")
_SPACES = re.compile(r"\s+")
# A kind of payment in front of a name in writing without blanks.
_SINGLE = re.compile(r"(?:カード|デビット|振込|口座振替|\((?:消费|还款|退货|分期)\))[\s:：]*")
# Tokens that are no part of a name: dates, times, amounts, card numbers, references, accounts.
_FIGURES = re.compile(
    r"(?:[¥￥$€£]?\d[\d.,:/'%-]*(?:[A-Z]{3})?\.?|[A-Z]?\d{1,2}|#\S*|[*xX•]{2,}[\w*]*|\*\d{5,}\S*"
    r"|[A-Z0-9]*\d{4,}[A-Z0-9]*|[A-Z]{2}\d{2}[A-Z0-9]{8,}|[-+/;:,.>]+"
    r"|\d{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\Z",
    re.IGNORECASE,
)
_NAME_LIKE = re.compile(r"[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_NOISE = re.compile(r"\d|\s{3,}|\t|\||/\w+/")


def name(text: str) -> str:
    """The name in a text, or the text itself where nothing else is in it."""
    whole = text[:400]
    if not _NOISE.search(whole) and len(whole) < _PLAIN:
        # A short text without figures is all name: "AUTOPAY PAYMENT - THANK YOU".
        return whole.strip()
    labelled = _labels().search(whole)
    if labelled:
        return " ".join(next(part for part in labelled.groups() if part).split())
    for segment in _segments(whole):
        words = list(_words(segment))
        if any(_NAME_LIKE.search(word) for word in words):
            return " ".join(words)
    return _SPACES.sub(" ", whole).strip()[:_PLAIN]


@cache
def _before() -> frozenset[str]:
    """Words with which banks say what kind of payment it was; a name follows, or they are all."""
    return frozenset(listed("around_name", "before"))


@cache
def _after() -> re.Pattern[str]:
    """What stands behind a name begins with one of these."""
    words = "|".join(re.escape(word) for word in listed("around_name", "after"))
    return re.compile(
        rf"\s(?:{words}|(?:on|am|le) \d|(?:carte|card|karte) \w*\d)|/(?:motif|ref)",
        re.IGNORECASE,
    )


@cache
def _labels() -> re.Pattern[str]:
    """A label such as "Name:" and the name that follows it."""
    words = "|".join(re.escape(word) for word in listed("around_name", "label"))
    return re.compile(
        rf"(?:{words})\s*:\s*(?P<label>[^:|]{{3,60}}?)(?=\s+[\w ]{{3,20}}:|\s{{2,}}|\||\Z)"
        r"|/NAME/(?P<slash>[^/]{3,60})|/DE (?P<de>[^/]{3,60})"
        r"|\b(?:presso|chez|bei)\s+(?P<at>[^\d:|]{3,60})",
        re.IGNORECASE,
    )


def names(texts: pa.Array) -> pa.Array:
    """`name` of every cell; each distinct text is looked at once."""
    codes = texts.dictionary_encode()
    found = [name(text) if text else "" for text in codes.dictionary.to_pylist()]
    return pa.array(found, pa.string()).take(codes.indices)


def _segments(text: str) -> Iterator[str]:
    """Parts between wide gaps, those that are more than the bank's own words; then the whole."""
    for part in _GAP.split(text):
        before = _after().split(" " + part)[0].strip()
        told = before if not all(map(_is_lead, _tokens(before))) else part
        if meaning_of(part, "kind") in ("payment", "transfer") or all(map(_is_lead, _tokens(told))):
            continue
        yield told
    yield text


def _words(segment: str) -> Iterator[str]:
    """The words of a name: from the first one that is neither figures nor a bank's word."""
    tokens = _tokens(segment)
    start = 0
    while start < len(tokens) and _is_lead(tokens[start]):
        start += 1
    if start == len(tokens):
        # Nothing but the bank's words: they are all that can be said.
        yield from (token for token in tokens if token and not _FIGURES.match(token))
        return
    kept = 0
    for token in tokens[start:]:
        if not token or _FIGURES.match(token):
            if kept > 1:
                return
            continue
        kept += 1
        yield token
        if kept == _MAX_WORDS:
            return


def _tokens(segment: str) -> list[str]:
    spaced = segment.replace("/", " ") if segment.count("/") > 1 else segment
    return [token.strip(",;:()'") for token in _SINGLE.sub("", spaced).split()]


def _is_lead(token: str) -> bool:
    """Whether a token may stand before a name: a bank's word, figures, or both joined by a mark."""
    if not token or _FIGURES.match(token):
        return True
    parts = re.split(r"[-/.:*]", token.casefold())
    return all(not part or part in _before() or _FIGURES.match(part) for part in parts)
