"""What can go wrong with an HTTP answer, each fault as a function that misbehaves.

``FAULTS`` maps a fault's name to the function that answers a request for the page ``BODY``.
``CUT`` names those after which a shorter page cannot be told from a whole one, because HTTP
itself gives no way to.
"""

from __future__ import annotations

import gzip
import itertools
import socket
import struct
import time
import zlib
from collections.abc import Callable

from tests.fetch.servers import http

Fault = Callable[[socket.socket], None]
BODY = b"year,attacks\n2021,294\n2022,376\n" * 40
TYPE = "Content-Type: text/csv; charset=utf-8"
_HEAD = f"HTTP/1.1 200 OK\r\n{TYPE}\r\n".encode()
_TICK = 0.02
_LENGTH = f"Content-Length: {len(BODY)}\r\n\r\n".encode()
_SHORT = f"Content-Length: {len(BODY) - 2}\r\n\r\n".encode()


def good() -> bytes:
    """Return the answer of a server that does nothing wrong."""
    return http(BODY, headers=(TYPE,))


def _send(data: bytes) -> Fault:
    return lambda connection: connection.sendall(data)


def _status(status: str, *headers: str, body: bytes = b"nothing here") -> Fault:
    return _send(http(body, status=status, headers=headers))


def _encoded(encoding: str, data: bytes) -> Fault:
    return _send(http(data, headers=(TYPE, f"Content-Encoding: {encoding}")))


def _chunked(data: bytes, *headers: str) -> Fault:
    lines = "".join(f"{header}\r\n" for header in headers).encode()
    return _send(_HEAD + b"Transfer-Encoding: chunked\r\n" + lines + b"\r\n" + data)


