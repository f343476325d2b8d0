"""The door: one request in, one page or one problem out, whatever the network does."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from verify import __version__
from verify.fetch import files
from verify.fetch.addresses import Permit, Resolver, is_public, system_resolver
from verify.fetch.attempt import AttemptError
from verify.fetch.budget import Budget, Clock
from verify.fetch.limits import Limits
from verify.fetch.robots import Robots
from verify.fetch.turns import Turns
from verify.fetch.urls import parse
from verify.fetch.visit import Tools, Visit
from verify.fetch.wire import Wire
from verify.model import Page, Problem, ProblemCode, Request

PRODUCT = "verify-figures"
_ACCEPT = "text/html, application/xhtml+xml, application/json, text/csv, */*;q=0.5"
_ALWAYS = float("inf")


def user_agent(contact: str = "") -> str:
    """Return how we introduce ourselves; ``contact`` is the newsroom's address, mail or web."""
    words = "".join(mark for mark in contact if mark.isascii() and mark.isprintable()).strip()
    return f"{PRODUCT}/{__version__}" + (f" (+{words})" if words else "")


def utc_now() -> datetime:
    """Return the time now, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


class Fetcher:
    """Retrieves pages; callable as ``fetch(request) -> Page | Problem``, safe between threads.

    ``base``: where relative ``file:`` addresses start. ``contact``: who is asking, for the
    User-Agent. ``credentials``: an Authorization header's value by origin
    (``https://host:port``), sent to that origin and to no other. ``ca_bundle``: certificate
    authorities instead of certifi's. ``environment_proxies``: use HTTPS_PROXY and its kin, which
    are ignored otherwise; names are then looked up by the proxy, and only the proxy can refuse.

    The rest is for tests: ``permit`` says which addresses a source without ``local`` may be at.
    """

    def __init__(
        self,
        *,
        base: Path | None = None,
        contact: str = "",
        limits: Limits | None = None,
        credentials: Mapping[str, str] | None = None,
        ca_bundle: Path | None = None,
        environment_proxies: bool = False,
        resolver: Resolver = system_resolver,
        permit: Permit = is_public,
        clock: Clock = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._base = base or Path()
        self._limits = limits = limits or Limits()
        self._clock = clock
        self._sleep = sleep
        self._tools = Tools(
            limits=limits,
            wire=Wire(
                limits=limits,
                resolver=resolver,
                ca_bundle=ca_bundle,
                environment_proxies=environment_proxies,
            ),
            turns=Turns(interval=limits.interval, clock=clock, sleep=sleep),
            robots=Robots(token=PRODUCT, clock=clock),
            permit=permit,
            headers={
                "User-Agent": user_agent(contact),
                "Accept": _ACCEPT,
                "Accept-Encoding": "gzip",
                "Connection": "close",
            },
            credentials=dict(credentials or {}),
            now=now,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of everything; today nothing is kept open between two fetches."""

    def __call__(self, request: Request) -> Page | Problem:
        """Return the page that ``request`` asks for, or why there is none."""
        try:
            if files.SCHEME.match(request.address):
                return self._file(request)
            return self._page(request)
        except AttemptError as error:
            return error.problem(source=request.source, address=request.address)

    def _file(self, request: Request) -> Page:
        """Return the file as a page. Raises ``AttemptError``."""
        if not request.local:
            message = "files may only be read by a source that is allowed to"
            raise AttemptError(ProblemCode.REFUSED_ADDRESS, message)
        path = files.path_of(request.address, base=self._base)
        content = files.read_file(path, cap=self._limits.content_bytes)
        return Page(
            source=request.source,
            address=request.address,
            final_address=request.address,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            retrieved=self._tools.now(),
            media_type=files.media_type_of(path),
        )

    def _page(self, request: Request) -> Page:
        """Return the page at a web address, trying again where that may help."""
        limits = self._limits
        target = parse(request.address, local=request.local)
        # The queue at a host is not the host's fault: the deadline starts when it is over.
        self._tools.turns.wait(target.host, at_most=_ALWAYS, rest_at_most=limits.retry_after)
        budget = Budget(limits, self._clock)
        attempt = 0
        while True:
            visit = Visit(
                self._tools, request=request, target=target, budget=budget, turn_taken=attempt == 0
            )
            try:
                return visit.page()
            except AttemptError as error:
                pause = limits.backoff * 2**attempt if error.wait is None else error.wait
                if not error.retry or attempt == limits.retries or pause >= budget.remaining():
                    raise
            self._sleep(pause)
            attempt += 1
