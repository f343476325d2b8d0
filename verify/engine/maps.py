"""Map-like functions: ``run(function, items)`` gives one result an item, in the items' order.

They differ in where the work is done and in nothing else, so the report is the same on each.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Hashable, Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_POLL = 0.2  # seconds between two chances for Ctrl-C while waiting (needed on Windows)


class Mapper(Protocol):
    """Applies a function to every item. The first exception, by item, is raised again."""

    def __call__(self, function: Callable[[T], R], items: Iterable[T], /) -> list[R]:
        """Return the results in the order of ``items``."""
        ...


def serial(function: Callable[[T], R], items: Iterable[T], /) -> list[R]:
    """Apply ``function`` to one item after the other."""
    return [function(item) for item in items]


def threaded(workers: int = 4, *, key: Callable[[object], Hashable] | None = None) -> Mapper:
    """Return a mapper that works in up to ``workers`` threads.

    Items with the same ``key`` are done one after the other by the same thread: requests keyed
    by host run many hosts in parallel and keep each host's queue in order. Without ``key`` every
    item stands alone. The threads are daemons, so that Ctrl-C ends the program at once.
    """
    if workers < 1:
        raise ValueError("a mapper needs at least one worker")

    def run(function: Callable[[T], R], items: Iterable[T], /) -> list[R]:
        listed = list(items)
        groups: dict[Hashable, list[int]] = {}
        for index, item in enumerate(listed):
            groups.setdefault((index,) if key is None else (key(item), None), []).append(index)
        if len(groups) < 2 or workers == 1:
            return serial(function, listed)
        return _run(function, listed, list(groups.values()), workers)

    return run


def _run(
    function: Callable[[T], R], items: list[T], groups: list[list[int]], workers: int
) -> list[R]:
    """Share ``groups`` of indices among threads and put the results in order."""
    waiting: queue.SimpleQueue[list[int]] = queue.SimpleQueue()
    for group in groups:
        waiting.put(group)
    results: dict[int, R] = {}
    failures: dict[int, BaseException] = {}
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            try:
                group = waiting.get_nowait()
            except queue.Empty:
                return
            for index in group:
                if stop.is_set():
                    return
                try:
                    results[index] = function(items[index])
                except BaseException as error:  # noqa: BLE001  raised again by the caller's thread
                    failures[index] = error
                    stop.set()
                    return

    threads = [
        threading.Thread(target=work, name=f"verify-{number}", daemon=True)
        for number in range(min(workers, len(groups)))
    ]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            while thread.is_alive():
                thread.join(_POLL)
    finally:
        stop.set()
    if failures:
        raise failures[min(failures)]
    return [results[index] for index in range(len(items))]
