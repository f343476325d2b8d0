"""``file:`` addresses: ordinary files only, opened without waiting, never larger than a page."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from verify.fetch.attempt import AttemptError
from verify.model import ProblemCode

SCHEME = re.compile(r"(?i)file:")
_HOSTS = frozenset({"", "localhost"})
# By suffix and not from the system's tables, so that a page reads the same on every machine.
_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".htm": "text/html",
    ".html": "text/html",
    ".json": "application/json",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".tsv": "text/tab-separated-values",
    ".txt": "text/plain",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
}
_BLOCK = 1024 * 1024


def path_of(address: str, *, base: Path) -> Path:
    """Return the path that a ``file:`` address names; relative ones start at ``base``.

    Raises ``AttemptError`` with ``REFUSED_ADDRESS`` for other hosts, queries and NUL bytes.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        raise _refused("is not a readable file address") from None
    if parts.netloc.lower() not in _HOSTS:
        raise _refused("names another computer")
    if parts.query:
        raise _refused("has a query, which a file cannot answer")
    name = os.fsdecode(unquote_to_bytes(parts.path))
    if not name or "\0" in name:
        raise _refused("names no file")
    return base / name


def media_type_of(path: Path) -> str:
    """Return the media type that the suffix of ``path`` stands for, or an empty string."""
    return _MEDIA_TYPES.get(path.suffix.lower(), "")


def read_file(path: Path, *, cap: int) -> bytes:
    """Return the bytes of the ordinary file at ``path``.

    Raises ``AttemptError``: ``NOT_FOUND``, ``REFUSED_ADDRESS`` (folders, devices, pipes and
    sockets, which may never end), ``TOO_LARGE``, or ``BAD_CONTENT`` when empty or unreadable.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # before opening: devices may act on it
            raise _refused("is not an ordinary file")
        # Between the two looks the file may have become a pipe: do not wait on it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _refused("is not an ordinary file")
            content = bytearray()
            while block := file.read(_BLOCK):
                content += block
                if len(content) > cap:
                    message = f"the file is larger than {cap / 1024 / 1024:.3g} MiB"
                    raise AttemptError(ProblemCode.TOO_LARGE, message)
    except (FileNotFoundError, NotADirectoryError):
        raise AttemptError(
            ProblemCode.NOT_FOUND, "there is no such file", remedy="check the path in the source"
        ) from None
    except OSError as error:
        raise AttemptError(ProblemCode.BAD_CONTENT, f"cannot be read: {error.strerror}") from None
    if not content:
        raise AttemptError(ProblemCode.BAD_CONTENT, "the file is empty")
    return bytes(content)


def _refused(message: str) -> AttemptError:
    return AttemptError(ProblemCode.REFUSED_ADDRESS, message)
