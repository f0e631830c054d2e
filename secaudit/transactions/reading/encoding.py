"""Finds the encoding of a text file from its bytes.

Byte order marks and NUL patterns prove UTF-16, strict decoding proves UTF-8; the rest is decided by
which code page gives characters that people write. No library does this well on short bank exports.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping  # noqa: TC003 - the catalogue reads it at run time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from secaudit import catalogue

_SAMPLE = 256 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAIR_SHARE = 0.7
_MIN_COMMON = 0.2
_CENTRAL = re.compile("[ąęłńśźżĄĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽőűŐŰľăţĂŢ]")
_JUMP = re.compile("[а-яёά-ώ][А-ЯЁΆ-Ϋ]")
_TURKISH = re.compile("[ğışĞİŞ]")


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of `encodings.toml` by Python codec name."""

    western: Mapping[str, str]
    eastern: Mapping[str, str]


@cache
def _letters() -> tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]:
    """Patterns for one likely letter of each western and each eastern encoding."""
    # NOTE: a cache of packaged data, not of settings; the file cannot change while running.
    letters = catalogue.read(Path(__file__).with_name("encodings.toml"), Letters)
    western, eastern = (
        {codec: re.compile(f"[{some}]") for codec, some in part.items()}
        for part in (letters.western, letters.eastern)
    )
    return western, eastern


def opening(data: bytes, size: int) -> bytes:
    """The first bytes without byte order mark and NULs: in UTF-16, too, tags are then ASCII."""
    head = data[:size]
    for mark, _ in _BOMS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"")


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
    # Chinese text in UTF-16 has fewer NULs, but digits, delimiters and line ends still show them on
    # one side.
    if odd_share > 0.2 and even_share < odd_share / 8:
        return "utf-16-le"
    if even_share > 0.2 and odd_share < even_share / 8:
        return "utf-16-be"
    return None


def _is_utf8(data: bytes) -> bool:
    start = 0
    try:
        # In steps: as one text a large file would take twice its size for an answer of yes or no.
        while start < len(data):
            end = data.find(b"\n", start + _SAMPLE) + 1 or len(data)
            data[start:end].decode("utf-8")
            start = end
    except UnicodeDecodeError as error:
        # A file cut off within its last character, or with a few damaged bytes, is still UTF-8.
        bad = data[:_SAMPLE].decode("utf-8", errors="replace")
        broken = bad.count("\ufffd")
        wide = _wide(bad)
        return start + error.start >= len(data) - 3 or (wide > 20 and broken * 20 < wide)
    return True


def _eastern(sample: bytes) -> str | None:
    """GB18030, Big5, Shift-JIS or EUC-KR, if high bytes pair up to common characters."""
    runs = re.findall(rb"[\x80-\xff]+", sample)
    total = sum(map(len, runs))
    if not total:
        return None
    pairs = sum(len(run) for run in runs if len(run) % 2 == 0)
    _, eastern = _letters()
    shares = {codec: _common_share(sample, codec, likely) for codec, likely in eastern.items()}
    best = max(shares, key=lambda codec: shares[codec])
    # Shift-JIS has odd runs too: its second bytes may be ASCII, its half-width letters stand alone.
    paired = pairs / total >= _PAIR_SHARE or best in ("cp932", "cp950")
    if paired and shares[best] >= _MIN_COMMON:
        return best
    # Two accented letters may stand together; Chinese words are longer.
    words = sum(len(run) for run in runs if len(run) % 2 == 0 and len(run) > 2)
    if words / total >= _PAIR_SHARE and _decoded(sample, "gb18030"):
        return "gb18030"
    return None


def _common_share(sample: bytes, codec: str, likely: re.Pattern[str]) -> float:
    text = _decoded(sample, codec)[:20_000]
    wide = _wide(text)
    return len(likely.findall(text)) / wide if wide else 0.0


def _wide(text: str) -> int:
    """How many characters are beyond ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _decoded(sample: bytes, codec: str) -> str:
    try:
        return sample.decode(codec)
    except UnicodeDecodeError as error:
        # The sample may end within a character; anything else is evidence against this codec.
        return sample[: error.start].decode(codec) if error.start >= len(sample) - 4 else ""


def _western(sample: bytes) -> str:
    scores = {}
    for codec, likely in _letters()[0].items():
        text = sample.decode(codec, errors="replace")
        wide = [character for character in text if character > "\x7f"]
        hits = len(likely.findall(text))
        scores[codec] = hits / max(1, len(wide))
    # Neighbouring code pages share most letters: the later one needs letters of its own to win.
    high = [byte for byte in sample if byte >= 0x80]
    # Thai consonants stand where Cyrillic code pages have symbols.
    if (
        scores["cp874"] > 0.95
        and _whole_words(sample)
        and sum(0xA1 <= byte <= 0xBF for byte in high) > 0.25 * len(high)
    ):
        return "cp874"
    texts = {codec: sample.decode(codec, errors="replace") for codec in scores}
    if _whole_words(sample) and max(scores["cp1251"], scores["cp1253"]) > 0.8:
        # Small letters of one alphabet stand where the other has capitals.
        jumps = {codec: len(_JUMP.findall(texts[codec])) for codec in ("cp1251", "cp1253")}
        return min(jumps, key=lambda codec: (jumps[codec], -scores[codec]))
    if scores["cp1254"] > max(scores["cp1252"], scores["cp1250"]) and _TURKISH.search(
        texts["cp1254"]
    ):
        return "cp1254"
    if scores["cp1250"] > scores["cp1252"] and _CENTRAL.search(texts["cp1250"]):
        return "cp1250"
    accented = {letter for letter in texts["cp1250"] if letter > "\xbf" and letter.isalpha()}
    return "cp1250" if _hungarian(accented) else "cp1252"


def _hungarian(accented: set[str]) -> bool:
    """Double acutes beside umlauts and single acutes alone: no other language has just these."""
    double, umlauts = set("őűŐŰ"), set("öüÖÜ")
    return bool(accented & double and accented & umlauts) and accented <= (
        double | umlauts | set("áéíóúÁÉÍÓÚ")
    )


def _whole_words(sample: bytes) -> bool:
    """Whether high bytes make whole words, as in Russian and Thai; accents stand alone."""
    runs = re.findall(rb"[\xa1-\xff]+", sample)
    high = sum(map(len, runs))
    # A name of three accented letters does not make a file Russian.
    common = high * 20 > len(re.findall(rb"[A-Za-z]", sample))
    return common and sum(len(run) for run in runs if len(run) > 2) > 0.6 * max(1, high)
