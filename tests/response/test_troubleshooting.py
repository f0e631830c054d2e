"""The trees of everyday troubles: whole, kind to every path, and holding every hint asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from secaudit.errors import CatalogueError, UsageError
from secaudit.model.message import Bilingual
from secaudit.model.plan import HotlineCard
from secaudit.model.trouble import Answer, Case, End, Node, Since, Tree, Wait
from secaudit.response import scenarios, troubleshooting
from secaudit.response.troubleshooting import check, follow, is_over, tree, trees, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the trees must hold: the tree and node that say it, and words of it in both languages.
HINTS = {
    "wrong account or password": ("login", "message", "account or password", "账号或密码错误"),
    "reset by the code to phone or mailbox": ("login", "reset", "phone or mailbox", "手机或邮箱"),
    "an expired or invalid code": ("login", "message", "expired or invalid", "过期或无效"),
    "ask for the code again": ("login", "invalid", "Ask for a new one", "重新获取"),
    "codes are slow at peak times": ("login", "slow", "peak times", "高峰期"),
    "network": ("login", "network", "open a page", "上网"),
    "router": ("login", "router", "router off", "路由器"),
    "the balance is too low": ("payment", "reason", "balance is too low", "余额不足"),
    "top up": ("payment", "balance", "top up", "充值"),
    "network of a payment": ("payment", "network", "Wi-Fi and mobile data", "移动数据"),
    "a fault of the system": ("payment", "reason", "System error", "系统错误"),
    "leave and log in again": ("payment", "again", "log in again", "重新登录"),
    "an app out of date": ("payment", "update", "Update the app", "更新"),
    "support with the payment record": ("payment", "record", "payment record", "支付记录"),
    "one to three working days": ("withdrawal", "wait", "1 to 3 working days", "1 到 3 个工作日"),
    "balance unchanged, not on record": ("withdrawal", "status", "not on record", "没有记录"),
    "check the details given": ("withdrawal", "details", "Check what you had given", "核对"),
    "success but not arrived": ("withdrawal", "trace", "call support at once", "立即联系客服"),
    "with details and screenshots": ("withdrawal", "trace", "details and screenshots", "截图"),
    "announcements, message centre": ("withdrawal", "wait", "message centre", "公告和消息中心"),
    "newcomers: transfer": ("new-user", "transfer", "small sum", "转账"),
    "newcomers: top-up": ("new-user", "top_up", "Top up", "充值"),
    "newcomers: payment": ("new-user", "pay", "small payment", "小额"),
    "newcomers: help centre and videos": ("new-user", "learn", "videos", "视频"),
    "newcomers: community": ("new-user", "learn", "community", "社区"),
}  # fmt: skip
TREES = tuple(trees().values())


def texts(node: Node, language: str) -> str:
    told = [node.q, *(answer.text for answer in node.answer), *node.do]
    return " ".join(getattr(one, language) for one in told if one is not None)


def test_there_is_a_tree_for_every_trouble() -> None:
    named = ["login", "payment", "withdrawal", "new-user", "unknown-transaction"]
    assert [name for name in trees() if name in named] == named


@pytest.mark.parametrize("hint", HINTS)
def test_every_hint_stands_in_a_node_in_both_languages(hint: str) -> None:
    name, node_id, english, chinese = HINTS[hint]
    node = tree(name)[node_id]
    assert english in texts(node, "en")
    assert chinese in texts(node, "zh")


def paths(tree: Tree, node: Node, depth: int = 0) -> Iterator[tuple[int, Node]]:
    if node.end is not None:
        yield depth, node
    for answer in node.answer:
        yield from paths(*follow(tree, answer.to), depth + 1)


@pytest.mark.parametrize("name", trees())
def test_every_path_ends_soon_with_something_to_do(name: str) -> None:
    ends = list(paths(tree(name), tree(name)[tree(name).start]))
    assert all(node.do for _, node in ends)
    assert max(depth for depth, _ in ends) <= 6
    assert all(node.hotline for _, node in ends if node.end is End.SUPPORT)


def test_theft_is_sent_to_an_emergency_wherever_it_shows() -> None:
    for name in ("login", "payment", "withdrawal", "unknown-transaction"):
        ends = {node.end for _, node in paths(tree(name), tree(name)[tree(name).start])}
        assert End.EMERGENCY in ends


def test_every_emergency_that_is_named_is_there() -> None:
    named = {node.scenario for one in TREES for node in one.node} - {None}
    assert len(named) > 2
    assert named <= set(scenarios.ids())


@pytest.mark.parametrize("one", TREES, ids=lambda one: one.id)
def test_chinese_is_chinese_and_english_is_not(one: Tree) -> None:
    for node in one.node:
        assert not any("\u4e00" <= sign <= "\u9fff" for sign in texts(node, "en"))
        assert any("\u4e00" <= sign <= "\u9fff" for sign in texts(node, "zh"))


def case(today: str, withdrawn: str | None = None, allowed: int = 3) -> Case:
    return Case(
        today=date.fromisoformat(today), card=HotlineCard(()), allowed=allowed,
        withdrawn=None if withdrawn is None else date.fromisoformat(withdrawn),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wait", "today", "withdrawn", "until"),
    [
        (Wait(since=Since.WITHDRAWAL), "2026-09-30", "2026-09-30", "2026-10-10"),  # National Day
        (Wait(since=Since.WITHDRAWAL), "2026-03-11", "2026-03-09", "2026-03-12"),
        (Wait(since=Since.WITHDRAWAL), "2026-03-09", None, "2026-03-12"),
        (
            Wait(days=3),
            "2026-02-13",
            "2026-01-01",
            "2026-02-25",
        ),  # a worked Saturday, Spring Festival
        (Wait(days=1, working=False), "2026-02-28", None, "2026-03-01"),
    ],
)
def test_a_wait_has_an_end(wait: Wait, today: str, withdrawn: str | None, until: str) -> None:
    node = Node(id="n", end=End.WAIT, do=(Bilingual("Wait", "等"),), wait=wait)
    assert wait_until(node, case(today, withdrawn)) == date.fromisoformat(until)


def test_the_time_is_over_only_after_the_last_working_day() -> None:
    drawn = date(2026, 3, 9)
    assert not is_over(drawn, case("2026-03-12"))
    assert is_over(drawn, case("2026-03-13"))
    assert not is_over(drawn, case("2026-03-16", allowed=5))


ASK = Node(
    id="ask", q=Bilingual("What?", "什么？"),
    answer=(
        Answer(text=Bilingual("A", "甲"), to="do"), Answer(text=Bilingual("B", "乙"), to="do"),
    ),
)  # fmt: skip
DO = Node(id="do", end=End.SELF_FIX, do=(Bilingual("Do it", "做"),))
WHOLE = Tree(
    id="t",
    rank=1,
    title=Bilingual("T", "题"),
    start="ask",
    src=("article_huasoon",),
    node=(ASK, DO),
)


def test_a_whole_tree_is_taken() -> None:
    check(WHOLE, {"t": WHOLE})


@pytest.mark.parametrize(
    ("nodes", "fault"),
    [
        ((ASK,), "leads to do, which is not there"),
        ((ASK, DO, replace(DO, id="alone")), "No answer leads to: alone"),
        ((ASK, DO, DO), "same id"),
        ((replace(ASK, answer=(*ASK.answer, replace(ASK.answer[0], to="ask"))), DO), "lead back"),
        ((replace(ASK, answer=ASK.answer[:1]), DO), "must be a question"),
        ((ASK, replace(DO, do=())), "must be a question"),
        ((ASK, replace(DO, end=End.WAIT)), "must be a question"),
        ((ASK, replace(DO, end=End.EMERGENCY)), "must be a question"),
        ((ASK, replace(DO, end=End.SUPPORT)), "must be a question"),
        ((ASK, replace(DO, src=("nobody",))), "No source is called nobody"),
    ],
)
def test_a_tree_that_is_not_whole_is_refused(nodes: tuple[Node, ...], fault: str) -> None:
    broken = replace(WHOLE, node=nodes)
    with pytest.raises(CatalogueError, match=fault):
        check(broken, {"t": broken})


def test_a_jump_must_have_a_tree_and_an_unknown_trouble_is_told() -> None:
    away = replace(ASK, answer=(*ASK.answer, replace(ASK.answer[0], to="@elsewhere")))
    broken = replace(WHOLE, node=(away, DO))
    with pytest.raises(CatalogueError, match="@elsewhere"):
        check(broken, {"t": broken})
    with pytest.raises(UsageError, match="no help for printer"):
        troubleshooting.tree("printer")
