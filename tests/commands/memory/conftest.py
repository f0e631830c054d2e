"""A home folder that outlives a run, and the exports of one invented person to fill it with."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from secaudit.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Values = dict[str, Any]  # Any: what JSON holds
COLUMNS = ("time", "payee", "description", "amount", "currency", "status", "reference")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Values:
        """Standard output as the one JSON object that it is."""
        report: Values = json.loads(self.out)
        return report

    @property
    def flagged(self) -> Counter[tuple[str, ...]]:
        """Time, payee and amount of what a JSON report asks about."""
        report = self.json
        asked = {number for finding in report["findings"] for number in finding["entries"]}
        return Counter(
            (one["time"], one["payee"], one["amount"])
            for one in report["entries"]
            if one["number"] in asked
        )


@dataclass(frozen=True, slots=True)
class Home:
    """A user's home, in which one run finds what the runs before it left."""

    folder: Path
    start: Callable[[list[str], str], Run]

    @property
    def scratch(self) -> Path:
        """A folder beside the home, for what the program is asked to write."""
        return self.folder.with_name(f"{self.folder.name}-scratch")

    def __call__(self, *arguments: str | Path, stdin: str = "") -> Run:
        return self.start([*map(str, arguments), "--lang", "en"], stdin)

    def scan(self, *files: Path | str) -> Run:
        """Scan and remember; the report as JSON."""
        done = self("transactions", *files, "--json")
        assert done.code in {0, 1}, done.err
        return done

    def questions(self) -> list[Values]:
        """The open questions of `review`."""
        done = self("review", "--json", "--no-input")
        assert done.code in {0, 1}, done.err
        asked: list[Values] = done.json["questions"]
        return asked

    def answers(self, choose: Callable[[str], str]) -> Path:
        """A file that answers every open question by what is chosen for its first payee."""
        parts = [
            f"[[question]]\nentries = {[entry['id'] for entry in asked['entries']]}\n"
            f'answer = "{choose(asked["entries"][0]["payee"])}"\n'
            for asked in self.questions()
        ]
        file = self.folder.with_name(f"{self.folder.name}-answers.toml")
        file.write_text("\n".join(parts), encoding="utf-8")
        return file

    def decide(self, choose: Callable[[str], str]) -> set[int]:
        """Answer every open question; give the ids of the entries that were asked about."""
        asked = {entry["id"] for one in self.questions() for entry in one["entries"]}
        done = self("review", "--answers", self.answers(choose))
        assert done.code in {0, 1}, done.err
        return asked

    def export(self) -> list[Values]:
        """Every entry of the ledger, as `data export` writes it for a spreadsheet."""
        shutil.rmtree(self.scratch, ignore_errors=True)
        done = self("data", "export", self.scratch)
        assert done.code == 0, done.err
        with (self.scratch / "entries.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def ledger(self) -> Counter[tuple[str, ...]]:
        """What `export` gives, by the columns that the truth knows."""
        return Counter(tuple(entry[name] for name in COLUMNS) for entry in self.export())

    def left(self) -> dict[str, bytes]:
        """Every file below the home, and what is in it."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file()
        }


@dataclass(frozen=True, slots=True)
class Months:
    """The exports of the invented person, and what a ledger made of some of them must hold."""

    folder: Path
    truth: list[Values]

    def file(self, month: int, layout: str) -> Path:
        return self.folder / f"{month}-{layout}.csv"

    def expected(self, parts: Iterable[tuple[int, str]]) -> Counter[tuple[str, ...]]:
        """Every entry that any of the exports holds: its finest time, its latest status."""
        ledger: Counter[tuple[str, ...]] = Counter()
        parts = list(parts)
        for entry in self.truth:
            shown = {int(month): status for month, status in entry["shown"].items()}
            holding = [(month, layout) for month, layout in parts if month in shown]
            if not holding:
                continue
            layouts = {layout for _, layout in holding}
            values = {
                **entry,
                "time": _shown(entry["time"], layouts),
                "status": shown[max(month for month, _ in holding)],
                "reference": entry["reference"] if "seconds" in layouts else "",
            }
            ledger[tuple(values[name] for name in COLUMNS)] += 1
        return ledger


def _shown(time: str, layouts: set[str]) -> str:
    """The time as far as the finest of the layouts tells it."""
    time = time.replace("T", " ")
    if "seconds" in layouts:
        return time
    return f"{time[:16]}:00" if "minutes" in layouts else time[:10]


def _exported(folder: Path, person: int) -> Months:
    script = Path(__file__).with_name("months.py")
    command = [sys.executable, str(script), str(folder), str(person)]
    subprocess.run(command, check=True, timeout=60)
    return Months(folder, json.loads((folder / "truth.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def months(tmp_path_factory: pytest.TempPathFactory) -> Months:
    return _exported(tmp_path_factory.mktemp("months"), 1234)


@pytest.fixture(scope="session")
def other_months(tmp_path_factory: pytest.TempPathFactory) -> Months:
    """Those of another person, who lives alike."""
    return _exported(tmp_path_factory.mktemp("months"), 7788)


@pytest.fixture
def homes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], Home]:
    """Homes by name, each empty at first; the program runs in this process."""

    def at(name: str) -> Home:
        folder = tmp_path / name

        def start(arguments: list[str], stdin: str) -> Run:
            for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
                monkeypatch.setenv(variable, str(folder))
            keyboard = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
            monkeypatch.setattr(sys, "stdin", keyboard)
            code = main(arguments)
            screen = capsys.readouterr()
            return Run(code, screen.out, screen.err)

        folder.mkdir()
        return Home(folder, start)

    return at


@pytest.fixture(scope="session")
def scanned_march(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the home after the first scan waits, once a test has made it."""
    return tmp_path_factory.mktemp("scanned") / "march"


@pytest.fixture
def march(homes: Callable[[str], Home], months: Months, scanned_march: Path) -> Home:
    """A home in which the finest export of March was scanned."""
    home = homes("march")
    if not scanned_march.exists():
        home.scan(months.file(3, "seconds"))
        shutil.copytree(home.folder, scanned_march)
    else:
        shutil.copytree(scanned_march, home.folder, dirs_exist_ok=True)
    return home


@pytest.fixture
def home(homes: Callable[[str], Home]) -> Home:
    """An empty home."""
    return homes("home")
