"""Downloaded copies: whatever shape they have is searched, whatever is wrong with them refused."""

from __future__ import annotations

import hashlib
import random
from typing import TYPE_CHECKING

import pytest

from secaudit.errors import BreachListError
from secaudit.passwords.breaches.copy import open_copy
from secaudit.passwords.breaches.digests import Digest, md4
from secaudit.passwords.breaches.outcome import Standing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BOM = b"\xef\xbb\xbf"
LEAKED = {"password": 9_659_365, "123456": 42_542_807, "trustno1": 4711, "pässwörd": 3}
STRANGE = "rK4}mzv!Tq93"
ENTRIES = 5000


def rows(digest: Digest = Digest.SHA1, *, leaked: dict[str, int] | None = None) -> list[str]:
    source = random.Random(7)  # noqa: S311 - it only fills a list
    found = {
        f"{source.getrandbits(4 * digest.digits):0{digest.digits}X}": 2 for _ in range(ENTRIES)
    }
    found |= {digest.of(one): count for one, count in (leaked or LEAKED).items()}
    return [f"{one}:{count}" for one, count in sorted(found.items())]


def file_of(folder: Path, lines: list[str], *, end: str = "\n", encoding: str = "utf-8") -> Path:
    path = folder / "list.txt"
    path.write_bytes("".join(line + end for line in lines).encode(encoding))
    return path


def folder_of(folder: Path, digest: Digest = Digest.SHA1, *, end: str = "\r\n") -> Path:
    """Each range that the passwords below need, as the service sends it."""
    source = random.Random(7)  # noqa: S311
    path = folder / "ranges"
    path.mkdir()
    width = digest.digits - 5
    for prefix in {digest.of(one)[:5] for one in (*LEAKED, STRANGE)}:
        found = {f"{source.getrandbits(4 * width):0{width}X}": 2 for _ in range(700)}
        found |= {
            digest.of(one)[5:]: count
            for one, count in LEAKED.items()
            if digest.of(one)[:5] == prefix
        }
        body = end.join(f"{one}:{count}" for one, count in sorted(found.items()))
        (path / f"{prefix}.txt").write_bytes(BOM + body.encode())
    return path


def check(path: Path) -> None:
    with open_copy(path) as opened:
        found = opened.look_up(["trustno1", STRANGE, "pässwörd", "123456", "Trustno1"])
    assert [(one.standing, one.count) for one in found[:4]] == [
        (Standing.FOUND, 4711),
        (Standing.NOT_FOUND, 0),
        (Standing.FOUND, 3),
        (Standing.FOUND, 42_542_807),
    ]


@pytest.mark.parametrize("digest", list(Digest))
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_sorted_file_is_searched(tmp_path: Path, digest: Digest, end: str) -> None:
    check(file_of(tmp_path, rows(digest), end=end))


def test_every_row_of_a_file_is_found(tmp_path: Path) -> None:
    """Also the first, the last and their neighbours."""
    leaked = {f"leaked{number}": number + 1 for number in range(3000)} | LEAKED
    path = file_of(tmp_path, rows(leaked=leaked))
    with open_copy(path) as opened:
        found = opened.look_up(list(leaked))
    assert [one.count for one in found] == list(leaked.values())


@pytest.mark.parametrize("others", [0, 1, 30, 700])
def test_a_short_list_is_searched(tmp_path: Path, others: int) -> None:
    leaked = {f"leaked{number}": 1 for number in range(others)} | LEAKED
    lines = sorted(f"{Digest.SHA1.of(one)}:{count}" for one, count in leaked.items())
    check(file_of(tmp_path, lines))


def test_lower_case_is_searched(tmp_path: Path) -> None:
    check(file_of(tmp_path, [line.lower() for line in rows()]))


def test_marks_at_the_start_of_lines_and_a_missing_last_end_are_taken(tmp_path: Path) -> None:
    lines = ["\ufeff" + line if number % 40 == 0 else line for number, line in enumerate(rows())]
    path = file_of(tmp_path, lines, end="\r\n")
    path.write_bytes(path.read_bytes().removesuffix(b"\r\n"))
    check(path)


@pytest.mark.parametrize("digest", list(Digest))
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_folder_of_ranges_is_searched(tmp_path: Path, digest: Digest, end: str) -> None:
    path = folder_of(tmp_path, digest, end=end)
    with open_copy(path) as opened:
        found = opened.look_up(["trustno1", STRANGE, "pässwörd", "nowhere here"])
    assert [one.standing for one in found] == [
        Standing.FOUND,
        Standing.NOT_FOUND,
        Standing.FOUND,
        Standing.NOT_CHECKED,
    ]


