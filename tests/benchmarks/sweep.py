"""The choice of threshold, margin and weights, repeated on development data.

    python -m tests.benchmarks.sweep [FOLDER]

Runs the trap worlds (``tests/benchmarks/traps`` by default) with other constants, one changed at a
time, and prints what each choice would give: true or open statements refuted, false ones refuted,
true ones supported, and others supported. A choice that accuses anybody is out; of the rest the one
with most right words wins, and among equals the strictest.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

from tests.benchmarks.traps import WORLDS, Outcome, accused, run_world
from verify.match import find
from verify.model import Field, Label
from verify.options import Options

THRESHOLDS = (60.0, 65.0, 70.0, 75.0, 80.0)
MARGINS = (2.0, 5.0, 10.0)
FACTORS = (0.5, 2.0)


def choices() -> Iterator[tuple[str, Options, Mapping[Field, float]]]:
    """Yield each choice with its name: as it stands, then one constant changed."""
    yield "as it stands", Options(), {}
    for threshold in THRESHOLDS:
        yield f"threshold {threshold:g}", Options(threshold=threshold), {}
    for margin in MARGINS:
        yield f"margin {margin:g}", Options(margin=margin), {}
    for field, weight in find.WEIGHTS.items():
        for factor in FACTORS:
            yield f"weight of {field} × {factor:g}", Options(), {field: weight * factor}


def row(name: str, outcomes: Sequence[Outcome]) -> str:
    """Return one line of the table."""
    told = Counter((one.case.truth, one.label) for one in outcomes)
    wrongly = told["false", Label.SUPPORTED] + told["open", Label.SUPPORTED]
    right = told["false", Label.REFUTED], told["true", Label.SUPPORTED]
    return f"{name:28} {len(accused(outcomes)):>8} {right[0]:>8} {right[1]:>10} {wrongly:>8}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 2 where there is no world."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=WORLDS)
    worlds = sorted(parser.parse_args(arguments).folder.glob("*.toml"))
    if not worlds:
        print("no worlds")
        return 2
    print(f"{'choice':28} {'accused':>8} {'refuted':>8} {'supported':>10} {'wrongly':>8}")
    for name, options, weights in choices():
        with patch.dict(find.WEIGHTS, weights):
            outcomes = [one for path in worlds for one in run_world(path, options=options)]
        print(row(name, outcomes), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
