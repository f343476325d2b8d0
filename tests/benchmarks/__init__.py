"""Measured gates, run apart from the tests: ``python -m tests.benchmarks`` runs them all.

They need labelled data that does not belong to this project: its folder is named by the
environment variable ``VERIFY_BENCH`` or stands beside the repository as ``../shared/bench``.
"""

from __future__ import annotations

import os
from pathlib import Path


def bench_folder() -> Path | None:
    """Return the folder of labelled data, or ``None`` where there is none."""
    named = os.environ.get("VERIFY_BENCH")
    root = Path(__file__).resolve().parents[2]
    folder = Path(named) if named else root.parent / "shared" / "bench"
    return folder if folder.is_dir() else None
