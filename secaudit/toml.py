"""TOML that anybody may have written: parsed at a cost that grows with its length, or refused."""

from __future__ import annotations

import tomllib
from typing import Any

# NOTE: the time that tomllib takes for a dotted key grows with the square of its parts, and what
# it gives for one is nested as deeply: no dot of ours stands in so long a row.
_MOST_DOTS = 200  # of one line


def loads(text: str) -> dict[str, Any]:  # Any: whatever the file holds
    """What the text holds; raises `tomllib.TOMLDecodeError` for whatever is wrong."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > _MOST_DOTS:
            why = f"Too many dots (at line {number})"
            raise tomllib.TOMLDecodeError(why)
    try:
        return tomllib.loads(text)
    except RecursionError:
        why = "Lists or tables lie too deep in each other"
        raise tomllib.TOMLDecodeError(why) from None
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:  # a number of thousands of digits, a date that is none
        raise tomllib.TOMLDecodeError(str(error)) from None
