"""Several exports to one ledger."""
