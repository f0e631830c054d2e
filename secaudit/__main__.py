"""The program as a process of its own: `secaudit` and `python -m secaudit`."""

from __future__ import annotations

import sys

from secaudit.cli.main import main


def run() -> int:
    """Run the command line, with what a process of its own can do without left out."""
    # NOTE: pyarrow imports pandas when it makes its first array, if pandas is there; the command line
    # never uses it, and would spend more time on loading it than on its work. None makes the import fail.
    sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]  # the documented way to bar a module
    return main()


if __name__ == "__main__":
    sys.exit(run())
