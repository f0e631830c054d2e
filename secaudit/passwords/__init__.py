"""Passwords and PINs: how soon they would be guessed, where they leaked, whole vaults of them."""
