"""From the entries of a vault to one list of what is wrong with which."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from secaudit.errors import UsageError
from secaudit.model.message import N_, Message
from secaudit.model.vault import Account, Audited, Known, Leaked, Unchecked, VaultResult
from secaudit.passwords.audit import accounts, rules, sharing, sites
from secaudit.passwords.audit.scoring import Asked, Scored, score_all
from secaudit.passwords.audit.showing import shown
from secaudit.passwords.entries import ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from secaudit.passwords.breaches.outcome import Breaches, Outcome
    from secaudit.passwords.entries import Entry, Vault

    Progress = Callable[[float], None]

_COMPARED, _SCORED = 0.1, 0.8  # shares of the work, where leaked passwords are looked up too


def audit(  # noqa: PLR0913 - the questions that the command asks
    vault: Vault,
    *,
    source: str,
    today: date,
    exclude: Iterable[str] = (),
    breaches: Breaches | None = None,
    breach_source: str | None = None,
    scorer: Callable[..., object] | None = None,
    progress: Progress | None = None,
) -> VaultResult:
    """The audit of `vault` without the entries whose ids are in `exclude`.

    Raises `UsageError` for an id that no entry has. Leaked passwords are looked up in `breaches`,
    where they are given, each once.
    """
    names = ids(vault.entries)
    left_out = _known(exclude, names)
    kept = [place for place, name in enumerate(names) if name not in left_out]
    entries = tuple(vault.entries[place] for place in kept)
    kept_names = [names[place] for place in kept]
    same, near = sharing.reused(entries), sharing.near(entries)
    _tell(progress, _COMPARED)
    end = _SCORED if breaches else 1.0
    scores = _scores(entries, scorer, _part(progress, _COMPARED, end))
    outcomes = _look_up(entries, breaches, _part(progress, end, 1.0))
    labels = shown(entries)
    audited = []
    for place, entry in enumerate(entries):
        leaked, times = _leak(outcomes, entry)
        facts = rules.Facts(
            entry=entry,
            account=accounts.kind(entry),
            scored=scores[place],
            leaked=leaked,
            times=times,
            reused=same.get(place),
            near=near.get(place),
            names=labels,
            ids=kept_names,
            today=today,
        )
        audited.append(_audited(facts, place))
    return VaultResult(
        source=source,
        manager=vault.manager,
        entries=tuple(audited),
        worst=_worst(audited),
        counts=Counter(finding.rule for one in audited for finding in one.findings),
        unchecked=tuple(_unchecked(entries, outcomes)),
        skipped=vault.skipped,
        excluded=len(left_out),
        refused=vault.refused,
        without_second_factor=_without_second_factor(entries),
        breach_source=breach_source,
        plain=vault.plain,
    )


def _known(exclude: Iterable[str], names: Sequence[str]) -> set[str]:
    left_out = set(exclude)
    unknown = sorted(left_out - set(names))
    if unknown:
        raise UsageError(
            Message(N_("no entry has the id {id}."), {"id": unknown[0]}),
            where="--exclude",
            hint=Message(N_("Give ids as they stand in square brackets behind the entries.")),
        )
    return left_out


def _scores(
    entries: Sequence[Entry], scorer: Callable[..., object] | None, progress: Progress | None
) -> list[Scored]:
    asked = [
        Asked(
            entry.password,
            usernames=tuple(filter(None, [entry.username])),
            words=tuple(_words(entry)),
        )
        for entry in entries
    ]
    more = {} if scorer is None else {"scorer": scorer}
    return score_all(asked, progress=progress, **more)  # type: ignore[arg-type]


def _words(entry: Entry) -> Iterator[str]:
    """What the account is called: an attacker tries that too."""
    if entry.title and "://" not in entry.title:
        yield entry.title
    domain = sites.domain(entry.sites[0]) if entry.sites else ""
    if domain:
        yield domain.partition(".")[0]


def _look_up(
    entries: Sequence[Entry], breaches: Breaches | None, progress: Progress | None
) -> dict[str, Outcome] | None:
    if breaches is None:
        return None
    distinct = list(dict.fromkeys(entry.password for entry in entries))
    return dict(zip(distinct, breaches.look_up(distinct, progress=progress), strict=True))


def _leak(outcomes: dict[str, Outcome] | None, entry: Entry) -> tuple[Leaked, int]:
    if outcomes is None:
        return Leaked.NOT_CHECKED, 0
    outcome = outcomes[entry.password]
    return Leaked(outcome.standing), outcome.count


def _audited(facts: rules.Facts, place: int) -> Audited:
    entry, label = facts.entry, facts.names[place]
    factor = {True: Known.YES, False: Known.NO, None: Known.UNKNOWN}[entry.second_factor]
    return Audited(
        id=facts.ids[place],
        title=label.title,
        site=label.site,
        username=label.username,
        account=facts.account,
        score=facts.scored.score,
        changed=entry.changed,
        second_factor=factor,
        leaked=facts.leaked,
        line=entry.line,
        findings=rules.findings(facts),
    )


def _worst(audited: Sequence[Audited]) -> tuple[int, ...]:
    """The places of entries with findings: by the worst, money and mail first, then by all."""

    def key(place: int) -> tuple[int, bool, int, int]:
        one = audited[place]
        total = sum(4**finding.severity for finding in one.findings)
        return -one.severity, one.account is Account.OTHER, -total, place

    return tuple(sorted((n for n, one in enumerate(audited) if one.findings), key=key))


def _unchecked(
    entries: Sequence[Entry], outcomes: dict[str, Outcome] | None
) -> Iterator[Unchecked]:
    if outcomes is None:
        text = N_("Not looked up among leaked passwords; --breached or --breach-file does that.")
        yield Unchecked("leaked", len(entries), Message(text))
    else:
        reasons: dict[str, list[Message]] = {}
        for entry in entries:
            why = outcomes[entry.password].why
            if why is not None:
                reasons.setdefault(why.msgid, []).append(why)
        for same in reasons.values():
            text = N_("Not looked up among leaked passwords: {why}.")
            yield Unchecked("leaked", len(same), Message(text, {"why": same[0]}))
    undated = sum(entry.changed is None for entry in entries)
    if undated:
        text = N_("The export does not say when the password was changed: its age is unknown.")
        yield Unchecked("age", undated, Message(text))
    untold = sum(entry.second_factor is None for entry in entries)
    if untold:
        text = N_("The export does not say whether there is a second factor.")
        yield Unchecked("second_factor", untold, Message(text))


def _without_second_factor(entries: Sequence[Entry]) -> int | None:
    told = [entry for entry in entries if entry.second_factor is not None]
    return sum(not entry.second_factor for entry in told) if told else None


def _tell(progress: Progress | None, done: float) -> None:
    if progress is not None:
        progress(done)


def _part(progress: Progress | None, start: float, end: float) -> Progress | None:
    if progress is None:
        return None
    return lambda done: progress(start + done * (end - start))
