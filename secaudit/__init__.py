"""Tells whether an e-wallet account is safe, and whether somebody else used it."""

from __future__ import annotations

__version__ = "0.1.0"
