"""Mappers differ in where the work is done and in nothing else."""

from __future__ import annotations

import threading
import time

import pytest

from verify.engine import Mapper, serial, threaded

MAPPERS: list[Mapper] = [serial, threaded(1), threaded(4), threaded(4, key=lambda item: item)]


@pytest.mark.parametrize("mapper", MAPPERS)
def test_results_are_in_the_order_of_the_items(mapper: Mapper) -> None:
    def slow_first(number: int) -> int:
        time.sleep(0.02 if number == 0 else 0)
        return number * number

    assert mapper(slow_first, range(9)) == [number * number for number in range(9)]
    assert mapper(slow_first, []) == []


@pytest.mark.parametrize("mapper", MAPPERS)
def test_the_first_failure_is_raised_again(mapper: Mapper) -> None:
    def fail(number: int) -> int:
        if number == 3:
            raise KeyError(number)
        return number

    with pytest.raises(KeyError, match="3"):
        mapper(fail, range(6))


def test_as_many_threads_as_workers_run_at_once() -> None:
    together = threading.Barrier(3, timeout=5)
    # The barrier opens only when three are in it at the same time.
    assert sorted(threaded(3)(lambda _: together.wait(), range(3))) == [0, 1, 2]


def test_items_with_one_key_are_done_in_order_by_one_thread() -> None:
    done: list[tuple[str, int]] = []
    threads: dict[str, set[int]] = {}

    def work(item: tuple[str, int]) -> None:
        threads.setdefault(item[0], set()).add(threading.get_ident())
        time.sleep(0.001)
        done.append(item)

    items = [(host, number) for number in range(8) for host in "abc"]
    threaded(3, key=lambda item: item[0] if isinstance(item, tuple) else None)(work, items)
    for host in "abc":
        assert [number for name, number in done if name == host] == list(range(8))
        assert len(threads[host]) == 1


def test_a_mapper_needs_a_worker() -> None:
    with pytest.raises(ValueError, match="worker"):
        threaded(0)
