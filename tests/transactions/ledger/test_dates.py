"""Dates and times in the notations of exports: what they mean, and what leaves them open."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.transactions.ledger import dates

EPOCH = datetime(1970, 1, 1)


def moments(*cells: str, **options: str | int | None) -> list[str | None]:
    found = dates.parse(pa.array(list(cells), pa.string()), **options)  # type: ignore[arg-type]  # one of two
    return [
        (EPOCH + timedelta(seconds=int(second))).isoformat(sep=" ") if valid else None
        for second, valid in zip(found.seconds, found.valid, strict=True)
    ]


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-08-27", "2026-08-27 00:00:00"),
        ("2026-08-27 14:56:01", "2026-08-27 14:56:01"),
        ("2026/8/27 14:56", "2026-08-27 14:56:00"),
        ("2026年8月27日 14:56:01", "2026-08-27 14:56:01"),
        ("2026.08.27", "2026-08-27 00:00:00"),
        ("20260827", "2026-08-27 00:00:00"),
        ("20260827145601", "2026-08-27 14:56:01"),
        ("2026-08-27T14:56:01Z", "2026-08-27 14:56:01"),
        ("2026-08-27 14:56:01.123", "2026-08-27 14:56:01"),
        ("27.08.2026", "2026-08-27 00:00:00"),
        ("27.08.26", "2026-08-27 00:00:00"),
        ("27/08/2026 2:56 PM", "2026-08-27 14:56:00"),
        ("27/08/2026 12:05 am", "2026-08-27 00:05:00"),
        ("08/27/2026", "2026-08-27 00:00:00"),
        ("27 Aug 2026", "2026-08-27 00:00:00"),
        ("Aug 27, 2026", "2026-08-27 00:00:00"),
        ("27-août-26", "2026-08-27 00:00:00"),
        ("27 sierpnia 2026", "2026-08-27 00:00:00"),
        ("27 авг. 2026", "2026-08-27 00:00:00"),
        ("2026/8/27 下午 2:56:01", "2026-08-27 14:56:01"),
        ("2026/8/27 上午12:05", "2026-08-27 00:05:00"),
        ("２０２６年８月２７日", "2026-08-27 00:00:00"),
        ("115/08/27", "2026-08-27 00:00:00"),
        ("27/08/2569", "2026-08-27 00:00:00"),
        ("2026-27-08", "2026-08-27 00:00:00"),
        ("31.02.2026", None),
        ("2026-13-45", None),
        ("Bakery", None),
        ("", None),
        ("9999999999", None),
    ],
)
def test_a_date_is_read(cell: str, moment: str | None) -> None:
    assert [moment] == moments(cell)


def test_one_day_above_twelve_proves_the_order_of_a_whole_column() -> None:
    first = dates.parse(pa.array(["03/04/2026", "13/04/2026", "05/04/2026"]))
    assert (first.order, first.proven) == ("dmy", True)
    second = dates.parse(pa.array(["03/04/2026", "04/13/2026", "05/05/2026"]))
    assert (second.order, second.proven) == ("mdy", True)


def test_dates_that_run_one_way_tell_their_order() -> None:
    cells = [f"0{day}/0{month}/2026" for month in (1, 2, 3) for day in (2, 5, 9)]
    found = dates.parse(pa.array(cells))
    assert (found.order, found.proven) == ("dmy", True)


def test_what_the_column_leaves_open_is_taken_as_preferred_and_is_not_proven() -> None:
    for prefer in ("dmy", "mdy"):
        found = dates.parse(pa.array(["03/04/2026"]), prefer=prefer)
        assert (found.order, found.proven) == (prefer, False)


def test_the_user_s_order_holds_but_not_against_years_first() -> None:
    assert moments("03/04/2026", order="mdy") == ["2026-03-04 00:00:00"]
    assert moments("2026/03/04", order="dmy") == ["2026-03-04 00:00:00"]


def test_a_line_without_a_date_does_not_hide_the_name_of_a_month() -> None:
    found = dates.parse(pa.array(["10 Feb 18", "", "the end", ""]), prefer="mdy")
    assert (found.order, found.proven) == ("dmy", True)


def test_a_missing_year_is_the_last_one_and_steps_back_over_the_turn() -> None:
    found = moments("28.12.", "31.12.", "02.01.", "05.01.", year=2026)
    assert [moment[:4] for moment in found if moment] == ["2025", "2025", "2026", "2026"]
    backwards = moments("05.01.", "02.01.", "31.12.", year=2026)
    assert [moment[:4] for moment in backwards if moment] == ["2026", "2026", "2025"]


def test_years_are_found_in_titles() -> None:
    texts = ["bill_20260101-20260331.csv", "Statement 2025", "account 620261234567", "1999-12"]
    assert dates.years_in(texts) == [2026, 2026, 2025, 1999]


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("14:56", 53_760),
        ("14:56:01", 53_761),
        ("2:56 PM", 53_760),
        ("12:05 a.m.", 300),
        ("下午 2:56", 53_760),
        ("14時56分", 53_760),
        ("145601", 53_761),
        ("25:00", None),
        ("noon", None),
    ],
)
def test_a_time_of_day_is_read(cell: str, seconds: int | None) -> None:
    found, clock = dates.parse_clock(pa.array([cell]))
    assert (int(found[0]) if clock[0] else None) == seconds


NOTATIONS = {
    "{0:%Y-%m-%d %H:%M:%S}": "ymd",
    "{0:%Y/%m/%d %H:%M:%S}": "ymd",
    "{0.year}年{0.month}月{0.day}日 {0:%H:%M:%S}": "ymd",
    "{0:%d.%m.%Y %H:%M:%S}": "dmy",
    "{0:%d/%m/%Y %H:%M:%S}": "dmy",
    "{0:%m/%d/%Y %I:%M:%S %p}": "mdy",
    "{0:%d %b %Y %H:%M:%S}": "dmy",
    "{0:%B %d, %Y %H:%M:%S}": "dmy",
    "{0:%Y%m%d%H%M%S}": "ymd",
}
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2069, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)


@given(st.sampled_from(sorted(NOTATIONS)), st.lists(MOMENTS, min_size=1, max_size=8))
def test_what_was_written_in_a_notation_is_read_back(
    notation: str, written: list[datetime]
) -> None:
    cells = [notation.format(moment) for moment in written]
    found = dates.parse(pa.array(cells), prefer=NOTATIONS[notation], order=NOTATIONS[notation])
    expected = [int((moment - EPOCH).total_seconds()) for moment in written]
    assert expected == found.seconds.tolist()
    assert found.valid.all()
    assert found.clock.all()


@given(st.lists(st.text(max_size=40), max_size=6))
def test_no_text_breaks_the_reading_of_dates(cells: list[str]) -> None:
    found = dates.parse(pa.array(cells, pa.string()))
    assert len(found.seconds) == len(found.valid) == len(cells)
    assert found.seconds.dtype == np.int64
