"""What a profile file holds: the facts about one wallet or bank, whatever their level.

How a fact of a certain level may be shown is decided by `secaudit.response`, not here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - the catalogue reads these annotations at run time
from enum import StrEnum

from secaudit.catalogue import Unfit
from secaudit.model.message import N_, Bilingual, Message


class Level(StrEnum):
    """How well a fact is confirmed, best first."""

    OFFICIAL = "official"  # read on the provider's or a regulator's own page
    MULTI = "multi"  # several independent sources agree, one of them with some standing
    SINGLE = "single"  # one source of some standing
    CLAIMED = "claimed"  # only low-trust pages say it
    DISPUTED = "disputed"  # sources give different values
    UNVERIFIED = "unverified"  # nothing confirms it; never shown


class Kind(StrEnum):
    """What sort of provider it is."""

    WALLET = "wallet"
    P2P = "p2p"
    BANK = "bank"
    CARD_WALLET = "card-wallet"
    MOBILE_MONEY = "mobile-money"


class Channel(StrEnum):
    """Where something is done."""

    APP = "app"
    MINI_PROGRAM = "mini-program"
    WEB = "web"
    OTHER_DEVICE = "other-device"
    PHONE = "phone"


class Use(StrEnum):
    """What a number is for; the last two are lines of another business of the same group."""

    FREEZE = "freeze"
    DISPUTE = "dispute"
    GENERAL = "general"
    WITHDRAWAL = "withdrawal"
    LOST_PHONE = "lost-phone"
    REPORT_FRAUD = "report-fraud"
    REVERSE_TRANSFER = "reverse-transfer"
    REACH_BANK = "reach-bank"
    PARENT_GROUP = "parent-group"
    GROUP_GENERAL = "group-general"


class Grant(StrEnum):
    """What a user may have granted, and may want to take back."""

    MANDATES = "mandates"
    DEVICES = "devices"
    BINDINGS = "bindings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries: how well confirmed, by which sources, when read, whether live."""

    level: Level
    checked: date
    src: tuple[str, ...] = ()
    live_checked: bool = False

    def __post_init__(self) -> None:
        if not self.src and self.level is not Level.UNVERIFIED:
            raise Unfit(Message(N_("a fact without a source can only be `unverified`")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the provider is called.

    `aliases` name it wherever they stand; `first_words`, which also mean something else, only at
    the beginning of a line or of a file name.
    """

    en: str
    zh: str
    aliases: tuple[str, ...] = ()
    first_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator(Fact):
    """The company behind it."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain(Fact):
    """A host that the user may be told to type."""

    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotline(Fact):
    """A phone number as found; never shown without `secaudit.response`'s rules."""

    number: str
    region: Bilingual
    use: tuple[Use, ...]
    hours: Bilingual | None = None
    menu: Bilingual | None = None
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction(Fact):
    """Something to do, one action per line."""

    do: tuple[Bilingual, ...]

    def __post_init__(self) -> None:
        Fact.__post_init__(self)
        if not self.do:
            raise Unfit(Message(N_("`do` needs at least one line")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeze(Instruction):
    """A way to stop payments."""

    channel: Channel
    side_effect: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoke(Instruction):
    """A way to take back what was granted."""

    what: Grant


@dataclass(frozen=True, slots=True, kw_only=True)
class Export(Instruction):
    """A way to get the transactions as a file; the last five are words for maintainers."""

    channel: Channel
    format: str
    delivery: str
    encoding: str | None = None
    protection: str | None = None
    range_limit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Fact):
    """A sentence that is a fact: a warning, a rule."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Text):
    """How long a withdrawal takes."""

    min_working_days: int
    max_working_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Text):
    """A deadline that the provider itself states: `days` from the event in `counted_from`."""

    days: int
    counted_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A wallet or bank: what it is called and every fact found about it, whatever its level.

    `jurisdiction` names the laws whose deadlines hold; `not_verified` is for maintainers. `notices`
    say what speaks against the file itself; no file can set them.
    """

    id: str
    kind: Kind
    regions: tuple[str, ...]
    names: Names
    operator: Operator | None = None
    domain: tuple[Domain, ...] = ()
    hotline: tuple[Hotline, ...] = ()
    confirm: Instruction | None = None
    freeze: tuple[Freeze, ...] = ()
    revoke: tuple[Revoke, ...] = ()
    dispute: tuple[Instruction, ...] = ()
    export: tuple[Export, ...] = ()
    withdrawal: Withdrawal | None = None
    jurisdiction: tuple[str, ...] = ()
    rule: tuple[Rule, ...] = ()
    warning: tuple[Text, ...] = ()
    not_verified: tuple[str, ...] = ()
    notices: tuple[Message, ...] = field(default=(), metadata={"in_file": False})

    @property
    def name(self) -> Bilingual:
        """What the user calls it."""
        return Bilingual(self.names.en, self.names.zh)
