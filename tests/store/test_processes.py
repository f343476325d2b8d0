"""Many processes at one store, and processes that die in the middle."""

from __future__ import annotations

import multiprocessing
import random
import time
from pathlib import Path

import pytest

from tests.store.pages import ADDRESS, figures_kept, page, write_runs, write_until_killed
from verify.store import Store

# The benchmark does eight processes × 100 runs and 300 kills.
WORKERS = 4
RUNS = 10
KILLS = 6


def test_many_processes_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    context = multiprocessing.get_context("spawn")
    processes = [
        context.Process(target=write_runs, args=(path, worker, RUNS)) for worker in range(WORKERS)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
        assert process.exitcode == 0
    with Store(path) as store:
        store.check()
        assert len(store.addresses()) == WORKERS * RUNS + 1
        assert figures_kept(store, workers=WORKERS, runs=RUNS) == WORKERS * RUNS


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # about the fork itself
def test_processes_that_make_the_store_at_the_same_moment_agree(tmp_path: Path) -> None:
    """None may take the half-made file of another for a stranger's."""
    context = multiprocessing.get_context("fork")
    for number in range(8):
        path = tmp_path / f"{number}.sqlite"
        processes = [
            context.Process(target=write_runs, args=(path, worker, 1)) for worker in range(6)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join(60)
            assert process.exitcode == 0


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # about the fork itself
def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    path, acknowledged = tmp_path / "store.sqlite", tmp_path / "acknowledged"
    acknowledged.touch()
    chance = random.Random(8)  # noqa: S311  moments to kill at, no secret
    context = multiprocessing.get_context("fork")
    for _ in range(KILLS):
        process = context.Process(target=write_until_killed, args=(path, acknowledged))
        process.start()
        time.sleep(chance.uniform(0.02, 0.2))
        process.kill()
        process.join(10)
    addresses = acknowledged.read_text().split()
    assert addresses
    with Store(path) as store:
        store.check()
        for address in addresses:
            number = address.removeprefix(f"{ADDRESS}/")
            kept = store.latest(address)
            assert kept is not None
            assert kept.content == page(number.encode() * 1000).content
