"""Questions about habits and settings: the bank, how it is asked, and the score of the answers."""
