"""The shapes of the exports: how each provider would write down what happened.

The Alipay and WeChat shapes follow real exports; the wallet's layout is invented, since no public
sample of a 壹钱包 export is known.
"""
# ruff: noqa: E501 - tables of words, whose columns are wide in Chinese

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from sample_data.generator.habits import Event

_ALIPAY_SORTS = {
    "meal": "餐饮美食", "groceries": "日用百货", "transport": "交通出行", "goods": "日用百货",
    "housing": "住房物业", "utility": "充值缴费", "leisure": "文化休闲", "credit": "信用借还",
    "invest": "投资理财", "transfer": "转账红包", "refund": "退款", "travel": "酒店旅游",
    "clothes": "服饰装扮", "digital": "数码电器", "services": "生活服务",
}  # fmt: skip
_ALIPAY_NOTICES = (
    "特别提示：",
    "1.本回单内容可表明支付宝受理了相应支付交易申请，如与实际交易结果不符，以实际交易情况为准；",
    "2.请勿将本回单作为收款方发货的凭据使用，请查证账户实际到账情况后再进行发货操作；",
    "3.快捷支付等非余额支付方式可能既产生支付宝交易也同步产生银行交易，请勿使用本回单进行重复记账；",
    "4.本回单如经任何涂改、编造，均立即失去效力；",
    "5.部分账单如：充值提现、账户转存或者个人设置收支等不计入为收入或者支出，记为不计收支类；",
    "6.因统计逻辑不同，明细金额直接累加后，可能会和下方统计金额不一致，请以实际交易金额为准；",
    "7.禁止将本回单用于非法用途；",
    "8.本明细仅展示当前账单中的交易，不包括已删除的记录；",
    "9.本明细仅供个人对账使用。",
)
_WECHAT_SORTS = {
    "scan": "扫二维码付款", "shop": "商户消费", "red_packet": "微信红包", "red_packet_in": "微信红包",
    "transfer": "转账", "income": "转账", "withdrawal": "零钱提现",
}  # fmt: skip
_WALLET_SORTS = {
    "purchase": "消费", "top_up": "充值", "bill": "生活缴费", "interest": "收益", "transfer": "转账",
    "income": "转账", "withdrawal": "提现",
}  # fmt: skip
_WAYS = {"out": "支出", "in": "收入", "neutral": "不计收支"}


@dataclass(frozen=True, slots=True)
class Made:
    """A file's bytes, and its entries in their order there; the first stands on line `first`."""

    content: bytes
    events: tuple[Event, ...]
    first: int


def alipay(events: Sequence[Event], rng: Random, *, owner: str) -> Made:
    """Alipay's app export: GB18030, 24 lines above the header, padded cells, newest first."""
    span = f"{events[0].time:%Y-%m-%d} 00:00:00]    终止时间：[{events[-1].time:%Y-%m-%d} 23:59:59]"
    above = [
        "-" * 84, "导出信息：", f"姓名：{owner}", "支付宝账户：138****0000", f"起始时间：[{span}",
        "导出交易类型：[全部]", f"导出时间：[{events[-1].time:%Y-%m-%d} 23:50:12]",
        f"共{len(events)}笔记录",
        *(f"{_WAYS[way]}：{_total(events, way)}" for way in ("in", "out", "neutral")),
        "", *_ALIPAY_NOTICES, "", "-" * 24 + "支付宝支付科技有限公司  电子客户回单" + "-" * 24,
    ]  # fmt: skip
    header = ("交易时间", "交易分类", "交易对方", "对方账号", "商品说明", "收/支", "金额", "收/付款方式",
              "交易状态", "交易订单号", "商家订单号", "备注")  # fmt: skip
    rows = [",".join(f"{word:<20}" for word in header) + ","]
    orders: dict[tuple[str, int], str] = {}
    cells = [_alipay_row(event, rng, orders) for event in events]
    return _made([*above, *rows, *reversed(cells)], events[::-1], len(above) + 2, "gb18030")


def _alipay_row(event: Event, rng: Random, orders: dict[tuple[str, int], str]) -> str:
    order = f"{event.time:%Y%m%d}22001{_digits(rng, 15)}"
    orders.setdefault((event.payee, event.cents), order)
    if event.status == "refund":
        # The refund's number begins with the number of what it pays back.
        order = f"{orders[event.payee, event.cents]}_{_digits(rng, 8)}"
    else:
        orders[event.payee, event.cents] = order
    status = {"done": "交易成功", "closed": "交易关闭", "refund": "退款成功"}[event.status]
    if event.sort == "credit":
        status = "还款成功"
    person = event.sort in {"transfer", "housing"}
    fields = (
        f"{event.time:%Y-%m-%d %H:%M:%S}", _ALIPAY_SORTS[event.sort], event.payee,
        f"139****{_digits(rng, 4)}" if person else "/", event.what, _WAYS[event.way],
        f"{_plain(event.cents)}", event.method or "余额宝", status,
    )  # fmt: skip
    shop = "" if person else f"T{_digits(rng, 12)}"
    return ",".join(
        [*(f"{cell:<16}" for cell in fields), f"{order}\t", f"{shop}\t", f"{'':<16}", ""]
    )


