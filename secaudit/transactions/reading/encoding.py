"""Finds the encoding of a text file from its bytes.

Byte order marks and NUL patterns prove UTF-16, strict decoding proves UTF-8; the rest is decided by
which code page gives characters that people write. No library does this well on short bank exports.
"""

from __future__ import annotations

import codecs
import re

_SAMPLE = 256 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAIR_SHARE = 0.7
# What each code page is for, as characters that are likely in it; a wrong code page shows others.
_LIKELY = {
    "cp1252": re.compile("[äöüßÄÖÜéèêëàâçîïôûùñáíóúãõåæøÅÆØÉÀÇÑ€£°§´¿¡ºª®·–’“”„]"),
    "cp1250": re.compile("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰöüÖÜäÄľĺŕşţăâî€§°–’”„]"),
    "cp1251": re.compile("[А-Яа-яЁёЇїІіЄєҐґ№«»—–]"),
    "cp1253": re.compile("[Α-ωάέήίόύώΆΈΉΊΌΎΏϊϋ€]"),
    "cp1254": re.compile("[çğıöşüÇĞİÖŞÜâîû€]"),
}
_CENTRAL = re.compile("[ąęłńśźżĄĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽőűŐŰľ]")
_TURKISH = re.compile("[ğışĞİŞ]")


def detect(data: bytes) -> str:
    """The Python codec name that reads `data` best; never fails."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    wide = _utf16_without_mark(sample)
    if wide:
        return wide
    if _is_utf8(data):
        return "utf-8"
    eastern = _eastern(sample)
    return eastern or _western(sample)


def decode(data: bytes, encoding: str) -> tuple[str, int]:
    """The text of `data` and how many characters could not be read (they become U+FFFD)."""
    try:
        return data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text, text.count("\ufffd")


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a NUL in every other byte."""
    even, odd = sample[0::2], sample[1::2]
    if not odd:
        return None
    even_share, odd_share = even.count(0) / len(even), odd.count(0) / len(odd)
    # Chinese text in UTF-16 has fewer NULs, but digits, delimiters and line ends still show them on one side.
    if odd_share > 0.2 and even_share < odd_share / 8:
        return "utf-16-le"
    if even_share > 0.2 and odd_share < even_share / 8:
        return "utf-16-be"
    return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut off within its last character, or with a few damaged bytes, is still UTF-8.
        bad = data[:_SAMPLE].decode("utf-8", errors="replace")
        broken = bad.count("\ufffd")
        wide = sum(1 for character in bad if character > "\x7f")
        return error.start >= len(data) - 3 or (wide > 20 and broken * 20 < wide)
    return True


def _eastern(sample: bytes) -> str | None:
    """GB18030, Big5, Shift-JIS or EUC-KR, if high bytes come in pairs as in these."""
    runs = re.findall(rb"[\x80-\xff]+", sample)
    pairs = sum(len(run) for run in runs if len(run) % 2 == 0)
    total = sum(map(len, runs))
    if not total:
        return None
    scores = {
        "gb18030": _share(sample, "gb18030", _common_in("gb2312", 0xD8)),
        "big5": _share(sample, "cp950", _common_in("big5", 0xC7)),
        "shift_jis": _share(sample, "cp932", re.compile("[ぁ-んァ-ヶー]").match),
        "euc_kr": _share(sample, "cp949", re.compile("[가-힣]").match),
    }
    if scores["shift_jis"] > 0.25:
        return "cp932"
    if pairs / total < _PAIR_SHARE:
        return None
    scores["shift_jis"] = 0.0
    best = max(scores, key=lambda name: scores[name])
    return {"big5": "cp950", "euc_kr": "cp949"}.get(best, best) if scores[best] > 0.6 else None


def _share(sample: bytes, codec: str, likely: object) -> float:
    text = _decoded(sample, codec)
    wide = [character for character in text[:20_000] if character > "\x7f"]
    if not wide or not callable(likely):
        return 0.0
    return sum(1 for character in wide if likely(character)) / len(wide)


def _common_in(codec: str, limit: int) -> object:
    """Whether a character is a common one: the standards sort those before byte `limit`."""

    def likely(character: str) -> bool:
        try:
            return 0xA1 <= character.encode(codec)[0] < limit
        except UnicodeEncodeError:
            return False

    return likely


def _decoded(sample: bytes, codec: str) -> str:
    try:
        return sample.decode(codec)
    except UnicodeDecodeError as error:
        # The sample may end within a character; anything else is evidence against this codec.
        return sample[: error.start].decode(codec) if error.start >= len(sample) - 4 else ""


def _western(sample: bytes) -> str:
    scores = {}
    for codec, likely in _LIKELY.items():
        text = sample.decode(codec, errors="replace")
        wide = [character for character in text if character > "\x7f"]
        hits = len(likely.findall(text))
        scores[codec] = hits / max(1, len(wide))
    # Neighbouring code pages share most letters: the later one needs letters of its own to win.
    if scores["cp1251"] > 0.8 and _cyrillic_words(sample):
        return "cp1251"
    if scores["cp1250"] >= scores["cp1252"] and _CENTRAL.search(sample.decode("cp1250", errors="replace")):
        if scores["cp1250"] > scores["cp1252"]:
            return "cp1250"
    if scores["cp1254"] > scores["cp1252"] and _TURKISH.search(sample.decode("cp1254", errors="replace")):
        return "cp1254"
    if scores["cp1253"] > max(scores["cp1252"], 0.9):
        return "cp1253"
    return "cp1252"


def _cyrillic_words(sample: bytes) -> bool:
    """Cyrillic shows as whole words of high bytes, accents as single ones among ASCII letters."""
    runs = re.findall(rb"[\xc0-\xff]+", sample)
    return sum(len(run) for run in runs if len(run) > 2) > 0.6 * max(1, sum(map(len, runs)))
