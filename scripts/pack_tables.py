"""Write each table of words that the readers load once more as JSON, which loads faster.

The TOML files are the ones to edit; run this afterwards (until then they are read as they stand).

    python scripts/pack_tables.py
"""

from __future__ import annotations

from pathlib import Path

import verify
from verify import tables


def main() -> None:
    """Pack every table of the readers' packages."""
    root = Path(verify.__file__).parent
    for package in tables.PACKED:
        for source in sorted((root / package / "data").glob("*.toml")):
            source.with_suffix(".json").write_text(tables.pack(source.read_bytes()), "utf-8")


if __name__ == "__main__":
    main()
