"""What a result does not mean: the same words on the screen and in every file."""

from __future__ import annotations

from secaudit.model.message import N_, Message

CLEAN = (
    Message(
        N_("It looked only at what stands in these files, not at your account, phone or card.")
    ),
    Message(
        N_("A thief who pays your usual amount at your usual shop leaves no trace it could see.")
    ),
    Message(N_("It cannot see log-ins, changed passwords or messages; look at those in the app.")),
)
FLAGGED = (
    Message(N_("An entry listed here may well be yours, and one that is not listed may not be.")),
    Message(
        N_("It looked only at what stands in these files, not at your account, phone or card.")
    ),
)
