"""The shape of the store's file, as the steps that lead to it from an empty one."""

from __future__ import annotations

APPLICATION_ID = 0x76726679  # "vrfy": marks the file as ours, in SQLite's own header

# One entry a version; each is a tuple of statements. Entries are never changed once released,
# only added: ``PRAGMA user_version`` of a file says how many it has been through.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # Bytes once each, however often and from wherever they were retrieved.
        """CREATE TABLE bodies (
            sha256 TEXT PRIMARY KEY,
            content BLOB NOT NULL
        ) WITHOUT ROWID""",
        # Every retrieval, in order; never updated, so an edited page keeps all its versions.
        """CREATE TABLE retrievals (
            id INTEGER PRIMARY KEY,
            address TEXT NOT NULL,
            local INTEGER NOT NULL,
            sha256 TEXT NOT NULL REFERENCES bodies (sha256),
            retrieved TEXT NOT NULL,
            final_address TEXT NOT NULL,
            media_type TEXT NOT NULL,
            charset TEXT NOT NULL,
            modified TEXT,
            etag TEXT NOT NULL,
            complete INTEGER NOT NULL
        )""",
        "CREATE INDEX retrievals_by_address ON retrievals (address, id)",
        "CREATE INDEX retrievals_by_sha256 ON retrievals (sha256)",
    ),
    (
        # Figures as read: one JSON text for what one version of the readers made of one body
        # with one configuration of a source.
        """CREATE TABLE figures (
            sha256 TEXT NOT NULL,
            source TEXT NOT NULL,
            source_digest TEXT NOT NULL,
            reader_version TEXT NOT NULL,
            rows TEXT NOT NULL,
            PRIMARY KEY (sha256, source_digest, reader_version)
        ) WITHOUT ROWID""",
        "CREATE INDEX figures_by_source ON figures (source)",
    ),
    (
        # The table before was never filled. Figures are packed small, with their own checksum:
        # a damaged one must not become another number.
        "DROP TABLE figures",
        """CREATE TABLE figures (
            sha256 TEXT NOT NULL,
            source TEXT NOT NULL,
            reading TEXT NOT NULL,
            packed BLOB NOT NULL,
            checksum TEXT NOT NULL,
            PRIMARY KEY (sha256, source)
        ) WITHOUT ROWID""",
    ),
)
