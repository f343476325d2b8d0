"""Doors for the tests: loopback plays the open internet."""

from __future__ import annotations

from pathlib import Path

from tests.fetch.servers import LOOPBACK, http
from verify.fetch import Fetcher, Limits
from verify.fetch.addresses import IPAddress
from verify.model import Request

LIMITS = Limits(deadline=3.0, connect=1.0, idle=1.0, interval=0.0, backoff=0.01, retry_after=0.3)
OPEN = "127.0.0.2"  # a second loopback address, where one server must be told from another
TLS = Path(__file__).parent / "tls"
PAGE = http(b"<p>294 attacks</p>", headers=("Content-Type: text/html; charset=UTF-8",))


def permit_loopback(address: IPAddress) -> bool:
    """Stand in for ``is_public`` where a test server plays a public host."""
    return str(address) == LOOPBACK


def public(**names: str) -> Fetcher:
    """Return a fetcher to which every name is at loopback, and loopback is public."""
    return Fetcher(
        limits=LIMITS,
        resolver=lambda host: [names.get(host, LOOPBACK)],
        permit=permit_loopback,
    )


def ask(address: str, *, local: bool = False) -> Request:
    return Request(source="s", address=address, local=local)
