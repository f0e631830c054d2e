"""What must not leave with a pack is hidden, whatever it is written as; what identifies stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.model.plan import Standing
from secaudit.providers import profiles
from secaudit.response import masking
from secaudit.response.hotline import card

SECRETS = [
    ("验证码 123456", "123456"),
    ("您的验证码是123456，请勿泄露", "123456"),
    ("【支付宝】123456是您的验证码", "123456"),
    ("G-482913 is your verification code", "482913"),
    ("your login code 12 34 56", "34"),
    ("验证码１２３４５６", "１２３４５６"),
    ("验证\u200b码：123456", "123456"),
    ("动态口令：553211", "553211"),
    ("password: my dog Rex", "dog"),
    ("Password=hunter2", "hunter2"),
    ("密 码：abc def", "def"),
    ("支付密码abc123", "abc123"),
    ("pwd=qqq", "qqq"),
    ("PIN 4321", "4321"),
    ("CVV2: 123", "123"),
    ("安全码(987)", "987"),
    ("otp=883311", "883311"),
    ("助记词 apple banana cat dog", "banana"),
    ("seed phrase: abandon ability able", "ability"),
]
PERSONAL = [
    ("卡号 6222 0212 3456 7890 123", "卡号 ••••0123", "6222 0212"),
    ("4111-1111-1111-1111", "••••1111", "4111-1111"),
    ("11010519491231002X", "••••002X", "19491231"),
    ("ssn 078-05-1120", "ssn ••••1120", "078-05"),
    ("13812345678 张三", "••••5678 张三", "1381234"),
    ("+1 415 555 2671", "••••2671", "415 555"),
    ("GB82 WEST 1234 5698 7654 32", "••••5432", "WEST"),
    ("zhang.san@qq.com", "z••••@qq.com", "zhang"),
]


@pytest.mark.parametrize("reveal", [False, True])
@pytest.mark.parametrize(("text", "secret"), SECRETS)
def test_a_secret_is_hidden_even_where_numbers_are_revealed(
    text: str, secret: str, *, reveal: bool
) -> None:
    assert secret not in masking.text(text, reveal=reveal)


@pytest.mark.parametrize(("text", "hidden", "part"), PERSONAL)
def test_numbers_of_people_keep_their_last_four_digits_unless_revealed(
    text: str, hidden: str, part: str
) -> None:
    assert masking.text(text) == hidden
    assert part in masking.text(text, reveal=True)


@pytest.mark.parametrize(
    "text",
    [
        "1Password Ltd", "密码保险服务", "Pinterest 2024", "PINNACLE 500", "订单 20260617220010",
        "￥9518.80", "95188.00元", "2026061722001091970405730981", "电视机", "尾号9921",
        "code review, 3 hours", "SHELL 8 OF 12",
    ],
)  # fmt: skip
def test_what_is_no_secret_stays_as_it_is(text: str) -> None:
    assert masking.text(text) == text


@pytest.mark.parametrize("reveal", [False, True])
@pytest.mark.parametrize("provider_id", profiles.ids())
def test_a_planted_hotline_is_never_whole(provider_id: str, *, reveal: bool) -> None:
    doubtful = [
        number.number
        for group in card(profiles.load(provider_id).hotline).groups
        if group.standing is Standing.NOT_CONFIRMED
        for number in group.numbers
    ]
    for number in doubtful:
        digits = re.sub(r"\D", "", number)
        for written in (number, digits, number.replace("-", " "), f"拨打{number}退款"):
            shown = re.sub(r"\D", "", masking.text(f"call {written} now", reveal=reveal))
            assert digits not in shown, written


@pytest.mark.parametrize(
    "written", ["400-618-0081", "4006180081", "(400) 618.0081", "400 6180 081"]
)
def test_no_column_of_a_payment_lets_a_service_number_through(written: str) -> None:
    for shown in (masking.text(written), masking.account(written), masking.reference(written)):
        assert "6180081" not in re.sub(r"\D", "", shown)


def test_an_account_keeps_its_last_four_digits_whatever_kind_it_is_of() -> None:
    assert masking.account("6222021234567890123") == "••••0123"
    assert masking.account("100200300400") == "••••0400"
    assert masking.account("招商银行(1234)") == "招商银行(1234)"


def test_of_somebody_elses_name_the_first_letter_is_left() -> None:
    assert masking.name("赵小红") == "赵**"
    assert masking.name("") == ""


@given(st.text(max_size=300))
def test_any_text_is_masked_without_failing_and_on_one_line(text: str) -> None:
    for shown in (masking.text(text), masking.account(text), masking.reference(text)):
        assert "\n" not in shown
        assert "\x1b" not in shown
