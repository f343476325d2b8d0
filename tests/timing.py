"""Time limits that hold on a busy machine: processor time, the best of several tries."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

TRIES = 3
USUAL = 0.05  # seconds that ``_piece_of_work`` takes on the machine that the limits are meant for


def seconds(work: Callable[[], object], *, enough: float = 0.0) -> float:
    """Return the least processor time that ``work`` took in a few tries.

    Other programs on the machine add nothing to it but what they cost in caches, which the best
    of several tries leaves out. A try of no more than ``enough`` seconds is the last.
    """
    best = float("inf")
    for _ in range(TRIES):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
        if best <= enough:
            break
    return best


def growth(work: Callable[[int], object], size: int) -> float:
    """Return how many times as long ``work`` takes for twice the size: about 2 when linear.

    Less than a tenth of a second counts as one: below it a processor's moods are all there is.
    """
    return seconds(lambda: work(2 * size)) / max(0.1, seconds(lambda: work(size)))


def scaled(limit: float) -> float:
    """Return a limit in seconds, longer where a fixed piece of work takes longer than usual now.

    A slower machine, or one whose other programs fill its caches, needs more processor time for
    the same work. A faster one gets no shorter limit.
    """
    return limit * max(1.0, seconds(_piece_of_work, enough=USUAL) / USUAL)


def _piece_of_work() -> None:
    """Do what the readers mostly do: match a pattern, and keep the words in lower case."""
    words = [(m[0].lower(), m.start()) for m in re.finditer(r"(\w+)|(\S)", "a . " * 50_000)]
    assert len(words) == 100_000
