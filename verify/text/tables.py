"""Read the data files that stand beside the code: TOML word lists, loaded once and on demand."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

type_error = "{name}: key {key!r} is no list of words"


def load(folder: Path, name: str) -> dict[str, object]:
    """Return the data file ``name`` of ``folder/data`` as a mapping.

    The files belong to the package, so a missing or broken one is a fault of the installation and
    its ``OSError`` or ``TOMLDecodeError`` is left to surface.
    """
    with (folder / "data" / name).open("rb") as file:
        return tomllib.load(file)


@cache
def words(folder: Path, name: str, key: str) -> frozenset[str]:
    """Return the list of words under ``key`` of a data file as a set."""
    return frozenset(word_list(folder, name, key))


@cache
def word_list(folder: Path, name: str, key: str) -> tuple[str, ...]:
    """Return the list of words under ``key`` of a data file in its order.

    ``key`` may be dotted. Raises ``KeyError`` or ``TypeError`` when the file has no such list.
    """
    value: object = _cached(folder, name)
    for part in key.split("."):
        if not isinstance(value, dict):
            raise TypeError(type_error.format(name=name, key=key))
        value = value[part]
    if not isinstance(value, list):
        raise TypeError(type_error.format(name=name, key=key))
    return tuple(str(item) for item in value)


_cached = cache(load)
