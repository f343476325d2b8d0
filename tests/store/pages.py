"""Pages for the store's tests, and the work that its many-process tests do."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from verify.model import Page
from verify.store import Store

START = datetime(2023, 11, 8, 12, tzinfo=UTC)
ADDRESS = "https://figures.example/attacks"


def page(content: bytes = b"294", *, address: str = ADDRESS, minutes: float = 0) -> Page:
    """Return a page as a fetch would give it, retrieved ``minutes`` after the start."""
    return Page(
        source="",
        address=address,
        final_address=address + "?final",
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        retrieved=START + timedelta(minutes=minutes),
        media_type="text/html",
        charset="utf-8",
        modified=START - timedelta(days=1),
        etag='"v1"',
        complete=False,
    )


def write_runs(path: Path, worker: int, runs: int) -> None:
    """Do what ``runs`` runs of one process would do to the store at ``path``."""
    for run in range(runs):
        with Store(path) as store:
            mine = page(f"{worker} {run}".encode(), address=f"{ADDRESS}/{worker}/{run}")
            store.put(mine)
            store.put(page(b"shared", minutes=run))
            store.put_figures(b"figures", sha256=mine.sha256, source="s", reading=str(worker))
            if store.latest(mine.address) != mine:
                raise AssertionError("what was kept is not there")


def figures_kept(store: Store, *, workers: int, runs: int) -> int:
    """Return how many of the figures that ``write_runs`` kept are there."""
    kept = 0
    for worker in range(workers):
        for run in range(runs):
            sha256 = hashlib.sha256(f"{worker} {run}".encode()).hexdigest()
            found = store.figures(sha256=sha256, source="s", reading=str(worker))
            kept += found == b"figures"
    return kept


def write_until_killed(path: Path, acknowledged: Path) -> None:
    """Keep pages for ever, noting each one once the store has it."""
    with Store(path) as store, acknowledged.open("a") as notes:
        number = sum(1 for _ in acknowledged.open())
        while True:
            mine = page(str(number).encode() * 1000, address=f"{ADDRESS}/{number}")
            store.put(mine)
            notes.write(f"{mine.address}\n")
            notes.flush()
            number += 1
