"""The plan of every provider: freeze first, then the call; neither empty, nothing unconfirmed."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

import pytest

from secaudit.model.finding import Finding
from secaudit.model.message import Bilingual, Message
from secaudit.model.plan import ConfirmedNumber, Plan, Standing
from secaudit.model.severity import Severity
from secaudit.providers import profiles
from secaudit.providers.facts import (
    Channel,
    Freeze,
    Hotline,
    Instruction,
    Kind,
    Level,
    Names,
    Provider,
    Use,
)
from secaudit.response.plan import plan
from secaudit.response.playbook import playbook

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 12, 1)
EVERY = (*profiles.ids(), None)
every_provider = pytest.mark.parametrize("provider_id", EVERY)


def plan_for(provider_id: str | None) -> Plan:
    provider = None if provider_id is None else profiles.load(provider_id)
    return plan(provider, findings=(), today=TODAY)


def texts(value: object) -> Iterator[str]:
    """Every text anywhere inside a value, in both languages."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, Message):
        yield value.msgid
        yield from texts(tuple(value.params.values()))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from texts(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name not in {"id", "link", "page", "published"}:
                yield from texts(getattr(value, field.name))


def bilinguals(value: object) -> Iterator[Bilingual]:
    if isinstance(value, Bilingual):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from bilinguals(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from bilinguals(getattr(value, field.name))


def without_notes(value: Plan) -> Plan:
    """The plan without the maintainers' notes on sources, which no report shows."""

    def strip(item: object) -> object:
        if isinstance(item, tuple):
            return tuple(strip(one) for one in item)
        if isinstance(item, (Bilingual, Message)) or not dataclasses.is_dataclass(item):
            return item
        if isinstance(item, type):
            return item
        kept = {f.name: strip(getattr(item, f.name)) for f in dataclasses.fields(item)}
        return replace(item, **{**kept, "note": None} if "kind" in kept else kept)

    stripped = strip(value)
    assert isinstance(stripped, Plan)
    return stripped


def freeze(level: Level, text: str, channel: Channel = Channel.APP) -> Freeze:
    return Freeze(
        level=level,
        checked=TODAY,
        src=() if level is Level.UNVERIFIED else ("vcards",),
        live_checked=True,
        channel=channel,
        do=(Bilingual(text, text),),
    )


def hotline(level: Level, *, checked: date = TODAY, live_checked: bool = True) -> Hotline:
    return Hotline(
        level=level,
        checked=checked,
        src=() if level is Level.UNVERIFIED else ("vcards",),
        live_checked=live_checked,
        number="12345",
        region=Bilingual("here", "此处"),
        use=(Use.GENERAL,),
    )


def a_provider(
    *freezes: Freeze, hotlines: tuple[Hotline, ...] = (), confirm: Instruction | None = None
) -> Provider:
    return Provider(
        id="some",
        kind=Kind.WALLET,
        regions=("CN",),
        names=Names(en="Some", zh="某"),
        freeze=freezes,
        hotline=hotlines,
        confirm=confirm,
    )


@every_provider
def test_the_freeze_and_the_call_are_never_empty(provider_id: str | None) -> None:
    made = plan_for(provider_id)
    assert made.freeze.ways or made.freeze.do
    assert made.call.do
    assert made.hotline.groups or made.hotline.silent
    for way in (*made.freeze.ways, *made.freeze.doubtful, *made.call.ways):
        assert way.lines


@every_provider
def test_the_steps_begin_with_freeze_cards_call_and_what_is_asked(provider_id: str | None) -> None:
    made = plan_for(provider_id)
    assert [step.id for step in made.steps][:5] == [
        "s03_freeze_wallet",
        "s04_freeze_cards",
        "s08_call_support",
        "s08_what_support_asks",
        "s07_police_stop",
    ]
    assert len(made.steps) == len({step.id for step in made.steps})


@every_provider
def test_every_text_is_there_in_both_languages(provider_id: str | None) -> None:
    found = tuple(bilinguals(plan_for(provider_id)))
    assert len(found) > 100
    assert [text for text in found if not (text.en.strip() and text.zh.strip())] == []


@every_provider
def test_what_nobody_confirmed_appears_nowhere(provider_id: str | None) -> None:
    if provider_id is None:
        return
    provider = profiles.load(provider_id)
    shown = set(texts(without_notes(plan_for(provider_id))))
    hidden = [h.number for h in provider.hotline if h.level is Level.UNVERIFIED]
    confirm = (provider.confirm,) if provider.confirm else ()
    for instruction in (*provider.freeze, *confirm):
        if instruction.level is Level.UNVERIFIED:
            hidden += [line.en for line in instruction.do] + [line.zh for line in instruction.do]
    for text in hidden:
        assert not any(text in one for one in shown)


def test_unverified_facts_are_hidden_whatever_they_are() -> None:
    lost = Instruction(
        level=Level.UNVERIFIED, checked=TODAY, do=(Bilingual("secret way", "秘密入口"),)
    )
    provider = a_provider(
        freeze(Level.UNVERIFIED, "secret freeze"),
        hotlines=(hotline(Level.UNVERIFIED),),
        confirm=lost,
    )
    assert plan(provider, findings=(), today=TODAY) == plan(a_provider(), findings=(), today=TODAY)


@every_provider
def test_every_number_has_its_sources_its_day_and_a_line_before_it(provider_id: str | None) -> None:
    for group in plan_for(provider_id).hotline.groups:
        assert group.heading.msgid
        for number in group.numbers:
            assert number.sources
            assert number.checked <= TODAY
            assert number.standing is group.standing


@every_provider
def test_no_number_is_a_link_anywhere(provider_id: str | None) -> None:
    assert [text for text in texts(plan_for(provider_id)) if "tel:" in text] == []


def test_the_numbers_of_yiqianbao_stand_in_the_not_confirmed_block_only() -> None:
    made = without_notes(plan_for("yiqianbao"))
    (group,) = made.hotline.groups
    assert group.standing is Standing.NOT_CONFIRMED
    assert [number.number for number in group.numbers] == ["400-618-0081", "400-888-8888", "95511"]
    assert [number.sources[0].id for number in group.numbers] == [
        "article_huasoon",
        "seo_52xmpt",
        "vcards",
    ]
    assert made.hotline.silent is not None
    elsewhere = tuple(texts(replace(made, hotline=replace(made.hotline, groups=()))))
    for digits in ("400-618", "400-888", "95511", "4006180081", "4008888888"):
        assert not any(digits in text for text in elsewhere)


def test_yiqianbao_gets_the_general_freeze_since_none_of_its_own_is_known() -> None:
    made = plan_for("yiqianbao")
    assert made.freeze.ways == ()
    assert made.freeze.do == playbook()["s03_freeze_wallet"].do


def test_without_a_provider_none_is_assumed_and_the_user_is_told_how_to_name_it() -> None:
    made = plan_for(None)
    assert (made.provider_id, made.provider_name) == (None, None)
    assert made.unnamed is not None
    assert "--provider" in made.unnamed.msgid
    assert made.provider_ids == profiles.ids()
    assert made.hotline.groups == ()
    assert not any("壹钱包" in text or "Yiqianbao" in text for text in texts(without_notes(made)))


def test_a_known_provider_need_not_be_named() -> None:
    made = plan_for("alipay")
    assert made.provider_name == Bilingual("Alipay", "支付宝")
    assert (made.unnamed, made.provider_ids) == (None, ())


@pytest.mark.parametrize(
    ("level", "own", "doubtful"),
    [
        (Level.OFFICIAL, 1, 0),
        (Level.MULTI, 1, 0),
        (Level.SINGLE, 1, 0),
        (Level.CLAIMED, 0, 1),
        (Level.DISPUTED, 0, 1),
        (Level.UNVERIFIED, 0, 0),
    ],
)
def test_the_general_freeze_stands_there_unless_a_way_may_be_followed(
    level: Level, own: int, doubtful: int
) -> None:
    step = plan(a_provider(freeze(level, "press here")), findings=(), today=TODAY).freeze
    assert (len(step.ways), len(step.doubtful)) == (own, doubtful)
    assert bool(step.do) is (own == 0)


def test_the_best_confirmed_freeze_comes_first_and_a_call_after_its_equals() -> None:
    provider = a_provider(
        freeze(Level.SINGLE, "single"),
        freeze(Level.MULTI, "multi by phone", Channel.PHONE),
        freeze(Level.MULTI, "multi"),
        freeze(Level.OFFICIAL, "official by phone", Channel.PHONE),
    )
    ways = plan(provider, findings=(), today=TODAY).freeze.ways
    assert [way.lines[0].en for way in ways] == [
        "official by phone",
        "multi",
        "multi by phone",
        "single",
    ]
    assert [way.caution.msgid if way.caution else None for way in ways] == [
        None,
        None,
        None,
        "One source only.",
    ]


@pytest.mark.parametrize(
    ("known", "today", "told"),
    [
        (hotline(Level.MULTI, checked=TODAY), TODAY, None),
        (hotline(Level.MULTI, checked=date(2026, 6, 4)), TODAY, None),
        (hotline(Level.MULTI, checked=date(2026, 6, 3)), TODAY, "may have changed"),
        (hotline(Level.MULTI, live_checked=False), TODAY, "in copies of the pages"),
        (
            hotline(Level.MULTI, checked=date(2026, 6, 3), live_checked=False),
            TODAY,
            "may have changed",
        ),
        (hotline(Level.MULTI, checked=TODAY), None, "may have changed"),
    ],
)
def test_old_facts_and_those_not_checked_live_carry_one_warning_more(
    known: Hotline, today: date | None, told: str | None
) -> None:
    caution = plan(a_provider(hotlines=(known,)), findings=(), today=today).caution
    if told is None:
        assert caution is None
    else:
        assert caution is not None
        assert told in caution.msgid
        assert "compare in the app" in caution.msgid
        assert caution.params == {"date": known.checked}


def test_a_profile_that_shows_nothing_needs_no_warning_about_its_age() -> None:
    provider = a_provider(hotlines=(hotline(Level.UNVERIFIED, live_checked=False),))
    assert plan(provider, findings=(), today=TODAY).caution is None


@pytest.mark.parametrize(
    ("severities", "urgency", "lead"),
    [
        ((), Severity.NONE, "Nothing here asks"),
        ((Severity.LOW,), Severity.LOW, "Have a look"),
        ((Severity.LOW, Severity.MEDIUM), Severity.MEDIUM, "If you do not know"),
        ((Severity.HIGH, Severity.LOW), Severity.HIGH, "Freeze first"),
    ],
)
def test_the_worst_finding_sets_the_tone(
    severities: tuple[Severity, ...], urgency: Severity, lead: str
) -> None:
    found = [Finding("rule", Message("title"), severity, ()) for severity in severities]
    made = plan(None, findings=found, today=TODAY)
    assert made.urgency is urgency
    assert made.lead.msgid.startswith(lead)


def test_a_number_confirmed_by_the_user_leads_the_card() -> None:
    own = ConfirmedNumber("400 618 0081", date(2026, 11, 30))
    card = plan(profiles.load("yiqianbao"), findings=(), today=TODAY, confirmed=(own,)).hotline
    assert [group.standing for group in card.groups] == [
        Standing.CONFIRMED,
        Standing.NOT_CONFIRMED,
    ]
    assert card.groups[0].numbers[0].checked == date(2026, 11, 30)
    assert [number.number for number in card.groups[1].numbers] == ["400-888-8888", "95511"]
    assert card.silent is None


def test_support_is_never_given_a_secret() -> None:
    made = plan_for("alipay")
    assert {text.en for text in made.never_say} >= {"password", "payment PIN", "one-time code"}
    said = " ".join(text.en.casefold() for text in made.say)
    assert not any(text.en in said for text in made.never_say)
