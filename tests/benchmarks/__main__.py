"""Run every benchmark, one after the other, and say which ones missed a bound.

    python -m tests.benchmarks [NAME ...]

Each prints its own table. A benchmark whose data is absent says so and is skipped.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence

#: What is run, in this order, with the arguments that keep it to minutes.
BENCHMARKS: dict[str, tuple[str, ...]] = {
    "quantities": (),
    "articles": (),
    "main_text": (),
    "vitaminc": (),
    "tabfact": (),
    "accusation": ("--cases", "2000"),
    "traps": (),
    "wikitables": (),
    "pages": (),
    "live": (),
    "hostile_sources": (),
    "hostile_readers": (),
    "roundtrip": ("--cases", "5000"),
    "faults": (),
    "durability": (),
}


def main(arguments: Sequence[str]) -> int:
    """Run the named benchmarks, all if none is named; 1 if one failed, 2 for an unknown name."""
    unknown = [name for name in arguments if name not in BENCHMARKS]
    if unknown:
        print(f"unknown: {', '.join(unknown)} (there are {', '.join(BENCHMARKS)})")
        return 2
    outcomes = []
    for name in arguments or BENCHMARKS:
        print(f"\n=== {name}", flush=True)
        started = time.perf_counter()
        command = [sys.executable, "-m", f"tests.benchmarks.{name}", *BENCHMARKS[name]]
        code = subprocess.run(command, check=False).returncode
        outcomes.append((name, code, time.perf_counter() - started))
    print("\n=== all")
    for name, code, seconds in outcomes:
        print(f"{name:18} {'passed' if code == 0 else f'failed ({code})':12} {seconds:7.0f} s")
    return 1 if any(code for _, code, _ in outcomes) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
