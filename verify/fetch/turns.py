"""Taking turns: at most one request an interval to each host, and none while it asks for rest."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from verify.fetch.attempt import AttemptError, shown
from verify.model import ProblemCode

_MANY = 1000  # hosts remembered before those whose turn has long come are forgotten
_LONGEST_HOLD = 3600.0
_MAX_DIGITS = 9


class Turns:
    """Hands out moments at which a host may be asked; safe to share between threads."""

    def __init__(
        self, *, interval: float, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self._interval = interval
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._free: dict[str, float] = {}  # when the host's next turn is
        self._held: dict[str, float] = {}  # until when the host has asked for rest

    def wait(self, host: str, *, at_most: float, rest_at_most: float) -> float:
        """Wait for the next turn at ``host``; return how long others before us took of that.

        Raises ``AttemptError`` at once, without taking the turn, when it is more than ``at_most``
        seconds away (``TIMEOUT``) or the host wants rest for more than ``rest_at_most``
        (``RATE_LIMITED``).
        """
        with self._lock:
            now = self._clock()
            if self._held.get(host, now) - now > rest_at_most:
                raise rate_limited(host, self._held[host] - now)
            rested = max(now, self._held.get(host, now))
            moment = max(rested, self._free.get(host, now))
            if moment - now > at_most:
                message = f"no turn at {shown(host)} was free in time"
                raise AttemptError(ProblemCode.TIMEOUT, message)
            self._forget(now)
            self._free[host] = moment + self._interval
        if moment > now:
            self._sleep(moment - now)
        return moment - rested

    def hold(self, host: str, seconds: float) -> None:
        """Leave ``host`` alone for ``seconds``: it has asked for that."""
        with self._lock:
            until = self._clock() + min(seconds, _LONGEST_HOLD)
            self._held[host] = max(until, self._held.get(host, until))

    def _forget(self, now: float) -> None:
        for moments in (self._free, self._held):
            if len(moments) > _MANY:
                for host in [host for host, moment in moments.items() if moment <= now]:
                    del moments[host]


def rate_limited(host: str, seconds: float, *, retry: bool = False) -> AttemptError:
    """Return the error of a host that wants to be left alone for ``seconds``."""
    message = f"{shown(host)} asks to be left alone for {_in_words(seconds)}"
    return AttemptError(
        ProblemCode.RATE_LIMITED, message, remedy="try again later", retry=retry, wait=seconds
    )


def retry_after(value: str | None, *, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110, 10.2.3).

    ``None`` when the header is missing or unreadable. A date in the past is 0.
    """
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text) if len(text) <= _MAX_DIGITS else float(10**_MAX_DIGITS)
    try:
        moment = parsedate_to_datetime(text[:100])
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _in_words(seconds: float) -> str:
    if seconds <= 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds <= 7200 else "hours"
