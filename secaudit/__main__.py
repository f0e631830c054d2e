"""The program as a process of its own: `secaudit` and `python -m secaudit`."""

from __future__ import annotations

import sys

from secaudit.cli.main import main


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
    return main()


if __name__ == "__main__":
    sys.exit(run())
