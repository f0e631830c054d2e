"""Invented exports for trying the program out, and the generator that made them."""
