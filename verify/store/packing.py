"""Figures as bytes and back: compressed JSON, every distinct value written once.

A table of 17,000 figures has a hundred places and sixty periods; with each written once the whole
is small, and reading it back makes each once. The shapes come from the model's type hints: a field
added to the model needs nothing here.

    {"names": [class, ...], "nodes": [[class, field, ...], ...], "figures": [node, ...]}

A field that holds a dataclass holds the number of an earlier node.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from verify import model
from verify.model import Figure

_LEVEL = 6  # of compression: 1 saves a tenth of the time and costs a third more room
_Convert = Callable[[Any], Any]


class UnpackError(ValueError):
    """Bytes that are not packed figures, or those of another model."""


def pack(figures: Sequence[Figure]) -> bytes:
    """Return the figures as bytes that ``unpack`` reads."""
    writer = _Writer()
    numbers = [writer.node(figure) for figure in figures]
    data = {"names": list(writer.names), "nodes": writer.nodes, "figures": numbers}
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode(), _LEVEL)


def unpack(packed: bytes) -> tuple[Figure, ...]:
    """Return the figures that were packed. Raises ``UnpackError``."""
    try:
        data = json.loads(zlib.decompress(packed))
        shapes = [_shape(_named(name)) for name in data["names"]]
        nodes: list[Any] = []
        for number, *values in data["nodes"]:
            cls, readers = shapes[number]
            nodes.append(
                cls(
                    **{
                        name: None if value is None else read(value, nodes)
                        for (name, read), value in zip(readers, values, strict=True)
                    }
                )
            )
        figures = tuple(nodes[number] for number in data["figures"])
    except (
        zlib.error, ValueError, TypeError, KeyError, IndexError, AttributeError, InvalidOperation,
    ) as error:  # fmt: skip
        raise UnpackError("not packed figures") from error
    if not all(isinstance(figure, Figure) for figure in figures):
        raise UnpackError("not packed figures")
    return figures


class _Writer:
    """Numbers every distinct value.

    Two values are one if they are written alike: 1.0 and 1.00 are equal, and yet say different
    things.
    """

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.nodes: list[tuple[Any, ...]] = []
        self._written: dict[tuple[Any, ...], int] = {}
        self._seen: dict[int, int] = {}  # by identity: the figures keep all their parts alive

    def node(self, value: Any) -> int:
        """Return the number of a dataclass value, having written it if it is new."""
        number = self._seen.get(id(value))
        if number is None:
            head = self.names.setdefault(type(value).__name__, len(self.names))
            written = (head, *(self._plain(getattr(value, each.name)) for each in fields(value)))
            number = self._written.setdefault(written, len(self.nodes))
            if number == len(self.nodes):
                self.nodes.append(written)
            self._seen[id(value)] = number
        return number

    def _plain(self, value: Any) -> Any:
        if value is None or isinstance(value, bool | int | float | str):
            return value.value if isinstance(value, StrEnum) else value
        if isinstance(value, Decimal):
            return str(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple):
            return tuple(self._plain(each) for each in value)
        return self.node(value)


def _named(name: str) -> type:
    """Return the dataclass of the model with this name; ``UnpackError`` if there is none."""
    cls = getattr(model, name, None)
    if not (isinstance(cls, type) and is_dataclass(cls)):
        raise UnpackError(f"the model has no {name!r}")
    return cls


Read = Callable[[Any, list[Any]], Any]


@cache
def _shape(cls: type) -> tuple[type, tuple[tuple[str, Read], ...]]:
    """Return a dataclass and how each of its fields is read, in order."""
    hints = get_type_hints(cls)
    return cls, tuple((each.name, _reader(hints[each.name])) for each in fields(cls))


def _reader(hint: Any) -> Read:
    """Return what reads a value of this type that is not ``None``."""
    if get_origin(hint) in {Union, UnionType}:
        choices = [each for each in get_args(hint) if each is not type(None)]
        return _reader(choices[0])  # several are dataclasses, all read by their number
    if get_origin(hint) is tuple:
        of = _reader(get_args(hint)[0])
        return lambda value, nodes: tuple(None if v is None else of(v, nodes) for v in value)
    if isinstance(hint, type) and issubclass(hint, tuple):  # a named tuple
        return _tuple_reader(hint)
    if is_dataclass(hint):
        return lambda value, nodes: nodes[value]
    convert = _SCALARS.get(hint, hint)
    return lambda value, _: convert(value)


def _tuple_reader(cls: Callable[..., object]) -> Read:
    """Return what reads a named tuple, written as the list of its items."""
    readers = [_reader(each) for each in get_type_hints(cls).values()]

    def read(values: list[Any], nodes: list[Any]) -> object:
        pairs = zip(readers, values, strict=True)
        return cls(*(None if value is None else of(value, nodes) for of, value in pairs))

    return read


_SCALARS: Mapping[Any, _Convert] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    str: str,
    int: int,
    float: float,
    bool: bool,
}
