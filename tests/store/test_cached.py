"""When the store answers, when the network does, and what a failure leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.store.pages import ADDRESS, START, page
from verify.model import Page, Problem, ProblemCode, Request
from verify.store import Cached, Store

REQUEST = Request(source="s", address=ADDRESS)
DOWN = Problem(code=ProblemCode.TIMEOUT, source="s", message=f"{ADDRESS}: nothing came")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store.sqlite") as opened:
        yield opened


class Network:
    """Answers with ``result`` and remembers what it was asked."""

    def __init__(self, result: Page | Problem) -> None:
        self.result = result
        self.requests: list[Request] = []

    def __call__(self, request: Request) -> Page | Problem:
        self.requests.append(request)
        return self.result


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def test_a_page_is_asked_for_once_while_it_is_fresh(store: Store) -> None:
    network = Network(replace(page(), source="s"))
    cached = Cached(network, store, max_age=timedelta(hours=1), now=lambda: at(60))
    assert cached(REQUEST) == cached(REQUEST) == replace(page(), source="s")
    assert len(network.requests) == 1


def test_another_source_may_share_the_page(store: Store) -> None:
    store.put(page())
    cached = Cached(Network(DOWN), store, now=lambda: at(1))
    assert cached(replace(REQUEST, source="t")) == replace(page(), source="t")


def test_an_old_page_is_offered_for_comparison(store: Store) -> None:
    store.put(page())
    network = Network(page(b"376", minutes=61))
    cached = Cached(network, store, max_age=timedelta(hours=1), now=lambda: at(61))
    assert cached(REQUEST) == page(b"376", minutes=61)
    assert network.requests[0].known == replace(page(), source="s")
    assert len(store.versions(ADDRESS)) == 2


@pytest.mark.parametrize(
    ("own", "overruling", "asked"),
    [
        (None, None, False),
        (timedelta(minutes=5), None, True),
        (timedelta(minutes=5), timedelta(hours=1), False),
        (timedelta(hours=1), timedelta(0), True),
    ],
)
def test_whose_maximum_age_counts(
    own: timedelta | None, overruling: timedelta | None, *, asked: bool, store: Store
) -> None:
    """The run's, else the source's, else a day. The page is ten minutes old."""
    store.put(page())
    network = Network(page(minutes=10))
    Cached(network, store, max_age=overruling, now=lambda: at(10))(replace(REQUEST, max_age=own))
    assert bool(network.requests) is asked


def test_a_page_from_the_future_is_not_trusted(store: Store) -> None:
    store.put(page(minutes=60))
    network = Network(page())
    Cached(network, store, now=lambda: at(0))(REQUEST)
    assert network.requests


def test_a_failure_is_not_kept_and_leaves_the_last_page_as_stale(store: Store) -> None:
    network = Network(DOWN)
    cached = Cached(network, store, max_age=timedelta(0), now=lambda: at(10))
    assert cached(REQUEST) == DOWN
    assert store.addresses() == ()
    store.put(page())
    result = cached(REQUEST)
    assert result == replace(page(), source="s", stale=True, stale_reason=DOWN.message)
    latest = store.latest(ADDRESS)
    assert latest is not None
    assert not latest.stale


def test_a_refused_address_is_not_answered_from_the_store(store: Store) -> None:
    store.put(page())
    refused = replace(DOWN, code=ProblemCode.REFUSED_ADDRESS)
    cached = Cached(Network(refused), store, max_age=timedelta(0), now=lambda: at(10))
    assert cached(REQUEST) == refused


def test_offline_never_asks(store: Store) -> None:
    network = Network(page())
    cached = Cached(network, store, offline=True, max_age=timedelta(hours=1), now=lambda: at(30))
    missing = cached(REQUEST)
    assert isinstance(missing, Problem)
    assert missing.code is ProblemCode.NOT_STORED
    store.put(page())
    assert cached(REQUEST) == replace(page(), source="s")
    late = Cached(network, store, offline=True, max_age=timedelta(hours=1), now=lambda: at(90))
    stale = late(REQUEST)
    assert isinstance(stale, Page)
    assert stale.stale
    assert network.requests == []


def test_refresh_always_asks_for_the_whole_page(store: Store) -> None:
    store.put(page())
    network = Network(page(b"376"))
    assert Cached(network, store, refresh=True, now=lambda: at(0))(REQUEST) == page(b"376")
    assert network.requests == [REQUEST]


@pytest.mark.parametrize("offline", [True, False])
def test_files_are_read_every_time_and_kept_when_they_change(
    *, offline: bool, store: Store
) -> None:
    address = "file:///sheets/attacks.csv"
    request = Request(source="s", address=address, local=True)
    network = Network(page(address=address))
    cached = Cached(network, store, offline=offline, now=lambda: at(0))
    cached(request)
    cached(request)
    network.result = page(b"376", address=address, minutes=1)
    cached(request)
    assert len(network.requests) == 3
    assert len(store.versions(address)) == 2
