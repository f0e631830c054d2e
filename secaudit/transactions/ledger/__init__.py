"""What stands in a file to the ledger: one module per concern."""
