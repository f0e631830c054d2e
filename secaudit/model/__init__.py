"""Frozen values that every part shares; they know nothing of files, screens or languages."""
