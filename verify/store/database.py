"""A SQLite file that many processes may write, opened carefully and never damaged by us."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from verify.errors import StoreError

BUSY_TIMEOUT = 30.0  # seconds to wait for another process that is writing
_PAUSE = 0.02
_PRIVATE = 0o600
_EXPOSED = stat.S_IRWXG | stat.S_IRWXO
_MOVE = "move the file away to begin an empty store; the pages in it may still be recovered"


class Database:
    """One file; safe between threads, processes and forks.

    ``application_id`` marks the file as ours, ``migrations`` lead from an empty file to the
    present shape. Opening a file of somebody else, of a newer version or a damaged one raises
    ``StoreError`` and leaves the file as it was.
    """

    def __init__(
        self, path: Path, *, application_id: int, migrations: Sequence[Sequence[str]]
    ) -> None:
        self.path = path
        self._application_id = application_id
        self._migrations = migrations
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._process = os.getpid()
        self._left_to_parent: list[sqlite3.Connection | None] = []

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._notice_fork()
        with self._lock, self._explained():
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Yield the connection, for statements that change nothing. Raises ``StoreError``."""
        self._notice_fork()
        with self._lock, self._explained():
            yield self._opened()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Yield the connection in a transaction: all of it is done, or nothing is.

        When this returns, what was written survives the end of the process.
        Raises ``StoreError``.
        """
        self._notice_fork()
        with self._lock, self._explained(), _transaction(self._opened()) as connection:
            yield connection

    def _notice_fork(self) -> None:
        """Begin afresh in a child process; SQLite forbids even closing the parent's connection."""
        if self._process != os.getpid():
            self._left_to_parent.append(self._connection)
            self._connection = None
            self._lock = threading.RLock()  # a thread that did not survive the fork may hold it
            self._process = os.getpid()

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        self._create_private()
        connection = sqlite3.connect(
            self.path, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            # In one transaction: another process may be making the file just now.
            with _transaction(connection, "BEGIN"):
                version = self._version(connection)
            _use_wal(connection)
            connection.execute("PRAGMA synchronous = FULL")
            if version < len(self._migrations):
                self._migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _create_private(self) -> None:
        """Make the file, readable by its owner only, before SQLite would make a public one."""
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with closing(_Descriptor(os.open(self.path, os.O_RDWR | os.O_CREAT, _PRIVATE))) as file:
                status = os.fstat(file.number)
                if not stat.S_ISREG(status.st_mode):
                    raise StoreError(str(self.path), "is not an ordinary file")
                if status.st_mode & _EXPOSED and _is_ours(status):
                    self.path.chmod(_PRIVATE)
        except OSError as error:
            raise StoreError(
                str(self.path), f"cannot be opened: {error.strerror}", "choose another store"
            ) from None

    def _version(self, connection: sqlite3.Connection) -> int:
        """Return how many migrations the file has been through. Raises ``StoreError``."""
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == self._application_id
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not ours and (tables or version):
            remedy = "choose another file for the store"
            raise StoreError(str(self.path), "is a database of another program", remedy)
        if version > len(self._migrations):
            raise StoreError(
                str(self.path),
                f"was written by a newer version (format {version}, "
                f"this one knows {len(self._migrations)})",
                "install the newer version, or choose another file for the store",
            )
        return version

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Bring the file to the present shape, once, whoever else is trying."""
        with _transaction(connection):
            for migration in self._migrations[self._version(connection) :]:
                for statement in migration:
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {self._application_id}")
            connection.execute(f"PRAGMA user_version = {len(self._migrations)}")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what SQLite raises into ``StoreError``."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StoreError(str(self.path), f"cannot be used: {error}", _remedy(error)) from error
        except sqlite3.DatabaseError as error:
            raise StoreError(str(self.path), f"is damaged: {error}", _MOVE) from error


def _is_ours(status: os.stat_result) -> bool:
    return hasattr(os, "geteuid") and status.st_uid == os.geteuid()


class _Descriptor:
    """A file descriptor that ``closing`` can close."""

    def __init__(self, number: int) -> None:
        self.number = number

    def close(self) -> None:
        os.close(self.number)


@contextmanager
def _transaction(
    connection: sqlite3.Connection, begin: str = "BEGIN IMMEDIATE"
) -> Iterator[sqlite3.Connection]:
    """Hold the right to write from the start, so that no read before a write can be outdated.

    With ``BEGIN`` it is one unchanging view of the file instead.
    """
    connection.execute(begin)
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _use_wal(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work at the same time.

    SQLite does not wait when several processes make this change to a new file at once.
    """
    end = time.monotonic() + BUSY_TIMEOUT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _remedy(error: sqlite3.OperationalError) -> str:
    text = str(error)
    if "full" in text:
        return "make room on the disk"
    if "locked" in text:
        return "another process has been writing for long; try again"
    return "check that the file and its folder can be written, or choose another store"
