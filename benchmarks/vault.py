"""What vaults and look-ups cost: `python benchmarks/vault.py`, beside zxcvbn on the same passwords.

Writes a synthetic list of 10,000,000 hashes (450 MB) and two exports to a temporary folder.
"""

from __future__ import annotations

import csv
import hashlib
import random
import string
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from secaudit.passwords.breaches.copy import open_copy

ROWS, ASKED = 10_000_000, 20_000
LETTERS = string.ascii_letters + string.digits + "!#$%&*"
WORDS = [
    "dragon",
    "sunshine",
    "monkey",
    "football",
    "wangwei",
    "baobei",
    "love",
    "shadow",
    "tiger",
    "panda",
    "coffee",
]


def hashes(path: Path, count: int = ROWS) -> None:
    """Write a list of `count` leaked passwords of the usual shape."""
    source = random.Random(1)  # noqa: S311 - it only fills a list
    known = [hashlib.sha1(one, usedforsecurity=False).digest() for one in (b"123456", b"password")]
    rows = sorted([source.randbytes(20) for _ in range(count)] + known)
    with path.open("w", newline="") as stream:
        stream.writelines(f"{row.hex().upper()}:{row[3] % 40 + 1}\r\n" for row in rows)


def export(path: Path, count: int) -> list[str]:
    """Write an export of Chrome; the passwords in it."""
    source = random.Random(5)  # noqa: S311 - it only fills a list
    passwords = [
        "".join(source.choices(LETTERS, k=source.randint(10, 20)))
        if number % 2
        else source.choice(WORDS) + source.choice(WORDS) + str(source.randint(1, 2030))
        for number in range(count)
    ]
    with path.open("w", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["name", "url", "username", "password", "note"])
        for number, password in enumerate(passwords):
            site = f"https://site{number}.example/login"
            table.writerow([f"Site {number}", site, f"user{number % 7}", password, ""])
    return passwords


def main() -> None:
    """Measure and print."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - what others take from here needs none of it

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hashes(folder / "hashes.txt")
        with open_copy(folder / "hashes.txt") as opened:
            asked = [f"password {number}" for number in range(ASKED)]
            opened.look_up(asked)
            started = time.process_time()
            opened.look_up(asked)
            each = (time.process_time() - started) / ASKED * 1e6
        print(f"look-up in {ROWS:,} rows, warm: {each:.1f} microseconds (limit 50)")
        for count in (1000, 10_000):
            passwords = export(folder / "export.csv", count)
            started = time.perf_counter()
            for password in passwords:
                zxcvbn(password)
            theirs = time.perf_counter() - started
            command = [sys.executable, "-m", "secaudit", "vault", str(folder / "export.csv")]
            started = time.perf_counter()
            subprocess.run([*command, "--json"], stdout=subprocess.DEVNULL, check=False)
            ours = time.perf_counter() - started
            print(f"vault of {count:,}: {ours:.2f} s, zxcvbn alone {theirs:.2f} s")


if __name__ == "__main__":
    main()
