"""Keeps the translations: `python tools/texts.py update` or `compile`.

`update` collects every marked text of the sources into the catalogue and lists what is still to be
translated; `compile` makes the file that the program reads. Both are committed. Needs Babel.
"""

from __future__ import annotations

import ast
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "secaudit" / "locale" / "zh_CN" / "LC_MESSAGES" / "secaudit.po"
# N_ marks a text, the others translate it on the spot.
_MARKS = {"N_", "_", "translator", "gettext"}
_CLICK = "click"  # the comment on texts that are click's own; they are kept by hand

Text = str | tuple[str, str]


def texts() -> dict[Text, list[str]]:
    """Every marked text of the sources, or singular and plural, and the files it stands in."""
    found: dict[Text, list[str]] = {}
    for path in sorted((ROOT / "secaudit").rglob("*.py")):
        here = dict.fromkeys(_texts(ast.parse(path.read_text(encoding="utf-8"))))
        for text in here:
            found.setdefault(text, []).append(path.relative_to(ROOT).as_posix())
    pairs = {part for text in found if isinstance(text, tuple) for part in text}
    return {text: places for text, places in found.items() if text not in pairs}


def _texts(tree: ast.AST) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            plural = next((word.value for word in node.keywords if word.arg == "plural"), None)
            first, second = _marked(node.args[0] if node.args else None), _marked(plural)
            if first and second:
                yield first, second
            elif text := _marked(node):
                yield text
        # A table of titles: singular and plural side by side.
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2:  # noqa: PLR2004
            first, second = map(_marked, node.elts)
            if first and second and "{count}" in second:
                yield first, second


def _marked(node: ast.AST | None) -> str | None:
    match node:
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]):
            return text if name in _MARKS and text else None
    return None


def read() -> Catalog:
    """The catalogue as it is committed."""
    with CATALOGUE.open("rb") as stream:
        return read_po(stream, locale="zh_CN", domain="secaudit")


def update() -> Catalog:
    """The catalogue with the texts of today's sources, translations kept."""
    old = read()
    new = Catalog(
        locale="zh_CN", domain="secaudit", project="secaudit", fuzzy=False, header_comment="#",
        creation_date=old.creation_date, revision_date=old.revision_date,
    )  # fmt: skip
    for text, places in texts().items():
        before = old.get(text if isinstance(text, str) else text[0])
        known = before is not None and before.id == text
        new.add(
            text,
            before.string if before and known else None,
            auto_comments=places,
        )
    for message in old:
        if _CLICK in message.user_comments and message.id not in new:
            new.add(message.id, message.string, user_comments=[_CLICK])
    return new


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the file that the program reads."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def main(arguments: list[str]) -> int:
    """Update or compile; the exit code is 1 while a text lacks its translation."""
    if arguments == ["update"]:
        catalogue = update()
        with CATALOGUE.open("wb") as stream:
            write_po(stream, catalogue, width=100, sort_output=True, omit_header=False)
    elif arguments != ["compile"]:
        print("usage: python tools/texts.py update|compile", file=sys.stderr)
        return 2
    catalogue = read()
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(catalogue))
    missing = [
        message.id for message in catalogue if message.id and not all(_forms(message.string))
    ]
    for text in missing:
        print("to be translated:", text)
    return 1 if missing else 0


def _forms(string: str | Sequence[str] | None) -> Sequence[str]:
    return (string,) if isinstance(string, str) else string or ("",)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
