"""The door: one request in, one page or one problem out, whatever the network does."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from verify.fetch import files
from verify.fetch.addresses import Permit, Resolver, is_public, system_resolver
from verify.fetch.attempt import AttemptError
from verify.fetch.budget import Clock
from verify.fetch.limits import Limits
from verify.model import Page, Problem, ProblemCode, Request

if TYPE_CHECKING:
    from verify.fetch.web import Web


def utc_now() -> datetime:
    """Return the time now, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


class Fetcher:
    """Retrieves pages; callable as ``fetch(request) -> Page | Problem``, safe between threads.

    ``base``: where relative ``file:`` addresses start. ``contact``: who is asking, for the
    User-Agent. ``credentials``: an Authorization header's value by origin
    (``https://host:port``), sent to that origin and to no other. ``ca_bundle``: certificate
    authorities instead of certifi's. ``environment_proxies``: use HTTPS_PROXY and its kin, which
    are ignored otherwise; a name that cannot be looked up here is then the proxy's to judge.

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
        self._limits = limits or Limits()
        self._now = now
        self._lock = threading.Lock()
        self._web: Web | None = None

        def make_web() -> Web:
            from verify.fetch.web import Web  # noqa: PLC0415  its docstring says why

            return Web(
                contact=contact,
                limits=limits or Limits(),
                credentials=dict(credentials or {}),
                ca_bundle=ca_bundle,
                environment_proxies=environment_proxies,
                resolver=resolver,
                permit=permit,
                clock=clock,
                sleep=sleep,
                now=now,
            )

        self._make_web = make_web

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
            with self._lock:
                self._web = self._web or self._make_web()
            return self._web.page(request)
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
            retrieved=self._now(),
            media_type=files.media_type_of(path),
        )
