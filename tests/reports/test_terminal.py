from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secaudit.i18n import Translator
from secaudit.model.message import Message
from secaudit.model.money import Money
from secaudit.model.plan import HotlineCard, NumberGroup, Standing
from secaudit.reports import terminal
from secaudit.width import columns

if TYPE_CHECKING:
    from collections.abc import Callable

    from secaudit.model.plan import Plan
    from secaudit.model.report import ScanResult

    Result = Callable[..., ScanResult]

HERE = Path(__file__).parent
ENGLISH = Translator("en")


def screen(result: ScanResult, translator: Translator = ENGLISH, **look: object) -> str:
    stream = io.StringIO()
    terminal.show(result, translator, stream, terminal.Look(**look))  # type: ignore[arg-type]
    return stream.getvalue()


@pytest.mark.parametrize("width", [60, 80])
def test_the_screen_of_a_theft_is_as_agreed(
    theft: ScanResult, translator: Translator, width: int, golden: Callable[[Path, str], None]
) -> None:
    golden(
        HERE / f"theft_{translator.language}_{width}.txt", screen(theft, translator, width=width)
    )


def test_the_screen_of_a_quiet_year_is_as_agreed(
    quiet_year: ScanResult, translator: Translator, golden: Callable[[Path, str], None]
) -> None:
    golden(HERE / f"quiet_{translator.language}.txt", screen(quiet_year, translator))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_screen(
    theft: ScanResult, translator: Translator, width: int
) -> None:
    shown = screen(theft, translator, width=width, amount=terminal.Amount.VERBOSE, weights=True)
    assert [line for line in shown.splitlines() if columns(line) > width] == []


def test_text_from_outside_cannot_reach_the_terminal(
    theft: ScanResult, translator: Translator, hostile: str
) -> None:
    shown = screen(theft, translator, colour=False)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]" in shown  # shown as text, not taken as markup
    assert hostile not in shown


def test_colour_adds_nothing_but_colour(theft: ScanResult, translator: Translator) -> None:
    coloured = screen(theft, translator, colour=True)
    assert "\x1b[" in coloured
    # The bar of the last part reaches to the edge of the screen.
    bare = re.sub(r"\x1b\[[0-9;]*m| +$", "", coloured, flags=re.MULTILINE)
    assert bare == screen(theft, translator, colour=False)


def test_every_severity_is_told_in_words(result_of: Result, row: Callable[..., object]) -> None:
    shown = screen(result_of([row("a", -1)] * 3, [[0], [1], [2]]))
    for word in ("urgent: freeze now", "ask the hotline", "have a look"):
        assert word in shown


def test_the_steps_come_last_and_the_freeze_before_any_number(theft: ScanResult) -> None:
    shown = screen(theft)
    texts = ["#2", "DO THIS NOW", "2 FREEZE", "95188", "secaudit emergency"]
    assert [shown.index(text) for text in texts] == sorted(map(shown.index, texts))
    shown = screen(theft, amount=terminal.Amount.VERBOSE)
    texts = ["#2", "WHAT TO DO NOW", "Title of freeze", "95188", "NOT confirmed", "400-000"]
    assert [shown.index(text) for text in texts] == sorted(map(shown.index, texts))


def test_a_number_carries_its_source_its_day_and_the_warning(theft: ScanResult) -> None:
    before, _, after = screen(theft, amount=terminal.Amount.VERBOSE).partition("95188")
    assert before.rstrip().endswith("Compare with the app before you dial.")
    after = after.partition("Seen elsewhere")[0]
    assert "Source: Guide of the regulator, read 2026-11-22" in after


def test_entries_of_one_question_stand_under_it_in_the_order_of_time(theft: ScanResult) -> None:
    question = screen(theft).partition("1. ")[2].partition("2. ")[0]
    assert question.index("#2 ") < question.index("#3 ")
    assert "#4" not in question


def test_a_day_without_a_time_of_day_shows_no_midnight(theft: ScanResult) -> None:
    (line,) = [line for line in screen(theft).splitlines() if "#4" in line]
    assert "2026-03-03 " in line
    assert "00:00" not in line


def test_money_that_did_not_move_says_so(theft: ScanResult) -> None:
    assert "(failed)" in screen(theft)


def test_only_the_first_refused_lines_are_listed_and_the_rest_counted(theft: ScanResult) -> None:
    short, long = screen(theft), screen(theft, amount=terminal.Amount.VERBOSE)
    assert "4 lines could not be read" in short
    assert "line 32:" in short
    assert "line 33:" not in short
    assert "and 1 more" in short
    assert "line 33:" in long


def test_more_than_ten_questions_are_counted_not_shown(
    result_of: Result, row: Callable[..., object]
) -> None:
    many = result_of([row(f"shop {n}", -100) for n in range(14)], [[n] for n in range(14)])
    short, long = screen(many), screen(many, amount=terminal.Amount.VERBOSE)
    assert "\n10. " in short
    assert "\n11. " not in short
    assert "4 less urgent questions are not shown" in short
    assert "--verbose" in short
    assert "\n14. " in long


def test_a_question_about_many_entries_shows_ten_and_counts_the_rest(
    result_of: Result, row: Callable[..., object]
) -> None:
    many = result_of([row("shop", -100)] * 13, [list(range(13))])
    assert "#10 " in screen(many)
    assert "and 3 more entries of the same kind" in screen(many)
    assert "#13 " in screen(many, amount=terminal.Amount.VERBOSE)


