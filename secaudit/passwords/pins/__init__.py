"""Payment PINs: how early somebody who guesses comes to one, and drawing one that comes late.

A rule model of how people choose four and six digits; no list of anybody's PINs stands behind it.
Nothing here calls a PIN strong: what keeps it is the lock after a few tries.
"""
