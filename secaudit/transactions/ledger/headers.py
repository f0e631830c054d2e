"""Reads the words at the head of a column: which roles they name, how surely, in which currency.

The words stand in `vocabulary.toml`; nothing here looks at what the column holds.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources

_GRADES = {"best": 1.0, "good": 0.85, "fair": 0.6}
_UNIT = re.compile(
    r"[\[(（【]\s*(?:in\s+)?([A-Z]{3}|人民币|人民币元|元|圆|円|원|[¥￥$€£฿\u20a0-\u20cf]|zł|Kč|kr|R\$|Ft)\s*[\])）】]",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"[^\w\s]|_")
# Letters that do not decompose, and traditional characters of headers as simplified ones.
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "ı": "i", "đ": "d", "æ": "ae", "Æ": "AE"}
    | dict(
        zip(
            "對戶餘額帳類號時間備註轉進結說單訊幣種狀態業務來貨費場點稱銀總計編資賬記詳細項數與參憑證發開關網機構現領繳買賣價據聯絡區縣訂購隊門開處摘後",
            "对户余额账类号时间备注转进结说单讯币种状态业务来货费场点称银总计编资账记详细项数与参凭证发开关网机构现领缴买卖价据联络区县订购队门开处摘后",
            strict=True,
        )
    )
)
_SPACES = re.compile(r"\s+")
_NUMBERED = re.compile(r"(\D{3,}) \d{1,2}\Z")
# A column whose header holds one of these tells of an account, not of a name.
_ACCOUNTS = re.compile(
    r"\b(?:iban|bic|blz|swift|konto|kontonummer|kontonr|rekening|rekeningnummer|account|bankleitzahl|nummer|number|email|e mail|"
    r"compte|cuenta|conto|rachunku|uctu|szamla|szamlaszam|konta|tilinumero|bic tunnus)\b|账号|帐号|账户|卡号|口座番号"
)
# A fee is not the amount, unless the header says that it was taken off.
_FEE = re.compile(
    r"(?<!after )\b(?:fee|fees|gebuhr|gebuhren|kosten|frais|comision|commissione|taxa|prowizja|avgift|tax|vat|tip)\b|手续费|服务费|手数料"
)
_NAMES = ("payee", "payer", "recipient")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MAX_HEADER = 60


def fold(header: str) -> str:
    """A header without case, width, accents, units in brackets, punctuation; CJK without spaces."""
    text = unicodedata.normalize("NFKC", _UNIT.sub(" ", header[:200]))
    text = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    if not _CJK.search(text):
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = _PUNCTUATION.sub(" ", unicodedata.normalize("NFKC", text).casefold())
    text = _NUMBERED.sub(r"\1", _SPACES.sub(" ", text).strip())
    for written, meant in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        # Umlauts written out, as programs without them do.
        text = text.replace(written, meant)
    return text.replace(" ", "") if _CJK.search(text) else text


def unit(header: str) -> str | None:
    """The currency that a header states in brackets, as printed."""
    found = _UNIT.search(header[:200])
    return found.group(1) if found else None


@cache
def _words() -> dict[str, dict[str, float]]:
    """Folded header word -> role -> how surely it names the role."""
    # NOTE: a cache of packaged data, not of settings; `vocabulary.toml` cannot change while running.
    text = (
        resources.files("secaudit.transactions.ledger")
        .joinpath("vocabulary.toml")
        .read_text("utf-8")
    )
    words: dict[str, dict[str, float]] = {}
    for role, grades in tomllib.loads(text).items():
        for grade, names in grades.items():
            for rank, name in enumerate(names):
                roles = words.setdefault(fold(name), {})
                # Earlier words of a list are the better ones, by so little that only near ties notice.
                weight = _GRADES[grade] - min(rank, 100) / 5_000
                roles[role] = max(roles.get(role, 0.0), weight)
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
        return {"in" if "+" in header else "out": 1.0}
    word = fold(header)
    exact = _words().get(word)
    scores = dict(exact) if exact else {}
    padded = f" {word} "
    for part, eastern, names in _partial():
        if part == word or len(part) > len(word):
            continue
        if eastern and part in word:
            # The last characters say what a Chinese or Japanese compound is.
            share = (0.6 if word.endswith(part) else 0.3) + 0.4 * len(part) / len(word)
        elif not eastern and f" {part} " in padded:
            share = 0.6 + 0.4 * len(part) / len(word)
        elif not eastern and len(part) >= 5 and (word.endswith(part) or word.startswith(part)):
            # German and Nordic compounds: the last part says what it is.
            share = 0.7 if word.endswith(part) else 0.4
        else:
            continue
        for role, weight in names.items():
            scores[role] = max(scores.get(role, 0.0), 0.75 * weight * share)
    if not exact and _FEE.search(word):
        for role in ("amount", "out", "in"):
            scores.pop(role, None)
    if not exact and _ACCOUNTS.search(word):
        for role in _NAMES:
            scores.pop(role, None)
    return scores


def is_known(header: str) -> bool:
    """Whether a cell is a word that heads columns."""
    return max(roles(header).values(), default=0.0) >= 0.55
