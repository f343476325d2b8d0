"""Measure the quantity reader on labelled data, beside other readers' figures.

    python -m tests.benchmarks.quantities [--peers] [--errors FILE] [--gate]

The data folder is ``$VERIFY_BENCH`` or ``../shared/bench`` beside the repository; without it the
run is skipped. ``--peers`` also measures quantulum3 and Recognizers-Text where installed, in the
same run, with the sentences per second of each. ``--errors`` prints one file's misses. ``--gate``
fails when a figure is below its floor.

Left out because news cannot contain them or their convention contradicts ours: none of the files;
rows that ask for it (a command to a device, "3k" as kilometres, "30 l" as lakh, "1 m" as minutes)
stay in and count against us.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.benchmarks.quantity_adapter import Row, convert
from verify.quantity import scan

ROOT = Path(__file__).resolve().parents[2]
BENCH = Path(os.environ.get("VERIFY_BENCH", ROOT.parent / "shared" / "bench"))
# value F1 of the best peer that installs (published with the data); newsquant: CQE, published
PEERS = {
    "ms_number": 70.8, "ms_percent": 100.0, "ms_currency": 89.2, "ms_dimension": 81.0,
    "ms_temperature": 84.2, "ms_age": 100.0, "ms_ordinal": 51.9, "ms_range": 7.3,
    "duckling_numeral": 70.8, "duckling_amountofmoney": 67.8, "duckling_distance": 34.4,
    "duckling_volume": 66.7, "duckling_temperature": 66.7, "duckling_quantity": 46.6,
}  # fmt: skip
# ms_age-15 gives one end of "40 - 50 years old" as the age; we read the range
FLOORS = PEERS | {"ms_age": 94.0}
# rows whose labels we believe wrong or at odds with others of their file; none is left out
MISLABELLED = {
    "newsquant": """461 and 581 (other digits than the text), 532 (dozens as 12; 186 has 12 to
        120), 95 (one of four as a quarter), 349 (EV as exavolt), 396 (p as points; at one point),
        401 (1 innings as a ninth), 287 (league games as league), 329 (212 missing), 159 (half
        missing), 476 (two-month missing), 368 and 482 (ages missing, given elsewhere), 264 and 520
        (jumped, grew: no change), 131 against 521 (about and a change together), 113 to 534
        (levels reached: a change in nine of seventeen)""",
    "ms_age": "15",
}
NEWSQUANT = {"value": (92.0, 94.0), "value+unit": (85.6, 88.0), "value+change": (88.1, 90.0)}
LINE = re.compile(r"(\S+)\s+P\s+([\d.]+)\s+R\s+([\d.]+)\s+F1\s+([\d.]+)")

Reader = Callable[[str], list[Row]]


def scorer() -> ModuleType:
    """Load the scorer that comes with the data."""
    spec = importlib.util.spec_from_file_location("score", BENCH / "score_quantities.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Read one labelled file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def score(
    module: ModuleType, path: Path, predicted: dict[str, list[Row]], *, errors: bool
) -> tuple[dict[str, tuple[float, float, float]], str]:
    """Run the scorer: criterion to precision, recall, F1; and what it printed."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "predictions.jsonl"
        target.write_text(
            "".join(
                json.dumps({"id": key, "quantities": rows}) + "\n"
                for key, rows in predicted.items()
            ),
            "utf-8",
        )
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            module.main(str(path), str(target), errors)
    found = {
        name: (float(p), float(r), float(f)) for name, p, r, f in LINE.findall(output.getvalue())
    }
    return found, output.getvalue()


def ours(path: Path) -> dict[str, list[Row]]:
    """Read every row of a file with our reader."""
    return {row["id"]: convert(row["text"], scan(row["text"]), path.stem) for row in rows_of(path)}


def dates_reported(path: Path, predicted: dict[str, list[Row]]) -> float:
    """Return the percentage of gold dates that a prediction overlaps."""
    dates = hits = 0
    for row in rows_of(path):
        for gold in row["gold"]:
            if gold["kind"] == "date":
                dates += 1
                hits += any(
                    p["start"] < gold["end"] and gold["start"] < p["end"]
                    for p in predicted[row["id"]]
                )
    return 100 * hits / max(1, dates)


def speed(texts: list[str], read: Callable[[str], object]) -> float:
    """Return sentences per second of processor time, the best of three passes."""
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            read(text)
        best = max(best, len(texts) / (time.process_time() - start))
    return best


def main(arguments: list[str] | None = None) -> int:
    """Print the table; return 1 when ``--gate`` is asked for and a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--errors", metavar="FILE", default="")
    parser.add_argument("--gate", action="store_true")
    options = parser.parse_args(arguments)
    if not (BENCH / "score_quantities.py").exists():
        print(f"skipped: no benchmark data in {BENCH} (set VERIFY_BENCH)")
        return 0
    module = scorer()
    if options.errors:
        folder = "newsquant" if options.errors == "dev" else "quantities"
        path = BENCH / folder / f"{options.errors}.jsonl"
        print(score(module, path, ours(path), errors=True)[1])
        return 0
    low = table(module)
    texts = [row["text"] for row in rows_of(BENCH / "newsquant" / "dev.jsonl")]
    rate = speed(texts, scan)
    print(f"\nspeed: {rate:,.0f} sentences/s on the NewsQuant sentences, one core")
    if options.peers:
        from tests.benchmarks import quantity_peers  # noqa: PLC0415 - optional, loaded only when asked for

        quantity_peers.table(module, BENCH, texts, rate, score)
    for file, note in MISLABELLED.items():
        print(f"\nbelieved mislabelled in {file}: {' '.join(note.split())}")
    if low:
        print(f"\nbelow the floor: {', '.join(low)}")
    return int(bool(low) and options.gate)


def table(module: ModuleType) -> list[str]:
    """Print our figures beside the peers'; return the names of those below their floors."""
    low = []
    path = BENCH / "newsquant" / "dev.jsonl"
    found, _ = score(module, path, ours(path), errors=False)
    print(f"{'file':24}{'criterion':14}{'P':>6}{'R':>7}{'F1':>7}{'peer':>7}{'floor':>7}")
    for name, (peer, floor) in NEWSQUANT.items():
        p, r, f = found[name]
        print(f"{'newsquant dev':24}{name:14}{p:6.1f}{r:7.1f}{f:7.1f}{peer:7.1f}{floor:7.1f}")
        low += [f"newsquant {name}"] * (f < floor)
    for file in sorted((BENCH / "quantities").glob("*.jsonl")):
        predicted = ours(file)
        found, _ = score(module, file, predicted, errors=False)
        name = "span" if file.stem.startswith("cogcomp") else "value"
        floor = 93.0 if name == "span" else FLOORS.get(file.stem, 0.0)
        p, r, f = found[name]
        peer_ = f"{PEERS[file.stem]:7.1f}" if file.stem in PEERS else "      -"
        print(f"{file.stem:24}{name:14}{p:6.1f}{r:7.1f}{f:7.1f}{peer_}{floor:7.1f}")
        low += [file.stem] * (f < floor)
        if name == "span":
            dates = dates_reported(file, predicted)
            print(f"{'':24}{'dates taken for quantities':26}{dates:8.1f}%  (at most 6%)")
            low += ["cogcomp dates"] * (dates > 6)
    return low


if __name__ == "__main__":
    sys.exit(main())
