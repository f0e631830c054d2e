"""One file for each scheduler: `SCHEDULER` says what it writes and how it is asked."""
