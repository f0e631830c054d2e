"""A known layout is recognised by its words, with columns added, moved or renamed."""

from __future__ import annotations

import pytest

from secaudit.model.ledger import KINDS
from secaudit.transactions.ledger.layout import Layout, layouts, provider, recognise


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.id)
def test_every_layout_is_recognised_by_its_own_header(layout: Layout) -> None:
    found = recognise(layout.header)
    assert found is not None
    assert found.provider == layout.provider
    assert set(layout.kinds().values()) <= set(KINDS)


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.id)
def test_added_and_moved_columns_make_no_difference(layout: Layout) -> None:
    found = recognise(("Extra", *reversed(layout.header), "", "Further"))
    assert found is not None
    assert found.provider == layout.provider


def test_an_unknown_header_is_no_layout() -> None:
    assert recognise(("Date", "Payee", "Amount")) is None
    assert recognise(()) is None


def test_the_provider_is_named_by_layout_preamble_or_title() -> None:
    assert provider(layouts()[0], (), "") == layouts()[0].provider
    assert provider(None, ("支付宝交易记录明细查询",), "x.csv") == "alipay"
    assert provider(None, (), "支付宝.csv") == "alipay"
    assert provider(None, (), "x.csv") is None
