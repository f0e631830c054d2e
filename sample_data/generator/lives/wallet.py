"""The third wallet of 林小满: fuel, shops, bills, a balance that is topped up every month."""
# ruff: noqa: E501 - a table of data, whose columns are wide in Chinese

from __future__ import annotations

from datetime import date

from sample_data.generator import thefts
from sample_data.generator.habits import (
    Event,
    Monthly,
    NewShops,
    Often,
    Once,
    Place,
    when,
)
from sample_data.generator.life import Life, Trip

LIFE = Life(
    habits=(
        Often("purchase", 0.24, (12.5, 19.3), (
            Place("万家百货", 4, 6_800, 0.5, "消费"), Place("平价大药房", 1, 4_500, 0.5, "消费"),
            Place("好邻居超市", 4, 3_900, 0.5, "消费"), Place("江城加油站", 2, 28_000, 0.12, "加油"),
        )),
        Often("purchase", 0.12, (10.4, 21.2), (
            Place("积分商城", 3, 3_600, 0.6, "积分+现金兑换"), Place("易达网购", 2, 8_800, 0.6, "网购"),
        ), rounding=10),
        Monthly("top_up", 2, 9.4, Place("江城银行 尾号5678", 1, 220_000, 0, "充值"), "in", late=1),
        Monthly("withdrawal", 15, 14.5, Place("江城银行 尾号5678", 1, 90_000, 0.2, "提现"), late=3,
                rounding=10_000, every=2),
        Monthly("bill", 8, 20.2, Place("江城燃气", 1, 8_400, 0.3, "燃气费"), late=2),
        Monthly("bill", 13, 20.4, Place("江城通信", 1, 9_900, 0, "话费")),
        Monthly("bill", 16, 8.3, Place("安心保险", 1, 26_800, 0, "保险续期")),
        Monthly("interest", 28, 5.1, Place("零钱理财", 1, 1_850, 0.15, "收益"), "in"),
        Monthly("transfer", 19, 19.6, Place("赵六", 1, 30_000, 0.2, "转账"), every=2,
                rounding=10_000),
        Monthly("income", 23, 18.8, Place("孙七", 1, 20_000, 0.4, "收款"), "in", late=4, every=2,
                rounding=1_000),
        NewShops("purchase", (
            "橡树园艺", "蓝湖书城", "南山驿站", "爱家厨具", "启明文具", "旺角电玩", "长江旅行社", "小鹿母婴",
            "青山滑雪场", "三和轮胎", "方圆眼镜", "锦绣窗帘", "大海鲜货", "金叶苗圃", "童年玩具城", "四海土产",
        ), (11.1, 15.4, 19.8), 9_800, 0.5, "消费"),
        Once((
            Event(when("2026-01-18 15:22:09"), "安居家电", "电视机", 329_900, "purchase"),
            Event(when("2026-01-17 20:01:44"), "江城银行 尾号5678", "充值", 400_000, "top_up", "in"),
            Event(when("2026-04-27 19:48:21"), "远航票务", "机票", 145_000, "purchase"),
            Event(when("2026-04-27 19:40:02"), "江城银行 尾号5678", "充值", 200_000, "top_up", "in"),
            Event(when("2026-11-12 12:05:40"), "江城银行 尾号5678", "充值", 150_000, "top_up", "in"),
        )),
    ),
    trip=Trip(date(2026, 5, 1), 4, (
        Often("purchase", 0.9, (12.4, 18.9), (
            Place("湖畔渔家", 1, 13_800, 0.3, "消费"), Place("竹海景区", 1, 9_000, 0.2, "门票"),
        ), rounding=100),
    )),
    thefts=thefts.WALLET,
    opening=520_000,
)  # fmt: skip
