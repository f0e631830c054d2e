"""What a guesser recognises in a password: matchers, and the cheapest way to put it together."""
