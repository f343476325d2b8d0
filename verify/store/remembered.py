"""A reader that looks into the store first, and keeps the figures that it reads."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from pathlib import Path

import verify
from verify.model import Figure, Page, Provenance
from verify.source import Reading, Source
from verify.store.packing import UnpackError, pack, unpack
from verify.store.store import Store

Read = Callable[[Page, Source], Reading]
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# Libraries whose next version may read the same bytes otherwise.
_LIBRARIES = ("beautifulsoup4", "jmespath", "lxml", "pdfminer.six", "pdfplumber")


class Remembered:
    """Wraps ``read``; callable as ``remembered(page, source) -> Reading`` itself.

    A page with the same bytes is not read again while neither the source's configuration nor the
    program has changed. A reading with problems is never kept. ``refresh`` reads anew in any case.

    What it saves, measured: a web page takes 0.3 to 2 s to read and 1 to 60 ms to recall, a table
    of 17,000 figures 4 s and 2 s.
    """

    def __init__(self, read: Read, store: Store, *, refresh: bool = False) -> None:
        self._read = read
        self._store = store
        self._refresh = refresh

    def __call__(self, page: Page, source: Source) -> Reading:
        """Return the figures of ``page``, from the store or read now. Raises ``StoreError``."""
        reading = _way(page, source)
        if not self._refresh:
            known = self._store.figures(sha256=page.sha256, source=source.name, reading=reading)
            if known is not None and (figures := _recalled(known, page)) is not None:
                return Reading(figures=figures)
        found = self._read(page, source)
        if not found.problems:
            self._store.put_figures(
                pack(found.figures), sha256=page.sha256, source=source.name, reading=reading
            )
        return found


def _recalled(packed: bytes, page: Page) -> tuple[Figure, ...] | None:
    """Return kept figures as if read from this retrieval; ``None`` if they are of another shape.

    The bytes are known to be those that were kept, so the model has changed: they are read again.
    """
    try:
        figures = unpack(packed)
    except UnpackError:
        return None
    return tuple(
        replace(figure, origin=replace(figure.origin, retrieved=page.retrieved))
        if isinstance(figure.origin, Provenance)
        else figure
        for figure in figures
    )


def _way(page: Page, source: Source) -> str:
    """Return a digest of everything but the bytes that a reading depends on."""
    of_page = replace(page, source="", content=b"", sha256="", etag="", stale_reason="")
    without_time = replace(of_page, retrieved=_NEVER)
    return hashlib.sha256(f"{without_time!r}\n{source!r}\n{_program()}".encode()).hexdigest()


@cache
def _program() -> str:
    """Return what changes whenever the program, its data or its libraries do.

    The time of change of every file of the package: an edited rule counts at once, and to stat
    some 500 files takes 10 ms.
    """
    folder = Path(verify.__file__).parent
    states = [
        (str(path.relative_to(folder)), status.st_size, status.st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.suffix != ".pyc" and (status := path.stat())
    ]
    libraries = [(name, _version(name)) for name in _LIBRARIES]
    return repr((verify.__version__, sys.version, libraries, states))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
