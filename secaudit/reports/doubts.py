"""A doubt about a reading as one sentence, with the option that decides it."""

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


def sentence(doubt: Doubt) -> Message:
    """What is doubtful and, in brackets, how the user decides it."""
    if doubt.flag is None:
        return doubt.text
    how = Message(_DECIDES[doubt.flag.split()[0]], {"flag": doubt.flag})
    return Message(N_("{doubt} ({how})"), {"doubt": doubt.text, "how": how})
