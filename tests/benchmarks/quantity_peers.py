"""Measure other quantity readers from the package index on the same data, in the same run.

    python -m tests.benchmarks.quantity_peers

None of them is a dependency: this makes an environment of their own under ``build/peers``, installs
them there once, and runs ``quantities --peers`` in it. Where they are installed already,
``python -m tests.benchmarks.quantities --peers`` does the same. The readers that have no release
which still installs (CQE needs a parser's model besides) are given by their published figures.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.benchmarks.quantity_adapter import Row

ROOT = Path(__file__).resolve().parents[2]
# stemming and an old emoji: needed by the two, named by neither
PACKAGES = ("quantulum3", "recognizers-text-suite", "stemming", "emoji==1.1.0")
Read = Callable[[str], list[Row]]
Score = Callable[..., tuple[dict[str, tuple[float, float, float]], str]]


def _row(low: float | None, high: float | None, unit: str, span: tuple[int, int]) -> Row:
    return {"low": low, "high": high, "unit": unit, "change": "=", "start": span[0],
            "end": span[1], "kind": "number"}  # fmt: skip


def quantulum() -> Read:
    """Return quantulum3's reader (rules only, without its optional classifier)."""
    from quantulum3 import parser  # noqa: PLC0415 - optional, loaded only when asked for

    def read(text: str) -> list[Row]:
        rows = []
        for found in parser.parse(text):
            spread = found.uncertainty or 0
            low, high = found.value - spread, found.value + spread
            rows.append(_row(low, high, found.unit.name, found.span))
        return rows

    return read


def recognizers() -> Read:
    """Return Recognizers-Text's number-with-unit and number readers, longest first."""
    from recognizers_number import recognize_number  # noqa: PLC0415 - optional, loaded only when asked for
    from recognizers_number_with_unit import (  # noqa: PLC0415 - optional, loaded only when asked for
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    readers = (recognize_currency, recognize_dimension, recognize_temperature, recognize_age,
               recognize_number)  # fmt: skip

    def read(text: str) -> list[Row]:
        rows: list[Row] = []
        for reader in readers:
            for found in reader(text, "en-us"):
                span = (found.start, found.end + 1)
                value = _float(found.resolution.get("value") if found.resolution else None)
                taken = any(span[0] < r["end"] and r["start"] < span[1] for r in rows)
                if value is not None and not taken:
                    rows.append(_row(value, value, found.resolution.get("unit") or "-", span))
        return rows

    return read


def _float(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def table(module: ModuleType, bench: Path, texts: list[str], rate: float, score: Score) -> None:
    """Print each installed peer's figures on NewsQuant and its speed as a ratio to ours."""
    from tests.benchmarks.quantities import rows_of, speed  # noqa: PLC0415 - optional, loaded only when asked for

    path = bench / "newsquant" / "dev.jsonl"
    print(f"\n{'peer':20}{'value':>8}{'+unit':>8}{'+change':>9}{'sentences/s':>13}{'ours is':>9}")
    for name, load in (("quantulum3", quantulum), ("Recognizers-Text", recognizers)):
        try:
            read = load()
        except ImportError as error:
            print(f"{name:20}not installed ({error.name})")
            continue
        quiet = io.StringIO()
        with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
            predicted = {row["id"]: read(row["text"]) for row in rows_of(path)}
            pace = speed(texts[:60], read)
        found, _ = score(module, path, predicted, errors=False)
        figures = [found[key][2] for key in ("value", "value+unit", "value+change")]
        print(f"{name:20}{figures[0]:8.1f}{figures[1]:8.1f}{figures[2]:9.1f}{pace:13,.0f}"
              f"{rate / pace:8.0f}x")  # fmt: skip


def main() -> int:
    """Install the peers into their own environment and run the comparison there."""
    folder = ROOT / "build" / "peers"
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    command = [str(python), "-m", "tests.benchmarks.quantities", "--peers"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
