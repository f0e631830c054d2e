from __future__ import annotations

from benchmarks.pairs import Cost, Measured, Pair, measure, python
from benchmarks.run import growth, line, starts
from secaudit.cli.summaries import names

SLOW = Measured(
    Pair("a scan", (), (), "pandas.read_csv", promise=(3.0, 1.0), memory=(2.0, 1.0)),
    Cost(8.0, 300), Cost(2.0, 100), ratio=4.0, peak_ratio=3.0,
)  # fmt: skip


def test_the_help_of_every_command_is_measured() -> None:
    measured = {pair.ours for pair in starts()}
    assert {(name, "--help") for name in names()} < measured


def test_a_line_tells_both_sides_and_says_what_is_over_its_limit() -> None:
    told = "| a scan | `pandas.read_csv` | 8.00 s | 2.00 s | 4.00 (over) | 3.0 | 1.0 | 3.00 | 2.0 |"
    assert line(SLOW) == told


def test_growth_is_told_per_entry_beyond_the_shortest_scan() -> None:
    told = growth([(2_000, 1.0), (20_000, 1.18), (200_000, 2.98)])
    assert told.endswith(": 20,000: 10.0; 200,000: 10.0.")


def test_a_pair_is_run_in_turn_and_its_input_reaches_the_command() -> None:
    check = ("password", "--stdin", "--json")
    found = measure(Pair("x", check, python("pass"), "pass", stdin="correct horse\n"), rounds=1)
    assert found.ratio == found.ours.seconds / found.theirs.seconds > 1
    assert found.ours.peak > 1_000_000
