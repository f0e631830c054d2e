"""Whatever bytes a file holds, reading ends soon, within bounds, with a ledger or an `ExportError`.

`SECAUDIT_FUZZ_EXAMPLES=20000` sets how many files each test makes.
"""

from __future__ import annotations

import contextlib
import io
import os
import time
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from secaudit.errors import ExportError
from secaudit.transactions.reading.export import read_export

if TYPE_CHECKING:
    from collections.abc import Callable

EXPORTS = Path(__file__).parents[1] / "data" / "exports"
NAMES = sorted(path.name for path in EXPORTS.iterdir() if not path.name.endswith(".json"))
EXAMPLES = int(os.environ.get("SECAUDIT_FUZZ_EXAMPLES", "40"))

SECONDS, SECONDS_PER_BYTE = 2.0, 2.0 / 100_000
MEMORY, MEMORY_PER_BYTE = 50 << 20, 20

_MAGIC = (
    b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"OFXHEADER:100\r\n<OFX>",
    b"!Type:Bank\n", b":20:1\n:61:2601020102C1,00NTRF\n", b"<table><tr>", b"\xff\xfe",
    b"<?xml version='1.0'?><Document><BkToCstmrStmt>", b"\xef\xbb\xbf", b"%PDF-1.7",
    b"Date,Payee,Amount\n2026-01-02,Baker,-1.50\n",
)  # fmt: skip
_PIECES = (
    b'"', b"'", b",", b";", b"\t", b"|", b"\n", b"\r", b"\r\n", b"\0", b"\x1a", b"\xff",
    b"\xfe\xff", b"=", b"(", b"-", b"<", b"<td colspan=99999999>", b"<table>", b"</table>",
    b"<STMTTRN>", b"^\n", b":61:", b":86:?20", b"&#x110000;", b"0", b"9" * 30, b"1e999", b"NaN",
    b"0000-00-00", b"9999-12-31", b"2026-02-30", b"31/12/0000", b"1.2.3", b"1,2,3",
    b"\xe2\x80\xae", b"\xf0\x9f\x92\xb8", b"\xd9\xa3", b"a" * 5000, b"\n" * 600, b"," * 700,
)  # fmt: skip


@cache
def sample(name: str) -> bytes:
    return (EXPORTS / name).read_bytes()


def _cut(data: bytes, at: int, size: int) -> bytes:
    return data[:at] + data[at + size :]


def _doubled(data: bytes, at: int, size: int) -> bytes:
    return data[: at + size] + data[at:]


def _moved(data: bytes, at: int, size: int) -> bytes:
    return data[at : at + size] + data[:at] + data[at + size :]


def _truncated(data: bytes, at: int, _: int) -> bytes:
    return data[:at]


def _flipped(data: bytes, at: int, size: int) -> bytes:
    return data[:at] + bytes(byte ^ (1 << size % 8) for byte in data[at : at + 1]) + data[at + 1 :]


def _stuffed(data: bytes, at: int, size: int) -> bytes:
    return data[:at] + _PIECES[size % len(_PIECES)] + data[at:]


CHANGES: tuple[Callable[[bytes, int, int], bytes], ...] = (
    _cut, _doubled, _moved, _truncated, _flipped, _flipped, _stuffed, _stuffed, _stuffed,
)  # fmt: skip
_CHANGE = st.tuples(st.sampled_from(CHANGES), st.floats(0, 1), st.integers(0, 400))


def _changed(
    data: bytes, changes: list[tuple[Callable[[bytes, int, int], bytes], float, int]]
) -> bytes:
    for change, place, size in changes:
        data = change(data, int(place * len(data)), size)
    return data


def _repacked(data: bytes, member: int, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook or archive with a part changed inside, so that its checksums still hold."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        for at, name in enumerate(names):
            content = old.read(name)
            new.writestr(name, change(content) if at == member % len(names) else content)
    return out.getvalue()


def _packed(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bill.csv", data)
    return out.getvalue()


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """An export in which a few things were broken, inside or outside its package."""
    data = sample(draw(st.sampled_from(NAMES)))
    changes = draw(st.lists(_CHANGE, min_size=1, max_size=6))
    if data.startswith(b"PK") and draw(st.booleans()):
        return _repacked(data, draw(st.integers(0, 20)), lambda part: _changed(part, changes))
    data = _changed(data, changes)
    return _packed(data) if draw(st.integers(0, 19)) == 0 else data


def _status(name: str) -> int:
    """Bytes of this process's memory, as Linux tells them."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith(f"{name}:"))


def read_within_bounds(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    clear = Path("/proc/self/clear_refs")
    before = None
    if clear.exists():
        clear.write_text("5", encoding="ascii")  # starts the peak anew
        before = _status("VmRSS")
    start = time.process_time()
    with contextlib.suppress(ExportError):
        read_export(path)
    assert time.process_time() - start < SECONDS + SECONDS_PER_BYTE * len(data)
    if before is not None:
        assert _status("VmHWM") - before < MEMORY + MEMORY_PER_BYTE * len(data)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to write to; what is loaded once is loaded before anything is measured."""
    folder = tmp_path_factory.mktemp("fuzz")
    for name in (
        "dc_flag.csv",
        "bbva_es.xlsx",
        "poste_html.xls",
        "camt053_v8.xml",
        "no_header.qfx",
        "german.qif",
    ):
        read_export(EXPORTS / name)
    return folder / "export.dat"


_SETTINGS = settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@_SETTINGS
@given(st.sampled_from(_MAGIC), st.binary(max_size=3000))
@example(b"", b"\0")
def test_random_bytes_are_read_or_refused(path: Path, magic: bytes, rest: bytes) -> None:
    read_within_bounds(path, magic + rest)


@_SETTINGS
@given(mutated())
def test_broken_exports_are_read_or_refused(path: Path, data: bytes) -> None:
    read_within_bounds(path, data)
