"""robots.txt: what a host lets us read (RFC 9309), with protego reading the rules."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from verify.fetch.attempt import AttemptError
from verify.fetch.urls import Target
from verify.model import ProblemCode

_KEPT_FOR = 3600.0  # RFC 9309, 2.4 allows a day
_FAILURE_KEPT_FOR = 60.0
_MANY = 1000
# protego takes "user agent foo" and the like as well; so must this.
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*(?P<value>[^#]*)", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is known about an origin: its rules, or why they could not be read."""

    outcome: Protego | AttemptError
    recorded: float


class Robots:
    """Remembers each origin's rules; safe to share between threads.

    ``token`` is the product token that robots.txt files call us by.
    """

    def __init__(self, *, token: str, clock: Callable[[], float]) -> None:
        self._token = token
        self._clock = clock
        self._lock = threading.Lock()
        self._entries: dict[str, _Entry] = {}
        self._busy: dict[str, threading.Lock] = {}

    def check(
        self, target: Target, *, read: Callable[[], str], since: float, patience: float
    ) -> None:
        """Raise ``AttemptError`` unless ``target`` may be read.

        ``read`` gets the origin's robots.txt: its text ("" when there is none, which allows
        everything), or raises ``AttemptError``, which forbids everything. It runs once for all
        threads that want the same origin; they wait ``patience`` seconds. A failure recorded
        after ``since`` does not count: whoever began then may try again.
        """
        with self._lock:
            busy = self._busy.setdefault(target.origin, threading.Lock())
        if not busy.acquire(timeout=max(patience, 0.0)):
            raise AttemptError(
                ProblemCode.TIMEOUT, f"robots.txt of {target.host} was not read in time"
            )
        try:
            outcome = self._known(target.origin, since)
            if outcome is None:
                outcome = self._asked(target.origin, read)
        finally:
            busy.release()
        if isinstance(outcome, AttemptError):
            raise outcome
        if not outcome.can_fetch(target.url, self._token):
            raise AttemptError(
                ProblemCode.ROBOTS,
                f"robots.txt of {target.host} does not allow it",
                remedy="use another address of the same figures, or a downloaded file",
            )

    def _known(self, origin: str, since: float) -> Protego | AttemptError | None:
        """Return what is remembered and still counts."""
        with self._lock:
            entry = self._entries.get(origin)
        if entry is None:
            return None
        age = self._clock() - entry.recorded
        if isinstance(entry.outcome, AttemptError):
            return entry.outcome if entry.recorded < since and age < _FAILURE_KEPT_FOR else None
        return entry.outcome if age < _KEPT_FOR else None

    def _asked(self, origin: str, read: Callable[[], str]) -> Protego | AttemptError:
        """Return what ``read`` says now, and remember it."""
        outcome: Protego | AttemptError
        try:
            outcome = rules(read(), token=self._token)
        except AttemptError as trouble:
            outcome = trouble
        with self._lock:
            if len(self._entries) >= _MANY:
                self._entries.pop(next(iter(self._entries)))
            self._entries[origin] = _Entry(outcome, self._clock())
        return outcome


def rules(text: str, *, token: str) -> Protego:
    """Return the rules of a robots.txt.

    Groups of other crawlers are folded into one first: protego keeps a rule for every crawler
    of a group, which a file of 20,000 crawlers and 20,000 rules would turn into hours.
    """
    lines = []
    previous = ""
    for line in text.removeprefix("\ufeff").splitlines():
        match = _AGENT_LINE.match(line)
        kept = f"User-agent: {_folded(match['value'], token)}" if match else line
        if not (match and kept == previous):
            lines.append(kept)
        previous = kept
    return Protego.parse("\n".join(lines))


def _folded(agent: str, token: str) -> str:
    """Return ``*``, our own ``token``, or one name that stands for every other crawler."""
    agent = agent.strip()
    if agent.startswith("*"):
        return "*"
    match = _TOKEN.match(agent)
    return token if match and match[0].lower() == token.lower() else "another"
