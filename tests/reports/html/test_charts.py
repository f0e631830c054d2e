"""Drawings: well-formed, told in words and as a table, and in proportion."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from secaudit.i18n import Translator
from secaudit.model.money import Money
from secaudit.model.overview import Bar, Hours, Payee, ScorePoint, Spending, Step
from secaudit.reports.document import Meter
from secaudit.reports.html.charts import hours, meter, payees, scores, spending

if TYPE_CHECKING:
    from secaudit.reports.document import Picture

EN = Translator("en")


def cny(units: int) -> Money:
    return Money(units, 2, "CNY")


BARS = (
    Bar(date(2026, 1, 5), cny(10_000), cny(0)),
    Bar(date(2026, 1, 12), cny(0), cny(0)),
    Bar(date(2026, 1, 19), cny(40_000), cny(20_000), flagged=2),
)
WEEK = tuple(tuple(3 if hour == 12 else 0 for hour in range(24)) for _ in range(7))
NIGHT = tuple(tuple(int((day, hour) == (2, 3)) for hour in range(24)) for day in range(7))
PAYEES = (
    Payee("<b>Shop</b>", cny(30_000), 3, date(2026, 1, 5), new=False),
    Payee("", cny(10_000), 1, date(2026, 1, 19), new=True, flagged=1),
)
POINTS = (
    ScorePoint(datetime(2026, 1, 1, tzinfo=UTC), 40, 40, 60),
    ScorePoint(datetime(2026, 2, 1, tzinfo=UTC), 70, 70, 80),
)
PICTURES = {
    "spending": spending.draw(Spending(Step.WEEK, BARS), EN),
    "hours": hours.draw(Hours(WEEK, NIGHT), EN),
    "payees": payees.draw(PAYEES, EN, title="Who"),
    "scores": scores.draw(POINTS, EN),
}


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_a_drawing_tells_in_words_what_it_shows(picture: Picture) -> None:
    root = ET.fromstring(picture.svg)  # noqa: S314 - our own drawing
    assert root.attrib["role"] == "img"
    assert [child.tag for child in root[:2]] == ["title", "desc"]
    assert all(child.text for child in root[:2])
    assert len(picture.table.rows) > 1
    assert {len(row) for row in picture.table.rows} == {len(picture.table.columns)}


def test_bars_are_as_high_as_what_was_spent() -> None:
    found = ET.fromstring(PICTURES["spending"].svg)  # noqa: S314 - our own drawing
    heights = [float(r.attrib["height"]) for r in found.iter("rect") if r.get("class") == "bar"]
    assert heights == [37.5, 0, 150]
    marked = [r for r in found.iter("rect") if r.get("class") == "flagged"]
    assert [float(r.attrib["height"]) for r in marked] == [75]
    assert len(list(found.iter("path"))) == 1
    beside = [text.text for text in found.iter("text") if text.get("text-anchor") == "end"]
    assert beside[:5] == ["\uffe50", "\uffe5100", "\uffe5200", "\uffe5300", "\uffe5400"]


def test_a_single_day_without_spending_is_drawn() -> None:
    drawn = spending.draw(Spending(Step.DAY, BARS[1:2]), EN)
    assert 'height="0"' in drawn.svg
    assert drawn.note == ""


def test_an_hour_that_is_asked_about_has_a_ring() -> None:
    found = ET.fromstring(PICTURES["hours"].svg)  # noqa: S314 - our own drawing
    assert len(list(found.iter("circle"))) == 1
    shades = [r.attrib["class"] for r in found.iter("rect")]
    assert (shades.count("shade4"), shades.count("shade0")) == (7, 161)


def test_a_payees_name_is_a_text_and_a_new_one_is_told() -> None:
    picture = PICTURES["payees"]
    assert "&lt;b&gt;Shop&lt;/b&gt;" in picture.svg
    assert "\u25bc (no name) (new)" in picture.svg
    assert [row[4] for row in picture.table.rows] == ["no", "yes"]


def test_scores_stand_where_their_day_is() -> None:
    found = ET.fromstring(PICTURES["scores"].svg)  # noqa: S314 - our own drawing
    dots = [(one.attrib["cx"], float(one.attrib["cy"])) for one in found.iter("circle")]
    assert dots == [("9%", 94), ("97%", 58)]


def test_a_meter_is_filled_as_far_as_the_score() -> None:
    found = ET.fromstring(meter.draw(Meter(50, 40, 65, "50 of 100")))  # noqa: S314
    wide = {r.attrib["class"]: r.attrib["width"] for r in found.iter("rect")}
    assert wide == {"track": "100%", "range": "65%", "value": "50%"}
