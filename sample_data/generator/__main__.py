"""Writes the samples and the list of their thefts: `python -m sample_data.generator [FOLDER]`."""

from __future__ import annotations

import csv
import io
import sys
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from sample_data.generator import shapes
from sample_data.generator.lives import alipay, bank, clean, wallet, wechat

if TYPE_CHECKING:
    from collections.abc import Callable

    from sample_data.generator.life import Life
    from sample_data.generator.shapes import Made

    Shape = Callable[..., Made]

SEED = 20261114
_FILES: dict[str, tuple[Life, Shape]] = {
    "alipay.csv": (alipay.LIFE, partial(shapes.alipay, owner="林小满")),
    "wechat.csv": (wechat.LIFE, partial(shapes.wechat, owner="小满")),
    "wallet.csv": (wallet.LIFE, partial(shapes.wallet, opening=wallet.LIFE.opening)),
    "bank.csv": (bank.LIFE, partial(shapes.bank, opening=bank.LIFE.opening)),
    "clean.csv": (clean.LIFE, partial(shapes.alipay, owner="何小川")),
}


def make() -> dict[str, bytes]:
    """Every file of the samples by its name."""
    files, thefts = {}, ["file,line,time,payee,amount,kind,episode"]
    for name, (life, shape) in _FILES.items():
        rng = Random(f"{SEED} {name}")  # noqa: S311 - invented lives, no secret
        made = shape(life.events(rng), rng)
        files[name] = made.content
        thefts += _planted(name, made)
    files["thefts.csv"] = "".join(f"{line}\n" for line in thefts).encode()
    return files


def _planted(name: str, made: Made) -> list[str]:
    rows = []
    for line, event in enumerate(made.events, made.first):
        if event.theft:
            out = io.StringIO()
            csv.writer(out, lineterminator="").writerow((
                name, line, event.time, event.payee, f"{event.cents / 100:.2f}", event.theft,
                event.episode,
            ))  # fmt: skip
            rows.append(out.getvalue())
    return rows


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]
    for file_name, content in make().items():
        (folder / file_name).write_bytes(content)
