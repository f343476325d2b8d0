"""Render quantities in every notation and read them back, many more times than the tests do.

    python -m tests.benchmarks.roundtrip [--cases N]

Runs tests/quantity/test_roundtrip.py with N cases for each of its properties (100,000 if not told):
values, units, hedges, ranges and exact spans come back, and no text of any kind raises.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run the properties; return the test run's exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    options = parser.parse_args(arguments)
    command = [sys.executable, "-m", "pytest", "-q", "tests/quantity/test_roundtrip.py"]
    environment = {**os.environ, "VERIFY_ROUNDTRIP": str(options.cases)}
    print(f"{options.cases:,} cases of each property", flush=True)
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
