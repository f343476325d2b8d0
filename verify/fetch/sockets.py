"""Sockets that charge every receive to a budget, and look at what follows an answer."""

from __future__ import annotations

import io
import socket
import ssl
from typing import TYPE_CHECKING, Any

from verify.fetch.attempt import AttemptError
from verify.fetch.budget import Budget

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class _Reader(io.BufferedReader):
    """The reader that http.client closes as soon as it has all that was announced.

    Whatever else has come by then belongs to the answer too: its length was wrong (counted in
    characters, not bytes, or before compression), and the page would end in mid-number.
    """

    def __init__(self, raw: io.RawIOBase, budget: Budget) -> None:
        super().__init__(raw)
        self._budget = budget

    def close(self) -> None:
        """Close, having noted whether more was sent than announced."""
        if not self.closed and self._budget.watches_end:
            self._budget.watches_end = False
            self._budget.leftover = bool(self._rest().strip())
        super().close()

    def _rest(self) -> bytes:
        self._budget.looking = True
        try:
            return self.peek(1)
        except (OSError, AttemptError):
            return b""  # nothing more came, which is as it should be


class MeteredSocket(socket.socket):
    """A TCP socket whose every receive is charged to a budget."""

    budget: Budget | None = None

    def recv_into(self, buffer: WriteableBuffer, nbytes: int | None = None, flags: int = 0) -> int:
        """Receive as ``socket.recv_into`` does; ``AttemptError`` when the budget is spent."""
        wanted = nbytes or 0  # which means: as much as the buffer holds
        if self.budget is None:
            return super().recv_into(buffer, wanted, flags)
        self.settimeout(self.budget.receive_timeout())
        try:
            received = super().recv_into(buffer, wanted, flags)
        except TimeoutError:
            raise self.budget.silent() from None
        self.budget.take(received)
        return received

    def makefile(self, *args: Any, **kwargs: Any) -> Any:
        """Return what http.client reads from; its buffered reader watches the answer's end."""
        file = super().makefile(*args, **kwargs)
        if self.budget is None or not isinstance(file, io.BufferedReader):
            return file
        return _Reader(file.detach(), self.budget)


class MeteredTLSSocket(MeteredSocket, ssl.SSLSocket):
    """The same over TLS: what is charged is what was decrypted.

    The budget is set once the handshake is done, which the socket's timeout bounds as a whole.
    """
