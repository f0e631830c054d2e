"""Probes of the computer itself."""
