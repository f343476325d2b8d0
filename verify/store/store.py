"""Pages as retrieved and figures as read, in one file that outlives the run."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from verify.errors import StoreError
from verify.model import Page
from verify.store.database import Database
from verify.store.schema import APPLICATION_ID, MIGRATIONS

_PAGE = """
    SELECT address, final_address, content, sha256, retrieved, media_type, charset, modified, etag,
           complete
    FROM retrievals JOIN bodies USING (sha256)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One content that an address has had: first and last time that it was seen there."""

    sha256: str
    first: datetime
    last: datetime
    size: int  # bytes


def default_path() -> Path:
    """Return where the store is kept when nobody says otherwise: the user's data folder."""
    import platformdirs  # noqa: PLC0415  only asked for when no path is given

    return Path(platformdirs.user_data_dir("verify-figures", appauthor=False)) / "store.sqlite"


class Store:
    """The store in the file ``path``; made when it is missing, opened at the first use.

    Safe between threads and processes. Every method raises ``StoreError`` when the file is
    damaged, foreign, from a newer version, or cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path, application_id=APPLICATION_ID, migrations=MIGRATIONS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Return the file."""
        return self._database.path

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._database.close()

    def put(self, page: Page, *, local: bool = False) -> None:
        """Keep ``page``. When this returns it is on the disk.

        ``local`` marks what a source was specially permitted to read; it is only given back to
        requests with that permission.
        """
        retrieval = (
            page.address,
            local,
            page.sha256,
            page.retrieved.isoformat(),
            page.final_address,
            page.media_type,
            page.charset,
            page.modified.isoformat() if page.modified else None,
            page.etag,
            page.complete,
        )
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO bodies VALUES (?, ?)", (page.sha256, page.content)
            )
            connection.execute(
                "INSERT INTO retrievals (address, local, sha256, retrieved, final_address, "
                "media_type, charset, modified, etag, complete) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                retrieval,
            )

    def latest(self, address: str, *, local: bool = False) -> Page | None:
        """Return the page that was last retrieved for ``address``; its ``source`` is empty."""
        with self._database.reading() as connection:
            row = connection.execute(
                _PAGE + "WHERE address = ? AND local <= ? ORDER BY id DESC LIMIT 1",
                (address, local),
            ).fetchone()
            return None if row is None else self._page(row)

    def page(self, sha256: str) -> Page | None:
        """Return the page with these bytes, as last retrieved; its ``source`` is empty."""
        with self._database.reading() as connection:
            row = connection.execute(
                _PAGE + "WHERE sha256 = ? ORDER BY id DESC LIMIT 1", (sha256,)
            ).fetchone()
            return None if row is None else self._page(row)

    def versions(self, address: str) -> tuple[Version, ...]:
        """Return the contents that ``address`` has had, in order of first appearance."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT sha256, min(retrieved), max(retrieved), length(content) "
                "FROM retrievals JOIN bodies USING (sha256) "
                "WHERE address = ? GROUP BY sha256 ORDER BY min(id)",
                (address,),
            ).fetchall()
        return tuple(
            Version(
                sha256=sha256,
                first=datetime.fromisoformat(first),
                last=datetime.fromisoformat(last),
                size=size,
            )
            for sha256, first, last, size in rows
        )

    def addresses(self) -> tuple[str, ...]:
        """Return every address that has a page, in alphabetical order."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT DISTINCT address FROM retrievals ORDER BY address")
            return tuple(address for (address,) in rows)

    def put_figures(self, packed: bytes, *, sha256: str, source: str, reading: str) -> None:
        """Keep what was read for a source from the bytes with this hash.

        ``reading`` says how: it changes with the source's configuration and with the readers.
        What was read from the same bytes in another way is replaced.
        """
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO figures VALUES (?, ?, ?, ?, ?)",
                (sha256, source, reading, packed, hashlib.sha256(packed).hexdigest()),
            )

    def figures(self, *, sha256: str, source: str, reading: str) -> bytes | None:
        """Return the bytes that ``put_figures`` was given, or ``None``."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT packed, checksum FROM figures "
                "WHERE sha256 = ? AND source = ? AND reading = ?",
                (sha256, source, reading),
            ).fetchone()
            if row is None:
                return None
            _verify(row["packed"], row["checksum"])
            return bytes(row["packed"])

    def check(self) -> None:
        """Read the whole file. Raises ``StoreError`` when anything in it is damaged."""
        with self._database.reading() as connection:
            for (finding,) in connection.execute("PRAGMA integrity_check"):
                if finding != "ok":
                    raise sqlite3.DatabaseError(finding)
            for query in (
                "SELECT content, sha256 FROM bodies",
                "SELECT packed, checksum FROM figures",
            ):
                for content, sha256 in connection.execute(query):
                    _verify(content, sha256)

    def _page(self, row: sqlite3.Row) -> Page:
        """Return the page that a row of ``_PAGE`` holds. Raises ``StoreError`` if it cannot be."""
        _verify(row["content"], row["sha256"])
        try:
            modified = row["modified"]
            return Page(
                source="",
                address=row["address"],
                final_address=row["final_address"],
                content=row["content"],
                sha256=row["sha256"],
                retrieved=datetime.fromisoformat(row["retrieved"]),
                media_type=row["media_type"],
                charset=row["charset"],
                modified=datetime.fromisoformat(modified) if modified else None,
                etag=row["etag"],
                complete=bool(row["complete"]),
            )
        except ValueError as error:
            raise StoreError(str(self.path), f"is damaged: {error}") from error


def _verify(content: bytes, sha256: str) -> None:
    """Raise what SQLite raises for damage, unless ``content`` has the hash it is kept under."""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise sqlite3.DatabaseError(f"the bytes kept as {sha256[:12]} are not those that were kept")
