"""What other audits have found, as answers to the items of the bank: figures in, options out.

The password check brings its `score` (0 to 4) and, where it looked, `leaked` (how often it was
seen); the audit of a password manager how many entries are `leaked`, `reused` and `weak`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from secaudit.model.questionnaire import Answer

PASSWORD, VAULT, HOTLINE = "item.password", "item.vault", "item.hotline"
_STRENGTHS = ("weak", "weak", "fair", "good", "strong")  # by the score
_FAULTS = ("leaked", "reused", "weak")  # of a password manager, the worst first


def answers(
    *,
    passwords: Iterable[Mapping[str, int]] = (),
    vaults: Iterable[Mapping[str, int]] = (),
    hotlines: int = 0,
) -> dict[str, Answer]:
    """The items that were looked at, each by the worst that was found."""
    found: dict[str, Answer] = {}
    seen = [one for one in passwords if one.get("score") in range(len(_STRENGTHS))]
    if any(one.get("leaked") for one in seen):
        found[PASSWORD] = ("leaked",)
    elif seen:
        found[PASSWORD] = (_STRENGTHS[min(one["score"] for one in seen)],)
    audits = list(vaults)
    if audits:
        fault = next((name for name in _FAULTS if any(one.get(name) for one in audits)), "clean")
        found[VAULT] = (fault,)
    if hotlines:
        found[HOTLINE] = ("confirmed",)
    return found