def _by_count(lines: list[str]) -> list[str]:
    return sorted(lines, key=lambda line: -int(line.partition(":")[2]))


def _swapped(lines: list[str]) -> list[str]:
    return [*lines[2500:], *lines[:2500]]


def _without_a_part(lines: list[str]) -> list[str]:
    return [*lines[:600], *lines[1100:]]


def _of_somebody(_: list[str]) -> list[str]:
    return rows(leaked={"neither": 1})


def _pages(_: list[str]) -> list[str]:
    return ["<html>", "<body>not found</body>"] * 500


def _plain(_: list[str]) -> list[str]:
    return ["123456", "password"] * 500


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_by_count, "not sorted"),
        (_swapped, "not sorted"),
        (lambda lines: lines[:4700], "beginning or its end"),
        (lambda lines: lines[300:], "beginning or its end"),
        (_without_a_part, "part of it is missing"),
        (_of_somebody, "commonest passwords"),
        (_pages, "no row of a digest"),
        (_plain, "no row of a digest"),
        (lambda _: [], "empty"),
    ],
)
def test_a_file_that_would_call_everything_clean_is_refused(
    tmp_path: Path, spoil: Callable[[list[str]], list[str]], said: str
) -> None:
    with pytest.raises(BreachListError, match=said):
        open_copy(file_of(tmp_path, spoil(rows())))


def test_a_file_cut_within_a_row_is_refused(tmp_path: Path) -> None:
    path = file_of(tmp_path, rows())
    path.write_bytes(path.read_bytes()[:-25])
    with pytest.raises(BreachListError, match="no row of a digest"):
        open_copy(path)


def test_a_row_spoilt_within_the_file_leaves_its_passwords_unchecked(tmp_path: Path) -> None:
    lines = rows()
    path = file_of(tmp_path, lines)
    place = next(n for n, line in enumerate(lines) if line.startswith(Digest.SHA1.of("trustno1")))
    before, within = lines[: place - 300], lines[place - 300 : place + 300]
    with open_copy(path) as opened, path.open("r+b") as stream:
        stream.seek(sum(len(line) + 1 for line in before))
        stream.write(b"-" * sum(len(line) + 1 for line in within))
        stream.flush()
        bad, other, last = opened.look_up(["trustno1", "trustno1x", STRANGE])
    assert bad.standing is Standing.NOT_CHECKED
    assert bad.why is not None
    # Whether the way to these leads past the spoilt rows or not.
    assert Standing.FOUND not in {other.standing, last.standing}


@pytest.mark.parametrize("spoil", ["missing", "cut", "unsorted", "empty", "other", "page"])
def test_a_spoilt_range_leaves_its_passwords_unchecked(tmp_path: Path, spoil: str) -> None:
    path = folder_of(tmp_path)
    file = path / f"{Digest.SHA1.of('trustno1')[:5]}.txt"
    body = file.read_bytes()
    lines = body.removeprefix(BOM).split(b"\r\n")
    match spoil:
        case "missing":
            file.unlink()
        case "cut":
            file.write_bytes(body[: len(body) // 2 // 37 * 37 + 9])
        case "unsorted":
            file.write_bytes(b"\r\n".join(reversed(lines)))
        case "empty":
            file.write_bytes(b"")
        case "other":
            file.write_bytes(b"\r\n".join(line[8:] for line in lines))
        case "page":
            file.write_bytes(b"<html>\n" * 100)
    with open_copy(path) as opened:
        (bad,) = opened.look_up(["trustno1"])
        (good,) = opened.look_up(["pässwörd"])
    assert (bad.standing, good.standing) == (Standing.NOT_CHECKED, Standing.FOUND)
    assert bad.why is not None


def test_a_folder_without_ranges_is_refused(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").touch()
    with pytest.raises(BreachListError, match="holds no files"):
        open_copy(tmp_path)


def test_a_path_to_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BreachListError, match="could not be opened"):
        open_copy(tmp_path / "nowhere.txt")


@pytest.mark.parametrize(
    ("text", "digest"),
    [
        (b"", "31d6cfe0d16ae931b73c59d7e0c089c0"),
        (b"abc", "a448017aaf21d8525fc10ae87aa6729d"),
        (b"1234567890" * 8, "e33b4ddc9c38f2199c3e7b164fcc0536"),
    ],
)
def test_md4_is_that_of_rfc_1320(text: bytes, digest: str) -> None:
    assert md4(text).hex() == digest


def test_sha1_is_of_the_utf_8_text() -> None:
    expected = hashlib.sha1("密码".encode()).hexdigest().upper()  # noqa: S324 - the protocol's
    assert Digest.SHA1.of("密码") == expected
    assert len(Digest.SHA1.of("\ud800")) == 40
