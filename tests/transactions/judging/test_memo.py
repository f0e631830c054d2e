from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from secaudit.transactions.judging.memo import Memo


def test_what_several_threads_ask_for_is_worked_out_once() -> None:
    memo, together, times = Memo(), Barrier(4), []

    def compute() -> int:
        times.append(1)
        return 7

    def ask(_: int) -> int:
        together.wait(timeout=10)
        return memo.once("seven", lambda: memo.once("inner", compute))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(4))) == [7] * 4
    assert len(times) == 1


def test_an_answer_that_failed_is_asked_for_again() -> None:
    memo = Memo()
    with pytest.raises(ZeroDivisionError):
        memo.once("it", lambda: 1 // 0)
    assert memo.once("it", lambda: 3) == 3
