"""The display policy for numbers: which level, and which use, stands in which group."""

from __future__ import annotations

from datetime import date

import pytest

from secaudit.model.message import Bilingual
from secaudit.model.plan import ConfirmedNumber, Standing
from secaudit.providers.facts import Hotline, Level, Use
from secaudit.response.hotline import card

DAY = date(2026, 11, 22)


def hotline(number: str, level: Level, *use: Use) -> Hotline:
    return Hotline(
        number=number,
        level=level,
        checked=DAY,
        src=("vcards",),
        region=Bilingual("here", "此处"),
        use=use or (Use.GENERAL,),
    )


@pytest.mark.parametrize(
    ("level", "use", "standing"),
    [
        (Level.OFFICIAL, Use.GENERAL, Standing.SHOWN),
        (Level.MULTI, Use.GENERAL, Standing.SHOWN),
        (Level.SINGLE, Use.GENERAL, Standing.ONE_SOURCE),
        (Level.CLAIMED, Use.GENERAL, Standing.NOT_CONFIRMED),
        (Level.DISPUTED, Use.GENERAL, Standing.NOT_CONFIRMED),
        (Level.UNVERIFIED, Use.GENERAL, None),
        (Level.OFFICIAL, Use.PARENT_GROUP, Standing.NOT_CONFIRMED),
        (Level.MULTI, Use.GROUP_GENERAL, Standing.NOT_CONFIRMED),
        (Level.SINGLE, Use.GROUP_GENERAL, Standing.NOT_CONFIRMED),
        (Level.UNVERIFIED, Use.PARENT_GROUP, None),
    ],
)
def test_level_and_use_decide_where_a_number_stands(
    level: Level, use: Use, standing: Standing | None
) -> None:
    groups = card([hotline("12345", level, use)]).groups
    assert [group.standing for group in groups] == ([standing] if standing else [])


def test_a_line_of_the_group_that_also_serves_the_wallet_is_no_other_business() -> None:
    made = card([hotline("12345", Level.MULTI, Use.PARENT_GROUP, Use.FREEZE)])
    assert made.groups[0].standing is Standing.SHOWN


def test_groups_stand_from_the_most_to_the_least_trustworthy() -> None:
    made = card(
        [
            hotline("1", Level.DISPUTED),
            hotline("2", Level.SINGLE),
            hotline("3", Level.CLAIMED),
            hotline("4", Level.OFFICIAL),
        ],
        [ConfirmedNumber("5", DAY)],
    )
    assert [[number.number for number in group.numbers] for group in made.groups] == [
        ["5"],
        ["4"],
        ["2"],
        ["1", "3"],
    ]


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (Standing.CONFIRMED, "You confirmed"),
        (Standing.SHOWN, "Compare with the number in the app or on the card before you dial."),
        (Standing.ONE_SOURCE, "One source only."),
        (Standing.NOT_CONFIRMED, "Seen elsewhere, NOT confirmed."),
    ],
)
def test_the_right_line_stands_before_each_group(standing: Standing, told: str) -> None:
    made = card(
        [
            hotline("1", Level.MULTI),
            hotline("2", Level.SINGLE),
            hotline("3", Level.CLAIMED),
        ],
        [ConfirmedNumber("4", DAY)],
    )
    heading = {group.standing: group.heading.msgid for group in made.groups}[standing]
    assert heading.startswith(told)


@pytest.mark.parametrize(
    ("level", "told"),
    [
        (Level.MULTI, None),
        (Level.SINGLE, None),
        (Level.CLAIMED, "No confirmed number is on file"),
        (Level.UNVERIFIED, "No confirmed number is on file"),
    ],
)
def test_a_card_without_a_number_to_dial_says_so(level: Level, told: str | None) -> None:
    silent = card([hotline("12345", level)]).silent
    assert (silent and silent.msgid.partition(":")[0]) == told


def test_an_empty_card_says_so() -> None:
    made = card([])
    assert made.groups == ()
    assert made.silent is not None


def test_a_number_the_user_confirmed_stands_once_however_it_is_written() -> None:
    made = card([hotline("+1 800-969-1940", Level.OFFICIAL)], [ConfirmedNumber("18009691940", DAY)])
    assert [group.standing for group in made.groups] == [Standing.CONFIRMED]


def test_every_use_has_words() -> None:
    (group,) = card([hotline("12345", Level.MULTI, *Use)]).groups
    assert len({use.msgid for use in group.numbers[0].uses}) == len(Use)
