"""How sure a reading is, in words, and each doubt about it with the option that decides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_, Message

if TYPE_CHECKING:
    from secaudit.model.doubt import Doubt

_DECIDES = {
    "--dates": N_("{flag} reads them the other way"),
    "--sign": N_("{flag} reads them the other way"),
    "--currency": N_("{flag} says which it is"),
    "--encoding": N_("{flag} reads it in another one"),
}

_SURE, _FAIRLY = 0.9, 0.65


def in_doubt(confidence: float) -> bool:
    """Whether a reading is so unsure that the user should look at it."""
    return confidence < _FAIRLY


def sureness(confidence: float) -> str:
    """How sure a reading is, as a text to be translated."""
    if confidence >= _SURE:
        return N_("sure")
    return N_("in doubt") if in_doubt(confidence) else N_("fairly sure")


def sentence(doubt: Doubt) -> Message:
    """What is doubtful and, in brackets, how the user decides it."""
    if doubt.flag is None:
        return doubt.text
    how = Message(_DECIDES[doubt.flag.split()[0]], {"flag": doubt.flag})
    return Message(N_("{doubt} ({how})"), {"doubt": doubt.text, "how": how})
