"""Whatever a server does, a fetch ends in time with the true page or with a typed problem."""

from __future__ import annotations

import socket
import time

import pytest

from tests.fetch.faults import BODY, CUT, FAULTS, good
from tests.fetch.servers import NO_ROBOTS, Server
from verify.fetch import Fetcher, Limits
from verify.model import Page, Problem, Request

LIMITS = Limits(
    deadline=1.2,
    connect=0.5,
    idle=0.4,
    wire_bytes=2_000_000,
    content_bytes=4_000_000,
    interval=0.0,
    backoff=0.01,
    retry_after=0.5,
)
# Every fault is tried on the page itself here; the benchmark tries all three places.
SLACK = 2.0
# The length is missing, unreadable, or stands behind a line that ends the headers early.
UNFRAMED = {"no length, cut", "length negative", "length not a number", "header without colon"}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_never_gives_other_bytes_than_the_page_has(name: str) -> None:
    """The only outcomes are the page as published and a problem; and never late."""

    def answer(connection: socket.socket, path: str) -> None:
        if path == "/robots.txt":
            connection.sendall(NO_ROBOTS)
        else:
            FAULTS[name](connection)

    with Server(answer) as server, Fetcher(limits=LIMITS) as fetch:
        begun = time.monotonic()
        result = fetch(Request(source="s", address=server.url("/page"), local=True))
        taken = time.monotonic() - begun
    assert taken < LIMITS.deadline + SLACK
    if isinstance(result, Page):
        assert result.content == BODY or (name in CUT and BODY.startswith(result.content))
        assert result.complete or name in UNFRAMED
    else:
        assert result.source == "s"
        assert "/page" in result.message
        assert result.message.isprintable()


@pytest.mark.parametrize("name", ["silent", "500", "endless body", "reset at once", "not HTTP"])
def test_rules_that_cannot_be_read_forbid_the_page(name: str) -> None:
    """RFC 9309, 2.3.1.4: a robots.txt that is unreachable means complete disallow."""

    def answer(connection: socket.socket, path: str) -> None:
        if path == "/robots.txt":
            FAULTS[name](connection)
        else:
            connection.sendall(good())

    with Server(answer) as server, Fetcher(limits=LIMITS) as fetch:
        result = fetch(Request(source="s", address=server.url("/page"), local=True))
    assert isinstance(result, Problem)
    assert "/page" not in server.paths
