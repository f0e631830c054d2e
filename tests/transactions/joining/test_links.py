"""Refunds and originals, mirrors, a wallet's payment and the bank's entry of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from secaudit.transactions.joining.links import link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.transactions.joining.conftest import Exports, Values

    Wallets = Mapping[str, tuple[str, ...]]

_NONE: Wallets = MappingProxyType({})

_ALIPAY = {"wallet.csv": ("支付宝", "alipay")}
_PAYPAL = {"wallet.csv": ("paypal",)}


def _original(exports: Exports, *entries: Values) -> list[int]:
    found: list[int] = link(exports.table(entries)).original.tolist()
    return found


def _same_money(exports: Exports, *entries: Values, wallets: Wallets = _NONE) -> list[int]:
    found: list[int] = link(exports.table(entries), wallets=wallets).same_money.tolist()
    return found


class TestRefunds:
    def test_wechat_lists_the_payment_as_refunded_and_money_in(self, exports: Exports) -> None:
        paid = exports.entry("2026-01-03 10:00:00", -3993, "某商户", status="refunded")
        back = exports.entry("2026-01-05 11:00:00", 3993, "某商户", kind="refund")
        assert _original(exports, back, paid) == [1, -1]

    def test_wechat_gives_back_a_part(self, exports: Exports) -> None:
        paid = exports.entry("2026-01-03 10:00:00", -10000, "某商户", status="refunded")
        later = exports.entry("2026-01-04 10:00:00", -5000, "某商户")
        back = exports.entry("2026-01-05 11:00:00", 3993, "某商户", kind="refund")
        assert _original(exports, paid, later, back) == [-1, -1, 0]

    def test_alipay_begins_the_refunds_id_with_that_of_the_order(self, exports: Exports) -> None:
        paid = exports.entry(
            "2026-01-03 10:00:00", -8300, "旗舰店", status="closed", reference="20201101"
        )
        other = exports.entry("2026-01-04 10:00:00", -8300, "旗舰店", reference="20201102")
        back = exports.entry(
            "2026-01-05 11:00:00", 8300, "退款专户", kind="refund", status="refunded",
            direction="neutral", reference="20201101_133899",
        )  # fmt: skip
        assert _original(exports, paid, other, back) == [-1, -1, 0]

    def test_two_parts_of_one_order(self, exports: Exports) -> None:
        paid = exports.entry("2026-01-03 10:00:00", -8300, "旗舰店", reference="202011010001")
        backs = [
            exports.entry(
                f"2026-01-0{day} 11:00:00", sum_, "旗舰店", kind="refund",
                reference=f"202011010001{day}",
            )
            for day, sum_ in ((5, 3000), (6, 5300))
        ]  # fmt: skip
        assert _original(exports, paid, *backs) == [-1, 0, 0]

    def test_money_back_from_a_shop_that_is_not_called_a_refund(self, exports: Exports) -> None:
        paid = exports.entry("2026-01-03", -5000, "Amazon", kind="other")
        back = exports.entry("2026-01-09", 5000, "Amazon", kind="other")
        assert _original(exports, paid, back) == [-1, 0]

    def test_each_payment_is_given_back_once(self, exports: Exports) -> None:
        paid = [exports.entry(f"2026-01-0{day}", -5000, "Amazon") for day in (1, 3)]
        backs = [
            exports.entry(f"2026-01-0{day}", 5000, "Amazon", kind="refund") for day in (4, 5, 6)
        ]
        assert _original(exports, *paid, *backs) == [-1, -1, 1, 0, 1]

    @pytest.mark.parametrize(
        "changed",
        [
            {"payee": "Other", "payee_key": "other"},
            {"amount": 5001},
            {"currency": "EUR"},
            {"when": "2026-01-02"},
            {"when": "2028-01-02"},
            {"kind": "payment", "amount": 3000},
            {"kind": "transfer"},
        ],
    )
    def test_what_only_resembles_a_refund_is_none(self, exports: Exports, changed: Values) -> None:
        paid = exports.entry("2026-01-03", -5000, "Amazon")
        values: Values = {
            "kind": "refund",
            "when": "2026-01-09",
            "amount": 5000,
            "payee": "Amazon",
        } | changed
        back = exports.entry(values.pop("when"), values.pop("amount"), **values)
        assert _original(exports, paid, back) == [-1, -1]

    def test_a_masked_reference_that_all_entries_share_links_nothing(
        self, exports: Exports
    ) -> None:
        entries = [
            exports.entry(f"2026-01-0{day}", -5000 - day, f"Shop {day}", reference="xxxxxxxx")
            for day in range(1, 5)
        ]
        back = exports.entry("2026-01-08", 100, "Elsewhere", kind="refund", reference="xxxxxxxx")
        assert _original(exports, *entries, back) == [-1] * 5

    def test_a_failed_payment_was_never_given_back(self, exports: Exports) -> None:
        paid = exports.entry("2026-01-03", -5000, "Amazon", status="failed")
        back = exports.entry("2026-01-09", 5000, "Amazon", kind="refund")
        assert _original(exports, paid, back) == [-1, -1]


class TestShadows:
    def test_a_deposit_that_funds_a_payment(self, exports: Exports) -> None:
        when = "2026-02-26 16:39:49"
        paid = exports.entry(when, -2100, "Paddle")
        deposit = exports.entry(when, 2100, "General Card Deposit", kind="top_up")
        assert _same_money(exports, deposit, paid) == [1, -1]

    def test_a_deposit_of_what_the_balance_did_not_cover(self, exports: Exports) -> None:
        when = "2026-02-26 16:39:49"
        paid = exports.entry(when, -4961, "Taxi")
        deposit = exports.entry(when, 4170, "Bank Deposit", kind="top_up")
        assert _same_money(exports, paid, deposit) == [-1, 0]

    def test_a_hold_its_release_and_the_payment(self, exports: Exports) -> None:
        entries = [
            exports.entry("2026-02-24 02:51:26", -791, "PayPal", kind="other", status="pending"),
            exports.entry("2026-02-24 03:26:36", -4961, "Taxi"),
            exports.entry("2026-02-24 03:26:36", 791, "PayPal", kind="other"),
        ]
        assert _same_money(exports, *entries) == [1, -1, 1]

    def test_a_payment_in_another_currency(self, exports: Exports) -> None:
        when = "2026-02-26 16:39:49"
        entries = [
            exports.entry(when, -1000, "Shop", currency="USD"),
            exports.entry(when, 1000, "PayPal", currency="USD", kind="other"),
            exports.entry(when, -920, "PayPal", currency="EUR", kind="other"),
            exports.entry(when, 920, "Bank", currency="EUR", kind="top_up"),
        ]
        assert _same_money(exports, *entries) == [-1, 0, 0, 0]

    def test_a_conversion_alone_is_one_entry(self, exports: Exports) -> None:
        when = "2026-02-26 16:39:49"
        entries = [
            exports.entry(when, 9215, "PayPal", currency="EUR", kind="other"),
            exports.entry(when, -10000, "PayPal", currency="USD", kind="other"),
        ]
        assert _same_money(exports, *entries) == [1, -1]

    @pytest.mark.parametrize(
        "changed",
        [
            {"when": "2026-02-26 16:39:50"},
            {"amount": 2101},
            {"currency": "EUR"},
            {"source": "b.csv"},
            {"kind": "transfer"},
            {"status": "failed"},
        ],
    )
    def test_money_that_only_resembles_a_deposit(self, exports: Exports, changed: Values) -> None:
        paid = exports.entry("2026-02-26 16:39:49", -2100, "Paddle")
        values: Values = {
            "when": "2026-02-26 16:39:49",
            "amount": 2100,
            "payee": "Bank",
            "kind": "top_up",
        }
        values |= changed
        deposit = exports.entry(values.pop("when"), values.pop("amount"), **values)
        assert _same_money(exports, paid, deposit) == [-1, -1]

    def test_entries_without_a_time_of_day_prove_nothing(self, exports: Exports) -> None:
        paid = exports.entry("2026-02-26", -2100, "Paddle")
        deposit = exports.entry("2026-02-26", 2100, "Bank", kind="top_up")
        assert _same_money(exports, paid, deposit) == [-1, -1]

    def test_a_withdrawal_at_the_moment_of_income_stays_an_entry(self, exports: Exports) -> None:
        income = exports.entry("2026-02-26 16:39:49", 2100, "Friend", kind="transfer")
        drained = exports.entry("2026-02-26 16:39:49", -2100, "Stranger", kind="withdrawal")
        assert _same_money(exports, income, drained) == [-1, -1]


class TestTwins:
    @staticmethod
    def wallet(
        exports: Exports, when: str, amount: int, payee: str = "星巴克", **values: object
    ) -> Values:
        values = {"source": "wallet.csv", "method": "招商银行(1234)"} | values
        return exports.entry(when, amount, payee, **values)

    @staticmethod
    def bank(
        exports: Exports, when: str, amount: int, payee: str = "支付宝-星巴克", **values: object
    ) -> Values:
        values = {"source": "bank.csv", "payee_key": payee.rpartition("-")[2]} | values
        return exports.entry(when, amount, payee, **values)

    @pytest.mark.parametrize("later", ["2026-01-05", "2026-01-06", "2026-01-08", "2026-01-04"])
    @pytest.mark.parametrize("text", ["支付宝-星巴克", "支付宝（中国）网络技术有限公司", "Alipay"])
    def test_a_wallets_payment_by_card(self, exports: Exports, later: str, text: str) -> None:
        paid = self.wallet(exports, "2026-01-05 10:00:00", -3200)
        booked = self.bank(exports, later, -3200, text)
        assert _same_money(exports, booked, paid, wallets=_ALIPAY) == [1, -1]

    def test_a_card_that_the_wallet_names_by_its_last_digits(self, exports: Exports) -> None:
        paid = self.wallet(exports, "2026-01-05 10:00:00", -3200)
        booked = self.bank(
            exports, "2026-01-06", -3200, "星巴克咖啡", account="6225 8888 0000 1234"
        )
        assert _same_money(exports, paid, booked) == [-1, 0]

    def test_paypal_and_its_card(self, exports: Exports) -> None:
        paid = self.wallet(exports, "2026-01-05 10:00:00", -999, "Spotify AB", method=None)
        booked = self.bank(exports, "2026-01-07", -999, "PAYPAL *SPOTIFY 4029357733")
        assert _same_money(exports, paid, booked, wallets=_PAYPAL) == [-1, 0]

    def test_one_to_one_with_the_nearest_day_first(self, exports: Exports) -> None:
        entries = [
            *(self.wallet(exports, f"2026-01-0{day} 10:00:00", -900) for day in (1, 2, 3)),
            *(self.bank(exports, f"2026-01-0{day}", -900, "支付宝") for day in (2, 3)),
        ]
        assert _same_money(exports, *entries, wallets=_ALIPAY) == [-1, -1, -1, 1, 2]

    def test_the_same_shop_is_the_likelier_twin(self, exports: Exports) -> None:
        entries = [
            self.wallet(exports, "2026-01-05 10:00:00", -3200, "瑞幸"),
            self.wallet(exports, "2026-01-05 12:00:00", -3200, "星巴克"),
            self.bank(exports, "2026-01-05", -3200, "支付宝-星巴克"),
        ]
        assert _same_money(exports, *entries, wallets=_ALIPAY) == [-1, -1, 1]

    def test_money_taken_out_of_the_wallet_arrives_at_the_bank(self, exports: Exports) -> None:
        drawn = self.wallet(
            exports, "2026-01-05 10:00:00", 50000, "提现", kind="withdrawal", direction="neutral"
        )
        arrived = self.bank(exports, "2026-01-05", 50000, "支付宝提现")
        assert _same_money(exports, drawn, arrived, wallets=_ALIPAY) == [-1, 0]

    def test_a_deposit_at_the_wallet_and_the_bank_lead_to_the_payment(
        self, exports: Exports
    ) -> None:
        entries = [
            self.wallet(exports, "2026-01-05 10:00:00", -999, "Spotify", method=None),
            self.wallet(exports, "2026-01-05 10:00:00", 999, "Deposit", kind="top_up", method=None),
            self.bank(exports, "2026-01-06", -999, "PayPal Europe"),
        ]  # fmt: skip
        assert _same_money(exports, *entries, wallets=_PAYPAL) == [-1, 0, 0]

    @pytest.mark.parametrize(
        "changed",
        [
            {"when": "2026-01-09"},
            {"when": "2026-01-03"},
            {"amount": -3201},
            {"amount": 3200},
            {"currency": "EUR"},
            {"payee": "星巴克"},
            {"payee": "微信支付-星巴克"},
            {"account": "6225 8888 0000 9999"},
            {"status": "failed"},
            {"source": "wallet.csv"},
        ],
    )
    def test_what_only_resembles_a_twin_stays_an_entry(
        self, exports: Exports, changed: Values
    ) -> None:
        paid = self.wallet(exports, "2026-01-05 10:00:00", -3200)
        values: Values = {"when": "2026-01-05", "amount": -3200, "payee": "支付宝-星巴克"} | changed
        booked = self.bank(exports, values.pop("when"), values.pop("amount"), **values)
        assert _same_money(exports, paid, booked, wallets=_ALIPAY) == [-1, -1]

    @pytest.mark.parametrize("method", ["余额", "余额宝", "花呗", "零钱"])
    def test_what_the_wallet_paid_itself_is_not_in_the_bank(
        self, exports: Exports, method: str
    ) -> None:
        paid = self.wallet(exports, "2026-01-05 10:00:00", -3200, method=method)
        booked = self.bank(exports, "2026-01-05", -3200)
        assert _same_money(exports, paid, booked, wallets=_ALIPAY) == [-1, -1]

    def test_two_months_of_one_wallet_hold_no_twins(self, exports: Exports) -> None:
        entries = [
            self.wallet(exports, "2026-01-31 23:00:00", -3200, source="january.csv"),
            self.wallet(exports, "2026-02-01 01:00:00", -3200, "支付宝", source="february.csv"),
        ]
        wallets = dict.fromkeys(("january.csv", "february.csv"), ("支付宝",))
        assert _same_money(exports, *entries, wallets=wallets) == [-1, -1]


def test_an_empty_ledger_has_no_links(exports: Exports) -> None:
    links = link(exports.table([]))
    assert links.repeats.tolist() == []


def test_ordinary_payments_have_no_links(exports: Exports) -> None:
    entries = [exports.entry(f"2026-01-{day:02} 09:00:00", -900 - day) for day in range(1, 20)]
    assert not link(exports.table(entries)).repeats.any()
