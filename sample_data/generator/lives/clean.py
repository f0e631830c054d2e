"""The Alipay account of 何小川, who was not robbed."""
# ruff: noqa: E501 - a table of data, whose columns are wide in Chinese

from __future__ import annotations

from datetime import date

from sample_data.generator.habits import (
    WEEKEND,
    WORKDAYS,
    Event,
    Monthly,
    NewShops,
    Often,
    Once,
    Place,
    when,
)
from sample_data.generator.life import Life, Trip

_CARD = "河湾银行信用卡(3344)"
LIFE = Life(
    habits=(
        Often("meal", 0.5, (12.2,), (
            Place("三餐食堂", 5, 1_600, 0.2, "午餐"), Place("小熊盖饭", 2, 2_200, 0.2, "午餐"),
        ), WORKDAYS, 10, ("余额宝",)),
        Often("groceries", 0.4, (18.6, 19.8), (
            Place("绿洲超市", 4, 5_800, 0.5, "购物"), Place("路口便利店", 3, 1_700, 0.5, "购物"),
            Place("早市张记蔬菜", 2, 2_400, 0.4, "蔬菜"),
        ), methods=("余额宝", "花呗")),
        Often("transport", 0.35, (8.1, 18.2), (Place("城市轨道交通", 1, 400, 0, "地铁出行"),),
              WORKDAYS, 100, ("余额宝",)),
        Often("meal", 0.15, (18.9,), (Place("快蜂外卖", 1, 3_900, 0.3, "外卖订单"),), rounding=10,
              methods=("花呗",)),
        Often("goods", 0.12, (20.8, 21.9), (
            Place("集市网店", 3, 9_900, 0.85, "网购订单"), Place("好物仓官方旗舰店", 2, 14_000, 0.85, "网购订单"),
        ), methods=("花呗", _CARD)),
        Often("clothes", 0.03, (15.2, 20.1), (
            Place("素衣坊", 2, 26_000, 0.5, "服装"), Place("行者鞋店", 1, 38_000, 0.4, "鞋"),
        ), WEEKEND, 100, ("花呗", _CARD)),
        Often("travel", 0.035, (19.4,), (Place("远航票务", 1, 24_000, 0.5, "高铁票"),), WEEKEND, 50,
              (_CARD,)),
        Monthly("housing", 3, 9.6, Place("吴九", 1, 260_000, 0, "房租"), method="余额宝"),
        Monthly("utility", 11, 20.3, Place("河湾供电服务", 1, 9_800, 0.25, "电费"), late=2,
                method="余额宝"),
        Monthly("utility", 19, 12.7, Place("河湾通信", 1, 4_900, 0, "话费充值"), method="余额宝"),
        Monthly("leisure", 7, 9.1, Place("云影视频", 1, 2_500, 0, "连续包月"), method="花呗"),
        Monthly("credit", 9, 10.2, Place("花呗", 1, 110_000, 0.2, "花呗还款"), "neutral",
                method="余额宝"),
        Monthly("transfer", 16, 19.8, Place("爸爸", 1, 50_000, 0, "转账"), method="余额宝"),
        Monthly("transfer", 24, 20.4, Place("郑十", 1, 15_000, 0.4, "收款"), "in", late=3,
                rounding=1_000, method="余额"),
        NewShops("goods", (
            "远山书屋", "半亩花房", "二月文具", "北斗眼镜", "南窗茶舍", "初见相馆", "小溪家居", "向阳药房",
            "石榴童鞋", "苔痕盆景", "雨巷裁缝", "大树健身",
        ), (11.4, 16.1, 19.9), 6_500, 0.4, "消费", "余额宝"),
        NewShops("meal", (
            "川流火锅", "阿甘烧鹅", "清和素食", "麦浪面包", "海边粥铺", "胖叔拉面", "竹里茶饮", "南枝咖啡",
        ), (12.3, 18.8), 4_200, 0.4, "餐饮", "花呗"),
        Once((
            Event(when("2026-01-30 19:22:05"), "远航票务", "高铁票", 52_600, "travel",
                  method=_CARD),
            Event(when("2026-04-18 15:03:12"), "好物仓官方旗舰店", "吸尘器", 59_900, "goods",
                  method=_CARD),
            Event(when("2026-07-05 20:44:10"), "集市网店", "网购订单", 8_600, "goods",
                  status="closed", method="花呗"),
            Event(when("2026-07-06 10:12:33"), "集市网店", "退款-网购订单", 8_600, "refund", "neutral",
                  "refund", "花呗"),
        )),
    ),
    trip=Trip(date(2026, 2, 14), 5, (
        Often("meal", 0.8, (12.5, 18.6), (Place("老家饭庄", 1, 7_800, 0.3, "餐饮"),), rounding=10,
              methods=("余额宝",)),
    )),
)  # fmt: skip
