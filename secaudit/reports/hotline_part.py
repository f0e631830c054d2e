"""What `secaudit hotline` shows: the freeze first, then numbers with how sure they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from secaudit import __version__
from secaudit.model.message import N_, Message
from secaudit.model.plan import Standing
from secaudit.reports import plan_json, plan_part, ways
from secaudit.reports.emergency_json import public
from secaudit.reports.page import Page, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secaudit.i18n import Translator
    from secaudit.model.hotline import Listed, Lookup
    from secaudit.model.plan import Plan
    from secaudit.reports.page import Line

SCHEMA = "secaudit/hotline/1"
Fields = dict[str, Any]  # Any: values that JSON knows
_SURE = {
    Standing.CONFIRMED: N_("confirmed by you"),
    Standing.SHOWN: N_("on file, compare with the app"),
    Standing.ONE_SOURCE: N_("one source only"),
    Standing.NOT_CONFIRMED: N_("not confirmed"),
    None: N_("no number on file"),
}
_FORGED = N_(
    "A call that shows a number proves nothing: what the phone shows can be forged. "
    "Hang up, and dial yourself what stands in the app."
)


def card(plan: Plan, translator: Translator, *, width: int) -> list[Line]:
    """One provider: how to freeze without any number, then its numbers, then how to find more."""
    page = Page(width)
    if plan.provider_name is not None:
        page.heading(translator.render(plan.provider_name), Style.HEADING)
    for notice in plan.notices:
        page.text(translator.render(notice), style=Style.MEDIUM)
    page.text(translator("1. Freeze first; it needs no number"), style=Style.HIGH)
    plan_part.body(page, plan.freeze, translator, indent=3)
    page.blank()
    page.text(translator("2. Then call"), style=Style.HIGH)
    plan_part.body(page, plan.call, translator, indent=3)
    plan_part.hotline(page, plan, translator)
    page.blank()
    number = translator("PHONE-NUMBER")
    confirm = Message(f"secaudit hotline confirm {plan.provider_id} {number}")
    text = Message(N_("Read the number in the app? Keep it now: {command}"), {"command": confirm})
    page.text(translator.render(text), style=Style.STRONG)
    return page.lines


def providers(listed: Sequence[Listed], translator: Translator, *, width: int) -> list[Line]:
    """Every provider with how sure its best number is."""
    page = Page(width)
    page.heading(translator("Wallets and banks on file"))
    for one in listed:
        sure = translator(_SURE[one.best])
        text = Message(N_("{name}: {sure}"), {"name": one.name, "sure": Message(sure)})
        page.labelled(f"{one.provider_id:<18}", translator.render(text), indent=2)
    page.blank()
    page.text(translator("One of them: secaudit hotline NAME. Whose is a number: secaudit hotline"
                         " NUMBER"))  # fmt: skip
    return page.lines


def lookup(found: Lookup, translator: Translator, *, width: int) -> list[Line]:
    """Whose a number is; if nothing is known, that it must not be dialled."""
    page = Page(width)
    page.heading(found.asked)
    if found.fraud is not None:
        page.text(translator("KNOWN FROM FRAUDS. Do not dial it."), indent=2, style=Style.HIGH)
        page.text(translator.render(found.fraud.why), indent=2)
        ways.source(page, found.fraud.sources, found.fraud.checked, translator, indent=2)
    for owner in found.owners:
        page.text(translator.render(owner.name), indent=2, style=Style.STRONG)
        page.text(translator.render(owner.heading), indent=4, style=Style.MEDIUM)
        if owner.number.standing is Standing.CONFIRMED:
            text = Message(N_("Confirmed by you on {day}"), {"day": owner.number.checked})
            page.text(translator.render(text), indent=4)
        if owner.number.note is not None:
            page.text(translator.render(owner.number.note), indent=4)
        ways.source(page, owner.number.sources, owner.number.checked, translator, indent=4)
    for line in found.public:
        place = Message(N_("Public line, {place}"), {"place": line.country})
        page.text(translator.render(place), indent=2, style=Style.STRONG)
        if line.caution is not None:
            page.text(translator.render(line.caution), indent=4, style=Style.MEDIUM)
        page.text(translator.render(line.text), indent=4)
        ways.source(page, line.sources, line.checked, translator, indent=4)
    if found.fraud is None and not found.owners and not found.public:
        page.text(
            translator("Nothing is known of this number. Do not dial it."),
            indent=2,
            style=Style.HIGH,
        )
        page.text(
            translator("Open the app of your wallet or bank, and look at its support page."),
            indent=2,
        )
    page.text(translator(_FORGED), indent=2)
    return page.lines


def card_json(plan: Plan, translator: Translator, *, ascii_only: bool = False) -> str:
    """One provider for programs."""
    return _dumped(
        translator,
        {
            "provider": plan.provider_id,
            "notices": [translator.render(one) for one in plan.notices],
            "caution": None if plan.caution is None else translator.render(plan.caution),
            "freeze": plan_json.step(plan.freeze, translator),
            "hotline": plan_json.hotline(plan.hotline, translator),
        },
        ascii_only=ascii_only,
    )


def lookup_json(found: Lookup, translator: Translator, *, ascii_only: bool = False) -> str:
    """A number for programs."""
    fraud = found.fraud
    return _dumped(
        translator,
        {
            "number": found.asked,
            "known": bool(fraud or found.owners or found.public),
            "fraud": None if fraud is None else translator.render(fraud.why),
            "owners": [
                {
                    "provider": owner.provider_id,
                    "number": owner.number.number,
                    "standing": owner.number.standing.value,
                    "sources": plan_json.sources(owner.number.sources, translator),
                    "checked": owner.number.checked.isoformat(),
                }
                for owner in found.owners
            ],
            "public": [public(line, translator) for line in found.public],
        },
        ascii_only=ascii_only,
    )


def providers_json(
    listed: Sequence[Listed], translator: Translator, *, ascii_only: bool = False
) -> str:
    """The list for programs."""
    rows = [
        {
            "provider": one.provider_id,
            "name": translator.render(one.name),
            "best": one.best.value if one.best else None,
            "freeze": one.freeze,
        }
        for one in listed
    ]
    return _dumped(translator, {"providers": rows}, ascii_only=ascii_only)


def _dumped(translator: Translator, fields: Fields, *, ascii_only: bool) -> str:
    head = {"schema": SCHEMA, "version": __version__, "language": translator.language}
    return json.dumps(head | fields, ensure_ascii=ascii_only, indent=2, allow_nan=False)
