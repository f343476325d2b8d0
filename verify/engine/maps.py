"""Map-like functions: ``run(function, items)`` gives one result an item, in the items' order.

They differ in where the work is done and in nothing else, so the report is the same on each.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, Protocol, TypeVar

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
    Raises ``ValueError`` for fewer workers than one.
    """
    if workers < 1:
        raise ValueError("a mapper needs at least one worker")

    def run(function: Callable[[T], R], items: Iterable[T], /) -> list[R]:
        listed = list(items)
        groups: dict[Hashable, list[int]] = {}
        for index, item in enumerate(listed):
            groups.setdefault(index if key is None else key(item), []).append(index)
        if len(groups) < 2 or workers == 1:
            return serial(function, listed)
        return _Job(function, listed, list(groups.values())).done_by(workers)

    return run


class _Job(Generic[T, R]):
    """One call of a threaded mapper: ``groups`` of indices into ``items``, shared out."""

    def __init__(self, function: Callable[[T], R], items: list[T], groups: list[list[int]]) -> None:
        self._function = function
        self._items = items
        self._waiting: queue.SimpleQueue[list[int]] = queue.SimpleQueue()
        for group in groups:
            self._waiting.put(group)
        self._most = len(groups)
        self._results: dict[int, R] = {}
        self._failures: dict[int, BaseException] = {}
        self._stop = threading.Event()

    def done_by(self, workers: int) -> list[R]:
        """Return the results in order, or raise the first failure."""
        threads = [
            threading.Thread(target=self._work, name=f"verify-{number}", daemon=True)
            for number in range(min(workers, self._most))
        ]
        for thread in threads:
            thread.start()
        try:
            for thread in threads:
                while thread.is_alive():
                    thread.join(_POLL)
        finally:
            self._stop.set()
        if self._failures:
            raise self._failures[min(self._failures)]
        return [self._results[index] for index in range(len(self._items))]

    def _work(self) -> None:
        """Do group after group until there are none, or somebody has failed."""
        while True:
            try:
                group = self._waiting.get_nowait()
            except queue.Empty:
                return
            for index in group:
                if self._stop.is_set():
                    return
                try:
                    self._results[index] = self._function(self._items[index])
                except BaseException as error:  # noqa: BLE001  raised again by the caller's thread
                    self._failures[index] = error
                    self._stop.set()
                    return
