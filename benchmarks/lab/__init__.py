"""The lab: synthetic people, thieves among their payments, and how well the scan finds them."""
