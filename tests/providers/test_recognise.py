"""A name in a title line, a preamble or a file name tells the provider; in doubt nothing does."""

from __future__ import annotations

from collections import Counter

import pytest

from secaudit.providers import profiles


@pytest.mark.parametrize(
    ("text", "provider_id"),
    [
        ("支付宝交易记录明细查询", "alipay"),
        ("alipay_record_20260101_120000.csv", "alipay"),
        ("支付宝交易明细(20260101-20260331).csv", "alipay"),
        ("导出信息：\n姓名：某某\n支付宝账户：a@example.org\n", "alipay"),
        ("ＡＬＩＰＡＹ", "alipay"),
        ("微信支付账单明细,,,,", "wechatpay"),
        ("微信支付账单流水文件(20260101-20260331).xlsx", "wechatpay"),
        ("WeChat-Pay.csv", "wechatpay"),
        ("wechat2026.csv", "wechatpay"),
        ("壹钱包交易明细", "yiqianbao"),
        ("平安付 账单", "yiqianbao"),
        ("1qianbao.com", "yiqianbao"),
        ("京东账号名：某某", "jdpay"),
        ("京东.csv", "jdpay"),
        ("美团2026.csv", "meituan_pay"),
        ("云闪付交易记录", "unionpay_cloudpay"),
        ("PayPal Activity Report", "paypal"),
        ("Wise-2026.csv", "wise"),
        ('"wise" export', "wise"),
        ("transferwise_statement", "wise"),
        ("Cash.App report", "cashapp"),
        ("m-pesa statement", "mpesa"),
        ("平安银行交易流水", "pingan_bank"),
        ("中国工商银行 历史明细", "icbc"),
        ("Agricultural Bank of China", "abchina"),
        ("招行流水.csv", "cmb"),
    ],
)
def test_a_name_tells_the_provider(text: str, provider_id: str) -> None:
    assert profiles.recognise(text) == provider_id


@pytest.mark.parametrize(
    "text",
    [
        "",
        "交易明细.csv",
        "statement_2026.csv",
        "otherwise",
        "Item-wise list",
        "Date wise account statement",
        "likewise.csv",
        "alipayhk",
        "xpaypal",
        "revolution.csv",
        "subtenpayments",
        "花呗账单",
        "余额宝收益",
        "零钱明细",
        "蚂蚁森林",
        "对方：京东",
        "商户 美团",
        "中国人民银行",
        "支付宝和微信账单合并.csv",
        "alipay vs paypal",
    ],
)
def test_other_words_and_doubtful_ones_tell_none(text: str) -> None:
    assert profiles.recognise(text) is None


@pytest.mark.parametrize("provider_id", profiles.ids())
def test_every_name_of_a_provider_tells_it(provider_id: str) -> None:
    names = profiles.load(provider_id).names
    assert names.aliases
    for name in (*names.aliases, *names.first_words):
        assert profiles.recognise(f"{name} 2026.csv") == provider_id


def test_no_name_belongs_to_two_providers() -> None:
    names = Counter(
        name.casefold()
        for provider_id in profiles.ids()
        for name in profiles.load(provider_id).names.aliases
        + profiles.load(provider_id).names.first_words
    )
    assert [name for name, times in names.items() if times > 1] == []
