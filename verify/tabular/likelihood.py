"""What the programs say together.

A log-linear model: the weight of each feature (``data/weights.toml``) gives each program a share,
and the statement is as likely true as the programs that come out true have shares. The weights
are fitted by ``tests/benchmarks/tabfact.py --fit``, so that the statements' labels become likely;
which program was meant is not labelled.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

from verify.tabular.programs import Program


@cache
def weights() -> Mapping[str, float]:
    """Return the fitted weights by feature, read once."""
    text = (files("verify.tabular") / "data" / "weights.toml").read_text(encoding="utf-8")
    return {key: float(value) for key, value in tomllib.loads(text)["weights"].items()}


def shares(found: Sequence[Mapping[str, float]], table: Mapping[str, float]) -> tuple[float, ...]:
    """Return each program's share of the belief; together they are 1."""
    scores = [sum(table.get(name, 0.0) * amount for name, amount in one.items()) for one in found]
    top = max(scores)
    raw = [exp(one - top) for one in scores]
    total = sum(raw)
    return tuple(one / total for one in raw)


def chance(programs: Sequence[Program], held: Sequence[float]) -> float:
    """Return how likely the statement is true, 0 to 1."""
    pairs = zip(programs, held, strict=True)
    return min(1.0, sum(share for one, share in pairs if one.outcome))
