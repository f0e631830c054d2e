"""A table to the ledger: the order of the work. Each concern has its own module."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.errors import ExportError
from secaudit.model.doubt import Doubt
from secaudit.model.ledger import Ledger, Reading, schema
from secaudit.model.message import N_, Message
from secaudit.transactions import currencies
from secaudit.transactions.ledger import (
    currency,
    direction,
    distinct,
    evidence,
    figures,
    layout,
    lines,
    material,
    settled,
    text_columns,
    times,
    ways,
)
from secaudit.transactions.ledger.agreement import agreement
from secaudit.transactions.ledger.align import repair
from secaudit.transactions.ledger.facts import Facts
from secaudit.transactions.ledger.roles import find_roles
from secaudit.transactions.ledger.table import dated, find_table, looks_like_entry

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from secaudit.transactions.ledger.balance import Verdict
    from secaudit.transactions.ledger.currency import Codes
    from secaudit.transactions.ledger.direction import Directions
    from secaudit.transactions.ledger.figures import Figures
    from secaudit.transactions.ledger.material import Material, Origin
    from secaudit.transactions.ledger.table import Table
    from secaudit.transactions.reading.grid import Grid, Statement

_SAMPLE = 400
_MOST = 0.6
_MONTH_FIRST = ("USD", "CAD")  # the currencies of those who write dates so


def build(grid: Grid, origin: Origin) -> Ledger:
    """The ledger of one grid; raises `ExportError` where it holds no table of transactions."""
    table = find_table(grid)
    if table is None:
        raise _no_table(grid, origin)
    sample = _sample(grid, table)
    roles = find_roles(table.names, sample)
    if not roles.times:
        raise _missing(table, origin, N_("a table, but no column of dates"))
    if roles.structure is None:
        raise _missing(table, origin, N_("a table, but no column of amounts"))
    found = material.of_grid(grid, table, roles, origin)
    ledger = _ledger(found)
    short = (found.widths > 2) & (found.widths < len(table.names))
    refused = [refusal.line for refusal in ledger.readings[0].refused]
    rows = np.flatnonzero(np.isin(found.lines, refused) & short)
    if not len(rows):
        return ledger
    # Refused lines that lack a cell: put what they have under the right names, and read again.
    columns = [distinct.plain(column) for column in found.columns]
    return _ledger(found.with_columns(repair(columns, found.widths, rows, roles, sample)))


def build_statement(statement: Statement, origin: Origin) -> Ledger:
    """The ledger of columns whose roles the format proves; raises `ExportError` without entries."""
    if not statement.lines:
        raise ExportError(
            Message(N_("the file holds no transaction.")),
            where=origin.source,
            hint=Message(N_("Export a period in which there were transactions.")),
        )
    return _ledger(material.of_statement(statement, origin))


def _ledger(found: Material) -> Ledger:
    stated = currency.stated(found)
    read = figures.read(found, thousandths=currencies.minor_digits(stated or "") == 3)
    usual = stated or currency.guess(found, order="mdy", comma=read.mark == ",")
    moments = times.read(found, prefer="mdy" if usual in _MONTH_FIRST else "dmy")
    sorted_out = lines.sort_out(found, moments, read)
    entry = sorted_out.entry
    if not entry.any():
        seen = N_("a table in which no line has both a date and an amount")
        raise _missing(found.table, found.origin, seen)
    texts = found.texts(entry)
    went = ways.find(found, read, entry, texts)
    codes = currency.read(found, read, entry, stated=stated, order=moments.order)
    columns = text_columns.fill(texts, went.way, kinds=found.layout.kinds() if found.layout else {})
    signed = _signed(read.units[entry], went)
    columns |= _figure_columns(found, read, entry, signed, codes)
    columns |= {
        "time": pa.array(moments.seconds[entry], pa.timestamp("s")),
        "time_known": pa.array(moments.clock[entry]),
        "currency": distinct.coded(codes.column),
        "direction": direction.column(went.way),
        "source": distinct.repeated(found.origin.source, len(went.way)),
        "line": pa.array(found.lines[entry]),
    }
    shape = schema()
    entries = pa.table({name: columns[name] for name in shape.names}, schema=shape)
    facts = Facts(found, read, moments, sorted_out, went, codes)
    reading = _reading(replace(facts, agreement=_agreement(facts, signed)))
    return Ledger(entries, (reading,))


def _signed(units: NDArray[np.int64], went: Directions) -> NDArray[np.int64]:
    """Amounts with a minus for money out; neutral lines move none and keep the sign as printed."""
    signed = np.where(went.way == direction.OUT, -np.abs(units), np.abs(units))
    return np.where(went.way == direction.NEUTRAL, units, signed)


def _figure_columns(
    found: Material,
    read: Figures,
    entry: NDArray[np.bool_],
    signed: NDArray[np.int64],
    codes: Codes,
) -> dict[str, pa.Array]:
    # At least as many decimals as the currency is usually written with.
    shift = max(0, currencies.minor_digits(codes.first) - read.digits)
    balance = found.roles.balance
    columns = {
        "amount": pa.array(signed * 10**shift),
        "digits": pa.array(np.full(len(signed), read.digits + shift, np.int8)),
        "balance": pa.nulls(len(signed), pa.int64()),
    }
    if balance is not None:
        units = read.scaled[balance][entry] * 10**shift
        columns["balance"] = pa.array(units, mask=~read.parsed[balance].valid[entry])
    return columns


def _agreement(facts: Facts, signed: NDArray[np.int64]) -> Verdict | None:
    """What the balance column says about the entries as they were read, those of one currency."""
    found, read, entry = facts.material, facts.figures, facts.lines.entry
    balance = found.roles.balance
    if balance is None or found.defined:
        return None
    known = read.parsed[balance].valid[entry] & (facts.ways.way != direction.NEUTRAL)
    same = pc.equal(facts.codes.column, facts.codes.first)
    return agreement(
        signed,
        read.scaled[balance][entry],
        known & np.asarray(same.to_numpy(zero_copy_only=False)),
        facts.moments.seconds[entry],
        sample=found.roles.verdict,
        inverted=facts.ways.inverted,
    )


def _reading(facts: Facts) -> Reading:
    found, answers = facts.material, settled.settle(facts)
    wrong = found.layout.wrong if found.layout else None
    return Reading(
        source=found.origin.source,
        container=found.origin.container,
        encoding=found.encoding,
        provider=layout.provider(found.layout, found.table.preamble, found.origin.title),
        layout=found.layout.id if found.layout else None,
        rows=facts.lines.count,
        ignored=facts.lines.ignored,
        refused=facts.lines.refused,
        doubts=tuple(_doubts(facts)),
        columns=evidence.columns(facts),
        settled=answers,
        header=found.header,
        before=len(found.table.preamble),
        after=facts.lines.after,
        confidence=settled.confidence(answers),
        currency_printed=facts.codes.printed,
        wrong=wrong is not None,
    )


def _doubts(facts: Facts) -> list[Doubt]:
    """What another file of this kind could contradict, the gravest first."""
    found = [
        *facts.material.doubts,
        *times.doubts(facts.material, facts.moments),
        *facts.figures.doubts(),
        *facts.codes.doubts(),
    ]
    further = (facts.ways.doubt, settled.contradiction(facts.agreement, facts.ways))
    found += [doubt for doubt in further if doubt is not None]
    layout = facts.material.layout
    if layout is not None and layout.wrong is not None:
        text = N_("This is {what}, not the bill: payments and names may be missing in it.")
        found.insert(0, Doubt(Message(text, {"what": layout.wrong})))
    return found


def _sample(grid: Grid, table: Table) -> list[list[str]]:
    """Rows that look like entries of this table, as wide as its header; all rows where none does.

    One line of a footer or of another table is enough to spoil a column with few cells.
    """
    width = len(table.names)
    rows = [row for row in grid.rows(table.first, table.first + _SAMPLE) if row]
    padded = [(row + [""] * width)[:width] for row in rows]
    entries = [row for row in padded if looks_like_entry(row)]
    places = Counter(place for row in entries for place, _ in dated(row))
    usual = max(places, key=lambda place: places[place], default=0)
    same = [row for row in entries if any(place == usual for place, _ in dated(row))]
    if len(same) > _MOST * len(entries):
        return same
    return entries or padded


def _no_table(grid: Grid, origin: Origin) -> ExportError:
    widest = int(grid.widths.max(initial=0))
    return ExportError(
        Message(
            N_(
                "no table of transactions was found in {lines} lines of at most {cells} columns; "
                "a line with a date and an amount was expected."
            ),
            {"lines": len(grid), "cells": widest},
        ),
        where=origin.source,
        hint=Message(
            N_("Export the list of transactions again as CSV or Excel, and give that file.")
        ),
    )


def _missing(table: Table, origin: Origin, seen: str) -> ExportError:
    heads = ", ".join(name for name in table.names if name)[:120]
    return ExportError(
        Message(
            N_("{seen} was found ({columns}); a date and an amount on every line were expected."),
            {"seen": Message(seen), "columns": heads or Message(N_("no column names"))},
        ),
        where=origin.source,
        line=None if table.header is None else table.header + 1,
        hint=Message(
            N_("Export the list of transactions again, with date and amount, and give that file.")
        ),
    )
