"""The time and the bytes that one fetch may take, enforced at the socket.

An ordinary timeout starts afresh with every byte, so a server that drips one byte a second holds a
reader for hours. Here every single receive is given only what is left until the deadline, and
every byte is counted where it arrives: headers, chunk sizes and trailers too.
"""

from __future__ import annotations

from collections.abc import Callable

from verify.fetch.attempt import AttemptError
from verify.fetch.limits import Limits
from verify.model import ProblemCode

Clock = Callable[[], float]
_LOOK = 0.25  # seconds in which a server that closes, as we ask it to, will have done so


class Budget:
    """What is left of the deadline, and of the bytes of the current answer."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self.started = clock()
        self._limits = limits
        self._clock = clock
        self._ends = self.started + limits.deadline
        self._bytes_left = limits.wire_bytes
        self.watches_end = False  # the answer should be over when its reader is closed,
        self.looking = False  # which is being looked at,
        self.leftover = False  # and was not

    def extend(self, seconds: float) -> None:
        """Put the deadline off by time that was spent on others."""
        self._ends += seconds

    def refill(self) -> None:
        """Allow the next answer its bytes; the deadline stays."""
        self._bytes_left = self._limits.wire_bytes
        self.watches_end = self.looking = self.leftover = False

    def remaining(self) -> float:
        """Return the seconds left, never negative."""
        return max(0.0, self._ends - self._clock())

    def timeout(self, at_most: float) -> float:
        """Return how long the next step may take. Raises ``AttemptError`` when nothing is left."""
        remaining = self.remaining()
        if remaining <= 0:
            raise self.exhausted()
        return min(at_most, remaining)

    def receive_timeout(self) -> float:
        """Return how long the next receive may take. Raises ``AttemptError``."""
        return self.timeout(_LOOK if self.looking else self._limits.idle)

    def exhausted(self) -> AttemptError:
        """Return the error of having no time left."""
        message = f"the answer was not complete within {self._limits.deadline:g} seconds"
        return AttemptError(ProblemCode.TIMEOUT, message)

    def silent(self) -> AttemptError:
        """Return the error of a server that has stopped sending."""
        if self.remaining() <= 0:
            return self.exhausted()
        message = f"the server sent nothing for {self._limits.idle:g} seconds"
        return AttemptError(ProblemCode.TIMEOUT, message, retry=True)

    def take(self, received: int) -> None:
        """Count ``received`` bytes. Raises ``AttemptError`` when they are too many."""
        self._bytes_left -= received
        if self._bytes_left < 0:
            raise AttemptError(ProblemCode.TOO_LARGE, "the answer is larger than a page may be")
