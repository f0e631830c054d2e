"""Writes `secaudit/providers/_hashes.py`, by which a changed provider file is noticed.

Run it after every change to a provider file: `python tasks.py providers`.
"""

from __future__ import annotations

from pathlib import Path

from secaudit.catalogue import members
from secaudit.providers import profiles, trust

FILE = Path(profiles.__file__).with_name("_hashes.py")


def text() -> str:
    """The module with the hash of every provider file there is."""
    lines = [
        f'    "{name}": "{trust.digest(profiles.FOLDER / f"{name}.toml")}",'
        for name in members(profiles.FOLDER)
    ]
    head = '"""SHA-256 of each packaged provider file, by `python tasks.py providers`."""'
    return "\n".join(
        [head, "", "from __future__ import annotations", "", "HASHES = {", *lines, "}", ""]
    )


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
