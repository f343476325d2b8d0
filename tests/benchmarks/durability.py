"""Eight processes × 100 runs on one store, then 300 processes killed while they write to it.

``python -m tests.benchmarks.durability [--workers 8] [--runs 100] [--kills 300]``

Gates: no process fails (a lock would be a failure), everything that was kept is there, and after
every kill the store opens, is whole, and has every page that it had acknowledged.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import tempfile
import time
from pathlib import Path

from tests.store.pages import write_runs, write_until_killed
from verify.store import Store

CHECKED_EVERY = 10  # kills between two readings of the whole file


def together(path: Path, *, workers: int, runs: int) -> bool:
    """Let processes write at the same time; tell whether nothing was lost."""
    context = multiprocessing.get_context("spawn")
    begun = time.monotonic()
    processes = [
        context.Process(target=write_runs, args=(path, worker, runs)) for worker in range(workers)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    failed = sum(process.exitcode != 0 for process in processes)
    with Store(path) as store:
        store.check()
        pages = len(store.addresses()) - 1  # one address is shared by all
        figures = len(store.figures_of(source="s", reader_version="1"))
    lost = 2 * workers * runs - pages - figures
    print(
        f"{workers} processes x {runs} runs: {failed} failed, {lost} of {2 * workers * runs} lost, "
        f"{time.monotonic() - begun:.1f} s"
    )
    return not failed and not lost


def killed(folder: Path, *, kills: int) -> bool:
    """Kill processes at random moments; tell whether all that was acknowledged is there."""
    path, acknowledged = folder / "killed.sqlite", folder / "acknowledged"
    acknowledged.touch()
    chance = random.Random(8)  # noqa: S311  moments to kill at, no secret
    context = multiprocessing.get_context("fork")
    begun = time.monotonic()
    lost = 0
    for kill in range(kills):
        process = context.Process(target=write_until_killed, args=(path, acknowledged))
        process.start()
        time.sleep(chance.uniform(0.001, 0.1))
        process.kill()
        process.join()
        with Store(path) as store:
            if kill % CHECKED_EVERY == 0 or kill == kills - 1:
                store.check()
            kept = set(store.addresses())
        lost += len(set(acknowledged.read_text().split()) - kept)
    pages = len(acknowledged.read_text().split())
    seconds = time.monotonic() - begun
    print(f"{kills} kills: {lost} of {pages} acknowledged pages lost, {seconds:.1f} s")
    return not lost and pages > 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=8)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--kills", type=int, default=300)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        held = together(folder / "shared.sqlite", workers=given.workers, runs=given.runs)
        held = killed(folder, kills=given.kills) and held
    print("all gates hold" if held else "A GATE FAILED")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
