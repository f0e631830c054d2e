"""secaudit: is my e-wallet account safe, and did somebody else use it?"""

from __future__ import annotations

__version__ = "0.1.0"
