"""The one exception inside the door; it leaves as a ``Problem`` or a ``FetchError``."""

from __future__ import annotations

import re

from verify.model import Problem, ProblemCode

_SHOWN = 200
_LONGEST = 2000  # of which the first are shown
_SECRET = re.compile(r"//[^/?#\s@]{1,500}@")


class AttemptError(Exception):
    """Why one attempt failed.

    ``retry`` tells whether the same request may succeed in a moment, ``wait`` for how many
    seconds the server asked us to keep away.
    """

    def __init__(
        self,
        code: ProblemCode,
        message: str,
        *,
        remedy: str = "",
        retry: bool = False,
        wait: float | None = None,
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.remedy = remedy
        self.retry = retry
        self.wait = wait

    def problem(self, *, source: str, address: str) -> Problem:
        """Return the value that the report shows, for the ``address`` that was asked for."""
        return Problem(
            code=self.code,
            source=source,
            message=f"{shown(address)}: {self.message}",
            remedy=self.remedy,
        )


def shown(text: str) -> str:
    """Return ``text``, which a stranger may have written, fit for a one-line message.

    A user name and password in an address do not belong in a report.
    """
    text = _SECRET.sub("//…@", text[:_LONGEST])
    printable = "".join(mark if mark.isprintable() else "?" for mark in text[: _SHOWN + 1])
    return printable if len(printable) <= _SHOWN else printable[: _SHOWN - 1] + "…"
