"""Servers over raw sockets on loopback: every byte they send, and when, is the test's."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

Answer = Callable[[socket.socket, str], None]
LOOPBACK = "127.0.0.1"
_LONGEST_HEAD = 64 * 1024


class Server:
    """Accepts connections on loopback; ``answer(connection, path)`` speaks for the server.

    ``paths`` lists what was asked for, ``heads`` the whole request heads, ``accepted`` counts
    connections. The connection is closed when ``answer`` returns.
    """

    def __init__(self, answer: Answer, *, address: str = LOOPBACK) -> None:
        self._answer = answer
        self._listener = socket.create_server((address, 0), backlog=128)
        self.port = int(self._listener.getsockname()[1])
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self.accepted = 0
        self.paths: list[str] = []
        self.heads: list[str] = []

    def url(self, path: str = "/", *, host: str = LOOPBACK) -> str:
        return f"http://{host}:{self.port}{path}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closed.set()
        self._listener.close()

    def _accept(self) -> None:
        while not self._closed.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.accepted += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        # The client may leave at any moment; that is its right.
        with contextlib.suppress(OSError), connection:
            connection.settimeout(20)
            head = self._head(connection)
            path = head.split(" ")[1] if head.count(" ") >= 2 else ""
            with self._lock:
                self.paths.append(path)
                self.heads.append(head)
            self._answer(connection, path)

    def _head(self, connection: socket.socket) -> str:
        head = b""
        while b"\r\n\r\n" not in head and len(head) < _LONGEST_HEAD:
            block = connection.recv(4096)
            if not block:
                break
            head += block
        return head.decode("latin-1")


def http(
    body: bytes = b"", *, status: str = "200 OK", headers: tuple[str, ...] = (), length: bool = True
) -> bytes:
    """Return the bytes of a well-formed answer."""
    lines = [f"HTTP/1.1 {status}", *headers]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


NO_ROBOTS = http(b"none", status="404 Not Found")


def site(pages: dict[str, bytes]) -> Answer:
    """Return an answer that sends ``pages`` by path; other paths get 404."""

    def answer(connection: socket.socket, path: str) -> None:
        connection.sendall(pages.get(path, NO_ROBOTS))

    return answer
