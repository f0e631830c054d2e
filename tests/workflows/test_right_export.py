from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secaudit.model.plan import Standing
from secaudit.providers import profiles
from secaudit.providers.facts import Level
from secaudit.workflows.inputs import read_inputs
from secaudit.workflows.right_export import ways_to

if TYPE_CHECKING:
    from pathlib import Path

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"


def hint(path: Path, **asked: str) -> str:
    path.write_bytes(PDF)
    (failure,) = read_inputs([path], **asked).failures  # type: ignore[arg-type]
    return str(failure.error)


def test_a_document_whose_name_tells_the_wallet_says_the_way_to_the_right_export(
    tmp_path: Path,
) -> None:
    said = hint(tmp_path / "支付宝账单.pdf")
    assert "a PDF document was found" in said
    assert "Alipay" in said
    assert "开具交易流水证明" in said
    assert "Read on 2026-11-22" in said


def test_the_provider_that_the_user_names_comes_first(tmp_path: Path) -> None:
    assert "账单导出" in hint(tmp_path / "支付宝账单.pdf", provider="jdpay")


def test_a_way_of_one_source_says_so(tmp_path: Path) -> None:
    assert "One source only. Read on" in hint(tmp_path / "bill.pdf", provider="jdpay")


@pytest.mark.parametrize("name", ["bill.pdf", "statement of a bank that nobody knows.pdf"])
def test_without_a_known_provider_the_hint_is_general(tmp_path: Path, name: str) -> None:
    assert "as CSV or Excel" in hint(tmp_path / name)


@pytest.mark.parametrize("provider", profiles.ids())
def test_what_nobody_confirmed_is_never_a_way(provider: str) -> None:
    shown = ways_to(provider)
    facts = profiles.load(provider).export
    assert len(shown) == sum(fact.level is not Level.UNVERIFIED for fact in facts)
    standings = [way.standing for way in shown]
    assert standings == sorted(standings, key=list(Standing).index)


def test_an_unknown_provider_has_no_way() -> None:
    assert ways_to(None) == ()
    assert ways_to("no-such-wallet") == ()
