"""Eight processes × 100 runs on one store, then 300 kills of writers, then 300 of whole runs.

``python -m tests.benchmarks.durability [--workers 8] [--runs 100] [--kills 300]``

Gates: no process fails (a lock would be a failure), everything that was kept is there, and after
every kill the store opens, is whole, and has every page that it had acknowledged; after 300
killed runs of the program on one store, the next run gives the report of a run that was never
disturbed, byte for byte, and so does one without the network.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import tempfile
import time
from pathlib import Path

from tests.benchmarks.faults import ARTICLE, NOW, SHEETS, catalogue_at, loopback
from tests.fetch.servers import LOOPBACK, Server, site
from tests.store.pages import figures_kept, write_runs, write_until_killed
from verify.engine import serial
from verify.fetch import Fetcher, Limits
from verify.options import Options
from verify.pipeline import verify_article
from verify.source import Catalogue, read
from verify.store import Cached, Remembered, Store
from verify.text import read_article

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
        figures = figures_kept(store, workers=workers, runs=runs)
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


def killed_runs(folder: Path, *, kills: int) -> bool:
    """Kill whole runs at random moments; tell whether the next one gives the same report."""
    chance = random.Random(9)  # noqa: S311  moments to kill at, no secret
    context = multiprocessing.get_context("fork")
    begun = time.monotonic()
    lasting = 0
    with Server(site(SHEETS)) as server:
        catalogue = catalogue_at(server.port, folder)
        expected = _report(catalogue, folder / "calm.sqlite")
        # A run that fetches, and one that finds everything in the store.
        usual = [_seconds(catalogue, folder / "calm2.sqlite") for _ in range(2)]
        path = folder / "disturbed.sqlite"
        for kill in range(kills):
            if kill % 2 == 0:
                for file in folder.glob("disturbed.sqlite*"):
                    file.unlink()
            process = context.Process(target=_report, args=(catalogue, path))
            process.start()
            process.join(chance.uniform(0.0, 1.0) * usual[kill % 2])
            lasting += process.exitcode == 0
            process.kill()
            process.join()
            with Store(path) as store:
                store.check()
        again = _report(catalogue, path)
    offline = _report(catalogue, path, offline=True)
    print(
        f"{kills} killed runs ({lasting} were over before): next report "
        f"{'the same' if again == expected else 'DIFFERENT'}, offline "
        f"{'the same' if offline == expected else 'DIFFERENT'}, {time.monotonic() - begun:.1f} s"
    )
    return again == expected == offline


def _seconds(catalogue: Catalogue, path: Path) -> float:
    """Return how long a run takes."""
    begun = time.monotonic()
    _report(catalogue, path)
    return time.monotonic() - begun


def _report(catalogue: Catalogue, path: Path, *, offline: bool = False) -> str:
    """Make one run with the store at ``path`` and return all of its report."""
    limits = Limits(interval=0.0)
    with (
        Store(path) as store,
        Fetcher(
            limits=limits, resolver=lambda _: [LOOPBACK], permit=loopback, now=lambda: NOW
        ) as fetcher,
    ):
        report = verify_article(
            read_article(ARTICLE, origin="harvest.txt"),
            catalogue,
            fetch=Cached(fetcher, store, offline=offline, now=lambda: NOW),
            reader=Remembered(read, store),
            mapper=serial,
            options=Options(),
            now=NOW,
        )
    return repr(report)


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
        held = killed_runs(folder, kills=given.kills) and held
    print("all gates hold" if held else "A GATE FAILED")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
