"""Names for people, shops and towns, put together from parts; none is meant to exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator

TOWNS = ("江城", "海湾", "云岭", "北原", "南浦", "石桥", "青川", "白鹭")
BANKS = tuple(f"{town}银行" for town in TOWNS)
STREETS = ("人民路", "建设路", "解放街", "文化路", "新华街", "中山路", "滨河路", "学府街")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "一二三四五六七八九十木禾山川云月星辰小大文武安宁乐平春夏秋冬"
_BRANDS = (
    "禾丰", "好邻", "万家", "四海", "易达", "云影", "豆香", "极光", "晨光里", "南山", "小满",
    "青木", "百味", "老街", "飞鸟", "红叶", "长河", "金穗", "银杏", "蓝鲸", "白塔", "三味", "九州",
    "大顺", "同福", "福临", "春来", "聚宝", "星河", "远航", "竹里", "石榴", "满庭", "半山", "海棠",
    "玉兰",
)  # fmt: skip
_FOREIGN = (
    "NORTHLIGHT", "BLUE HARBOR", "CEDAR", "PIXELFORGE", "MAPLETON", "SUNDIAL", "QUICKREEF",
    "OAKFIELD", "RIVERSTONE", "HALCYON",
)  # fmt: skip


_Choice = TypeVar("_Choice")


def pick(rng: Generator, choices: Sequence[_Choice]) -> _Choice:
    """One of several by chance."""
    return choices[int(rng.integers(len(choices)))]


def person(rng: Generator) -> str:
    """A person's name."""
    given = "".join(pick(rng, _GIVEN) for _ in range(int(rng.integers(1, 3))))
    return pick(rng, _SURNAMES) + given


def shop(rng: Generator, trade: str) -> str:
    """A shop of a trade, such as 禾丰超市."""
    return f"{pick(rng, _BRANDS)}{pick(rng, _GIVEN)}{trade}"


def branch(rng: Generator, shop: str) -> str:
    """The same shop as another of its branches prints it."""
    return f"{shop}({pick(rng, STREETS)}店)"


def foreign(rng: Generator, trade: str) -> str:
    """A shop abroad."""
    return f"{pick(rng, _FOREIGN)} {trade}"


def card(rng: Generator) -> str:
    """A bank card as wallets print it."""
    return f"{pick(rng, BANKS)}({rng.integers(1000, 9999)})"


def masked(rng: Generator) -> str:
    """The account of another user, masked as wallets mask it."""
    return f"1{pick(rng, '35789')}{rng.integers(10)}****{rng.integers(1000, 9999)}"
