"""A grid to the ledger: find the table, the roles, convert the columns, say what was refused.

The order of the work is here; each concern has its own module. No loop over entries.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.errors import ExportError
from secaudit.model.doubt import Doubt
from secaudit.model.ledger import Ledger, Reading, Refusal, schema
from secaudit.model.message import Message, N_
from secaudit.model.overrides import DateOrder, Overrides
from secaudit.transactions import currencies
from secaudit.transactions.ledger import (
    amounts,
    currency,
    dates,
    direction,
    distinct,
    evidence,
    headers,
    layout,
    settled,
    text_columns,
    words,
)
from secaudit.transactions.ledger.agreement import agreement
from secaudit.transactions.ledger.align import repair
from secaudit.transactions.ledger.balance import Verdict
from secaudit.transactions.ledger.facts import Facts
from secaudit.transactions.ledger.roles import Roles, find_roles
from secaudit.transactions.ledger.structure import Structure, combine
from secaudit.transactions.ledger.table import Table, find_table, looks_like_entry
from secaudit.transactions.reading.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from secaudit.transactions.reading.grid import Statement

_SAMPLE = 1000
_ORDERS = {DateOrder.DAY_FIRST: "dmy", DateOrder.MONTH_FIRST: "mdy"}
_MAX_SHOWN_REFUSALS = 1000


@dataclass(frozen=True, slots=True, eq=False)
class _Body:
    """The rows below the header: columns as wide as the header, lines and widths as in the grid."""

    columns: list[pa.Array]
    lines: NDArray[np.int64]
    widths: NDArray[np.int32]


def build(
    grid: Grid,
    *,
    source: str,
    container: str,
    title: str,
    overrides: Overrides = Overrides(),  # noqa: B008 - frozen
) -> Ledger:
    """The ledger of one grid; raises `ExportError` where it holds no table of transactions."""
    table = find_table(grid)
    if table is None:
        raise _no_table(grid, source)
    body = _body(grid, table)
    sample = _sample(grid, table)
    roles = find_roles(table.names, sample)
    if not roles.times:
        raise _missing(source, table, N_("a table, but no column of dates"))
    if roles.structure is None:
        raise _missing(source, table, N_("a table, but no column of amounts"))
    builder = _Builder(
        table,
        roles,
        body,
        source=source,
        title=title,
        grid=grid,
        container=container,
        overrides=overrides,
    )
    ledger = builder.ledger()
    lines = [refusal.line for refusal in ledger.readings[0].refused]
    rows = np.flatnonzero(
        np.isin(body.lines, lines) & (body.widths > 2) & (body.widths < len(table.names))
    )
    if not len(rows):
        return ledger
    # Lines that were refused and lack a cell: put what they have under the right names, and read again.
    builder.body = replace(
        body,
        columns=repair(
            [distinct.plain(column) for column in body.columns], body.widths, rows, roles, sample
        ),
    )
    return builder.ledger()


def build_statement(
    statement: Statement,
    *,
    source: str,
    container: str,
    overrides: Overrides = Overrides(),  # noqa: B008 - frozen
) -> Ledger:
    """The ledger of columns whose roles the format proves; raises `ExportError` where it has no entry."""
    if not statement.lines:
        raise ExportError(
            Message(N_("the file holds no transaction.")),
            where=source,
            hint=Message(N_("Export a period in which there were transactions.")),
        )
    names = tuple(statement.columns)
    at = {role: position for position, role in enumerate(names)}
    roles = Roles(
        times=(at["time"],),
        clock=None,
        structure=Structure(amount=at["amount"]),
        balance=at.get("balance"),
        direction=None,
        currency=at.get("currency"),
        text={
            role: i
            for role, i in at.items()
            if role not in ("time", "amount", "balance", "currency")
        },
        # The format defines the sign: as good as a balance that agrees throughout.
        verdict=Verdict(1.0, len(statement.lines) + 1, inverted=False, newest_first=False),
    )
    body = _Body(
        [
            pa.array([text.strip() for text in statement.columns[name]], pa.string())
            for name in names
        ],
        np.asarray(statement.lines, np.int64),
        np.full(len(statement.lines), len(names), np.int32),
    )
    grid = Grid((), body.lines, body.widths, encoding=statement.encoding, doubts=statement.doubts)
    table = Table(None, 0, names, ())
    builder = _Builder(
        table,
        roles,
        body,
        source=source,
        title="",
        grid=grid,
        container=container,
        overrides=overrides,
    )
    return builder.ledger(mark=statement.mark)


class _Builder:
    """Converts the body column by column; holds what several steps share."""

    def __init__(  # noqa: PLR0913 - what one file gives
        self,
        table: Table,
        roles: Roles,
        body: _Body,
        *,
        source: str,
        title: str,
        grid: Grid,
        container: str,
        overrides: Overrides,
    ) -> None:
        self.overrides = overrides
        self.table, self.roles, self.body = table, roles, body
        self.source, self.title, self.grid, self.container = source, title, grid, container
        self.doubts: list[Doubt] = []
        self.layout = layout.recognise(table.names)

    def ledger(self, *, mark: str | None = None) -> Ledger:
        roles, body = self.roles, self.body
        self.doubts = list(self.grid.doubts)
        structure = roles.structure
        assert structure is not None  # noqa: S101 - `build` has refused tables without
        cells = {
            i: amounts.normalise(body.columns[i])
            for i in (*structure.columns, *([roles.balance] if roles.balance is not None else []))
        }
        code = self._stated()
        marks, proven = amounts.decimal_marks(
            cells, thousandths=currencies.minor_digits(code or "") == 3
        )
        if mark is not None:
            marks, proven = dict.fromkeys(cells, mark), True
        parsed = {i: amounts.parse(array, mark=marks[i]) for i, array in cells.items()}
        self.comma = marks[structure.columns[0]] == ","
        moments = self._moments(code)
        digits = max(p.digits for p in parsed.values())
        scaled = {i: amounts.rescale(p, digits) for i, p in parsed.items()}
        valued = np.any([parsed[i].valid for i in structure.columns], axis=0)
        entry, refused, ignored = self._classify(moments, valued, structure.columns)
        if not entry.any():
            raise _missing(
                self.source,
                self.table,
                N_("a table in which no line has both a date and an amount"),
            )
        if not proven:
            mark = marks[structure.columns[0]]
            text = N_("The decimal mark was taken to be “{mark}”; no amount proves it.")
            self.doubts.append(Doubt(Message(text, {"mark": mark})))
        keep = pa.array(entry)
        units = combine(structure, scaled)[entry]
        texts = {
            role: column if entry.all() else column.filter(keep)
            for role, column in self._texts().items()
        }
        plus = any(
            bool((parsed[i].signed & (parsed[i].units > 0)).any()) for i in structure.columns
        )
        ways = self._directions(units, entry, texts, plus=plus)
        codes, printed = self._currency(cells, structure.columns, keep, code, moments, entry)
        signed = np.where(ways.way == direction.OUT, -np.abs(units), np.abs(units))
        # Neutral lines move no money of the person's: the sign is the one printed, plus where none is.
        signed = np.where(ways.way == direction.NEUTRAL, units, signed)
        least = currencies.minor_digits(codes[0].as_py() or "")
        shift = max(0, least - digits)
        kinds = self.layout.kinds() if self.layout else {}
        columns = text_columns.fill(texts, ways.way, kinds=kinds)
        columns |= {
            "time": pa.array(moments.seconds[entry], pa.timestamp("s")),
            "time_known": pa.array(moments.clock[entry]),
            "amount": pa.array(signed * 10**shift),
            "digits": pa.array(np.full(len(units), digits + shift, np.int8)),
            "currency": distinct.coded(codes),
            "direction": direction.column(ways.way),
            "balance": self._balance(scaled, parsed, entry, shift),
            "source": distinct.repeated(self.source, len(units)),
            "line": pa.array(self.body.lines[entry]),
        }
        shape = schema()
        entries = pa.table({name: columns[name] for name in shape.names}, schema=shape)
        agreed = self._agreement(signed, ways, codes, scaled, parsed, moments, entry)
        self.doubts += [doubt for doubt in (ways.doubt, settled.contradiction(agreed, ways)) if doubt]
        facts = Facts(
            self.table, roles, moments, ways, marks, proven, {i: p.digits for i, p in parsed.items()},
            self.overrides, len(units), len(refused), codes[0].as_py() or "", printed, self._header(),
            not self.grid.columns, agreed,
        )  # fmt: skip
        below = self.body.widths[np.flatnonzero(entry)[-1] + 1 :]
        return Ledger(
            entries, (self._reading(facts, refused, ignored, after=int((below > 0).sum())),)
        )

    def _header(self) -> int | None:
        return None if self.table.header is None else int(self.grid.lines[self.table.header])

    def _agreement(  # noqa: PLR0913 - what was read of the amounts
        self,
        signed: NDArray[np.int64],
        ways: direction.Directions,
        codes: pa.Array,
        scaled: dict[int, NDArray[np.int64]],
        parsed: dict[int, amounts.Amounts],
        moments: dates.Moments,
        entry: NDArray[np.bool_],
    ) -> Verdict | None:
        """What the balance column says about the entries as they were read, those of one currency."""
        position = self.roles.balance
        if position is None or not self.grid.columns:
            return None
        known = parsed[position].valid[entry] & (ways.way != direction.NEUTRAL)
        known &= _array(pc.equal(codes, codes[0]))
        return agreement(
            signed, scaled[position][entry], known, moments.seconds[entry],
            sample=self.roles.verdict, inverted=ways.inverted,
        )  # fmt: skip

    def _texts(self) -> dict[str, pa.Array]:
        """Columns of text by role; all but references repeat themselves, and are coded."""
        for role, i in self.roles.text.items():
            if role != "reference":
                self.body.columns[i] = distinct.coded(self.body.columns[i])
        return {role: self.body.columns[i] for role, i in self.roles.text.items()}

    def _stated(self) -> str | None:
        """The one currency that the user, the file around its entries or a known layout states."""
        stated = currency.stated(self.table.names, self.table.preamble, self.title)
        return self.overrides.currency or stated or (self.layout.currency if self.layout else None)

    def _moments(self, code: str | None) -> dates.Moments:
        asked = _ORDERS.get(self.overrides.dates) if self.overrides.dates else None
        prefer = "mdy" if (code or self._guess("mdy")) in ("USD", "CAD") else "dmy"
        years = dates.years_in([self.title, *self.table.preamble[:60]])
        found = None
        for position in self.roles.times:
            column = self.body.columns[position]
            moments = dates.parse(column, prefer=prefer, year=max(years, default=None), order=asked)
            if found is None:
                found = moments
            elif (~found.valid & moments.valid).any():
                found = replace(
                    found,
                    seconds=np.where(found.valid, found.seconds, moments.seconds),
                    clock=np.where(found.valid, found.clock, moments.clock),
                    valid=found.valid | moments.valid,
                )
        assert found is not None  # noqa: S101 - `build` has refused tables without dates
        if self.roles.clock is not None:
            seconds, clock = dates.parse_clock(self.body.columns[self.roles.clock])
            found = replace(
                found,
                seconds=found.seconds // 86_400 * 86_400 + np.where(clock, seconds, 0),
                clock=clock & found.valid,
            )
        if not found.proven and found.order in ("dmy", "mdy"):
            text, other = (
                (
                    N_("Dates were read day first; nothing in the file proves it."),
                    DateOrder.MONTH_FIRST,
                )
                if found.order == "dmy"
                else (
                    N_("Dates were read month first; nothing in the file proves it."),
                    DateOrder.DAY_FIRST,
                )
            )
            self.doubts.append(Doubt(Message(text), f"--dates {other}"))
        if found.yearless:
            text = N_("The dates have no year; it was taken from the title or file name.")
            self.doubts.append(Doubt(Message(text)))
        return found

    def _guess(self, order: str) -> str:
        texts = (
            [text for text in self.body.columns[0].slice(0, 50).to_pylist()]
            if not any(self.table.names)
            else []
        )
        texts += [
            str(text)
            for i in self.roles.text.values()
            for text in self.body.columns[i].slice(0, 50).to_pylist()
        ]
        return currency.guess(
            self.table.names, self.table.preamble, texts, order=order, comma=self.comma
        )

    def _currency(
        self,
        cells: dict[int, pa.Array],
        positions: Sequence[int],
        keep: pa.Array,
        code: str | None,
        moments: dates.Moments,
        entry: NDArray[np.bool_],
    ) -> tuple[pa.Array, bool]:
        fallback = code or self._guess(moments.order)
        count = int(entry.sum())
        found = pa.nulls(count, pa.string())
        if self.roles.currency is not None:
            found = currency.from_column(self.body.columns[self.roles.currency].filter(keep))
        japanese = fallback == "JPY"
        for i in positions:
            beside = currency.from_cells(cells[i].filter(keep), japanese=japanese)
            if beside is not None:
                found = pc.coalesce(found, beside)
        printed = code is not None or found.null_count < count
        if not code and found.null_count < count:
            counts = pc.value_counts(found.drop_null())
            fallback = max(counts.to_pylist(), key=lambda item: int(item["counts"]))["values"]
        if not printed:
            text = N_("The file names no currency; {currency} was assumed.")
            self.doubts.append(Doubt(Message(text, {"currency": fallback}), "--currency CODE"))
        return currency.fill(found, fallback), printed

    def _directions(
        self,
        units: NDArray[np.int64],
        entry: NDArray[np.bool_],
        texts: dict[str, pa.Array],
        *,
        plus: bool,
    ) -> direction.Directions:
        verdict = self.roles.verdict
        if self.roles.structure is not None and self.roles.structure.amount is None:
            return direction.from_pair(units)
        flags, named = self._flags(entry)
        if flags is not None:
            flagged = direction.from_flags(flags, units, verdict, named=named)
            if flagged is not None:
                return flagged
        useful = [texts[role] for role in ("payee", "description", "kind") if role in texts]
        return direction.from_sign(
            units,
            verdict=verdict,
            texts=useful,
            names=self.table.names,
            asked=self.overrides.sign,
            plus=plus,
        )

    def _flags(self, entry: NDArray[np.bool_]) -> tuple[pa.Array | None, bool]:
        """The words for the direction, from a column or from behind the amounts; whether a header says so."""
        keep = pa.array(entry)
        if self.roles.direction is not None:
            name = self.table.names[self.roles.direction]
            named = not name or headers.roles(name).get("direction", 0.0) > 0.9
            return self.body.columns[self.roles.direction].filter(keep), named
        structure = self.roles.structure
        if structure is not None and structure.amount is not None:
            notes = amounts.notes(amounts.normalise(self.body.columns[structure.amount])).filter(
                keep
            )
            share, found = words.share_known(notes, "direction")
            if (
                share > 0.9
                and {"in", "out"} & found
                and pc.mean(pc.equal(notes, "").cast(pa.int8())).as_py() < 0.1
            ):
                return notes, True
        return None, False

    def _balance(
        self,
        scaled: dict[int, NDArray[np.int64]],
        parsed: dict[int, amounts.Amounts],
        entry: NDArray[np.bool_],
        shift: int,
    ) -> pa.Array:
        if self.roles.balance is None:
            return pa.nulls(int(entry.sum()), pa.int64())
        units = scaled[self.roles.balance][entry] * 10**shift
        return pa.array(units, mask=~parsed[self.roles.balance].valid[entry])

    def _classify(
        self, moments: dates.Moments, valued: NDArray[np.bool_], positions: Sequence[int]
    ) -> tuple[NDArray[np.bool_], tuple[Refusal, ...], int]:
        """Which rows are entries, which are refused and why, how many are no entries at all."""
        columns = self.body.columns
        total = self._totals()
        both = moments.valid & valued & ~total
        # What else a line may be is asked only of the few that are no entries.
        rest = np.flatnonzero(~both & ~total & (moments.valid | valued))
        cells = {
            i: distinct.plain(columns[i].take(pa.array(rest)))
            for i in {*positions, *self.roles.times}
        }
        filler = np.logical_and.reduce(
            [_array(pc.match_substring_regex(cells[i], r"^[-/*.\s]*$")) for i in positions]
        )
        undated = np.logical_and.reduce([_array(pc.equal(cells[i], "")) for i in self.roles.times])
        name = self.table.names[self.roles.times[0]]
        header = _array(pc.equal(cells[self.roles.times[0]], name)).astype(bool) & bool(name)
        dated = moments.valid[rest]
        wrong_date, wrong_amount = np.zeros_like(both), np.zeros_like(both)
        wrong_date[rest] = ~dated & ~undated & ~header
        wrong_amount[rest] = dated & ~filler & ~header
        refused = []
        for rows, position, text in (
            (wrong_date, self.roles.times[0], N_("“{text}” is not a date")),
            (wrong_amount, positions[0], N_("“{text}” is not an amount")),
        ):
            for row in np.flatnonzero(rows)[:_MAX_SHOWN_REFUSALS]:
                cell = columns[position][int(row)].as_py()
                refused.append(Refusal(int(self.body.lines[row]), Message(text, {"text": cell})))
        refused.sort(key=lambda refusal: refusal.line)
        filled = self.body.widths > 0
        ignored = int((filled & ~both & ~wrong_date & ~wrong_amount).sum()) + len(
            self.table.preamble
        )
        return both, tuple(refused), ignored

    def _totals(self) -> NDArray[np.bool_]:
        total = np.zeros(len(self.body.lines), bool)
        texts = self._texts()
        for role in ("payee", "description", "kind"):
            if role in texts:
                total |= words.summaries(texts[role])
        return total

    def _reading(
        self, facts: Facts, refused: tuple[Refusal, ...], ignored: int, *, after: int
    ) -> Reading:
        answers = settled.settle(facts)
        wrong = self.layout.wrong if self.layout else None
        if wrong is not None:
            text = N_("This is {what}, not the bill: payments and names may be missing in it.")
            self.doubts.insert(0, Doubt(Message(text, {"what": wrong})))
        return Reading(
            source=self.source,
            container=self.container,
            encoding=self.grid.encoding,
            provider=layout.provider(self.layout, self.table.preamble, self.title),
            layout=self.layout.id if self.layout else None,
            rows=facts.rows,
            ignored=ignored,
            refused=refused,
            doubts=tuple(self.doubts),
            columns=evidence.columns(facts),
            settled=answers,
            header=facts.header,
            before=len(self.table.preamble),
            after=after,
            confidence=settled.confidence(answers),
            currency_printed=facts.currency_printed,
            wrong=wrong is not None,
        )


def _body(grid: Grid, table: Table) -> _Body:
    count = len(grid) - table.first
    empty = distinct.repeated("", count)
    columns = [
        distinct.whole(grid.columns[i].slice(table.first)) if i < len(grid.columns) else empty
        for i in range(len(table.names))
    ]
    return _Body(columns, grid.lines[table.first :], grid.widths[table.first :])


def _sample(grid: Grid, table: Table) -> list[list[str]]:
    """Rows that look like entries, as wide as the header; all rows where none does."""
    width = len(table.names)
    rows = [
        (row + [""] * width)[:width] for row in grid.rows(table.first, table.first + _SAMPLE) if row
    ]
    return [row for row in rows if looks_like_entry(row)] or rows


def _array(column: pa.Array | pa.ChunkedArray) -> NDArray[np.bool_]:
    return np.asarray(column.to_numpy(zero_copy_only=False))


def _no_table(grid: Grid, source: str) -> ExportError:
    widest = int(grid.widths.max(initial=0))
    return ExportError(
        Message(
            N_(
                "no table of transactions was found in {lines} lines of at most {cells} columns; a line with a date and an amount was expected."
            ),
            {"lines": len(grid), "cells": widest},
        ),
        where=source,
        hint=Message(
            N_("Export the list of transactions again as CSV or Excel, and give that file.")
        ),
    )


def _missing(source: str, table: Table, seen: str) -> ExportError:
    heads = ", ".join(name for name in table.names if name)[:120]
    return ExportError(
        Message(
            N_("{seen} was found ({columns}); a date and an amount on every line were expected."),
            {"seen": Message(seen), "columns": heads or Message(N_("no column names"))},
        ),
        where=source,
        line=None if table.header is None else table.header + 1,
        hint=Message(
            N_("Export the list of transactions again, with date and amount, and give that file.")
        ),
    )