def _chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def _endless(start: bytes, block: bytes, *, pause: float = 0.0) -> Fault:
    def fault(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(block)
            time.sleep(pause)

    return fault


def _drip(data: bytes) -> Fault:
    def fault(connection: socket.socket) -> None:
        for byte in itertools.chain(data, itertools.repeat(ord("x"))):
            connection.sendall(bytes([byte]))
            time.sleep(_TICK)

    return fault


def _stall(data: bytes) -> Fault:
    def fault(connection: socket.socket) -> None:
        connection.sendall(data)
        connection.settimeout(None)
        connection.recv(1)  # until the client has had enough

    return fault


def _reset(data: bytes) -> Fault:
    def fault(connection: socket.socket) -> None:
        connection.sendall(data)
        time.sleep(_TICK)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return fault


def _redirect(location: str, *, status: str = "302 Found", body: bytes = b"") -> Fault:
    return _send(http(body, status=status, headers=(f"Location: {location}",)))


def _bomb() -> bytes:
    """Return 1 GiB of zeros in about 1 MB of gzip."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(1024 * 1024)
    start = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush nothing refers back, so the second block may be repeated as it is.
    block = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + block * 1023 + packer.flush()


def _send_late(connection: socket.socket) -> None:
    """Send all but the last digit, announced as all, and then the rest."""
    connection.sendall(_HEAD + _SHORT + BODY[:-2])
    time.sleep(_TICK)
    connection.sendall(BODY[-2:])


_ZIPPED = gzip.compress(BODY)

FAULTS: dict[str, Fault] = {
    # before there is an answer
    "closed at once": _send(b""),
    "reset at once": _reset(b""),
    "silent": _stall(b""),
    "drips from the first byte": _drip(b"HTTP/1.1 200 OK\r\n"),
    "not HTTP": _send(b"220 mail.test ESMTP ready\r\n" * 20),
    "binary": _send(bytes(range(256)) * 40),
    "HTTP/0.9": _send(BODY),
    "status not a number": _send(b"HTTP/1.1 two hundred\r\n\r\n" + BODY),
    "status 999": _status("999 Odd"),
    "status negative": _send(b"HTTP/1.1 -200 OK\r\n\r\n" + BODY),
    "endless 100 Continue": _endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
    "101 Switching Protocols": _status("101 Switching Protocols", "Upgrade: h2c"),
    # headers
    "endless headers": _endless(b"HTTP/1.1 200 OK\r\n", b"X-More: yes\r\n" * 100),
    "endless header line": _endless(b"HTTP/1.1 200 OK\r\nX-Long: ", b"a" * 65536),
    "a thousand headers": _send(http(BODY, headers=tuple(f"X-{n}: y" for n in range(1000)))),
    "header without colon": _send(b"HTTP/1.1 200 OK\r\nnothing\r\n" + _LENGTH + BODY),
    "NUL in a header": _send(http(BODY, headers=("X-Nul: a\0b", TYPE))),
    "header not Latin": _send(http(BODY, headers=("X-Odd: \xff\xfe\x80", TYPE))),
    "headers stall": _stall(b"HTTP/1.1 200 OK\r\nX: y\r\n"),
    "headers cut": _send(b"HTTP/1.1 200 OK\r\nContent-Ty"),
    "content type of 60 KB": _send(http(BODY, headers=("Content-Type: " + "a;" * 30000,))),
    # length
    "length too large": _send(_HEAD + b"Content-Length: 99999\r\n\r\n" + BODY),
    "length too small": _send(_HEAD + b"Content-Length: 13\r\n\r\n" + BODY),
    "length one too small": _send(
        _HEAD + f"Content-Length: {len(BODY) - 2}\r\n\r\n".encode() + BODY
    ),
    "rest after the length": _send_late,
    "length negative": _send(_HEAD + b"Content-Length: -5\r\n\r\n" + BODY),
    "length not a number": _send(_HEAD + b"Content-Length: many\r\n\r\n" + BODY),
    "length of 30 digits": _send(_HEAD + b"Content-Length: " + b"9" * 30 + b"\r\n\r\n" + BODY),
    "two lengths": _send(_HEAD + b"Content-Length: 13\r\n" + _LENGTH + BODY),
    "no length, cut": _send(_HEAD + b"\r\n" + BODY[:100]),
    "no length, reset": _reset(_HEAD + b"\r\n" + BODY[:100]),
    "endless body": _endless(_HEAD + b"\r\n", b"2021,294\n" * 7000),
    "body drips": _drip(_HEAD + b"Content-Length: 9999\r\n\r\n"),
    "body stalls": _stall(_HEAD + _LENGTH + BODY[:100]),
    "body reset": _reset(_HEAD + _LENGTH + BODY[:100]),
    # chunks
    "chunk size not a number": _chunked(b"zz\r\n" + BODY),
    "chunk size negative": _chunked(b"-1\r\n" + BODY + b"\r\n0\r\n\r\n"),
    "chunk size huge": _chunked(b"f" * 30 + b"\r\n" + BODY),
    "chunk cut": _chunked(_chunk(BODY)[:-200]),
    "last chunk missing": _chunked(_chunk(BODY)),
    "chunk size endless": _endless(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 65536),
    "chunk extension endless": _endless(
        _HEAD + b"Transfer-Encoding: chunked\r\n\r\n5;", b"a" * 65536
    ),
    "trailers endless": _endless(
        _HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + _chunk(BODY) + b"0\r\n", b"X: y\r\n" * 1000
    ),
    "trailer line endless": _endless(
        _HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + _chunk(BODY) + b"0\r\nX: ", b"a" * 65536
    ),
    "endless tiny chunks": _endless(
        _HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n" * 5000
    ),
    "chunked and length": _chunked(_chunk(BODY) + b"0\r\n\r\n", "Content-Length: 13"),
    "unknown transfer coding": _send(_HEAD + b"Transfer-Encoding: bogus\r\n" + _LENGTH + BODY),
    "gzip as transfer coding": _send(
        _HEAD + b"Transfer-Encoding: gzip, chunked\r\n\r\n" + _chunk(_ZIPPED) + b"0\r\n\r\n"
    ),
    # compression
    "gzip cut": _encoded("gzip", _ZIPPED[:-12]),
    "gzip without trailer": _encoded("gzip", _ZIPPED[:-8]),
    "gzip corrupt": _encoded("gzip", _ZIPPED[:40] + b"\0\xff\0\xff" + _ZIPPED[44:]),
    "gzip checksum wrong": _encoded("gzip", _ZIPPED[:-8] + b"\1\2\3\4" + _ZIPPED[-4:]),
    "gzip announced, plain sent": _encoded("gzip", BODY),
    "gzip bomb": _encoded("gzip", _bomb()),
    "gzip with rubbish behind": _encoded("gzip", _ZIPPED + b"rubbish"),
    "gzip of 100,000 members": _encoded("gzip", gzip.compress(b"") * 100_000),
    "gzip twice": _encoded("gzip, gzip", gzip.compress(_ZIPPED)),
    "deflate": _encoded("deflate", zlib.compress(BODY)),
    "brotli": _encoded("br", b"\x0b\x02\x80abc\x03"),
    # status
    "empty page": _status("200 OK", body=b""),
    "204": _send(b"HTTP/1.1 204 No Content\r\n\r\n"),
    "206": _send(http(BODY[:100], status="206 Partial Content")),
    "304 unasked": _send(b"HTTP/1.1 304 Not Modified\r\n\r\n"),
    "400": _status("400 Bad Request"),
    "401": _status("401 Unauthorized", "WWW-Authenticate: Basic"),
    "403": _status("403 Forbidden"),
    "404": _status("404 Not Found"),
    "410": _status("410 Gone"),
    "500": _status("500 Internal Server Error"),
    "502": _status("502 Bad Gateway"),
    "429": _status("429 Too Many Requests"),
    "429 for an hour": _status("429 Too Many Requests", "Retry-After: 3600"),
    "503 for ever": _status("503 Service Unavailable", "Retry-After: " + "9" * 5000),
    "503 for rubbish": _status("503 Service Unavailable", "Retry-After: soon"),
    "503 until year 9999": _status(
        "503 Service Unavailable", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT"
    ),
    # redirects
    "redirect to itself": _redirect("?"),
    "redirect for ever": lambda connection: connection.sendall(
        http(status="302 Found", headers=(f"Location: /{time.monotonic_ns()}",))
    ),
    "redirect nowhere": _send(http(status="302 Found")),
    "redirect to a file": _redirect("file:///etc/passwd"),
    "redirect to a private host": _redirect("http://10.0.0.1/"),
    "redirect to metadata": _redirect("http://169.254.169.254/latest/meta-data/"),
    "redirect to no address": _redirect("http://[::1"),
    "redirect to no host": _redirect("http:///page"),
    "redirect to another scheme": _redirect("gopher://example.test/1"),
    "redirect to 60 KB": _redirect("/" + "a" * 60_000),
    "redirect not UTF-8": _redirect("/\xff\xfe"),
    "redirect with endless body": _endless(
        b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\n\r\n", b"a" * 65536
    ),
}

# Cut short without a length: a page results, marked as perhaps not complete.
CUT = frozenset({"no length, cut"})
