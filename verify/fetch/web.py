"""The half of the door that leads to the network: turns, retries, deadline.

Imported with the first web address, because requests costs more than the rest of a run on files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from verify import __version__
from verify.fetch.addresses import Permit, Resolver
from verify.fetch.attempt import AttemptError
from verify.fetch.budget import Budget, Clock
from verify.fetch.limits import Limits
from verify.fetch.robots import Robots
from verify.fetch.turns import Turns
from verify.fetch.urls import parse
from verify.fetch.visit import Tools, Visit
from verify.fetch.wire import Wire
from verify.model import Page, Request

PRODUCT = "verify-figures"
_ACCEPT = "text/html, application/xhtml+xml, application/json, text/csv, */*;q=0.5"
_ALWAYS = float("inf")


def user_agent(contact: str = "") -> str:
    """Return how we introduce ourselves; ``contact`` is the newsroom's address, mail or web."""
    words = "".join(mark for mark in contact if mark.isascii() and mark.isprintable()).strip()
    return f"{PRODUCT}/{__version__}" + (f" (+{words})" if words else "")


class Web:
    """Retrieves pages over HTTP; safe between threads. The options are ``Fetcher``'s."""

    def __init__(
        self,
        *,
        contact: str,
        limits: Limits,
        credentials: Mapping[str, str],
        ca_bundle: Path | None,
        environment_proxies: bool,
        resolver: Resolver,
        permit: Permit,
        clock: Clock,
        sleep: Callable[[float], None],
        now: Callable[[], datetime],
    ) -> None:
        self._limits = limits
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
            credentials=credentials,
            now=now,
        )

    def page(self, request: Request) -> Page:
        """Return the page at a web address, trying again where that may help.

        Raises ``AttemptError``.
        """
        limits = self._limits
        target = parse(request.address, local=request.local)
        budget = Budget(limits, self._clock)
        queued = self._tools.turns.wait(
            target.host,
            at_most=_ALWAYS,
            rest_at_most=min(limits.retry_after, limits.deadline),
        )
        budget.extend(queued)  # our own queue is not the host's fault, the rest it asks for is
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
