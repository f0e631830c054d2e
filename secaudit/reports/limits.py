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
PASSWORD = (
    Message(N_("It cannot see where else you use it, nor who saw it or was told.")),
    Message(N_("A page that only looks like your wallet takes the best password too.")),
)
PIN = (
    Message(N_("The order is that of a model of how people choose, not any thief's own list.")),
    Message(N_("It cannot see who watched you type it, nor where else you use it.")),
)
_VAULT = (
    Message(N_("A password without a finding may have been seen or told all the same.")),
    Message(N_("It looked at this file alone, not at the sites: change the passwords there.")),
)
_PLAIN = Message(
    N_("The file it read shows all your passwords to anybody who opens it: delete it afterwards.")
)


def vault(*, plain: bool) -> tuple[Message, ...]:
    """Of a vault; of a plain file also what it gives away itself."""
    return (*_VAULT, _PLAIN) if plain else _VAULT
