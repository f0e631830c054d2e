"""The ledger's columns of text and words, from the columns that play their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from secaudit.transactions.ledger import direction, distinct, payee, payee_text, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_BLANKS = pa.array(["", "/", "-", "--", "—"])
_AS_PRINTED = ("method", "category", "place", "account", "counter_account", "reference", "note")


def fill(
    told: Mapping[str, pa.DictionaryArray], way: NDArray[np.int8], *, kinds: Mapping[str, str]
) -> dict[str, pa.Array]:
    """Text columns by ledger name, from coded columns by role; `kinds`: a layout's own words."""
    blank = distinct.repeated("", len(way))
    described = [told[role] for role in ("description", "note") if role in told]
    names = _payees(told, way)
    columns = {
        "payee": names,
        "payee_key": payee.keys(names),
        "description": payee.first_filled(described) if described else blank,
        "kind": _kinds(told, kinds, blank),
        "status": distinct.repeated("settled", len(way)),
    }
    if "status" in told:
        columns["status"] = words.map_column(told["status"], "status", default="unknown")
    missing = distinct.repeated(None, len(way))
    return columns | {
        role: _without_blanks(told[role]) if role in told else missing for role in _AS_PRINTED
    }


def _payees(told: Mapping[str, pa.DictionaryArray], way: NDArray[np.int8]) -> pa.DictionaryArray:
    """The first of the columns that may name the other side, else a name out of the description."""
    order = [told[role] for role in ("payee", "other_payee") if role in told]
    if "payer" in told and "recipient" in told:
        order.append(distinct.choose(way == direction.OUT, told["recipient"], told["payer"]))
    else:
        order += [told[role] for role in ("recipient", "payer") if role in told]
    names = payee.first_filled([*order, distinct.repeated("", len(way))])
    order = [told[role] for role in ("kind", "counter_account") if role in told]
    unnamed = distinct.matches(names, lambda texts: pc.equal(texts, ""))
    if "description" in told and unnamed.any():
        # Taking a text apart costs most: only those are looked at that have to be.
        apart = distinct.plain(told["description"].filter(pa.array(unnamed)))
        order.insert(0, distinct.spread(payee_text.names(apart), unnamed))
    return payee.first_filled([names, *order])


def _kinds(
    told: Mapping[str, pa.DictionaryArray], own: Mapping[str, str], blank: pa.DictionaryArray
) -> pa.DictionaryArray:
    found = blank
    for role in ("description", "category", "status", "kind"):
        if role not in told:
            continue
        kinds = words.map_column(
            told[role], "kind", default="", own=own if role in ("kind", "category") else {}
        )
        said = np.asarray(
            [
                text == "refund" if role == "status" else bool(text)
                for text in kinds.dictionary.to_pylist()
            ]
        )[distinct.numbers(kinds)]
        found = distinct.choose(said, kinds, found)
    names = {"": "other", "cash": "withdrawal"}
    return distinct.mapped(found, [names.get(text, text) for text in found.dictionary.to_pylist()])


def _without_blanks(column: pa.Array) -> pa.Array:
    """The column with nulls for cells that are empty or only a dash or a slash."""
    if not pa.types.is_dictionary(column.type):
        return pc.if_else(pc.is_in(column, _BLANKS), None, column)
    texts = column.dictionary
    return distinct.mapped(column, pc.if_else(pc.is_in(texts, _BLANKS), None, texts))
