"""The thefts planted in the exports, written out one by one; their list is printed beside them."""

from __future__ import annotations

from dataclasses import replace

from sample_data.generator.habits import Event, when


def _theft(kind: str, episode: str, *entries: Event) -> tuple[Event, ...]:
    return tuple(replace(entry, theft=kind, episode=episode) for entry in entries)


ALIPAY = (
    *_theft(
        "night_burst", "alipay-1",
        Event(when("2026-06-17 02:47:09"), "点卡速充专营店", "点卡充值", 99_800, "goods"),
        Event(when("2026-06-17 02:49:31"), "点卡速充专营店", "点卡充值", 199_800, "goods"),
        Event(when("2026-06-17 02:53:44"), "星辰数码卡券", "电子卡券", 149_900, "goods"),
        Event(when("2026-06-17 02:58:20"), "腾云兑换中心", "电子卡券", 199_900, "goods",
              status="closed"),
        Event(when("2026-06-17 03:02:56"), "腾云兑换中心", "电子卡券", 99_900, "goods"),
    ),
    *_theft(
        "test_charge", "alipay-2",
        Event(when("2026-09-03 13:20:41"), "云帆网络科技", "会员验证", 1, "services"),
        Event(when("2026-09-03 13:31:18"), "云帆网络科技", "年度服务", 289_900, "services"),
    ),
    *_theft(
        "new_person", "alipay-3",
        Event(when("2026-10-29 23:41:50"), "魏十九", "转账", 500_000, "transfer"),
    ),
)  # fmt: skip

WECHAT = (
    *_theft(
        "top_up_burst", "wechat-1",
        *(
            Event(when(f"2026-07-22 {moment}"), "幻境游戏", "游戏点券648", 64_800, "shop")
            for moment in ("04:11:05", "04:12:22", "04:14:01", "04:15:37", "04:17:12", "04:19:48")
        ),
    ),
    *_theft(
        "duplicate", "wechat-2",
        Event(when("2026-09-12 19:32:08"), "渔歌海鲜馆", "晚餐", 38_600, "shop"),
    ),
    *_theft(
        "draining", "wechat-3",
        Event(when("2026-11-05 23:52:11"), "孟十七", "转账备注:微信转账", 800_000, "transfer"),
        Event(when("2026-11-05 23:58:40"), "海湾银行", "/", 460_000, "withdrawal", "neutral",
              method="海湾银行(9921)"),
    ),
)  # fmt: skip

WALLET = (
    *_theft(
        "foreign_charge", "wallet-1",
        Event(when("2026-06-08 02:31:10"), "LUMEN DIGITAL GOODS", "境外消费", 8_900, "purchase",
              currency="USD"),
        Event(when("2026-06-08 02:36:55"), "LUMEN DIGITAL GOODS", "境外消费", 24_900, "purchase",
              currency="USD"),
    ),
    *_theft(
        "test_charge", "wallet-2",
        Event(when("2026-08-26 15:02:17"), "捷讯信息服务", "快捷支付", 100, "purchase"),
        Event(when("2026-08-26 15:09:40"), "捷讯信息服务", "快捷支付", 198_000, "purchase"),
    ),
    *_theft(
        "draining", "wallet-3",
        Event(when("2026-11-12 03:15:26"), "海湾银行 尾号9921", "提现至新绑定银行卡", 0,
              "withdrawal", drains=True),
    ),
)  # fmt: skip

BANK = (
    *_theft(
        "test_charge", "bank-1",
        Event(when("2026-05-19 00:00:00"), "NOVA PLUS SUBS 8005550133", "", 100, "card"),
        Event(when("2026-05-20 00:00:00"), "NOVA PLUS SUBS 8005550133", "", 124_999, "card"),
    ),
    *_theft(
        "duplicate", "bank-2",
        Event(when("2026-07-18 00:00:00"), "HARBOR HOME & GARDEN", "", 21_437, "card"),
    ),
    *_theft(
        "gift_cards", "bank-3",
        *(
            Event(when("2026-09-09 00:00:00"), "GIFTCARD KIOSK 2217", "", 20_000, "card")
            for _ in range(4)
        ),
    ),
    *_theft(
        "new_person", "bank-4",
        Event(when("2026-11-03 00:00:00"), "ONLINE TRANSFER TO R MARLOW", "", 250_000, "transfer"),
    ),
)  # fmt: skip
