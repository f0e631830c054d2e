"""Dashlane, `credentials.csv` or the archive with it: second factors, no days."""

from __future__ import annotations

from secaudit.passwords.reading.formats import Table

FORMAT = Table(
    manager="Dashlane",
    needs=frozenset({"username", "username2", "username3", "title", "password", "url"}),
    knows=frozenset({"note", "category", "otp", "otpsecret", "otpurl"}),
    title="title",
    site="url",
    username=("username", "username2", "username3"),
    password="password",  # noqa: S106 - the name of a column
    second_factor=("otpsecret", "otpurl", "otp"),
)
