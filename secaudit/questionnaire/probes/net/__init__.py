"""Probes of the network that the computer is on."""
