"""Markdown that shows every text as it is, whatever it holds."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from secaudit import safe
from secaudit.reports.document import Column, Document, Items, Part, Table, Text
from secaudit.reports.markdown import escaped, render

READER = MarkdownIt("commonmark").enable("table")
HOSTILE = "<script>alert(1)</script>[bold]\u001b[2J=cmd|' /C calc'!A0"
PLAIN = {
    "inline", "text", "paragraph_open", "paragraph_close", "heading_open", "heading_close",
    "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "table_open",
    "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close",
    "th_open", "th_close", "td_open", "td_close", "text_special",
}  # fmt: skip


def seen(text: str) -> tuple[str, set[str]]:
    """What a reader sees of Markdown, and the kinds of things that are in it."""
    tokens = READER.parse(text)
    inner = [part for token in tokens for part in token.children or ()]
    shown = "".join(part.content for part in inner)
    return shown, {token.type for token in (*tokens, *inner)}


@given(st.text(max_size=60))
@example("1. no list")
@example("- none either")
@example("=cmd|' /C calc'!A0")
@example("www.example.com https://example.com a@example.com &amp; $x$ ~~y~~")
@example("    code")
@example("| a | b |")
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    shown, kinds = seen(escaped(text))
    assert shown == safe.plain(text).strip()
    assert kinds <= PLAIN


def test_a_name_that_means_harm_is_a_text_wherever_it_stands() -> None:
    cells = Table(HOSTILE, (Column(HOSTILE),), ((HOSTILE,),))
    part = Part("one", HOSTILE, (Text(HOSTILE, label=HOSTILE), Items((HOSTILE,)), cells))
    shown, kinds = seen(render(Document(HOSTILE, HOSTILE, (part,))))
    assert shown.count(safe.plain(HOSTILE)) == 9
    assert kinds <= PLAIN | {"strong_open", "strong_close"}
