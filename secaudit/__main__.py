"""`python -m secaudit` is the console script."""

from __future__ import annotations

import sys

from secaudit.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
