"""The lab stands beside the package: its tests look for it in the working copy, and there last."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))
