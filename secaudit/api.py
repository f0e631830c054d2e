"""The documented Python interface: read an export, judge its entries, score a password."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    import pandas as pd

    from secaudit.model.ledger import Ledger
    from secaudit.passwords.pins.score import PinScore
    from secaudit.passwords.result import Strength


def read_export(  # noqa: PLR0913 - one for each question that a file may leave open
    path: str | os.PathLike[str],
    password: str | None = None,
    *,
    dates: str | None = None,
    sign: str | None = None,
    currency: str | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
) -> Ledger:
    """The ledger of any supported file, from nothing but its path.

    `.table` is a DataFrame with the columns of `secaudit.model.ledger.COLUMNS` in the order of the
    file, `.summary()` the figures of the whole. `password` opens encrypted archives. The others
    decide what the file leaves open: `dates` is `day-first` or `month-first`, `sign` is
    `spend-positive` or `spend-negative`. Raises `secaudit.errors.ExportError` where the file holds
    no table of transactions, `ValueError` for a word that is none of these.
    """
    from secaudit.model.overrides import DateOrder, Overrides, Sign  # noqa: PLC0415
    from secaudit.transactions.reading import export  # noqa: PLC0415 - loads arrow

    overrides = Overrides(
        dates=None if dates is None else DateOrder(dates),
        sign=None if sign is None else Sign(sign),
        currency=currency,
        encoding=encoding,
        sheet=sheet,
    )
    return export.read_export(Path(path), password=password, overrides=overrides)


@dataclass(frozen=True, eq=False)
class ScanReport:
    """What `scan` found: the judgement in `table`'s columns, and the input it belongs to."""

    table: pd.DataFrame


def scan(
    ledger: Ledger | pd.DataFrame,
    since: datetime | str | None = None,
    live: bool = False,  # noqa: FBT001, FBT002 - the documented call
    sensitivity: str = "normal",
    decisions: Mapping[str, str] | None = None,
) -> ScanReport:
    """Judge every entry from `since` on by what this person did otherwise.

    Takes a ledger or a DataFrame with at least `time`, `payee`, `amount` (signed units) and
    `currency`; other ledger columns are used where they are there, and a column `person` separates
    people. `live` looks backwards only. The report's `table` has the rows of the input in their
    order, and besides `surprise` (float, bits), `flagged` (bool), `severity` (0 to 3), `group`
    (flags that are one question share it; missing where not flagged) and `reasons` (list of signal
    ids).
    """
    import pandas as pd  # noqa: PLC0415 - only for the Python interface
    import pyarrow as pa  # noqa: PLC0415

    from secaudit.model.ledger import COLUMNS  # noqa: PLC0415
    from secaudit.transactions.judging.familiarity import judge  # noqa: PLC0415

    if isinstance(ledger, pd.DataFrame):
        table = ledger.copy()
        used = [name for name in table if name in COLUMNS or name == "person"]
        entries = pa.Table.from_pandas(table[used], preserve_index=False)
    else:
        table, entries = ledger.table.copy(), ledger.entries
    start = None if since is None else pd.Timestamp(since).to_pydatetime()
    judgement = judge(entries, since=start, live=live, sensitivity=sensitivity, decisions=decisions)
    table["surprise"] = judgement.surprise
    table["flagged"] = judgement.flagged
    table["severity"] = judgement.severity
    table["group"] = pd.array(judgement.group, "Int64")
    table.loc[~judgement.flagged, "group"] = pd.NA
    table["reasons"] = [
        [reason.signal for reason in judgement.reasons.get(row, ())] for row in range(len(table))
    ]
    return ScanReport(table)


def score_password(text: str, personal: Mapping[str, Iterable[str]] | None = None) -> Strength:
    """How soon a password would be guessed: `.score` from 0 to 4, `.guesses_log10`, and why.

    `personal` tells what an attacker may know: any of `names`, `birthdays` (ISO dates), `phones`,
    `id_numbers`, `usernames` and `words`, each a list of texts. The result holds no password.
    """
    from secaudit.passwords import strength  # noqa: PLC0415 - loads zxcvbn's dictionaries
    from secaudit.passwords.personal import Personal  # noqa: PLC0415

    return strength.score(text, personal=Personal.of(personal) if personal else None)


def score_pin(text: str, personal: Mapping[str, Iterable[str]] | None = None) -> PinScore:
    """How soon a PIN of four or six digits is guessed: `.rank` 1 first, within its length.

    `personal` may hold `names`, `birthdays` (ISO), `phones`, `id_numbers`, `usernames` and `words`,
    each a list of texts; a PIN made of them comes early. The result holds no PIN. Raises
    `secaudit.errors.UsageError` for what is no PIN of four or six digits.
    """
    from secaudit.passwords.personal import Personal  # noqa: PLC0415
    from secaudit.passwords.pins.score import score  # noqa: PLC0415 - loads numpy

    return score(text, personal=None if personal is None else Personal.of(personal))
