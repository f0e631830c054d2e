"""Words in cells: direction, status, kind, and lines that are totals."""

from __future__ import annotations

import pyarrow as pa
import pytest

from secaudit.model.ledger import DIRECTIONS, KINDS, STATUSES
from secaudit.transactions.ledger import words


@pytest.mark.parametrize(
    ("subject", "text", "meaning"),
    [
        ("direction", "支出", "out"),
        ("direction", "Credit", "in"),
        ("direction", " DR ", "out"),
        ("direction", "不计收支", "neutral"),
        ("direction", "/", "neutral"),
        ("direction", "", None),
        ("direction", "purchase of shoes", None),
        ("status", "交易成功", "settled"),
        ("status", "已退款(￥39.93)", "refunded"),
        ("status", "已退款￥39.93", "refunded"),
        ("status", "PENDING", "pending"),
        ("status", "Failed", "failed"),
        ("status", "-", None),
        ("kind", "提现", "withdrawal"),
        ("kind", "Lastschrift", "payment"),
        ("kind", "Bakery", None),
    ],
)
def test_a_cell_means(subject: str, text: str, meaning: str | None) -> None:
    assert meaning == words.meaning_of(text, subject)


def test_every_meaning_is_one_that_the_ledger_has() -> None:
    assert set(words.meanings("direction").values()) <= set(DIRECTIONS)
    assert set(words.meanings("status").values()) <= set(STATUSES)
    assert set(words.meanings("kind").values()) <= {*KINDS, "cash"}


def test_a_column_of_words_becomes_meanings_and_a_layout_s_own_words_come_first() -> None:
    column = pa.array(["交易成功", "weird", "", "交易成功", "my word"])
    found = words.map_column(column, "status", default="unknown", own={"my word": "failed"})
    assert found.to_pylist() == ["settled", "unknown", "unknown", "settled", "failed"]


def test_the_share_of_known_words_leaves_empty_cells_out() -> None:
    column = pa.array(["支出", "", "收入", "支出", "Shoes"])
    assert words.share_known(column, "direction") == (0.75, {"out", "in"})
    assert words.share_known(pa.array(["", ""]), "direction") == (0.0, set())


def test_totals_are_told_from_entries() -> None:
    texts = ["合计", "Total", "Closing balance", "total debits 12", "Total Wine & More", "Tota", ""]
    found = words.summaries(pa.array(texts)).tolist()
    assert found == [True, True, True, True, True, False, False]


def test_phrases_are_whole_words() -> None:
    pattern = pa.array(["my salary march", "salaryman", "工资三月"])
    found = pa.compute.match_substring_regex(pattern, words.phrases("evidence", "in"))
    assert found.to_pylist() == [True, False, True]
