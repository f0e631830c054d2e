"""NordPass: neither second factors nor days; cards and notes are rows without a password."""

from __future__ import annotations

from secaudit.passwords.reading.formats import Table

FORMAT = Table(
    manager="NordPass",
    needs=frozenset({"name", "url", "username", "password", "cardholdername"}),
    knows=frozenset({"note", "cardnumber", "cvc", "expirydate", "zipcode", "folder", "type"}),
    title="name",
    site="url",
    username=("username",),
    password="password",  # noqa: S106 - the name of a column
)
