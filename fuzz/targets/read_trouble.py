"""Trees of everyday troubles: one that can be walked to its ends, or a `CatalogueError`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from secaudit import catalogue
from secaudit.errors import CatalogueError
from secaudit.model.trouble import Tree
from secaudit.response import troubleshooting

SEEDS = "secaudit/response/troubleshooting"
_FILE = Path(tempfile.mkdtemp()) / "login.toml"


def check(data: bytes) -> None:
    """Read one invented tree."""
    _FILE.write_bytes(data)
    try:
        tree = catalogue.read(_FILE, Tree)
        troubleshooting.check(tree, {"login": tree})
    except CatalogueError as error:
        if not str(error):
            raise AssertionError from error
    else:
        tree[tree.start]
