"""The program as a process of its own: `secaudit` and `python -m secaudit`."""

from __future__ import annotations

import gc
import sys

from secaudit.cli.main import main

# So many objects are made before Python looks for circles among them. Word lists, catalogues and
# classes hold none, and the usual 700 would cost a scan or a check one twentieth of its time.
_MANY = 100_000


class _NoPandas:
    """Tells whoever asks that there is no pandas.

    pyarrow imports pandas when it makes its first array, if pandas is there. The command line never
    uses it, and would spend more time on loading it than on its work.
    """

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Refuse pandas, leave every other module to the finders that follow."""
        del path, target
        if name == "pandas":
            raise ModuleNotFoundError(name, name=name)


def run() -> int:
    """Run the command line, with what a process of its own can do without left out."""
    sys.meta_path.insert(0, _NoPandas)
    gc.set_threshold(_MANY)
    return main()


if __name__ == "__main__":
    sys.exit(run())
