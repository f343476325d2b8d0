"""The door's bounds over real sockets: sizes, times, tries, and what a request says."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from dataclasses import replace

import pytest

from tests.fetch.doors import LIMITS, PAGE, ask, permit_loopback, public
from tests.fetch.faults import FAULTS
from tests.fetch.servers import LOOPBACK, NO_ROBOTS, Server, http, site
from verify.cli.check import mapper
from verify.fetch import Fetcher, Limits
from verify.model import Page, Problem, ProblemCode


def test_the_bounds_are_those_that_are_promised() -> None:
    limits = Limits()
    assert (limits.deadline, limits.connect, limits.retry_after) == (30, 5, 30)
    assert (limits.content_bytes, limits.wire_bytes) == (10 * 1024**2, 5 * 1024**2)
    assert (limits.redirects, limits.retries, limits.interval) == (5, 2, 1)
    assert limits.robots_bytes >= 500 * 1024  # RFC 9309, 2.5


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize(("over", "arrives"), [(0, True), (1, False)])
def test_a_page_may_be_as_large_as_the_cap_and_not_a_byte_more(
    over: int, *, arrives: bool, zipped: bool
) -> None:
    cap = 100_000
    body = bytes(cap + over)
    headers = ("Content-Encoding: gzip",) if zipped else ()
    answer = http(gzip.compress(body) if zipped else body, headers=headers)
    with (
        Server(site({"/a": answer})) as server,
        Fetcher(
            limits=replace(LIMITS, content_bytes=cap),
            resolver=lambda _: [LOOPBACK],
            permit=permit_loopback,
        ) as fetch,
    ):
        result = fetch(ask(server.url("/a")))
    if arrives:
        assert isinstance(result, Page)
        assert len(result.content) == cap
    else:
        assert isinstance(result, Problem)
        assert result.code is ProblemCode.TOO_LARGE


@pytest.mark.parametrize("declared", [True, False])
def test_what_comes_over_the_wire_is_capped_headers_included(*, declared: bool) -> None:
    padding = "X-Padding: " + "a" * 30_000
    body = b"2021,294\n" * 8_000
    answer = http(body, headers=(padding,), length=declared)
    with (
        Server(site({"/a": answer})) as server,
        Fetcher(
            limits=replace(LIMITS, wire_bytes=100_000),
            resolver=lambda _: [LOOPBACK],
            permit=permit_loopback,
        ) as fetch,
    ):
        result = fetch(ask(server.url("/a")))
    assert isinstance(result, Problem)
    assert result.code is ProblemCode.TOO_LARGE


@pytest.mark.parametrize(
    "name",
    [
        "length too large", "length one too small", "rest after the length", "body reset",
        "last chunk missing", "chunk cut", "gzip cut", "gzip without trailer",
    ],
)  # fmt: skip
def test_a_page_that_was_cut_short_is_known_to_be(name: str) -> None:
    def answer(connection: socket.socket, path: str) -> None:
        if path == "/robots.txt":
            connection.sendall(NO_ROBOTS)
        else:
            FAULTS[name](connection)

    with Server(answer) as server, public() as fetch:
        result = fetch(ask(server.url("/a")))
    assert isinstance(result, Problem)
    assert result.code in {ProblemCode.TRUNCATED, ProblemCode.UNREACHABLE}
    assert result.code is ProblemCode.TRUNCATED or name == "body reset"


def test_two_retries_and_no_more_each_after_a_longer_pause() -> None:
    pauses: list[float] = []
    with (
        Server(site({"/a": http(b"", status="502 Bad")})) as server,
        Fetcher(
            limits=replace(LIMITS, backoff=0.25),
            resolver=lambda _: [LOOPBACK],
            permit=permit_loopback,
            sleep=pauses.append,
        ) as fetch,
    ):
        result = fetch(ask(server.url("/a")))
    assert isinstance(result, Problem)
    assert server.paths == ["/robots.txt", "/a", "/a", "/a"]
    assert pauses == [0.25, 0.5]


def test_a_request_says_who_asks_and_what_it_takes() -> None:
    with (
        Server(site({"/a": PAGE})) as server,
        Fetcher(
            limits=LIMITS,
            contact="desk@newsroom.example",
            resolver=lambda _: [LOOPBACK],
            permit=permit_loopback,
        ) as fetch,
    ):
        assert isinstance(fetch(ask(server.url("/a"))), Page)
    for head in server.heads:
        lines = head.splitlines()
        assert any(
            line.startswith("User-Agent: verify-figures/")
            and line.endswith(" (+desk@newsroom.example)")
            for line in lines
        )
        assert "Accept-Encoding: gzip" in lines
        assert not any(line.lower().startswith(("cookie", "referer")) for line in lines)


def test_a_host_that_does_not_pick_up_is_given_up_after_the_connect_limit() -> None:
    """A listener whose queue is full lets further connections hang."""
    with socket.create_server((LOOPBACK, 0), backlog=0) as listener:
        port = listener.getsockname()[1]
        waiting = []
        for _ in range(8):
            held = socket.socket()
            held.setblocking(False)  # noqa: FBT003 - socket's own
            held.connect_ex((LOOPBACK, port))
            waiting.append(held)
        limits = replace(LIMITS, connect=0.3, retries=0)
        with Fetcher(limits=limits, resolver=lambda _: [LOOPBACK], permit=permit_loopback) as fetch:
            begun = time.monotonic()
            result = fetch(ask(f"http://busy.test:{port}/"))
            taken = time.monotonic() - begun
        for held in waiting:
            held.close()
    assert isinstance(result, Problem)
    assert result.code is ProblemCode.TIMEOUT
    assert taken < 2


def test_four_hosts_are_asked_side_by_side_and_each_alone() -> None:
    lock = threading.Lock()
    busy: list[str] = []
    most: list[int] = []

    def answer(connection: socket.socket, path: str) -> None:
        if path == "/robots.txt":
            connection.sendall(NO_ROBOTS)
            return
        host = path.split("/")[1]
        with lock:
            assert host not in busy
            busy.append(host)
            most.append(len(busy))
        time.sleep(0.15)
        with lock:
            busy.remove(host)
        connection.sendall(PAGE)

    with Server(answer) as server, public() as fetch:
        requests = [
            ask(server.url(f"/host{number}.test/{page}", host=f"host{number}.test"))
            for page in range(2)
            for number in range(6)
        ]
        results = list(mapper()(fetch, requests))
    assert all(isinstance(result, Page) for result in results)
    assert max(most) == 4
