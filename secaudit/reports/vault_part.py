"""The screen of `vault`: each entry once with all that is wrong, then what could not be checked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from secaudit import safe
from secaudit.model.light import Light
from secaudit.model.message import N_, Message
from secaudit.model.severity import Severity
from secaudit.model.vault import Account
from secaudit.reports import limits
from secaudit.reports.page import Piece, Style
from secaudit.width import columns, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secaudit.i18n import Translator
    from secaudit.model.message import Bilingual
    from secaudit.model.vault import Audited, VaultResult
    from secaudit.reports.page import Page

SHOWN = 20  # entries; nobody changes more passwords in one evening
_REFUSED = 5
_URGENCY = {
    Severity.HIGH: (N_("change today"), Style.HIGH),
    Severity.MEDIUM: (N_("change soon"), Style.MEDIUM),
    Severity.LOW: (N_("have a look"), Style.LOW),
    Severity.NONE: (N_("have a look"), Style.LOW),
}
_ACCOUNTS = {Account.PAYMENT: N_("payment"), Account.EMAIL: N_("e-mail")}
_NOTHING = N_("Nothing is wrong with these passwords, as far as was looked")
RULES = {
    "breached": (N_("{count} leaked"), N_("{count} leaked")),
    "before_breach": (
        N_("{count} not changed since a breach"),
        N_("{count} not changed since a breach"),
    ),
    "same_as_user": (N_("{count} same as the user name"), N_("{count} same as the user name")),
    "same_as_site": (N_("{count} same as the site"), N_("{count} same as the site")),
    "reused": (N_("{count} used more than once"), N_("{count} used more than once")),
    "weak": (N_("{count} easy to guess"), N_("{count} easy to guess")),
    "similar": (N_("{count} variant of another"), N_("{count} variants of another")),
    "plain_http": (N_("{count} travels readable"), N_("{count} travel readable")),
    "no_second_factor": (
        N_("{count} important one without a second factor"),
        N_("{count} important ones without a second factor"),
    ),
    "old": (N_("{count} old"), N_("{count} old")),
}


def light(result: VaultResult) -> tuple[Light, Message]:
    """How the passwords stand: red where one is to be changed today."""
    if not result.worst:
        return (Light.GREEN if result.entries else Light.NONE), Message(_NOTHING)
    worst = max(result.entries[place].severity for place in result.worst)
    return (Light.RED if worst is Severity.HIGH else Light.YELLOW), _title(result)


def write(
    page: Page, result: VaultResult, translator: Translator, *, verbose: bool, brief: bool
) -> None:
    """The whole page; `brief` leaves out what was read and what could not be checked."""
    if not brief:
        _read(page, result, translator, verbose=verbose)
    found = result.worst
    if found:
        page.heading(translator.render(_title(result)))
        page.text(translator("; ").join(map(translator.render, _counts(result))), indent=2)
        for number, place in enumerate(found if verbose else found[:SHOWN], 1):
            page.blank()
            _entry(page, number, result.entries[place], translator)
        if len(found) > SHOWN and not verbose:
            page.blank()
            page.text(translator.render(_more(len(found) - SHOWN)), indent=2)
        page.heading(translator("What to do"))
        page.bullets(map(translator.render, _remedies(result)), indent=2)
    else:
        page.heading(translator(_NOTHING))
    _unchecked(page, result, translator)
    page.heading(translator("What this does not mean"))
    page.bullets(map(translator.render, limits.vault(plain=result.plain)), indent=2)


def _read(page: Page, result: VaultResult, translator: Translator, *, verbose: bool) -> None:
    page.heading(translator("What was read"))
    title = Message(
        N_("{source}: export of {manager}"),
        {"source": result.source, "manager": Message(result.manager)},
    )
    page.text(
        translator.render(title),
        indent=2,
        style=Style.STRONG,
    )
    page.text(translator.render(_sizes(result)), indent=2)
    for message in _left_out(result):
        page.text(translator.render(message), indent=2)
    refused = result.refused if verbose else result.refused[:_REFUSED]
    if refused:
        text = Message(
            N_("{count} line could not be read and is missing below:"),
            {"count": len(result.refused)},
            plural=N_("{count} lines could not be read and are missing below:"),
            count=len(result.refused),
        )
        page.text(translator.render(text), indent=2, style=Style.MEDIUM)
    for refusal in refused:
        text = Message(
            N_("line {line}: {reason}"), {"line": str(refusal.line), "reason": refusal.reason}
        )
        page.bullets([translator.render(text)], indent=4)


def _sizes(result: VaultResult) -> Message:
    count = len(result.entries)
    return Message(
        N_("{count} password was looked at."),
        {"count": count},
        plural=N_("{count} passwords were looked at."),
        count=count,
    )


def _left_out(result: VaultResult) -> Iterator[Message]:
    if result.skipped:
        yield Message(
            N_("{count} item without a password (note, card, bin) was left out."),
            {"count": result.skipped},
            plural=N_("{count} items without a password (notes, cards, bin) were left out."),
            count=result.skipped,
        )
    if result.excluded:
        yield Message(
            N_("{count} entry was left out as you asked."),
            {"count": result.excluded},
            plural=N_("{count} entries were left out as you asked."),
            count=result.excluded,
        )
    if result.breach_source is not None:
        source = {"source": Message(result.breach_source)}
        yield Message(N_("Leaked passwords: {source}"), source)


def _title(result: VaultResult) -> Message:
    count = len(result.worst)
    return Message(
        N_("{count} account needs a look, the worst first"),
        {"count": count},
        plural=N_("{count} accounts need a look, the worst first"),
        count=count,
    )


def _counts(result: VaultResult) -> Iterator[Message]:
    for rule, (one, many) in RULES.items():
        count = result.counts.get(rule, 0)
        if count:
            yield Message(one, {"count": count}, plural=many, count=count)


def _entry(page: Page, number: int, entry: Audited, translator: Translator) -> None:
    word, style = _URGENCY[entry.severity]
    mark = f"{number}. "
    name = safe.plain(entry.title or entry.site or entry.username, limit=60)
    kind = _ACCOUNTS.get(entry.account)
    said = translator(word) + (f" · {translator(kind)}" if kind else "")
    first, *rest = wrap(f"{name} [{entry.id}]", max(page.width - columns(mark) - 2, 10))
    page.pieces(Piece(mark, style), Piece(first, Style.STRONG))
    for line in rest:
        page.pieces(Piece(" " * columns(mark)), Piece(line, Style.STRONG))
    page.text(said, indent=columns(mark), style=style)
    where = [safe.plain(text) for text in (entry.username, entry.site) if text]
    if where:
        page.text(" · ".join(where), indent=columns(mark), style=Style.FAINT)
    for finding in entry.findings:
        why = Message(N_("{title}: {why}"), {"title": finding.title, "why": finding.evidence[0]})
        page.bullets([translator.render(why)], indent=columns(mark))


def _more(count: int) -> Message:
    return Message(
        N_("{count} more is not shown; --verbose shows it, --csv OUT.csv writes all."),
        {"count": count},
        plural=N_("{count} more are not shown; --verbose shows them, --csv OUT.csv writes all."),
        count=count,
    )


def _remedies(result: VaultResult) -> list[Message | Bilingual]:
    """What would help most entries first, each once."""
    remedies: dict[str, Message | Bilingual] = {}
    counted: Counter[str] = Counter()
    for place in result.worst:
        for finding in result.entries[place].findings:
            for remedy in finding.remedy:
                text = remedy.msgid if isinstance(remedy, Message) else remedy.en
                remedies[text] = remedy
                counted[text] += 4**finding.severity
    return [remedies[text] for text, _ in counted.most_common()]


def _unchecked(page: Page, result: VaultResult, translator: Translator) -> None:
    if not result.unchecked:
        return
    page.heading(translator("What was not checked"))
    page.bullets(
        (
            translator.render(
                Message(
                    N_("{count} entry: {text}"),
                    {"count": one.count, "text": one.text},
                    plural=N_("{count} entries: {text}"),
                    count=one.count,
                )
            )
            for one in result.unchecked
        ),
        indent=2,
    )
    if result.without_second_factor:
        count = result.without_second_factor
        text = Message(
            N_("{count} entry has no second factor stored; it may have one elsewhere."),
            {"count": count},
            plural=N_("{count} entries have no second factor stored; they may have one elsewhere."),
            count=count,
        )
        page.bullets([translator.render(text)], indent=2)
