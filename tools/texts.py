"""Keeps the translations: `python tools/texts.py update`, `compile` or `add LOCALE`.

`update` collects every marked text of the sources into the catalogues and lists what is still to be
translated; `compile` makes the files that the program reads; `add fr` begins a new language. All of
them are committed. Needs Babel.

Data files have columns for English and Chinese. For every other language their texts are collected
too, so that one file holds all that there is to translate; what it leaves out is shown in English.
"""

from __future__ import annotations

import ast
import io
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "secaudit" / "locale"
CATALOGUE = LOCALE / "zh_CN" / "LC_MESSAGES" / "secaudit.po"
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


def data_texts() -> dict[Text, list[str]]:
    """Every English text of the data files that has a Chinese one beside it."""
    found: dict[Text, list[str]] = {}
    for path in sorted((ROOT / "secaudit").rglob("*.toml")):
        for text in _columns(tomllib.loads(path.read_text(encoding="utf-8-sig"))):
            found.setdefault(text, []).append(path.relative_to(ROOT).as_posix())
    return found


def _columns(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("en"), str) and "zh" in value:
            yield value["en"]
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _columns(part)


def catalogues() -> list[Path]:
    """The catalogue of every language."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/secaudit.po"))


def read(path: Path = CATALOGUE) -> Catalog:
    """A catalogue as it is committed."""
    with path.open("rb") as stream:
        return read_po(stream, locale=path.parts[-3], domain="secaudit")


def update(path: Path = CATALOGUE) -> Catalog:
    """A catalogue with the texts of today's sources, translations kept."""
    old = read(path)
    new = Catalog(
        locale=path.parts[-3], domain="secaudit", project="secaudit", fuzzy=False,
        header_comment="#", creation_date=old.creation_date, revision_date=old.revision_date,
    )  # fmt: skip
    said = texts()
    if path != CATALOGUE:
        said = {**data_texts(), **said}
    for text, places in said.items():
        before = old.get(text if isinstance(text, str) else text[0])
        known = before is not None and before.id == text
        new.add(
            text,
            before.string if before and known else None,
            auto_comments=places,
        )
    for message in read() if path != CATALOGUE else old:
        if _CLICK in message.user_comments and message.id not in new:
            before = old.get(message.id)
            new.add(message.id, before.string if before else None, user_comments=[_CLICK])
    return new


def add(locale: str) -> Path:
    """Begin the catalogue of a new language, with nothing translated."""
    path = LOCALE / locale / CATALOGUE.relative_to(LOCALE / "zh_CN")
    path.parent.mkdir(parents=True)
    write(path, Catalog(locale=locale, domain="secaudit"))
    return path


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue as it is committed."""
    with path.open("wb") as stream:
        write_po(stream, catalogue, width=100, sort_output=True, omit_header=False)


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the file that the program reads."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def main(arguments: list[str]) -> int:
    """Update or compile all, or begin one; the exit code is 1 while a translation is missing."""
    match arguments:
        case ["update" | "compile"]:
            paths = catalogues()
        case ["add", locale]:
            paths = [add(locale)]
        case _:
            print("usage: python tools/texts.py update|compile|add LOCALE", file=sys.stderr)
            return 2
    found = 0
    for path in paths:
        if arguments != ["compile"]:
            write(path, update(path))
        catalogue = read(path)
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        for message in catalogue:
            if message.id and not all(_forms(message.string)):
                found += 1
                print(f"to be translated ({path.parts[-3]}):", message.id)
    return 1 if found else 0


def _forms(string: str | Sequence[str] | None) -> Sequence[str]:
    return (string,) if isinstance(string, str) else string or ("",)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
