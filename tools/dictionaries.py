"""Builds the word lists of `secaudit/passwords/dictionaries/` from jieba and pypinyin.

Both are needed here alone: `pip install jieba pypinyin`, then `python tools/dictionaries.py`.
jieba (MIT) says how often Chinese words are used, pypinyin (MIT) how they are spelled in Latin
letters. Passwords of real people are no source: not one line comes from a list of leaked ones.

Writes
  words.txt      pinyin of words of two syllables and more, the commonest first
  given.txt      syllables of given names, the commonest first
  syllables.txt  every syllable, in alphabetical order
  bigrams.bin    one byte for each pair of syllables: eighths of a bit of surprise at the second
                 after the first; a last row stands for the beginning, a last column for the end
  ranks.txt      the guesses (as a power of two) until a phrase of 0, 1, 2 ... bits of surprise:
                 how many phrases are likelier, estimated from a sample of the table's own phrases
                 (Dell'Amico and Filippone, Monte Carlo Strength Evaluation, CCS 2015)
  hanzi.bin      two bytes (little-endian) for each character from U+4E00 to U+9FFF: the place of
                 its syllable in syllables.txt, or 65535
"""

from __future__ import annotations

import bisect
import itertools
import math
import random
import re
import struct
from collections import Counter
from pathlib import Path

import jieba
from pypinyin import lazy_pinyin

FOLDER = Path(__file__).resolve().parents[1] / "secaudit" / "passwords" / "dictionaries"
WORDS = 12_000
LONGEST = 20
SYLLABLE = re.compile(r"(?:[bcdfghjklmnpqrstwxyz]|[zcs]h)?[aeiouv]+(?:n|ng|r)?")
HANZI = range(0x4E00, 0xA000)
NAME_TAGS = ("nr", "nrfg")
NAME_LENGTH = 3  # a surname and two characters
PHRASES = 0.35  # what our own phrases weigh in each row beside the words of the corpus
AGAIN = 0.03  # how often a syllable is said twice: mama, baobao
SAMPLE = 100_000
LONGEST_PHRASE = 12
BITS = 96
STOP = 0.4  # how often a phrase ends where a word ends: two and a half words on average
UNSEEN = 0.02  # how much of each row is spread over all syllables


