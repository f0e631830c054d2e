"""The page: what is in it, in which order, and that nothing from outside gets more than a text."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from functools import partial
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest
from jinja2 import UndefinedError

from secaudit.i18n import Translator
from secaudit.reports import markdown, password_part
from secaudit.reports.document import Act
from secaudit.reports.documents import scan, screen
from secaudit.reports.html import report
from secaudit.reports.html.environment import environment
from secaudit.reports.redacted import Redacted
from secaudit.transactions.patterns.overview import overview
from secaudit.workflows.passwords import check_password

if TYPE_CHECKING:
    from secaudit.model.report import ScanResult
    from secaudit.reports.document import Document

MADE = date(2026, 11, 22)
# The name as a reader may see it: without what commands a terminal or turns the reading direction.
SHOWN = "<script>alert(1)</script>[bold] [2J=cmd|' /C calc'!A0 gnp.exe"


class Seen(HTMLParser):
    """What a browser would make of a page: its elements with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def document(result: ScanResult, translator: Translator) -> Document:
    flagged = np.isin(
        np.arange(result.ledger.entries.num_rows),
        [row for one in result.findings for row in one.entries],
    )
    figures = overview(result.ledger.entries, flagged)
    return scan.compose(result, translator, overview=figures, passed=["Payee"], made=MADE)


@pytest.fixture
def page(theft: ScanResult, translator: Translator) -> str:
    return report.render(document(theft, translator), translator)


def test_a_name_that_means_harm_is_a_text(page: str) -> None:
    seen = Seen(page)
    assert sum(text == SHOWN for text in seen.texts) >= 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]", page)


def test_the_page_runs_loads_and_links_nothing(page: str) -> None:
    elements = Seen(page).elements
    tags = {tag for tag, _ in elements}
    assert not tags & {"script", "iframe", "object", "embed", "form", "img", "base", "bold"}
    names = {name for _, attributes in elements for name in attributes}
    assert not [name for name in names if name.startswith("on") or name in {"style", "src"}]
    targets = [a["href"] for _, a in elements if "href" in a]
    assert targets == ["data:,"]


def test_the_policy_knows_the_style_sheet_and_nothing_else(page: str) -> None:
    policy = next(a["content"] for _, a in Seen(page).elements if "http-equiv" in a)
    css = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert policy is not None
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]
    assert "url(" not in css
    assert "@import" not in css


def test_no_phone_makes_a_link_of_a_number(page: str) -> None:
    contents = {a["name"]: a["content"] for t, a in Seen(page).elements if "name" in a}
    assert contents["format-detection"] is not None
    assert "telephone=no" in contents["format-detection"]
    assert "tel:" not in page


def test_a_number_stands_only_below_the_line_that_must_stand_before_it(
    theft: ScanResult, page: str, translator: Translator
) -> None:
    if not theft.plans:
        pytest.skip("this scan has no plan")
    for group in theft.plans[0].hotline.groups:
        heading = translator.render(group.heading)
        for number in group.numbers:
            before = page.split(number.number)[:-1]
            assert len(before) <= 2  # in short, and in the whole plan
            assert all(heading in text for text in before)


def test_the_parts_stand_in_the_order_in_which_they_help(
    theft: ScanResult, translator: Translator
) -> None:
    order = [part.id for part in document(theft, translator).parts]
    assert order == [
        "now", "short", "asked", "pictures", "unchecked", "passed", "method", "limits",
    ]  # fmt: skip


def test_the_first_thing_to_see_are_the_seven_lines(
    theft: ScanResult, translator: Translator
) -> None:
    first = document(theft, translator).parts[0]
    acts = [block for block in first.blocks if isinstance(block, Act)]
    assert theft.screen is not None
    assert [one.number for one in acts] == [1, 2, 3, 4, 5, 6, 7]
    assert [one.word for one in acts] == [translator.render(one.word) for one in theft.screen.lines]
    assert all(one.blocks for one in acts)


def test_a_quiet_year_has_nothing_urgent(quiet_year: ScanResult) -> None:
    found = document(quiet_year, Translator("en"))
    assert [part.id for part in found.parts if part.urgent] == []
    assert "Green" in report.render(found, Translator("en"))


def test_what_could_not_be_checked_is_said(quiet_year: ScanResult, page: str) -> None:
    text = report.render(document(quiet_year, Translator("en")), Translator("en"))
    assert "time of day" in text
    assert "photo.png" in page


def test_chinese_pages_write_money_and_dates_as_chinese_does(theft: ScanResult) -> None:
    translator = Translator("zh")
    page = report.render(document(theft, translator), translator)
    assert "￥1,999.00" in page
    assert "2026年3月2日 03:12" in page
    assert '<html lang="zh-Hans">' in page


def test_a_masked_report_tells_no_amount_and_no_long_number(theft: ScanResult) -> None:
    speaker = Redacted("en")
    table = theft.ledger.entries
    payees = table["payee"].to_pylist()
    payees[1] = "Account 6222020200112233445"
    column = pa.array(payees).dictionary_encode()
    table = table.set_column(table.column_names.index("payee"), "payee", column)
    masked = replace(theft, ledger=replace(theft.ledger, entries=table))
    found = document(masked, speaker)
    for text in (report.render(found, speaker), markdown.render(found)):
        shown = text.partition("</style>")[2] or text
        assert not re.search(r"1,?999|4,?999|3,?000\.|8,?000", shown)
        assert "6222020200112233445" not in shown
        assert "***" in shown.replace("\\", "")


def test_a_template_that_asks_for_what_is_not_there_fails() -> None:
    made = environment(Translator("en"))
    with pytest.raises(UndefinedError):
        made.from_string("{{ nobody }}").render()


def test_a_password_is_in_no_report(translator: Translator) -> None:
    secret = "Xq7#correct-horse-91"  # noqa: S105 - a made-up one, to be searched for
    checked = check_password(secret)
    shown = screen.compose(
        partial(password_part.write, report=checked, translator=translator, brief=False),
        translator,
        title="Password",
        made=MADE,
    )
    for text in (report.render(shown, translator), markdown.render(shown)):
        assert secret not in text.replace("\\", "")
        assert translator("What this does not mean") in text
    assert shown.parts[1].title == translator("What to do")
    assert shown.parts[-1].id == "limits"
