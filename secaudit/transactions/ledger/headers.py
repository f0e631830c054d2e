"""Reads the words at the head of a column: which roles they name, how surely, in which currency.

The words stand in `vocabulary.toml`; nothing here looks at what the column holds.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from secaudit import catalogue
from secaudit.transactions import currencies

_GRADES = {"best": 1.0, "good": 0.85, "fair": 0.6}
_UNIT = re.compile(
    rf"[\[(（【]\s*(?:in\s+)?({'|'.join(sorted(currencies.codes()))}|RMB|人民币|人民币元|元|圆|円|원"
    r"|[¥￥$€£฿\u20a0-\u20cf]|zł|Kč|kr|R\$|Ft)\s*[\])）】]",
    re.IGNORECASE,
)
_ZONE = re.compile(r"[\[(（【]\s*(?:UTC|GMT)[+\-\d:]{0,6}\s*[\])）】]")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
# Traditional characters of headers, and the simplified ones in their order.
_TRADITIONAL = (
    "對戶餘額帳類號時間備註轉進結說單訊幣種狀態業務來貨費場點稱銀總計編資賬記詳細項數與參憑證發開關"
    "網機構現領繳買賣價據聯絡區縣訂購隊門開處摘後"
)
_SIMPLIFIED = (
    "对户余额账类号时间备注转进结说单讯币种状态业务来货费场点称银总计编资账记详细项数与参凭证发开关"
    "网机构现领缴买卖价据联络区县订购队门开处摘后"
)
# Letters that do not decompose into a plain one and an accent.
_LETTERS = {
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "ß": "ss",
    "ı": "i",
    "đ": "d",
    "æ": "ae",
    "Æ": "AE",
}
_PLAIN = str.maketrans(_LETTERS | dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)))
_SPACES = re.compile(r"\s+")
_NUMBERED = re.compile(r"(\D{3,}) \d{1,2}\Z")
# A column whose header holds one of these tells of an account, not of a name.
_ACCOUNTS = re.compile(
    r"\b(?:iban|bic|blz|swift|konto|kontonummer|kontonr|rekening|rekeningnummer|account|bankleitzahl"
    r"|nummer|number|email|e mail|compte|cuenta|conto|rachunku|uctu|szamla|szamlaszam|konta"
    r"|tilinumero|bic tunnus)\b|账号|帐号|账户|卡号|口座番号"
)
# A fee is not the amount, unless the header says that it was taken off.
_FEE = re.compile(
    r"(?<!after )\b(?:fee|fees|gebuhr|gebuhren|kosten|frais|comision|commissione|taxa|prowizja"
    r"|avgift|tax|vat|tip)\b|手续费|服务费|手数料"
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MAX_HEADER = 60
_MIN_COMPOUND = 5


@dataclass(frozen=True, slots=True)
class Grades:
    """Words for one role: `best` mean exactly this, `good` usually do, `fair` may serve."""

    best: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    fair: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of `vocabulary.toml` by role; `rate` and `ignored` are roles that nothing uses."""

    time: Grades
    clock: Grades
    amount: Grades
    out: Grades
    into: Grades
    balance: Grades
    direction: Grades
    currency: Grades
    payee: Grades
    payer: Grades
    recipient: Grades
    description: Grades
    kind: Grades
    category: Grades
    status: Grades
    method: Grades
    reference: Grades
    note: Grades
    fee: Grades
    account: Grades
    counter_account: Grades
    place: Grades
    rate: Grades
    ignored: Grades


def fold(header: str) -> str:
    """A header without case, width, accents, units in brackets, punctuation; CJK without spaces."""
    text = _ZONE.sub(" ", _UNIT.sub(" ", header[:200]))
    if not text.isascii():
        text = _without_accents(text)
    text = _PUNCTUATION.sub(" ", text.casefold())
    text = _NUMBERED.sub(r"\1", _SPACES.sub(" ", text).strip())
    for written, meant in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        # Umlauts written out, as programs without them do.
        text = text.replace(written, meant)
    return text.replace(" ", "") if _CJK.search(text) else text


def _without_accents(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    text = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    if not _CJK.search(text):
        text = "".join(c for c in text if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", text)


def unit(header: str) -> str | None:
    """The currency that a header states in brackets, as printed."""
    found = _UNIT.search(header[:200])
    return found.group(1) if found else None


@cache
def _words() -> dict[str, dict[str, float]]:
    """Folded header word -> role -> how surely it names the role."""
    # NOTE: a cache of packaged data, not of settings; the file cannot change while running.
    vocabulary = catalogue.read(Path(__file__).with_name("vocabulary.toml"), Vocabulary)
    words: dict[str, dict[str, float]] = {}
    for role in fields(vocabulary):
        for grade, best in _GRADES.items():
            for rank, name in enumerate(getattr(getattr(vocabulary, role.name), grade)):
                roles = words.setdefault(fold(name), {})
                # Earlier words of a list are better, by so little that only near ties notice.
                weight = best - min(rank, 100) / 5_000
                roles[role.name] = max(roles.get(role.name, 0.0), weight)
    return words


@cache
def _partial() -> tuple[tuple[str, bool, dict[str, float]], ...]:
    """Words long enough to be recognised inside a longer header: (word, is CJK, roles)."""
    found = []
    for word, roles in _words().items():
        eastern = bool(_CJK.search(word))
        if len(word) >= (2 if eastern else 4) or word in ("id", "date"):
            found.append((word, eastern, roles))
    return tuple(sorted(found, key=lambda item: -len(item[0])))


@cache
def roles(header: str) -> dict[str, float]:
    """Role -> weight between 0 and 1 for what a header may mean; empty for unknown words."""
    if not header or len(header) > _MAX_HEADER:
        return {}
    if header.strip("[]() ") in ("-", "−", "–", "+"):
        return {"into" if "+" in header else "out": 1.0}
    word = fold(header)
    exact = _words().get(word, {})
    scores = dict(exact)
    for part, eastern, names in _partial():
        share = _share_eastern(part, word) if eastern else _share(part, word)
        for role, weight in names.items() if share else ():
            scores[role] = max(scores.get(role, 0.0), 0.75 * weight * share)
    return scores if exact else _without_denied(scores, word)


def _share(part: str, word: str) -> float:
    """How much of a header a known word is, 0 where it is no part of it."""
    if part == word or part not in word:
        return 0.0
    if f" {part} " in f" {word} ":
        return 0.6 + 0.4 * len(part) / len(word)
    if len(part) < _MIN_COMPOUND:
        return 0.0
    # German and Nordic compounds: the last part says what it is.
    if word.endswith(part):
        return 0.7
    return 0.4 if word.startswith(part) else 0.0


def _share_eastern(part: str, word: str) -> float:
    """As `_share`: the last characters say what a Chinese or Japanese compound is."""
    if part == word or part not in word:
        return 0.0
    return (0.6 if word.endswith(part) else 0.3) + 0.4 * len(part) / len(word)


def _without_denied(scores: dict[str, float], word: str) -> dict[str, float]:
    """What a header may mean that is not known as a whole, without what one of its words denies."""
    denied = {"amount", "out", "into"} if _FEE.search(word) else set()
    denied |= {"payee", "payer", "recipient"} if _ACCOUNTS.search(word) else set()
    return {role: weight for role, weight in scores.items() if role not in denied}


def is_known(header: str) -> bool:
    """Whether a cell is a word that heads columns."""
    return max(roles(header).values(), default=0.0) >= 0.55
