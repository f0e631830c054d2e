"""The other side's name out of a bank's running text, where no column names it.

Banks write the kind of payment, card, date, amount and references around the name; what remains when
those are taken away is the name. Nothing here knows a particular bank.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyarrow as pa

from secaudit.transactions.ledger.words import meaning_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_WORDS = 6
_GAP = re.compile(r"\s{3,}|\t")
_SPACES = re.compile(r"\s+")
# What a bank calls the payment, at the start of a text; the name follows.
_LEAD = re.compile(
    r"(?:(?:by |via |sepa[- ]?|card |contactless |online |internet |international |recurring |visa |mastercard |maestro |eftpos |"
    r"point of sale |debit |credit )*"
    r"(?:pos|purchase|payment|card|debit|checkcard|check card|withdrawal|transfer|bill ?pay(?:ment)?|direct debit|standing order|faster payments?|"
    r"dd|so|bgc|fpi|fpo|kartenzahlung|kartenumsatz|lastschrift|dauerauftrag|uberweisung|überweisung|gutschrift|entgelt|"
    r"carte|cb|achat|paiement(?: par carte| cb)?|prlv|prelevement|prélèvement|vir(?:ement)?|compra(?: tarj\w*)?|pago(?: en| movil)?|recibo|"
    r"transferencia|pagamento(?: pos)?|bonifico|addebito|przelew|płatność kart[aą]|zakup|platba(?: kartou)?|betaalautomaat|betaalpas|bea|gea|"
    r"incasso|overboeking|vásárlás|kártyás vásárlás|kortköp|köp|kortkjøp|varekjøp|visakøb|dankort-?køb|overføring|betaling|"
    r"оплата|покупка|перевод|カード|デビット|振込)"
    r"(?: (?:to|from|an|von|von|à|a|de|para|till|til|av|at|w|do|od|naar|aan|nr\.?))?)[\s:*,./-]+",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"(?:\d[\d.,:/'%-]*[A-Z]{0,3}\.?|[A-Z]?\d{1,2}|#\S*|[*xX•]{2,}[\w*]*|\*{2,}\d\S*|\*\d{5,}\S*|[A-Z0-9]*\d{3,}[A-Z0-9]*|[A-Z]{2}\d{2}[A-Z0-9]{8,}|"
    r"\d{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|[+-]+|/+|;|"
    r"(?:ref|no|nr|ppd|tan|bic|iban|mandat\w*|eref|mref|cred|svwz|karte|card|term|terminal|autorizacion|op|kfn|vj)[.:+]?)\Z",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"\s(?:end-to-end|mandats?ref|gläubiger|kundenref|referen[cz]|ppd id|web id|tran:|on \d|am \d|le \d|folgenr|pasvolgnr|"
    r"transactie:|term:|datum:|card ending|valutadatum|iban:|omschrijving:|kenmerk:|autorizac)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:naam|name|empfänger|auftraggeber|odbiorca|nadawca|kedvezményezett|от|кому)\s*:\s*([^:]{3,60}?)(?:\s+\w+:|\Z)",
    re.IGNORECASE,
)
_NOISE = re.compile(r"\d|\s{3,}|\t")
_NAME_LIKE = re.compile(r"[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_PLAIN = 60
_LETTERS = re.compile(r"[^\W\d_]{2}")


def name(text: str) -> str:
    """The name in a text, or the text itself where nothing else is in it."""
    whole = text[:400]
    if not _NOISE.search(whole) and len(whole) < _PLAIN:
        # A short text without figures is all name: "AUTOPAY PAYMENT - THANK YOU".
        return whole.strip()
    named = _NAMED.search(whole)
    if named:
        return named.group(1).strip()
    for segment in _segments(whole):
        words = list(_words(segment))
        if any(_NAME_LIKE.search(word) for word in words):
            return " ".join(words)
    return _SPACES.sub(" ", whole).strip()[:60]


def names(texts: pa.Array) -> pa.Array:
    """`name` of every cell; each distinct text is looked at once."""
    codes = texts.dictionary_encode()
    found = [name(text) if text else "" for text in codes.dictionary.to_pylist()]
    return pa.array(found, pa.string()).take(codes.indices)


def _segments(text: str) -> Iterator[str]:
    """Parts between wide gaps, without what only says the kind of payment."""
    for part in _GAP.split(text):
        bare = _AFTER_NAME.split(" " + part)[0].strip()
        if not _LETTERS.search(bare) or meaning_of(bare, "kind") in ("payment", "transfer"):
            continue
        yield bare
    yield text


def _words(segment: str) -> Iterator[str]:
    """The words of a segment that belong to a name."""
    rest = segment
    for _ in range(3):
        # The kind of payment, then references, then perhaps a second kind.
        lead = _LEAD.match(rest)
        if lead is None or not _LETTERS.search(rest[lead.end() :]):
            break
        rest = rest[lead.end() :]
    started = 0
    for word in rest.replace("//", " ").split():
        bare = word.strip(",;:()'")
        if not bare or _JUNK.match(bare):
            if started >= 2:
                return
            continue
        started += 1
        yield bare
        if started == _MAX_WORDS:
            return
