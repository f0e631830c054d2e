"""Reasons for which an entry may be unfamiliar: one file each, found by walking this folder."""
