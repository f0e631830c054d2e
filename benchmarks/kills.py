"""Kills imports and reviews at random moments, and holds that nothing confirmed is lost.

`python benchmarks/kills.py 200` starts that many processes and ends each without a warning. After
each, the database must open and be whole, and everything that the killed process had shown as kept
must be there: the entries of an import all or not at all, and every answer. Exit code 1 if not.
Needs secaudit in the interpreter that runs it.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

GENERATOR = Path(__file__).with_name("exports.py")
SECAUDIT = [sys.executable, "-m", "secaudit"]
SEED = 20261122
ENTRIES, CHUNK, SHARED = 12_000, 300, 40
ODD = 4  # payments in each export that are asked about
ENCODING = "gb18030"
CONFIRMED = ("Remembered on this computer", "New since the scan")
WORDS = {
    "mine": "mine",
    "not mine": "not_mine",
    "always mine from this payee": "always_mine",
    "don't know yet": "unsure",
}


@dataclass(slots=True)
class Home:
    """A home, what was confirmed to be kept there, and the export that is next."""

    folder: Path
    kept: set[str] = field(default_factory=set)  # references
    decided: dict[str, str] = field(default_factory=dict)  # the last word, by reference
    references: dict[str, str] = field(default_factory=dict)  # by the number on the screen
    chunk: int = 0

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a user whose home this is; what is printed is on the screen at once."""
        bare = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("SECAUDIT_", "XDG_", "LC_"))
        }
        home = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(self.folder))
        return bare | home | {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "COLUMNS": "200"}

    def sizes(self) -> list[tuple[str, int, int]]:
        """What changes as soon as something is written."""
        found = []
        for path in self.folder.rglob("*"):
            try:
                found.append((path.name, path.stat().st_size, path.stat().st_mtime_ns))
            except FileNotFoundError:
                continue  # between the listing and the look
        return found


def exports(folder: Path, chance: random.Random) -> list[Path]:
    """The exports of one account, the earliest first, each with some entries of the one before."""
    whole = folder / "whole.csv"
    subprocess.run([sys.executable, GENERATOR, whole, str(ENTRIES)], check=True)
    header, *lines = whole.read_text(encoding=ENCODING).splitlines()
    lines.reverse()
    paths = []
    for number, start in enumerate(range(0, ENTRIES - CHUNK, CHUNK - SHARED)):
        part = lines[start : start + CHUNK]
        # Before what the next export shares, so that each is in one export only.
        for turn in range(ODD):
            day = part[60 + 40 * turn].split(" ")[0]
            part.append(
                f"{day} 03:{chance.randrange(60):02}:07,充值缴费,急速点卡{number}-{turn}店,/,点卡,"
                f"支出,{chance.randrange(300000, 900000) / 100:.2f},余额宝,交易成功,"
                f"99{number:010}{turn:016}\t,T{number}{turn}\t,,"
            )
        path = folder / f"export-{number}.csv"
        path.write_text("\n".join([header, *part]) + "\n", encoding=ENCODING)
        paths.append(path)
    return paths


def references(path: Path) -> set[str]:
    """The order numbers of an export."""
    lines = path.read_text(encoding=ENCODING).splitlines()[1:]
    return {line.split(",")[9].strip() for line in lines}


def killed(home: Home, arguments: list[str], chance: random.Random, *, usual: float) -> str:
    """Start the program, end it at a random moment; give what it had shown by then.

    Half of the moments lie anywhere in the life of the process, half shortly after it wrote.
    """
    before = home.sizes()
    read, keyboard = os.pipe()
    moment = chance.choice((None, chance.uniform(0, 1.5 * usual)))
    soon = chance.uniform(0, chance.choice((0.02, 0.2, 2.0)))
    with tempfile.TemporaryFile() as screen, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [*SECAUDIT, *arguments],
            env=home.environment,
            cwd=home.folder,
            stdin=read,
            stdout=screen,
            stderr=errors,
        )
        os.close(read)
        started, pause = time.perf_counter(), chance.choice((0.0, 0.005, 0.05))
        try:
            while process.poll() is None:
                if moment is None and home.sizes() != before:
                    moment = time.perf_counter() - started + soon
                if moment is not None and time.perf_counter() - started >= moment:
                    break
                if arguments[0] == "review" and time.perf_counter() - started > usual / 2:
                    os.write(keyboard, f"{chance.randrange(1, 5)}\n".encode())
                    time.sleep(pause)
                time.sleep(0.0005)
        except BrokenPipeError:
            pass  # it has ended
        process.kill()
        process.wait()
        os.close(keyboard)
        errors.seek(0)
        said = errors.read().decode()
        # 0 and 1: it had ended by itself.
        if process.returncode not in {0, 1, -signal.SIGKILL} or "Traceback" in said:
            sys.exit(f"{arguments} failed: {said}")
        screen.seek(0)
        return screen.read().decode()


