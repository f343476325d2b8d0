"""A fetch that looks into the store first, and keeps what it gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from verify.model import Page, Problem, ProblemCode, Request
from verify.store.store import Store

Fetch = Callable[[Request], Page | Problem]
DEFAULT_MAX_AGE = timedelta(days=1)
# With these an older copy would be a way around the refusal.
_FINAL = frozenset({ProblemCode.REFUSED_ADDRESS, ProblemCode.NOT_STORED})


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


class Cached:
    """Wraps ``fetch``; callable as ``cached(request) -> Page | Problem`` itself.

    ``max_age``: how old a stored page may be to be used without asking; overrules what requests
    say. ``offline``: never ask; what is too old is given as stale. ``refresh``: always ask, and
    for the whole page. A failure is never kept; when there is one, the last good page is given
    as stale, which keeps its figures from refuting anything.

    Files are read anew every time (reading is cheap) and kept, so that their bytes last too.
    """

    def __init__(
        self,
        fetch: Fetch,
        store: Store,
        *,
        max_age: timedelta | None = None,
        offline: bool = False,
        refresh: bool = False,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._fetch = fetch
        self._store = store
        self._max_age = max_age
        self._offline = offline
        self._refresh = refresh
        self._now = now

    def __call__(self, request: Request) -> Page | Problem:
        """Return the page from the store or the network. Raises ``StoreError``."""
        kept = self._store.latest(request.address, local=request.local)
        if request.address.lower().startswith("file:"):
            return self._read_anew(request, kept)
        if kept is not None:
            kept = replace(kept, source=request.source)
            fresh = self._is_fresh(kept, request)
            if self._offline:
                reason = "older than allowed, and not asked for again while offline"
                return kept if fresh else _stale(kept, reason)
            if fresh and not self._refresh:
                return kept
        elif self._offline:
            return Problem(
                code=ProblemCode.NOT_STORED,
                source=request.source,
                message=f"{request.address}: not in the store, and not asked for while offline",
                remedy="run once without --offline",
            )
        return self._ask(request, kept)

    def _read_anew(self, request: Request, kept: Page | None) -> Page | Problem:
        result = self._fetch(request)
        if isinstance(result, Page) and (kept is None or kept.sha256 != result.sha256):
            self._store.put(result, local=request.local)
        return result

    def _ask(self, request: Request, kept: Page | None) -> Page | Problem:
        result = self._fetch(replace(request, known=None if self._refresh else kept))
        if isinstance(result, Page):
            self._store.put(result, local=request.local)
            return result
        if kept is None or result.code in _FINAL:
            return result
        return _stale(kept, result.message)

    def _is_fresh(self, page: Page, request: Request) -> bool:
        """Tell whether ``page`` may be used unasked; one from the future may not."""
        allowed = self._max_age if self._max_age is not None else request.max_age
        age = self._now() - page.retrieved
        # The times kept are whole seconds, so one just kept may seem a moment old or young.
        return timedelta(seconds=-1) <= age <= (DEFAULT_MAX_AGE if allowed is None else allowed)


def _stale(page: Page, reason: str) -> Page:
    return replace(page, stale=True, stale_reason=reason)
