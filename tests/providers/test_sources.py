"""Every source is cited, has a title in both languages and at most one address."""

from __future__ import annotations

import re

import pytest

from secaudit.errors import CatalogueError
from secaudit.model.source import Source, SourceKind
from secaudit.providers import profiles, sources
from secaudit.providers.trust import OWN
from secaudit.response import known_fraud, playbook, public_lines

SOURCES = tuple(sources.registry().values())


def test_every_source_is_cited_somewhere() -> None:
    files = [*profiles.FOLDER.glob("[!_]*.toml"), playbook.FILE]
    files += [public_lines.FILE, known_fraud.FILE]
    texts = "".join(path.read_text(encoding="utf-8") for path in files)
    cited = {
        word
        for line in re.findall(r"^src = (.*)$", texts, re.MULTILINE)
        for word in line.split('"')
    }
    assert [one.id for one in SOURCES if one.id not in cited | set(OWN)] == []


def test_no_source_stands_twice() -> None:
    text = (profiles.FOLDER / "_sources.toml").read_text(encoding="utf-8")
    assert len(re.findall(r"^id = ", text, re.MULTILINE)) == len(SOURCES)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_page_has_one_address_at_most_and_a_link_is_https(source: Source) -> None:
    assert source.link is None or source.page is None
    assert source.link is None or re.fullmatch(r"https://[\w.-]+/\S*|https://\S+", source.link)
    assert source.page is None or not re.match(r"\w+:", source.page)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_a_look_alike_site_has_no_link(source: Source) -> None:
    assert source.kind is not SourceKind.CLONE or source.link is None


def test_an_unknown_source_is_told_with_its_id() -> None:
    with pytest.raises(CatalogueError, match="No source is called nobody"):
        sources.cited(["vcards", "nobody"])
