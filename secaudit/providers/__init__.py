"""Wallets and banks, one file each, and the sources of what is said about them."""
