"""The body of an answer: read under both caps, decompressed by us, whole or not at all."""

from __future__ import annotations

import zlib

from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from verify.fetch.attempt import AttemptError, shown
from verify.fetch.budget import Budget
from verify.fetch.limits import Limits
from verify.model import ProblemCode

_BLOCK = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS  # zlib's way to ask for a gzip header and trailer
_MAX_MEMBERS = 1000  # bgzip, the finest in use, needs 160 for the largest page allowed
_PLAIN = frozenset({"", "identity"})
_ZIPPED = frozenset({"gzip", "x-gzip"})  # RFC 9110, 8.4.1.3: x-gzip is the same


def read_body(answer: BaseHTTPResponse, *, limits: Limits, budget: Budget) -> tuple[bytes, bool]:
    """Return the decoded body of ``answer``, and whether it is known to be all of it.

    A body without a length, chunks or compression ends where the connection does (RFC 9112, 8):
    cut short, it looks the same.

    Raises ``AttemptError``: ``TRUNCATED`` when it ends early (or goes on: then its length was
    wrong, and with it the end), ``TOO_LARGE`` over a cap,
    ``BAD_CONTENT`` when it is compressed in a way that was not asked for or is corrupt.
    """
    encoding = ", ".join(answer.headers.getlist("content-encoding")).strip().lower()
    if encoding not in _PLAIN and encoding not in _ZIPPED:
        message = f"the answer is compressed as {shown(encoding)!r}, which was not asked for"
        raise AttemptError(ProblemCode.BAD_CONTENT, message)
    transfer = ", ".join(answer.headers.getlist("transfer-encoding")).strip().lower()
    if transfer not in {"", "chunked"}:
        message = f"the answer is transferred as {shown(transfer)!r}, which was not asked for"
        raise AttemptError(ProblemCode.BAD_CONTENT, message)
    declared = answer.length_remaining
    if declared is not None and declared > limits.wire_bytes:
        raise _too_large(limits.wire_bytes)
    unpacker = _Unpacker(limits.content_bytes) if encoding in _ZIPPED else _Copier(limits)
    budget.watches_end = True
    try:
        for block in answer.stream(_BLOCK, decode_content=False):
            unpacker.feed(block)
    except HTTPError:
        raise _truncated() from None
    if budget.leftover:
        raise AttemptError(ProblemCode.TRUNCATED, "the server sent more than it announced")
    complete = declared is not None or bool(transfer) or encoding in _ZIPPED
    return unpacker.finish(), complete


class _Copier:
    """Collects a body that is not compressed."""

    def __init__(self, limits: Limits) -> None:
        self._cap = min(limits.wire_bytes, limits.content_bytes)
        self._size = 0
        self._blocks: list[bytes] = []

    def feed(self, block: bytes) -> None:
        """Take the next bytes. Raises ``AttemptError``."""
        self._size += len(block)
        if self._size > self._cap:
            raise _too_large(self._cap)
        self._blocks.append(block)

    def finish(self) -> bytes:
        """Return the whole body."""
        return b"".join(self._blocks)


class _Unpacker:
    """Decompresses gzip as it arrives, and stops at the cap whatever the ratio."""

    def __init__(self, cap: int) -> None:
        self._cap = cap
        self._size = 0
        self._blocks: list[bytes] = []
        self._member = zlib.decompressobj(_GZIP)
        self._members = 0

    def feed(self, block: bytes) -> None:
        """Take the next bytes. Raises ``AttemptError``."""
        while block:
            if self._member.eof:
                # A file may consist of several members; padding with zeros after them is usual.
                block = block.lstrip(b"\0")
                if not block:
                    return
                self._member = zlib.decompressobj(_GZIP)
                self._members += 1
            self._members += not self._members
            if self._members > _MAX_MEMBERS:
                raise AttemptError(
                    ProblemCode.BAD_CONTENT, "the compressed answer has too many parts"
                )
            plain = self._decompressed(block)
            self._size += len(plain)
            if self._size > self._cap:
                raise _too_large(self._cap)
            self._blocks.append(plain)
            block = self._member.unconsumed_tail or self._member.unused_data

    def _decompressed(self, block: bytes) -> bytes:
        try:
            return self._member.decompress(block, self._cap - self._size + 1)
        except zlib.error:
            message = "the compressed answer is corrupt"
            raise AttemptError(ProblemCode.BAD_CONTENT, message, retry=True) from None

    def finish(self) -> bytes:
        """Return the whole body. Raises ``AttemptError`` when the last member is not complete."""
        if not self._members or not self._member.eof:
            raise _truncated()
        return b"".join(self._blocks)


def _too_large(cap: int) -> AttemptError:
    message = f"the page is larger than {cap / 1024 / 1024:.3g} MiB"
    return AttemptError(ProblemCode.TOO_LARGE, message)


def _truncated() -> AttemptError:
    return AttemptError(ProblemCode.TRUNCATED, "the answer was cut short", retry=True)