def told(screen: str, references: dict[str, str]) -> dict[str, str]:
    """The answers that a review had acknowledged, by the reference of their entry."""
    decided: dict[str, str] = {}
    asked: list[str] = []
    for line in screen.splitlines():
        if line.startswith("Question "):
            asked = []
        elif found := re.match(r"\s+#(\d+)\s", line):
            asked.append(found[1])
        elif found := re.search(r"Kept: (.*)\.$", line):
            decided.update({references[number]: WORDS[found[1]] for number in asked})
    return decided


def look(home: Home, scratch: Path) -> tuple[set[str], dict[str, str]]:
    """What is kept, asked of the program itself; the references, and the last word on each."""
    done = subprocess.run(
        [*SECAUDIT, "data", "export", str(scratch), "--force"],
        env=home.environment,
        cwd=home.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if "nothing is kept yet" in done.stderr:
        return set(), {}
    if done.returncode:
        sys.exit(f"the database does not open: {done.stderr}")
    tables = json.loads((scratch / "secaudit.json").read_text(encoding="utf-8"))["tables"]
    home.references = {str(one["id"]): one["reference"] for one in tables["entries"]}
    standing = [one["reference"] for one in tables["entries"] if one["stands"] == one["id"]]
    if len(standing) != len(set(standing)):
        sys.exit("an entry is there twice")
    decided = {
        home.references[str(one["entry_id"])]: one["word"]
        for one in sorted(tables["decisions"], key=lambda one: one["id"])
    }
    for path in home.folder.rglob("*.sqlite3"):
        with sqlite3.connect(path) as database:
            (sound,) = database.execute("PRAGMA integrity_check").fetchone()
        database.close()
        if sound != "ok":
            sys.exit(f"the database is damaged: {sound}")
    return set(standing), decided


@dataclass(slots=True)
class Count:
    """How many processes were killed, and what they had confirmed by then."""

    imports: int = 0
    imported: int = 0
    reviews: int = 0
    answered: int = 0


def kill_a_review(home: Home, scratch: Path, chance: random.Random, usual: float) -> int:
    """Kill one; give how many answers it had acknowledged, and end if one of them is missing."""
    screen = killed(home, ["review"], chance, usual=usual)
    answers = told(screen, home.references)
    kept, decided = look(home, scratch)
    lost = {one for one, word in answers.items() if decided.get(one) != word}
    lost |= home.decided.keys() - decided.keys()
    if lost or kept != home.kept:
        sys.exit(f"lost after a killed review: {lost}\n{screen}")
    home.decided = decided
    return len(answers)


def kill_an_import(
    home: Home, file: Path, scratch: Path, chance: random.Random, usual: float
) -> bool:
    """Kill one; give whether it had confirmed, and end if the export is there in part."""
    screen = killed(home, ["transactions", str(file)], chance, usual=usual)
    confirmed = any(word in screen for word in CONFIRMED)
    kept, decided = look(home, scratch)
    whole = kept == home.kept | references(file)
    if not whole and (confirmed or kept != home.kept):
        sys.exit(f"an import was kept in part: {len(kept)} entries\n{screen}")
    if decided != home.decided:
        sys.exit("a killed import changed answers")
    home.kept = kept
    home.chunk += whole
    return confirmed


def main(kills: int) -> None:
    """Kill, look, and tell how much had been confirmed."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    count = Count()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = exports(folder, chance)
        home, homes = _home(folder, 0), 1
        usual = _usual(home, files[-1])
        for _ in range(kills):
            if home.chunk == len(files):
                home, homes = _home(folder, homes), homes + 1
            if home.chunk and chance.choice((True, False)):
                count.reviews += 1
                count.answered += kill_a_review(home, folder / "looked", chance, usual)
            else:
                count.imports += 1
                file = files[home.chunk]
                count.imported += kill_an_import(home, file, folder / "looked", chance, usual)
    print(f"imports killed: {count.imports}, confirmed before: {count.imported}")
    print(f"reviews killed: {count.reviews}, answers confirmed before: {count.answered}")
    print(f"{kills} kills: the database opened each time, nothing confirmed was lost")


def _home(folder: Path, number: int) -> Home:
    path = folder / f"home-{number}"
    path.mkdir()
    return Home(path)


def _usual(home: Home, file: Path) -> float:
    """How long a process takes that nobody kills."""
    started = time.perf_counter()
    done = subprocess.run(
        [*SECAUDIT, "transactions", str(file), "--no-remember"],
        env=home.environment,
        cwd=home.folder,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 1:  # the odd payments are found
        sys.exit("secaudit does not run here")
    return time.perf_counter() - started


if __name__ == "__main__":
    main(int(sys.argv[1]))
