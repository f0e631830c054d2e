"""A checking account in English: salary, rent, groceries, card payments, skiing at Christmas."""
# ruff: noqa: E501 - a table of data, whose columns are wide in Chinese

from __future__ import annotations

from datetime import date

from sample_data.generator import thefts
from sample_data.generator.habits import (
    WEEKEND,
    WORKDAYS,
    Event,
    Monthly,
    NewShops,
    Often,
    Once,
    Place,
    when,
)
from sample_data.generator.life import Life, Trip

LIFE = Life(
    habits=(
        Often("card", 0.26, (0.5,), (
            Place("GREEN BASKET MARKET", 5, 6_400, 0.5), Place("CORNER PANTRY", 3, 1_450, 0.5),
        )),
        Often("card", 0.2, (0.5,), (
            Place("BLUE OWL COFFEE", 4, 575, 0.2), Place("NOODLE & CO-OP", 2, 1_425, 0.25),
            Place("RIVERSIDE GRILL", 1, 4_800, 0.4),
        ), WORKDAYS),
        Often("card", 0.12, (0.5,), (Place("METRO TRANSIT FARE", 1, 275, 0),), WORKDAYS),
        Often("card", 0.1, (0.5,), (Place("FUEL STOP 44", 1, 4_300, 0.15),), WEEKEND),
        Often("card", 0.05, (0.5,), (
            Place("HARBOR HOME & GARDEN", 1, 7_800, 0.7), Place("PARCEL BAZAAR ONLINE", 2, 3_900, 0.7),
        )),
        Monthly("salary", 1, 0.5, Place("PAYROLL ORCHARD SOFTWARE INC", 1, 392_000, 0), "in"),
        Monthly("direct", 3, 0.5, Place("ELM STREET APARTMENTS RENT", 1, 165_000, 0)),
        Monthly("direct", 9, 0.5, Place("CITY POWER & LIGHT", 1, 8_900, 0.25), late=2),
        Monthly("direct", 15, 0.5, Place("TALKLINE MOBILE", 1, 4_500, 0)),
        Monthly("direct", 21, 0.5, Place("FILMBOX SUBSCRIPTION", 1, 1_549, 0)),
        Monthly("transfer", 5, 0.5, Place("TRANSFER TO SAVINGS XXXX7788", 1, 40_000, 0)),
        Monthly("interest", 28, 0.5, Place("INTEREST PAID", 1, 214, 0.1), "in"),
        NewShops("card", (
            "ACORN BOOKS", "PINE HARDWARE", "LUCKY DUMPLING", "TIDY CLEANERS", "OPTIC CORNER",
            "MAPLE DENTAL", "THE CHEESE CART", "SUNNY NURSERY", "CYCLE DEPOT", "PAWS CLINIC",
            "OLD MILL THEATER", "BREAD & SALT", "CANDLE ROOM", "KITE WORKS", "FERN FLORIST",
            "LAKE MARINA", "STUDIO YOGA", "TACO WINDOW", "RECORD ATTIC", "QUILT HOUSE",
        ), (0.5,), 3_600, 0.5),
        Once((
            Event(when("2025-12-12 00:00:00"), "WESTWIND AIRLINES", "", 48_260, "card"),
            Event(when("2026-03-14 00:00:00"), "BRIGHT ELECTRONICS", "", 89_900, "card"),
            Event(when("2026-03-21 00:00:00"), "PARCEL BAZAAR ONLINE REFUND", "", 4_295, "card", "in"),
            Event(when("2026-07-18 00:00:00"), "HARBOR HOME & GARDEN", "", 21_437, "card"),
        )),
    ),
    trip=Trip(date(2025, 12, 23), 5, (
        Often("card", 0.8, (0.5,), (
            Place("SNOWPEAK CAFE", 1, 2_300, 0.3), Place("SNOWPEAK LIFT TICKETS", 1, 11_200, 0.1),
        )),
        Often("card", 0.3, (0.5,), (Place("SNOWPEAK LODGE", 1, 54_000, 0),)),
    )),
    thefts=thefts.BANK,
    opening=412_550,
)  # fmt: skip
