"""Spellings of one phone number are one number; different numbers stay different."""

from __future__ import annotations

import pytest

from secaudit.providers.numbers import same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("95188", "+86 95188"), ("95188", "+86-95188"), ("95188", "0086 95188"),
        ("400-618-0081", "4006180081"), ("400-618-0081", "+86 400 618 0081"),
        ("400-618-0081", "(+86) 400-618-0081"), ("400-618-0081", "86 4006180081"),
        ("+1 800-969-1940", "8009691940"), ("+1 800-969-1940", "1 (800) 969-1940"),
        ("95511", "95511转3"), ("95511", "95511 ext. 3"), ("95511", "９５５１１"),
        ("0120-4456456", "01204456456"),
    ],
)  # fmt: skip
def test_spellings_of_one_number(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("95188", "951880"), ("95188", "095188"), ("95017", "95188"), ("95511", "955113"),
        ("400-618-0081", "400-618-0082"), ("", ""), ("abc", "xyz"),
    ],
)  # fmt: skip
def test_different_numbers(one: str, other: str) -> None:
    assert not same(one, other)
