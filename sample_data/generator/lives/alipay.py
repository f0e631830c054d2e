"""The Alipay account of 林小满: meals, groceries, rent, a phone, a winter trip to the sea."""
# ruff: noqa: E501 - a table of data, whose columns are wide in Chinese

from __future__ import annotations

from datetime import date

from sample_data.generator import thefts
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

_CARD = "江城银行信用卡(4321)"
_DEBIT = "江城银行储蓄卡(5678)"
LIFE = Life(
    habits=(
        Often("meal", 0.32, (7.8,), (
            Place("晨光包子铺", 3, 850, 0.25, "早餐"), Place("豆香早餐车", 2, 700, 0.2, "早餐"),
        ), WORKDAYS, 50, ("余额宝",)),
        Often("meal", 0.42, (12.1, 12.4), (
            Place("老街小面馆", 4, 1_800, 0.2, "午餐"), Place("一禾便当", 3, 2_350, 0.2, "午餐"),
            Place("青木轻食", 2, 3_200, 0.25, "午餐"), Place("山椒麻辣烫", 1, 2_800, 0.3, "午餐"),
        ), WORKDAYS, 10, ("余额宝", "余额宝", _CARD)),
        Often("meal", 0.17, (18.7, 19.6), (
            Place("快蜂外卖", 5, 3_600, 0.35, "外卖订单"), Place("江畔小馆", 1, 8_800, 0.4, "晚餐"),
        ), rounding=10, methods=("花呗", "余额宝")),
        Often("groceries", 0.24, (18.9, 20.1), (
            Place("禾丰生鲜超市", 4, 5_200, 0.55, "购物"), Place("邻里便利店", 3, 1_900, 0.5, "购物"),
            Place("东门菜场李记", 2, 2_600, 0.4, "蔬菜"),
        ), methods=("余额宝", "花呗")),
        Often("transport", 0.22, (8.3, 18.3), (
            Place("城市轨道交通", 3, 400, 0, "地铁出行"), Place("城市轨道交通", 1, 500, 0, "地铁出行"),
        ), WORKDAYS, 100, ("余额宝",)),
        Often("transport", 0.08, (22.2,), (Place("顺路出行", 1, 2_700, 0.4, "打车"),), WEEKEND, 1,
              ("花呗",)),
        Often("meal", 0.12, (9.2, 15.3), (Place("半日咖啡", 1, 1_900, 0.15, "拿铁"),), WORKDAYS, 100,
              ("余额宝",)),
        Often("goods", 0.05, (21.3, 22.4), (
            Place("集市网店", 3, 6_900, 0.8, "网购订单"), Place("好物仓官方旗舰店", 2, 9_900, 0.8, "网购订单"),
        ), methods=("花呗", _CARD)),
        Monthly("housing", 1, 9.2, Place("周八", 1, 320_000, 0, "房租"), method="余额宝"),
        Monthly("utility", 12, 20.1, Place("城北供电服务", 1, 11_500, 0.3, "电费"), late=2,
                method="余额宝"),
        Monthly("utility", 14, 20.2, Place("城北自来水", 1, 4_200, 0.2, "水费"), every=2,
                method="余额宝"),
        Monthly("utility", 20, 12.8, Place("江城通信", 1, 5_900, 0, "话费充值"), method="余额宝"),
        Monthly("leisure", 5, 0.3, Place("云影视频", 1, 2_500, 0, "连续包月"), method="花呗"),
        Monthly("leisure", 17, 10.1, Place("回声音乐", 1, 1_500, 0, "连续包月"), method="花呗"),
        Monthly("credit", 9, 10.4, Place("花呗", 1, 98_000, 0.25, "花呗还款"), "neutral",
                method="余额宝"),
        Monthly("credit", 18, 10.6, Place("江城银行", 1, 126_000, 0.2, "信用卡还款"), "neutral",
                method=_DEBIT),
        Monthly("invest", 3, 4.2, Place("江城基金销售有限公司", 1, 1_260, 0.1, "余额宝-收益发放"),
                "neutral", method="余额宝"),
        Monthly("transfer", 15, 19.5, Place("张三", 1, 40_000, 0.5, "转账"), every=3, rounding=5_000,
                method="余额宝"),
        Monthly("transfer", 22, 20.5, Place("李四", 1, 12_000, 0.5, "收款"), "in", late=6,
                rounding=1_000, method="余额"),
        NewShops("goods", (
            "木子文具", "听雨书店", "蓝鲸户外", "小满家居", "橙子童装", "三叶花店", "北岸眼镜", "可可宠物",
            "云上茶叶", "微光灯饰", "石头自行车", "南瓜烘焙", "拾光相册", "青禾药房", "白鹭洗衣", "米粒玩具",
            "好望角箱包", "一针一线裁缝", "慢慢手作", "海棠美发", "阿布修鞋", "柚子美甲", "星火五金", "松果健身",
        ), (11.2, 16.3, 20.4), 7_500, what="消费", method="余额宝"),
        NewShops("meal", (
            "辣府川菜", "阿勇烧烤", "雪山冰室", "渝味小火锅", "巷口糖水", "和风拉面", "外婆家常菜", "橘子甜品",
            "西北面庄", "椰岛鸡煲", "豆豆煎饼", "六号咖啡", "小城米线", "鼎记砂锅", "草原羊汤", "甜里烘焙",
        ), (12.4, 18.9, 19.7), 5_600, 0.5, "餐饮", "花呗"),
        Once((
            Event(when("2025-11-11 00:08:26"), "好物仓官方旗舰店", "网购订单", 45_800, "goods",
                  method="花呗"),
            Event(when("2026-01-24 19:12:40"), "远航票务", "机票", 186_000, "travel", method=_CARD),
            Event(when("2026-02-16 20:15:02"), "王五", "亲友红包", 88_800, "transfer", method="余额"),
            Event(when("2026-03-28 15:41:13"), "极光数码旗舰店", "手机", 599_900, "digital",
                  method=_CARD),
            Event(when("2026-05-02 10:20:55"), "集市网店", "网购订单", 23_900, "goods",
                  status="closed", method="花呗"),
            Event(when("2026-05-04 09:02:14"), "集市网店", "退款-网购订单", 23_900, "refund", "neutral",
                  "refund", "花呗"),
            Event(when("2026-08-09 21:32:37"), "好物仓官方旗舰店", "网购订单", 12_900, "goods",
                  status="closed", method="花呗"),
            Event(when("2026-08-11 11:45:00"), "好物仓官方旗舰店", "退款-网购订单", 12_900, "refund",
                  "neutral", "refund", "花呗"),
        )),
    ),
    trip=Trip(date(2026, 2, 19), 5, (
        Often("meal", 0.95, (12.6,), (
            Place("椰林海南粉", 1, 2_600, 0.3, "餐饮"), Place("渔港大排档", 1, 12_800, 0.4, "餐饮"),
        ), rounding=10, methods=("余额宝",)),
        Often("travel", 0.5, (10.3, 15.2), (
            Place("蓝湾景区", 1, 9_800, 0.4, "门票"), Place("海岛出行", 2, 3_400, 0.4, "打车"),
        ), rounding=10, methods=("余额宝",)),
        Often("travel", 0.2, (14.2,), (Place("碧海酒店", 1, 128_400, 0, "住宿"),), methods=(_CARD,)),
    )),
    thefts=thefts.ALIPAY,
)  # fmt: skip
