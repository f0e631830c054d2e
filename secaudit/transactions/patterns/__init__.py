"""What comes again and again: recurring payments, and withdrawals that are late."""
