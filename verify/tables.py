"""Read the data files that stand beside the code: TOML tables of words, loaded on demand.

A table is written and read by people as ``PACKAGE/data/NAME.toml``. Beside it may stand the same
table as JSON, packed by ``scripts/pack_tables.py``, which loads thirty times as fast: reading their
words took the readers longer than a whole article. It is used only while the checksum that it
carries is that of the TOML file, so that an edited table counts at once, packed or not.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import cache
from typing import Any, cast
from zlib import crc32

PACKED = ("claim", "quantity", "text")  # the packages whose tables are packed
_ROOT = os.path.dirname(__file__)  # noqa: PTH120 - pathlib takes 5 ms to load


Table = Mapping[str, Any]


def read(package: str, name: str) -> bytes:
    """Return a data file of a package ("claim") as it stands.

    The files belong to the program, so a missing one is a fault of the installation and its
    ``OSError`` is left to surface.
    """
    with open(f"{_ROOT}/{package}/data/{name}", "rb") as file:  # noqa: PTH123 - as above
        return file.read()


@cache
def load(package: str, name: str) -> Table:
    """Return the table ``name`` ("words.toml") of a package as a mapping.

    Raises ``OSError`` or ``tomllib.TOMLDecodeError`` when it is missing or broken.
    """
    written = read(package, name)
    try:
        packed = json.loads(read(package, f"{name.removesuffix('.toml')}.json"))
    except FileNotFoundError:
        return parse(written)
    return cast("Table", packed["table"]) if packed["of"] == crc32(written) else parse(written)


def parse(written: bytes) -> Table:
    """Return a TOML file's content as a mapping."""
    import tomllib  # noqa: PLC0415 - 10 ms to load, and not needed for tables that are packed

    return tomllib.loads(written.decode("utf-8"))


def pack(written: bytes) -> str:
    """Return the JSON text of a TOML file's content with the checksum of the file."""
    packed = {"of": crc32(written), "table": parse(written)}
    return f"{json.dumps(packed, ensure_ascii=False, indent=0)}\n"


@cache
def words(package: str, name: str, key: str) -> frozenset[str]:
    """Return the list of words under ``key`` of a table as a set."""
    return frozenset(word_list(package, name, key))


@cache
def word_list(package: str, name: str, key: str) -> tuple[str, ...]:
    """Return the list of words under ``key`` of a table in its order.

    ``key`` may be dotted. Raises ``KeyError`` or ``TypeError`` when the table has no such list.
    """
    value: object = load(package, name)
    for part in key.split("."):
        if not isinstance(value, dict):
            raise TypeError(f"{package}/data/{name}: key {key!r} is no list of words")
        value = value[part]
    if not isinstance(value, list):
        raise TypeError(f"{package}/data/{name}: key {key!r} is no list of words")
    return tuple(str(item) for item in value)
