"""Turn the model's values into JSON values and back, driven by their type hints alone.

One rule per type, so a field added to the model needs nothing here:

=====================  ===========================================================
Python                 JSON
=====================  ===========================================================
``Decimal``            string, exactly as ``str()`` writes it
``date``, ``datetime`` ISO 8601 string
an enum                its value
a named tuple          array
``tuple[X, ...]``      array
a dataclass            object with every field
a union of dataclasses object with the class's name under ``"type"``
``None``               ``null``
=====================  ===========================================================

``decode`` trusts nothing: a wrong type, a missing or an unknown key raises ``DecodeError`` with
the path of the value.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_LONGEST_NUMBER = 100  # characters; the model promises 40 digits


class DecodeError(ValueError):
    """A JSON value that is not what the model says; ``path`` tells which."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(path, message)
        self.path = path
        self.message = message

    def __str__(self) -> str:
        return f"'{self.path}': {self.message}" if self.path else self.message


@cache
def hints(cls: type) -> Mapping[str, Any]:
    """Return the resolved type of every field of a dataclass or named tuple, in order."""
    found = get_type_hints(cls)
    if dataclasses.is_dataclass(cls):
        return {field.name: found[field.name] for field in dataclasses.fields(cls)}
    return {name: found[name] for name in cls._fields}  # type: ignore[attr-defined]  # a NamedTuple


def is_named_tuple(hint: object) -> bool:
    """Tell whether ``hint`` is a ``NamedTuple`` class."""
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")


def is_dataclass_type(hint: object) -> bool:
    """Tell whether ``hint`` is a dataclass (and no instance of one)."""
    return isinstance(hint, type) and dataclasses.is_dataclass(hint)


def members(hint: object) -> tuple[Any, ...]:
    """Return the members of a union, or the hint alone."""
    return get_args(hint) if get_origin(hint) in {Union, types.UnionType} else (hint,)


# ------------------------------------------------------------------------------------- encoding


def encode(value: object, hint: object) -> Any:
    """Return the JSON value of ``value``, whose declared type is ``hint``."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, tuple):
        return _encode_tuple(value, hint)
    return _encode_dataclass(value, hint)


def _encode_tuple(value: tuple[object, ...], hint: object) -> list[Any]:
    if is_named_tuple(type(value)):
        return [
            encode(item, kind)
            for item, kind in zip(value, hints(type(value)).values(), strict=True)
        ]
    (of_tuple,) = [member for member in members(hint) if get_origin(member) is tuple]
    return [encode(item, get_args(of_tuple)[0]) for item in value]


def _encode_dataclass(value: object, hint: object) -> dict[str, Any]:
    cls: type = type(value)
    tagged = len(_dataclasses_of(hint)) > 1
    body = {name: encode(getattr(value, name), kind) for name, kind in hints(cls).items()}
    return {"type": tag(cls), **body} if tagged else body


def tag(cls: type) -> str:
    """Return the word that tells the members of a union apart."""
    return cls.__name__.lower()


def _dataclasses_of(hint: object) -> list[type]:
    return [member for member in members(hint) if is_dataclass_type(member)]


# ------------------------------------------------------------------------------------- decoding


def decode(cls: type[T], data: object, path: str = "") -> T:
    """Return the value of type ``cls`` that ``data`` stands for; raise ``DecodeError``."""
    value: T = _decode(cls, data, path)
    return value


def _decode(hint: Any, data: object, path: str) -> Any:
    options = members(hint)
    if len(options) > 1:
        return _decode_union(options, data, path)
    if get_origin(hint) is tuple:
        items = _expect(list, data, path, "a list")
        (item_hint, _) = get_args(hint)
        return tuple(_decode(item_hint, item, f"{path}[{n}]") for n, item in enumerate(items))
    if get_origin(hint) is Literal:
        if data not in get_args(hint):
            raise DecodeError(path, f"expected one of {', '.join(map(repr, get_args(hint)))}")
        return data
    if is_named_tuple(hint):
        return _decode_named_tuple(hint, data, path)
    if is_dataclass_type(hint):
        return _decode_dataclass(hint, data, path)
    return _decode_scalar(hint, data, path)


def _decode_union(options: tuple[Any, ...], data: object, path: str) -> Any:
    if data is None and type(None) in options:
        return None
    choices = [option for option in options if option is not type(None)]
    if len(choices) == 1:
        return _decode(choices[0], data, path)
    mapping = _expect(dict, data, path, "an object")
    name = mapping.get("type")
    for choice in choices:
        if tag(choice) == name:
            rest = {key: value for key, value in mapping.items() if key != "type"}
            return _decode(choice, rest, path)
    wanted = " or ".join(repr(tag(choice)) for choice in choices)
    raise DecodeError(_join(path, "type"), f"expected {wanted}")


def _decode_named_tuple(cls: Any, data: object, path: str) -> Any:
    items = _expect(list, data, path, "a list")
    kinds = list(hints(cls).values())
    if len(items) != len(kinds):
        raise DecodeError(path, f"expected {len(kinds)} items, found {len(items)}")
    pairs = enumerate(zip(kinds, items, strict=True))
    return cls(*(_decode(kind, item, f"{path}[{n}]") for n, (kind, item) in pairs))


def _decode_dataclass(cls: type, data: object, path: str) -> Any:
    mapping = _expect(dict, data, path, "an object")
    kinds = hints(cls)
    for key in mapping:
        if key not in kinds:
            raise DecodeError(_join(path, str(key)), "unknown key")
    for field in dataclasses.fields(cls):
        required = field.default is field.default_factory is dataclasses.MISSING
        if required and field.name not in mapping:
            raise DecodeError(_join(path, field.name), "missing")
    values = {key: _decode(kinds[key], mapping[key], _join(path, key)) for key in mapping}
    return cls(**values)


def _decode_scalar(hint: Any, data: object, path: str) -> Any:
    if hint is bool:
        return _expect(bool, data, path, "true or false")
    if hint in {int, float}:
        return _number(hint, data, path)
    text = _expect(str, data, path, "a string")
    if hint is str:
        return text
    try:
        if hint is Decimal:
            return _decimal(text)
        if hint in {date, datetime}:
            return hint.fromisoformat(text)
        return hint(text)  # an enum
    except (ValueError, InvalidOperation):
        raise DecodeError(path, f"not a valid {_spoken(hint)}: {text[:40]!r}") from None


def _number(hint: type, data: object, path: str) -> Any:
    allowed = (int, float) if hint is float else (int,)
    if isinstance(data, bool) or not isinstance(data, allowed):
        raise DecodeError(path, "expected a number")
    number = hint(data)
    if not -1e15 < number < 1e15:  # NaN and infinities fail too
        raise DecodeError(path, "number out of range")
    return number


def _decimal(text: str) -> Decimal:
    if len(text) > _LONGEST_NUMBER:
        raise ValueError
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST_NUMBER:
        raise ValueError
    return number


def _expect(cls: type[T], data: object, path: str, spoken: str) -> T:
    if not isinstance(data, cls):
        raise DecodeError(path, f"expected {spoken}")
    return data


def _spoken(hint: type) -> str:
    return {Decimal: "number", date: "date", datetime: "time"}.get(hint, hint.__name__.lower())


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
