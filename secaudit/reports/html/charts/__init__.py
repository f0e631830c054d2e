"""Drawings as inline SVG, one file each: pure functions from figures to a `Picture`.

Places across are percentages and texts keep their size, so a drawing fits a phone without becoming
small print. Colours come from the style sheet by class, so they follow light, dark and print.
"""
