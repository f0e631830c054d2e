"""After how many days each question is worth asking again, without opening the whole bank.

The status page needs nothing else of the bank, and opening it takes as long as the rest of the
page. A test holds these figures to those of the bank.
"""

from __future__ import annotations

import re
from pathlib import Path

_SECTIONS = Path(__file__).parent / "sections"
_LINE = re.compile(r'^(?:id = "(?P<id>[\w.]+)"|recheck_days = (?P<days>\d+))$', re.MULTILINE)


def recheck_days(folder: Path = _SECTIONS) -> dict[str, int]:
    """The interval of each question that is asked, in days, by its id."""
    found, key = {}, ""
    for path in sorted(folder.glob("*.toml")):
        for line in _LINE.finditer(path.read_text(encoding="utf-8")):
            if line["id"]:
                key = line["id"]
            else:
                found[key] = int(line["days"])
    return found