def corpus() -> list[tuple[str, int, str]]:
    """Every word of jieba that is written in characters alone: word, count, kind."""
    rows = []
    path = Path(jieba.__file__).with_name("dict.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        word, count, kind = line.split(" ")
        if all(ord(character) in HANZI for character in word):
            rows.append((word, int(count), kind))
    return rows


def spelled(word: str) -> list[str]:
    """The syllables of a word, or none where one of them is not typed as pinyin."""
    found = lazy_pinyin(word)
    fits = len(found) == len(word) and all(SYLLABLE.fullmatch(part) for part in found)
    return list(found) if fits else []


def surprise(chance: float) -> int:
    """Eighths of a bit, as one byte holds them."""
    return min(255, round(-math.log2(chance) * 8)) if chance else 255


def segmented(letters: str, syllables: set[str]) -> list[str]:
    """The syllables of a phrase written in one, the longest first; none where it has others."""
    if not letters:
        return []
    for size in range(min(6, len(letters)), 0, -1):
        if letters[:size] in syllables:
            rest = segmented(letters[size:], syllables)
            if rest or size == len(letters):
                return [letters[:size], *rest]
    return []


def chances(
    spellings: list[tuple[list[str], int]], phrases: list[list[str]], syllables: list[str]
) -> list[list[float]]:
    """The chance of each syllable (or the end, last) after each (or the beginning, last).

    Words follow one another as if drawn by their counts; our own phrases say what people say.
    """
    place = {syllable: number for number, syllable in enumerate(syllables)}
    size = len(syllables)
    starts, ends, alone = [0.0] * size, [0.0] * size, [0.0] * size
    within: list[Counter[int]] = [Counter() for _ in syllables]
    for parts, count in spellings:
        numbers = [place[part] for part in parts]
        starts[numbers[0]] += count
        ends[numbers[-1]] += count
        for number in numbers:
            alone[number] += count
        for first, second in itertools.pairwise(numbers):
            within[first][second] += count
    total = sum(starts)
    beginning = [(1 - UNSEEN) * count / total + UNSEEN / size for count in starts]
    rows = []
    for row in range(size):
        seen = alone[row] or 1.0
        ending = ends[row] / seen if alone[row] else 1.0
        known = [
            within[row][column] / seen + ending * (1 - STOP) * beginning[column]
            for column in range(size)
        ]
        smooth = [(1 - UNSEEN) * a + UNSEEN * b for a, b in zip(known, beginning, strict=True)]
        rows.append([*smooth, (1 - UNSEEN) * ending * STOP + UNSEEN * STOP])
    rows.append([*beginning, 0.0])
    said: list[Counter[int]] = [Counter() for _ in rows]
    for parts in phrases:
        for first, second in itertools.pairwise([size, *(place[part] for part in parts), size]):
            said[first][second] += 1
    return [
        _mixed(row, counter, again=number if number < size else None)
        for number, (row, counter) in enumerate(zip(rows, said, strict=True))
    ]


def _mixed(row: list[float], counter: Counter[int], *, again: int | None) -> list[float]:
    """One row of chances, with what our own phrases and repeating oneself add."""
    if again is not None:
        row[again] = max(row[again], AGAIN)
    weight = PHRASES * counter.total() / (counter.total() + 2)
    whole = sum(row)
    return [
        (1 - weight) * chance / whole + weight * counter[column] / max(1, counter.total())
        for column, chance in enumerate(row)
    ]


def ranks(rows: list[list[float]]) -> list[float]:
    """For each whole number of bits, log2 of how many phrases are at least as likely."""
    generator = random.Random(1)  # noqa: S311 - a sample, the same in every build
    sums = [list(itertools.accumulate(row)) for row in rows]
    end = len(rows) - 1
    sample = []
    for _ in range(SAMPLE):
        last, bits = end, 0.0
        for _ in range(LONGEST_PHRASE):
            drawn = bisect.bisect(sums[last], generator.random() * sums[last][-1])
            bits -= math.log2(rows[last][drawn])
            last = drawn
            if drawn == end:
                break
        sample.append(bits)
    found: list[float] = []
    for bits in range(BITS):
        likelier = [2.0**other for other in sample if other <= bits]
        found.append(max(math.log2(max(1.0, sum(likelier) / SAMPLE)), *found[-1:], 0.0))
        if likelier and max(sample) < bits:
            found[-1] = found[-2] + 1
    return found


def write_lines(name: str, lines: list[str]) -> None:
    """One file of the folder."""
    (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="ascii")


def main() -> None:
    """Build every file."""
    surnames = set((FOLDER / "surnames.txt").read_text(encoding="ascii").split())
    # jieba knows the names of novels, statesmen and foreigners better than today's.
    today = (FOLDER / "given_today.txt").read_text(encoding="ascii").split()
    words: Counter[str] = Counter()
    given: Counter[str] = Counter()
    spellings = []
    for word, count, kind in corpus():
        parts = spelled(word)
        if not parts:
            continue
        spellings.append((parts, count))
        joined = "".join(parts)
        if len(parts) > 1 and len(joined) <= LONGEST:
            words[joined] += count
        if kind in NAME_TAGS and len(parts) == NAME_LENGTH and parts[0] in surnames:
            given.update(parts[1:])
    syllables = sorted({part for parts, _ in spellings for part in parts})
    place = {syllable: number for number, syllable in enumerate(syllables)}
    known = set(syllables)
    spoken = (FOLDER / "phrases.txt").read_text(encoding="ascii").split()
    phrases = [parts for parts in (segmented(line, known) for line in spoken) if parts]
    rows = chances(spellings, phrases, syllables)
    table = bytes(surprise(chance) for row in rows for chance in row)
    characters = [spelled(chr(code)) for code in HANZI]
    numbers = [place.get(parts[0], 65_535) if parts else 65_535 for parts in characters]
    write_lines("words.txt", [word for word, _ in words.most_common(WORDS)])
    write_lines(
        "given.txt",
        list(dict.fromkeys([*today, *(syllable for syllable, _ in given.most_common())])),
    )
    write_lines("syllables.txt", syllables)
    write_lines("ranks.txt", [f"{rank:.1f}" for rank in ranks(rows)])
    (FOLDER / "bigrams.bin").write_bytes(table)
    (FOLDER / "hanzi.bin").write_bytes(struct.pack(f"<{len(numbers)}H", *numbers))


if __name__ == "__main__":
    main()
