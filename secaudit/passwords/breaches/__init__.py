"""Whether a password stands in a list of leaked ones: asked online, or in a downloaded copy.

Only look-ups that were asked for happen here. What could not be looked up is said to be not
checked, and never taken for clean.
"""
