"""Phone numbers: what is on file, whose a number is, and what the user has confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.errors import UsageError
from secaudit.model.hotline import Listed, Lookup, Objection, Owner
from secaudit.model.message import N_, Message
from secaudit.providers.numbers import key, same
from secaudit.response import known_fraud, public_lines
from secaudit.storage import hotlines
from secaudit.workflows import providers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from secaudit.model.plan import Number, Plan
    from secaudit.storage.database import Database
    from secaudit.workflows.providers import Known

_FEWEST, _MOST = 3, 15  # digits of a phone number, ITU-T E.164 has at most fifteen


def is_number(text: str) -> bool:
    """Whether a word is meant as a phone number: mostly digits, and no name."""
    digits = sum(map(str.isdigit, text))
    return digits >= _FEWEST and digits >= len("".join(filter(str.isalpha, text)))


def plan_of(known: Known, provider: str, *, today: date) -> Plan:
    """The plan of a provider, which holds its card and its freeze."""
    return known.plan(provider, today=today, confirmed=providers.confirmed())


def listed(known: Known, *, today: date) -> tuple[Listed, ...]:
    """Every provider, with how sure its best number is."""
    confirmed = providers.confirmed()
    found = []
    for name in known.ids():
        plan = known.plan(name, today=today, confirmed=confirmed)
        if plan.provider_name is None:
            continue
        best = plan.hotline.groups[0].standing if plan.hotline.groups else None
        found.append(Listed(name, plan.provider_name, best, bool(plan.freeze.ways)))
    return tuple(found)


def look_up(known: Known, number: str, *, today: date) -> Lookup:
    """Whose a number is, as far as anything is on file; a spelling of it is enough."""
    return Lookup(
        asked=safe.plain(number, limit=40),
        fraud=known_fraud.of(number),
        owners=tuple(_owners(known, number, today=today)),
        public=tuple(
            public_lines.shown(line)
            for line in public_lines.every()
            if any(same(part, number) for part in line.number.split("/"))
        ),
    )


def _owners(known: Known, number: str, *, today: date) -> Iterator[Owner]:
    confirmed = providers.confirmed()
    for name in known.ids():
        plan = known.plan(name, today=today, confirmed=confirmed)
        for group in plan.hotline.groups:
            for one in group.numbers:
                if same(one.number, number) and plan.provider_name is not None:
                    yield Owner(name, plan.provider_name, one, group.heading)


def objection(
    known: Known, provider: str, number: str, *, today: date
) -> tuple[Objection | None, Lookup]:
    """What speaks against keeping this number as confirmed, and what is on file about it."""
    found = look_up(known, number, today=today)
    digits = key(number)
    if found.fraud is not None:
        return Objection.FRAUD, found
    if not (_FEWEST <= len(digits) <= _MOST) or not is_number(number):
        return Objection.NO_NUMBER, found
    if any(owner.provider_id == provider for owner in found.owners):
        return None, found
    if found.owners or found.public:
        return Objection.OTHERS, found
    on_file: list[Number] = [
        one for group in plan_of(known, provider, today=today).hotline.groups
        for one in group.numbers
    ]  # fmt: skip
    return (Objection.DIFFERENT if on_file else None), found


def confirm(db: Database, provider: str, number: str, *, day: date) -> None:
    """Keep that the user read it in the app or on the card; an older spelling of it goes."""
    if known_fraud.of(number) is not None:
        raise UsageError(Message(N_("this number is known from frauds; it is not kept.")))
    with db.transaction():
        for one in hotlines.of(db, provider):
            if same(one.number, number):
                hotlines.remove(db, provider, one.number)
        hotlines.confirm(db, provider, safe.plain(number, limit=40), day=day)


def forget(db: Database, provider: str, number: str) -> bool:
    """Delete a confirmed number in whatever spelling; whether there was one."""
    with db.transaction():
        kept = [one.number for one in hotlines.of(db, provider) if same(one.number, number)]
        for one in kept:
            hotlines.remove(db, provider, one)
        return bool(kept)


def loaded(known: Known, text: str) -> str:
    """The id of the provider that the user means; raises `UsageError` for none such."""
    found = known.named(text)
    if found is None:
        known.load(text)
    return found or text
