"""Every provider file that the walk finds keeps the promises of a profile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from secaudit import catalogue
from secaudit.errors import CatalogueError, UsageError
from secaudit.providers import profiles, sources
from secaudit.providers.facts import Fact, Level, Provider, Use

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KNOWN = {
    "alipay", "wechatpay", "yiqianbao", "jdpay", "unionpay_cloudpay", "meituan_pay", "douyin_pay",
    "bestpay", "paypal", "revolut", "wise", "cashapp", "venmo", "gcash", "paytm", "mpesa",
    "apple_pay", "google_wallet", "icbc", "ccb", "abchina", "boc", "bocom", "cmb", "citic", "ceb",
    "cmbc", "cib", "spdb", "cgb", "hxb", "pingan_bank", "psbc", "webank",
}  # fmt: skip

every_provider = pytest.mark.parametrize("provider_id", profiles.ids())


def facts(provider: Provider) -> Iterator[Fact]:
    yield from provider.domain
    yield from provider.hotline
    yield from provider.freeze
    yield from provider.revoke
    yield from provider.dispute
    yield from provider.export
    yield from provider.rule
    yield from provider.warning
    for one in (provider.operator, provider.confirm, provider.withdrawal):
        if one is not None:
            yield one


def test_the_walk_finds_the_wallets_and_banks() -> None:
    assert set(profiles.ids()) >= KNOWN


@every_provider
def test_a_provider_loads_and_has_its_file_name_as_id(provider_id: str) -> None:
    assert profiles.load(provider_id).id == provider_id


@every_provider
def test_the_names_stand_before_the_first_list(provider_id: str) -> None:
    opening = catalogue.read_opening(profiles.FOLDER / f"{provider_id}.toml", Provider)
    assert opening.names == profiles.load(provider_id).names


@every_provider
def test_every_source_of_a_fact_is_known(provider_id: str) -> None:
    for fact in facts(profiles.load(provider_id)):
        assert [source.id for source in sources.cited(fact.src)] == list(fact.src)


@every_provider
def test_several_sources_stand_behind_a_number_that_several_are_said_to_confirm(
    provider_id: str,
) -> None:
    for hotline in profiles.load(provider_id).hotline:
        assert hotline.level is not Level.MULTI or len(hotline.src) > 1


@every_provider
def test_every_number_says_what_it_is_for(provider_id: str) -> None:
    for hotline in profiles.load(provider_id).hotline:
        assert hotline.use
        assert re.fullmatch(r"(SMS )?\+?[\d -]{3,}", hotline.number)


@every_provider
def test_instructions_send_the_user_to_the_card_instead_of_naming_a_hotline(
    provider_id: str,
) -> None:
    """A number inside a sentence would stand there bare, without source and date."""
    provider = profiles.load(provider_id)
    confirm = (provider.confirm,) if provider.confirm else ()
    numbers = [hotline.number for hotline in provider.hotline if Use.GENERAL in hotline.use]
    for instruction in (*provider.freeze, *confirm, *provider.dispute, *provider.revoke):
        for line in instruction.do:
            for number in numbers:
                assert not re.search(rf"(?<!\d){re.escape(number)}(?!\d)", line.en + line.zh)


def test_disputed_numbers_of_one_provider_are_several() -> None:
    for provider_id in profiles.ids():
        disputed = [h for h in profiles.load(provider_id).hotline if h.level is Level.DISPUTED]
        assert len(disputed) != 1


def test_an_unknown_provider_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        profiles.load("alipya")
    assert "No wallet or bank is called alipya here." in str(caught.value)
    for provider_id in profiles.ids():
        assert provider_id in str(caught.value)


@pytest.mark.parametrize("provider_id", ["_sources", "../catalogue", ""])
def test_what_is_no_provider_file_is_never_opened(provider_id: str) -> None:
    with pytest.raises(UsageError):
        profiles.load(provider_id)


def test_a_planted_key_in_a_profile_is_refused(tmp_path: Path) -> None:
    planted = (profiles.FOLDER / "yiqianbao.toml").read_text(encoding="utf-8")
    path = tmp_path / "yiqianbao.toml"
    path.write_text(planted.replace('level = "disputed"', 'level = "confirmed"'), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"hotline\[1\]\.level.*official, multi"):
        catalogue.read(path, Provider)


def test_a_fact_without_source_cannot_claim_a_level(tmp_path: Path) -> None:
    text = (profiles.FOLDER / "boc.toml").read_text(encoding="utf-8")
    path = tmp_path / "boc.toml"
    path.write_text(text.replace('src = ["pboc_hz"]\n', ""), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"freeze\[1\]`: a fact without a source"):
        catalogue.read(path, Provider)


def test_an_instruction_without_a_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(
        'id = "x"\nkind = "bank"\nregions = ["CN"]\nnames = { en = "X", zh = "某行" }\n'
        '[[dispute]]\ndo = []\nlevel = "unverified"\nchecked = 2026-11-22\n',
        encoding="utf-8",
    )
    with pytest.raises(CatalogueError, match="`do` needs at least one line"):
        catalogue.read(path, Provider)