def test_bits_are_shown_only_when_asked_for(theft: ScanResult) -> None:
    assert "bits" not in screen(theft)
    assert """
   #2: bits of surprise
       +3.5  New payee
       +1.5  Unusual hour
       -0.5  Usual in 2 other ways
       -2.0  The rest
      = 2.6  in all
""" in screen(theft, weights=True)


def test_quiet_leaves_out_what_was_read_but_not_what_to_do(theft: ScanResult) -> None:
    shown = screen(theft, amount=terminal.Amount.QUIET)
    assert "What was read" not in shown
    assert "DO THIS NOW" in shown


def test_a_short_history_is_told(
    result_of: Result, row: Callable[..., object], quiet_year: ScanResult
) -> None:
    for result in (result_of([row("a", -1)], [[0]]), quiet_year):
        weak = replace(result, judgement=replace(result.judgement, weak=True, examined=4, known=3))
        assert "There are only 7 entries to learn your habits from" in screen(weak)
        assert "There are only" not in screen(result)


def test_a_clean_result_says_since_when_and_what_was_not_compared(quiet_year: ScanResult) -> None:
    since = replace(quiet_year.settings, since=datetime(2026, 1, 3))
    shown = screen(replace(quiet_year, settings=since))
    assert "5 entries since 2026-01-03" in shown
    assert "place; time of day" in shown
    assert "What this does not mean" in shown


def test_two_providers_get_a_plan_each(theft: ScanResult, plan_of: Callable[..., Plan]) -> None:
    unnamed = plan_of(provider_id=None, provider_name=None, unnamed=theft.plans[0].lead)
    both = replace(theft, plans=(theft.plans[0], unnamed))
    shown = screen(both, amount=terminal.Amount.VERBOSE)
    assert shown.count("1. Title of freeze") == 2
    assert shown.count("2. Title of call") == 2
    assert shown.count("Title of cards") == 1
    assert shown.index("2. Title of call") < shown.index("FOR ALL OF THEM") < shown.index("3. ")
    assert "WHAT TO DO NOW - Example Pay" in shown
    assert "WHAT TO DO NOW\n" in shown


def test_the_later_steps_are_one_command_away_unless_everything_is_asked_for(
    theft: ScanResult,
) -> None:
    short, long = screen(theft), screen(theft, amount=terminal.Amount.VERBOSE)
    assert "Title of" not in short
    assert "secaudit emergency --provider examplepay" in short
    assert "5. Title of mail" in long
    assert "6. Title of police" in long


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_a_stream_that_lacks_characters_gets_the_rest(encoding: str, theft: ScanResult) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace")
    terminal.show(theft, ENGLISH, stream, terminal.Look(colour=True))
    stream.seek(0)
    assert "DO THIS NOW" in stream.read()


@pytest.mark.parametrize(
    ("recognised", "asked", "expected"),
    [
        ("alipay", None, "wallet.csv: Alipay (CSV, GB18030)"),
        ("alipay", "yiqianbao", "wallet.csv: Yiqianbao (Ping An), as you say (CSV, GB18030)"),
        ("no-profile-of-this-name", None, "wallet.csv: wallet or bank not recognised"),
    ],
)
def test_a_file_is_shown_with_the_provider_that_counts(
    quiet_year: ScanResult, recognised: str, asked: str | None, expected: str
) -> None:
    reading = replace(quiet_year.files[0].reading, provider=recognised)
    files = (replace(quiet_year.files[0], reading=reading),)
    settings = replace(quiet_year.settings, provider=asked)
    assert expected in screen(replace(quiet_year, files=files, settings=settings))


def test_a_file_of_unknown_period_and_neutral_money_says_what_it_can(
    quiet_year: ScanResult,
) -> None:
    (file,) = quiet_year.files
    totals = replace(file.totals[0], neutral=Money(500, 2, "CNY"))
    shown = screen(replace(quiet_year, files=(replace(file, first=None, totals=(totals,)),)))
    assert "neither ￥5.00" in shown
    assert "5 entries, " not in shown


def test_a_number_that_the_user_confirmed_shows_the_day_and_no_source(
    theft: ScanResult, plan_of: Callable[..., Plan]
) -> None:
    number = replace(
        theft.plans[0].hotline.groups[0].numbers[0], standing=Standing.CONFIRMED, sources=()
    )
    group = NumberGroup(Standing.CONFIRMED, Message("You confirmed this number."), (number,))
    silent = Message("No other number is on file.")
    plan = plan_of(hotline=HotlineCard((group,), silent), warnings=(), caution=None)
    shown = screen(replace(theft, plans=(plan,)), amount=terminal.Amount.VERBOSE)
    call = shown.partition("3. ")[2].partition("4. ")[0]
    assert "Confirmed by you on 2026-11-22" in call
    assert "No other number is on file." in call
    assert "Take care" not in call


@pytest.mark.parametrize(
    ("quiet", "verbose", "expected"),
    [(False, False, "usual"), (True, False, "quiet"), (False, True, "verbose"),
     (True, True, "verbose")],
)  # fmt: skip
def test_who_asks_for_everything_gets_everything(
    *, quiet: bool, verbose: bool, expected: str
) -> None:
    assert terminal.Amount.of(quiet=quiet, verbose=verbose) == expected


def test_an_entry_without_a_payee_or_a_moment_is_still_shown(
    result_of: Result, row: Callable[..., object]
) -> None:
    shown = screen(result_of([row("", -100, time=None)], [[0]], files=()))
    assert "#1  ?  -￥1.00  (no name)" in shown
