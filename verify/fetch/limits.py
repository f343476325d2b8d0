"""How long, how much and how often: every bound of the door in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of one fetch; times in seconds, sizes in bytes.

    ``deadline`` covers everything but a fetch's first place in our own queue at its host:
    robots.txt, redirects, retries and the waits between them. ``retry_after`` is the longest wait
    that a server may ask for; a wait that the deadline has no room for is not begun.
    """

    deadline: float = 30.0
    connect: float = 5.0  # name lookup, TCP and TLS each
    idle: float = 10.0  # longest silence in the middle of an answer
    wire_bytes: int = 5 * MEBIBYTE  # as transferred, headers included
    content_bytes: int = 10 * MEBIBYTE  # after decompression
    robots_bytes: int = 500 * 1024  # RFC 9309, 2.5: at least 500 KiB must be read
    redirects: int = 5
    retries: int = 2
    backoff: float = 0.5  # first pause before a retry; doubles
    retry_after: float = 30.0
    interval: float = 1.0  # between two requests to one host