def wechat(events: Sequence[Event], rng: Random, *, owner: str) -> Made:
    """WeChat Pay's CSV export: UTF-8, 16 lines above padded with commas, newest first."""
    above = [
        "微信支付账单明细", f"微信昵称：[{owner}]",
        f"起始时间：[{events[0].time:%Y-%m-%d} 00:00:00] 终止时间：[{events[-1].time:%Y-%m-%d} 23:59:59]",
        "导出类型：[全部]", f"导出时间：[{events[-1].time:%Y-%m-%d} 23:55:40]", "",
        f"共{len(events)}笔记录", f"收入：{_total(events, 'in')}", f"支出：{_total(events, 'out')}",
        f"中性交易：{_total(events, 'neutral')}", "注：",
        "1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易",
        "2. 本明细仅展示当前账单中的交易，不包括已删除的记录", "3. 本明细仅供个人对账使用", "",
        "----------------------微信支付账单明细列表--------------------",
    ]  # fmt: skip
    header = (
        "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注"
    )
    newest = events[::-1]
    rows = [_wechat_row(event, rng) for event in newest]
    lines = [*(line + "," * 10 for line in above), header, *rows]
    return _made(lines, newest, len(above) + 2, "utf-8")


def _wechat_row(event: Event, rng: Random) -> str:
    sort = f"{event.payee}-退款" if event.status == "refund" else _WECHAT_SORTS[event.sort]
    note = f"服务费¥{_plain(round(event.cents / 1000))}" if event.sort == "withdrawal" else "/"
    way = {"out": "支出", "in": "收入", "neutral": "/"}[event.way]
    return _joined((
        f"{event.time:%Y-%m-%d %H:%M:%S}", sort, event.payee, event.what, way, f"¥{_plain(event.cents)}",
        event.method or "零钱", _wechat_status(event), f"1000{_digits(rng, 24)}\t",
        f"{_digits(rng, 20)}\t", note,
    ))  # fmt: skip


def _wechat_status(event: Event) -> str:
    if event.status != "done":
        return "已全额退款"
    words = {"withdrawal": "提现已到账", "scan": "已转账", "transfer": "朋友已收钱", "income": "已收钱",
             "red_packet_in": "已存入零钱"}  # fmt: skip
    return words.get(event.sort, "支付成功")


def wallet(events: Sequence[Event], rng: Random, *, opening: int) -> Made:
    """A Chinese wallet's export as a 壹钱包 user might hold: an INVENTED layout, newest first."""
    above = ["壹钱包交易明细", "姓名：林**,手机号：138****0000,币种：人民币及外币"]
    header = "交易时间,交易类型,交易对方,币种,交易金额,账户余额,交易状态,流水号,备注"
    balance, rows = opening, []
    for event in events:
        # Foreign charges go to the bound card: they leave the wallet's balance as it is.
        balance += 0 if event.currency else event.signed
        rows.append(_joined((
            f"{event.time:%Y-%m-%d %H:%M:%S}", _WALLET_SORTS[event.sort], event.payee,
            event.currency or "CNY", _plain(event.signed),
            "" if event.currency else _plain(balance), "交易成功",
            f"YQB{event.time:%Y%m%d}{_digits(rng, 10)}", event.what,
        )))  # fmt: skip
    lines = [*above, header, *reversed(rows)]
    return _made(lines, events[::-1], len(above) + 2, "utf-8-sig")


def bank(events: Sequence[Event], rng: Random, *, opening: int) -> Made:
    """An English bank's CSV: day only, month first, signed, running balance, oldest first."""
    del rng
    rows, balance = ["Date,Description,Amount,Running balance"], opening
    for event in events:
        balance += event.signed
        rows.append(_joined((
            f"{event.time:%m/%d/%Y}", event.payee, _grouped(event.signed), _grouped(balance),
        )))  # fmt: skip
    return _made(rows, events, 2, "utf-8")


def _made(lines: Sequence[str], events: Sequence[Event], first: int, encoding: str) -> Made:
    return Made("".join(f"{line}\r\n" for line in lines).encode(encoding), tuple(events), first)


def _joined(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _digits(rng: Random, count: int) -> str:
    return "".join(str(int(rng.random() * 10)) for _ in range(count))


def _total(events: Sequence[Event], way: str) -> str:
    found = [event.cents for event in events if event.way == way]
    return f"{len(found)}笔 {_plain(sum(found))}元"


def _plain(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def _grouped(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"
