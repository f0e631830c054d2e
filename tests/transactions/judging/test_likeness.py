"""What payments are taken to be like, from general words, kinds and reasons."""

from __future__ import annotations

import pytest

from secaudit.transactions.judging import likeness
from secaudit.transactions.judging.registry import members

CASES = {
    "codes_in_a_row": ([{"payee": "点卡速充", "description": "充值"}] * 3, ["duplicate"]),
    "codes": ([{"payee": "GIFTCARD KIOSK 2217"}], ["new_payee"]),
    "test_charge": ([{"payee": "某某网络科技", "description": "验证"}] * 2, ["trial_charge"]),
    "withdrawal": ([{"kind": "withdrawal", "payee": "某某银行 尾号9921"}], ["large_amount"]),
    "top_up": ([{"kind": "top_up", "payee": "某某银行"}], ["new_account"]),
    "failed_attempts": ([{"payee": "Phones", "status": "failed"}] * 4, ["after_failures"]),
    "transfer": ([{"payee": "魏十九", "description": "转账", "category": "转账红包"}], []),
    "red_packet": ([{"payee": "王五", "description": "亲友红包"}], []),
    "rent": ([{"payee": "ELM STREET APARTMENTS RENT"}], ["large_amount"]),
    "charged_twice": ([{"payee": "Harbor Home"}], ["duplicate"]),
    "price_rise": ([{"payee": "Music", "description": "monthly membership"}], ["price_rise"]),
    "subscription": ([{"payee": "某某视频", "description": "连续包月会员"}], []),
    "refund_elsewhere": ([{"payee": "Shop", "kind": "refund"}], ["refund_elsewhere"]),
    "abroad": ([{"payee": "LUMEN DIGITAL GOODS"}], ["new_currency"]),
    "many_at_once": ([{"payee": name} for name in "ABC"], ["burst"]),
    "purchase": ([{"payee": "Somebody"}], ["large_amount"]),
}


@pytest.mark.parametrize("name", CASES)
def test_payments_are_recognised_by_what_they_say(name: str) -> None:
    rows, signals = CASES[name]
    found = likeness.most_like(rows, signals)
    assert found is not None
    assert found.id == name


def test_one_game_among_many_payments_is_not_what_they_are_like() -> None:
    rows = [{"payee": "幻境游戏"}, {"payee": "A"}, {"payee": "B"}]
    found = likeness.most_like(rows, [])
    assert found is not None
    assert found.id == "purchase"


def test_equal_transfers_are_no_purchase_charged_twice() -> None:
    found = likeness.most_like([{"payee": "Somebody", "kind": "transfer"}] * 2, ["duplicate"])
    assert found is not None
    assert found.id == "transfer"


def test_what_fits_nothing_is_like_nothing() -> None:
    assert likeness.most_like([{"payee": "Somebody", "kind": "interest"}], []) is None


@pytest.mark.parametrize(
    ("payee", "word"),
    [
        ("财付通-某某店", "WeChat Pay"),
        ("SQ *CORNER CAFE", "payment service"),
        ("云帆网络科技", "app"),
    ],
)
def test_a_name_that_says_little_gets_a_hint(payee: str, word: str) -> None:
    hint = likeness.hint([{"payee": payee}])
    assert hint is not None
    assert word in hint.en


@pytest.mark.parametrize("payee", ["妈妈", "Corner Bakery", None])
def test_a_name_that_speaks_for_itself_gets_none(payee: str | None) -> None:
    assert likeness.hint([{"payee": payee}]) is None


def test_the_catalogue_promises_nothing_about_one_payee() -> None:
    for name in likeness.names():
        assert "often" in name.text.en
        assert "常常" in name.text.zh


def test_the_catalogue_names_signals_that_exist_and_folded_words() -> None:
    ids = {member.signal.id for member in members()}
    for kind in likeness.kinds():
        assert {*kind.signals} <= ids
        assert [word.casefold() for word in kind.words] == list(kind.words)
        for text in (kind.text, kind.harmless, kind.ask):
            assert text.en.endswith(".")
            assert text.zh.endswith("。")
            assert "您" not in text.zh
    for name in likeness.names():
        assert [word.casefold() for word in name.words] == list(name.words)
