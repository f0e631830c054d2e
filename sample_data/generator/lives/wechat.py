"""The WeChat account of 林小满: stalls, red packets, family, an autumn trip to the mountains."""
# ruff: noqa: E501 - a table of data, whose columns are wide in Chinese

from __future__ import annotations

from datetime import date

from sample_data.generator import thefts
from sample_data.generator.habits import (
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
        Often("scan", 0.3, (7.6,), (
            Place("阿婆豆浆", 2, 600, 0.2, "收款方备注:二维码收款"),
            Place("巷子肠粉", 1, 900, 0.2, "收款方备注:二维码收款"),
        ), WORKDAYS, 50, ("零钱",)),
        Often("scan", 0.28, (17.8, 18.4), (
            Place("老陈水果", 2, 2_300, 0.4, "收款方备注:二维码收款"),
            Place("西门豆腐", 1, 800, 0.3, "收款方备注:二维码收款"),
            Place("大鹏鱼档", 1, 4_600, 0.4, "收款方备注:二维码收款"),
        ), rounding=10, methods=("零钱",)),
        Often("shop", 0.16, (12.3, 19.1), (
            Place("聚味食堂", 4, 2_100, 0.25, "午餐"), Place("渔歌海鲜馆", 1, 21_800, 0.4, "晚餐"),
            Place("茶小仙", 3, 1_600, 0.2, "饮品"),
        ), rounding=10, methods=("零钱", _CARD)),
        Often("shop", 0.1, (8.1, 18.6), (Place("城市公交", 1, 200, 0, "乘车码"),), WORKDAYS, 100,
              ("零钱",)),
        Often("red_packet", 0.03, (20.3, 21.6), (
            Place("家人群", 2, 1_800, 0.8, "/"), Place("王五", 1, 5_200, 0.5, "/"),
        ), rounding=100, methods=("零钱",)),
        Monthly("income", 2, 20.2, Place("林大山", 1, 100_000, 0, "转账备注:生活费分摊"), "in",
                late=2, method="/"),
        Monthly("transfer", 6, 19.7, Place("妈妈", 1, 60_000, 0, "转账备注:微信转账"), late=1,
                method=_DEBIT),
        Monthly("withdrawal", 25, 18.2, Place("江城银行", 1, 50_000, 0.3, "/"), "neutral", late=2,
                rounding=10_000, method="江城银行(5678)"),
        Monthly("red_packet_in", 27, 21.1, Place("家人群", 1, 2_400, 0.7, "/"), "in", late=3,
                method="/"),
        Monthly("shop", 11, 9.8, Place("知新阅读", 1, 1_900, 0, "连续包月"), method="零钱"),
        NewShops("scan", (
            "胖哥锅盔", "小雨奶茶", "古街糕点", "老六修表", "金桂汤圆", "阿灿煲仔饭", "四季鲜花", "文庙旧书",
            "小巷照相", "阿美裁缝", "玉兰干果", "天天五金", "春田农庄", "阳光洗车", "沙县人家", "阿木木工",
            "月亮湾茶馆", "六合炒货", "听泉茶社", "三只羊小店",
        ), (10.5, 15.8, 19.2), 3_400, 0.5, "收款方备注:二维码收款", "零钱"),
        NewShops("shop", (
            "云朵剧院", "绿野骑行", "星河影城", "向日葵幼儿书屋", "青苹果体检", "方舟密室", "蓝天牙科", "木棉酒家",
        ), (14.2, 19.4), 12_000, 0.5, "订单", _CARD),
        Once((
            Event(when("2026-02-16 18:30:12"), "妈妈", "转账备注:新年快乐", 200_000, "transfer",
                  method=_DEBIT),
            Event(when("2026-04-11 20:02:48"), "星河影城", "电影票", 11_800, "shop",
                  status="refunded", method=_CARD),
            Event(when("2026-04-12 09:15:30"), "星河影城", "电影票", 11_800, "refund", "in", "refund",
                  "/"),
            Event(when("2026-06-20 11:22:07"), "安居家电", "洗衣机", 269_900, "shop", method=_CARD),
            Event(when("2026-08-15 16:40:51"), "绿野骑行", "骑行装备", 36_900, "shop",
                  status="refunded", method=_CARD),
            Event(when("2026-08-17 10:01:19"), "绿野骑行", "骑行装备", 36_900, "refund", "in",
                  "refund", "/"),
            Event(when("2026-09-12 19:30:33"), "渔歌海鲜馆", "晚餐", 38_600, "shop", method=_CARD),
        )),
    ),
    trip=Trip(date(2026, 10, 2), 4, (
        Often("scan", 0.9, (12.8, 18.5), (
            Place("古城烤饼", 1, 1_500, 0.3, "收款方备注:二维码收款"),
            Place("雪域牦牛火锅", 1, 16_800, 0.3, "收款方备注:二维码收款"),
        ), rounding=100, methods=("零钱",)),
        Often("shop", 0.5, (10.2,), (
            Place("雪山索道", 1, 14_000, 0.2, "门票"), Place("古城客栈", 1, 42_000, 0.1, "住宿"),
        ), rounding=100, methods=(_CARD,)),
    )),
    thefts=thefts.WECHAT,
)  # fmt: skip
