"""Whatever a user hands over by mistake gets one clear sentence, quickly, and never a traceback."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
import pyzipper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Run

GOOD = "Date,Payee,Amount\n" + "".join(
    f"2026-{month:02}-{day:02},{payee},-{price}.50\n"
    for month in range(1, 7)
    for day, payee, price in ((3, "Birch Cafe", 5), (11, "Fig Market", 31), (24, "Birch Cafe", 6))
)
SECONDS, BYTES = 5.0, 500 * 2**20


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _missing(folder: Path) -> Path:
    return folder / "nowhere.csv"


def _empty_folder(folder: Path) -> Path:
    path = folder / "nothing"
    path.mkdir()
    return path


def _empty_file(folder: Path) -> Path:
    path = folder / "empty.csv"
    path.touch()
    return path


def _picture(folder: Path) -> Path:
    path = folder / "screenshot.png"
    pixels = zlib.compress(bytes(64 * (1 + 64 * 3)))
    header = struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", pixels)
        + _chunk(b"IEND", b"")
    )
    return path


def _no_dates(folder: Path) -> Path:
    path = folder / "prices.csv"
    path.write_text("Item,Shop,Amount\nlamp,Birch,12.50\nchair,Fig,80.00\ndesk,Elm,140.25\n")
    return path


def _no_amounts(folder: Path) -> Path:
    path = folder / "diary.csv"
    path.write_text(
        "Date,Place,Note\n2026-01-02,Birch,tea\n2026-01-05,Fig,plums\n2026-01-09,Elm,rest\n"
    )
    return path


def _truncated(folder: Path) -> Path:
    # Cut off within the lines above the table, in the middle of a character.
    path = folder / "cut.csv"
    text = "------\r\n导出信息：\r\n姓名：林小满\r\n支付宝账户：138****0000\r\n起始时间：["
    path.write_bytes(text.encode("gb18030")[:-1])
    return path


def _truncated_archive(folder: Path) -> Path:
    whole = folder / "whole.zip"
    with pyzipper.ZipFile(whole, "w") as archive:
        archive.writestr("export.csv", GOOD * 20)
    path = folder / "cut.zip"
    path.write_bytes(whole.read_bytes()[:-30])
    whole.unlink()
    return path


def _wrong_encoding(folder: Path) -> Path:
    # EBCDIC, as a mainframe would write it: no byte of it is the ASCII letter that it stands for.
    path = folder / "mainframe.csv"
    path.write_bytes(GOOD.encode("cp500"))
    return path


def _locked_zip(folder: Path) -> Path:
    path = folder / "locked.zip"
    with pyzipper.AESZipFile(
        path, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(b"271828")
        archive.writestr("export.csv", GOOD)
    return path


def _zeros(folder: Path) -> Path:
    path = folder / "zeros.csv"
    with path.open("wb") as stream:
        stream.truncate(2**30)
    return path


# What each sentence has to speak of, in English.
BAD = {
    "missing file": (_missing, r"exist|found|no such|no file"),
    "empty folder": (_empty_folder, r"folder|director"),
    "empty file": (_empty_file, r"empty"),
    "picture": (_picture, r"picture|image|photo|screenshot is"),
    "no dates": (_no_dates, r"date|time|when"),
    "no amounts": (_no_amounts, r"amount|money"),
    "truncated": (_truncated, r"table|transaction|entries|header|column|cut|incomplete"),
    "truncated archive": (
        _truncated_archive,
        r"cut|damaged|incomplete|broken|download|archive|zip",
    ),
    "wrong encoding": (_wrong_encoding, r"text|encoding|table|read"),
    "locked zip": (_locked_zip, r"password|encrypt|unlock|unpack"),
    "zeros": (_zeros, r"large|big|empty|zero|text|nothing"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gives_one_sentence_and_code_2(
    case: str, run: Callable[..., Run], tmp_path: Path
) -> None:
    make, spoken_of = BAD[case]
    path = make(tmp_path)
    result = run("transactions", path)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err
    sentence = " ".join(result.err.split())
    assert path.name in sentence.replace(" ", "") or path.name in sentence
    without_path = sentence.replace(path.name, "").replace(str(tmp_path), "")
    assert re.search(spoken_of, without_path, re.IGNORECASE)
    assert 30 < len(without_path) < 500
    assert without_path.rstrip().endswith(".")
    assert result.seconds < SECONDS
    assert result.peak < BYTES


@pytest.fixture(scope="module")
def in_chinese(run: Callable[..., Run], tmp_path_factory: pytest.TempPathFactory) -> Run:
    """All the bad files at once, which is one run."""
    folder = tmp_path_factory.mktemp("bad")
    return run("--lang", "zh", "transactions", *(make(folder) for make, _ in BAD.values()))


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_explained_in_chinese_too(case: str, in_chinese: Run, tmp_path: Path) -> None:
    name = BAD[case][0](tmp_path).name
    assert (in_chinese.code, in_chinese.out) == (2, "")
    assert "Traceback" not in in_chinese.err
    (line,) = (line for line in in_chinese.err.splitlines() if name in line)
    assert len(re.findall(r"[\u4e00-\u9fff]", line)) > 10
    # A name of a file format may stay, an English sentence may not.
    assert not re.search(r"(?:\b[a-z]{2,}\b[ ,]+){4,}", line)


def test_json_on_bad_input_is_a_report_or_nothing(run: Callable[..., Run], tmp_path: Path) -> None:
    result = run("transactions", _empty_file(tmp_path), "--json")
    assert result.code == 2
    assert result.err
    assert result.out == "" or len(result.json["failures"]) == 1


def test_no_file_at_all_is_a_usage_error(run: Callable[..., Run]) -> None:
    result = run("transactions")
    assert (result.code, result.out) == (2, "")
    assert result.err


@pytest.mark.parametrize(
    "options",
    [
        ("--since", "yesterday-ish"),
        ("--since", "2026-13-45"),
        ("--last", "-3"),
        ("--last", "soon"),
        ("--sensitivity", "extreme"),
        ("--provider", "no-such-wallet"),
        ("--no-such-option",),
    ],
)
def test_a_wrong_option_is_a_usage_error(
    options: tuple[str, ...], run: Callable[..., Run], tmp_path: Path
) -> None:
    path = tmp_path / "good.csv"
    path.write_text(GOOD, encoding="utf-8")
    result = run("transactions", path, *options)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err
    assert options[-1] in result.err or options[0] in result.err


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (4, "2026-02-30,Nobody Knows,-1.00"),
        (4, "2026-02-03,Nobody Knows,twelve"),
        (4, "2026-02-03,Nobody \x1b[31mKnows\x1b[0m,\x1b[31m?\x07"),
    ],
    ids=["day that does not exist", "amount in words", "control characters"],
)
def test_a_line_that_cannot_be_read_is_refused_counted_and_shown(
    number: int, line: str, run: Callable[..., Run], tmp_path: Path
) -> None:
    lines = GOOD.splitlines()
    path = tmp_path / "one_bad_line.csv"
    path.write_text("\n".join([*lines[: number - 1], line, *lines[number - 1 :]]) + "\n")
    result = run("transactions", path)
    everything = result.out + result.err
    assert result.code in {0, 1}
    assert "\x1b[31m" not in everything
    assert re.search(
        r"\b1 line\b|\b1 row\b|one line|1 refused|refused: 1", everything, re.IGNORECASE
    )
    assert re.search(rf"line {number}\b|row {number}\b|\b{number}:", everything, re.IGNORECASE)
    assert str(len(lines) - 1) in everything


def test_a_file_cut_in_the_middle_of_a_line_keeps_the_rest(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    path = tmp_path / "cut.csv"
    path.write_text(GOOD + "2026-07-", encoding="utf-8")
    result = run("transactions", path)
    assert result.code in {0, 1}
    assert str(GOOD.count("\n") - 1) in result.out
    assert "Traceback" not in result.err
