"""What others would do with the same entries: a rule, and two detectors that know no wallets.

Each gives a score per entry of one person, higher where it is odder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secaudit.transactions.judging.groups import Groups

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray
    from sklearn.ensemble import IsolationForest

_DAY = 86_400
_LONG_AGO = 900_000.0
_TREES = 100


def rule(entries: pa.Table) -> NDArray[np.float64]:
    """What bank apps offer: new payees first, then by size."""
    amount = np.abs(entries["amount"].to_numpy()).astype(np.float64)
    seen = _seen(entries)
    return np.asarray((seen == 0) * 1e12 + amount)


def features(entries: pa.Table) -> NDArray[np.float64]:
    """Seven usual features: size, direction, hour, weekday, new payee, rarity, pause before."""
    time = _seconds(entries)
    amount = entries["amount"].to_numpy().astype(np.float64) / 100.0
    seen = _seen(entries)
    pause = np.diff(time, prepend=time[0] - _LONG_AGO)
    return np.column_stack([
        np.log1p(np.abs(amount)),
        amount > 0,
        time % _DAY // 3600,
        (time // _DAY + 3) % 7,
        seen == 0,
        -np.log((seen + 0.5) / (np.arange(len(seen)) + 1)),
        np.log1p(np.maximum(pause, 0.0) / 60),
    ]).astype(np.float64)  # fmt: skip


def fit_forest(rows: NDArray[np.float64], seed: int = 0) -> IsolationForest:
    """scikit-learn's isolation forest, fitted to these rows.

    Liu, Ting, Zhou, Isolation forest, ICDM 2008, doi:10.1109/ICDM.2008.17.
    """
    from sklearn.ensemble import IsolationForest  # noqa: PLC0415 - slow to load

    return IsolationForest(n_estimators=_TREES, random_state=seed).fit(rows)


def isolation_forest(table: NDArray[np.float64], known: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How easily random cuts part an entry from the known ones."""
    return -np.asarray(fit_forest(table[known]).score_samples(table), np.float64)


def ecod(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sums of log tail probabilities of each feature, from its empirical distribution.

    Li, Zhao, Hu, Botta, Ionescu, Chen, ECOD: unsupervised outlier detection using empirical
    cumulative distribution functions, TKDE 2022, doi:10.1109/TKDE.2022.3159580.
    """
    left, right = _tails(table), _tails(-table)
    centred = table - table.mean(axis=0)
    skew = (centred**3).mean(axis=0)
    chosen = np.where(skew < 0, left, right)
    sums = np.stack([part.sum(axis=1) for part in (left, right, chosen)])
    return np.asarray(sums.max(axis=0), np.float64)


def _tails(table: NDArray[np.float64]) -> NDArray[np.float64]:
    """-log of the share of rows that are as small or smaller, feature by feature."""
    ordered = np.sort(table, axis=0)
    ranks = [
        np.searchsorted(ordered[:, at], table[:, at], side="right") for at in range(table.shape[1])
    ]
    return -np.log(np.column_stack(ranks) / len(table))


def _seen(entries: pa.Table) -> NDArray[np.float64]:
    """How often the payee was paid before."""
    payee = entries["payee"].combine_chunks().dictionary_encode()
    codes = payee.indices.to_numpy().astype(np.int64)
    return Groups(codes).before(np.ones(len(codes)))


def _seconds(entries: pa.Table) -> NDArray[np.int64]:
    return np.asarray(entries["time"].to_numpy().astype("datetime64[s]").astype(np.int64))
