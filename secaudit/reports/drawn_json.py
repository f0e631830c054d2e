"""A new password or PIN in `secaudit/report/1`: the one report that holds a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.reports import secret_json

if TYPE_CHECKING:
    from secaudit.i18n import Translator
    from secaudit.model.drawn import Generated


def render(new: Generated, translator: Translator, *, ascii_only: bool = False) -> str:
    """The new secret as JSON text; `ascii_only` is for streams that hold nothing else."""
    fields = {
        "text": new.text,
        "made": new.made.value,
        "count": new.count,
        "bits": round(new.bits, 2),
        "advice": secret_json.texts(new.advice, translator),
    }
    return secret_json.text({"generated": fields}, translator, ascii_only=ascii_only)
