"""Familiarity: combines what the signals say, brings it to one scale, groups and explains."""
