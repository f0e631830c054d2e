"""Transactions: reading any export, building the ledger, judging what is unfamiliar."""
