"""One attempt at one request: every hop permitted, in turn, and allowed by its robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from urllib.parse import urljoin

from urllib3.response import BaseHTTPResponse

from verify.fetch.addresses import Permit, is_any
from verify.fetch.answers import conditions_for, location_of, page_of, rules_of
from verify.fetch.attempt import AttemptError
from verify.fetch.budget import Budget
from verify.fetch.limits import Limits
from verify.fetch.robots import Robots
from verify.fetch.turns import Turns
from verify.fetch.urls import Target, parse, redirected
from verify.fetch.wire import Wire
from verify.model import Page, ProblemCode, Request

T = TypeVar("T")
_OF_THE_HOST = frozenset({ProblemCode.UNREACHABLE, ProblemCode.REFUSED_ADDRESS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What all visits of one fetcher share."""

    limits: Limits
    wire: Wire
    turns: Turns
    robots: Robots
    permit: Permit
    headers: Mapping[str, str]
    credentials: Mapping[str, str]
    now: Callable[[], datetime]


class Visit:
    """An attempt to retrieve ``request``, which begins at ``target``.

    ``turn_taken`` tells that the first turn at the target's host is already ours.
    """

    def __init__(
        self, tools: Tools, *, request: Request, target: Target, budget: Budget, turn_taken: bool
    ) -> None:
        self._tools = tools
        self._request = request
        self._target = target
        self._budget = budget
        self._turn_taken = turn_taken

    def page(self) -> Page:
        """Return the page. Raises ``AttemptError``."""

        def read(current: Target, answer: BaseHTTPResponse) -> Page:
            try:
                return page_of(
                    answer,
                    request=self._request,
                    target=current,
                    limits=self._tools.limits,
                    budget=self._budget,
                    now=self._tools.now(),
                )
            except AttemptError as error:
                if error.wait is not None:
                    self._tools.turns.hold(current.host, error.wait)
                raise

        return self._walk(self._target, before=self._ask_robots, use=read)

    def _walk(
        self,
        start: Target,
        *,
        before: Callable[[Target], None],
        use: Callable[[Target, BaseHTTPResponse], T],
    ) -> T:
        """Follow redirects from ``start`` and ``use`` the answer that is none.

        ``before`` raises ``AttemptError`` where a hop must not go. A redirect's body is not read.
        """
        tools = self._tools
        current = start
        for _ in range(tools.limits.redirects + 1):
            before(current)
            self._take_turn(current)
            self._budget.refill()
            permit = self._permit_at(current)
            with tools.wire.exchange(
                current, headers=self._headers(current), permit=permit, budget=self._budget
            ) as answer:
                location = location_of(answer)
                if location is None:
                    return use(current, answer)
            current = redirected(current, location, local=permit is is_any)
        message = f"redirected more than {tools.limits.redirects} times"
        raise AttemptError(ProblemCode.HTTP_ERROR, message)

    def _permit_at(self, current: Target) -> Permit:
        """Return the addresses allowed: a source's permission covers the host that it names."""
        local = self._request.local and current.host == self._target.host
        return is_any if local else self._tools.permit

    def _take_turn(self, target: Target) -> None:
        if not self._turn_taken:
            self._tools.turns.wait(
                target.host,
                at_most=self._budget.timeout(float("inf")),
                rest_at_most=self._tools.limits.retry_after,
            )
        self._turn_taken = False

    def _headers(self, target: Target) -> dict[str, str]:
        """Return the headers for one hop: nothing meant for one origin reaches another."""
        headers = dict(self._tools.headers) | conditions_for(target, self._request.known)
        if authorization := self._tools.credentials.get(target.origin):
            headers["Authorization"] = authorization
        return headers

    def _ask_robots(self, current: Target) -> None:
        """Raise ``AttemptError`` unless the robots.txt of its origin allows ``current``."""

        def read() -> str:
            start = parse(urljoin(current.url, "/robots.txt"), local=True)
            try:
                # RFC 9309, 2.3.1.2: the rules behind a redirect count, whoever has them.
                return self._walk(start, before=_nothing, use=self._rules)
            except AttemptError as error:
                if error.code in _OF_THE_HOST:
                    raise  # the page itself would have met the same
                raise AttemptError(
                    ProblemCode.ROBOTS if error.code is ProblemCode.HTTP_ERROR else error.code,
                    f"robots.txt of {current.host} could not be read, which forbids the rest: "
                    f"{error.message}",
                    remedy=error.remedy,
                    retry=error.retry,
                ) from None

        self._tools.robots.check(
            current, read=read, since=self._budget.started, patience=self._budget.remaining()
        )

    def _rules(self, _: Target, answer: BaseHTTPResponse) -> str:
        return rules_of(answer, limits=self._tools.limits, budget=self._budget)


def _nothing(_: Target) -> None:
    """Ask nothing before a hop."""
