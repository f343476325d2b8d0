"""The JSON Schema (draft 2020-12) of a report, worked out from the model's type hints.

``report.schema.json`` beside this module is its output, committed so that others can read it
without running anything; a test holds the two together.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

from verify.report.codec import hints, is_dataclass_type, is_named_tuple, members, tag

SCHEMA_ADDRESS = "https://json-schema.org/draft/2020-12/schema"
_SCALARS: Mapping[object, Mapping[str, str]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?$"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    type(None): {"type": "null"},
}


def schema_of(root: type, *, title: str) -> dict[str, Any]:
    """Return the schema of the JSON that ``codec.encode`` makes of a ``root``."""
    definitions: dict[str, Any] = {}
    reference = _schema(root, definitions)
    return {
        "$schema": SCHEMA_ADDRESS,
        "title": title,
        **reference,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    options = members(hint)
    if len(options) > 1:
        return _union(options, definitions)
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], definitions)}
    if is_named_tuple(hint):
        return _named_tuple(hint, definitions)
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if issubclass(hint, StrEnum):
        return _defined(hint.__name__, definitions, lambda: _enum(hint))
    return _defined(hint.__name__, definitions, lambda: _object(hint, definitions, tagged=False))


def _defined(
    name: str, definitions: dict[str, Any], make: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    if name not in definitions:
        definitions[name] = {}  # a place held, so that types may refer to themselves
        definitions[name] = make()
    return {"$ref": f"#/$defs/{name}"}


def _union(options: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    tagged = sum(is_dataclass_type(option) for option in options) > 1
    if not tagged:
        return {"anyOf": [_schema(option, definitions) for option in options]}
    return {"anyOf": [_tagged(option, definitions) for option in options]}


def _tagged(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = f"{cls.__name__}.tagged"
    return _defined(name, definitions, lambda: _object(cls, definitions, tagged=True))


def _enum(cls: type[StrEnum]) -> dict[str, Any]:
    return {"description": _summary(cls), "enum": [member.value for member in cls]}


def _named_tuple(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    kinds = hints(cls)
    return {
        "description": f"[{', '.join(kinds)}]: {_summary(cls)}",
        "type": "array",
        "prefixItems": [_schema(kind, definitions) for kind in kinds.values()],
        "minItems": len(kinds),
        "maxItems": len(kinds),
    }


def _object(cls: type, definitions: dict[str, Any], *, tagged: bool) -> dict[str, Any]:
    properties = {name: _schema(kind, definitions) for name, kind in hints(cls).items()}
    if tagged:
        properties = {"type": {"const": tag(cls)}, **properties}
    return {
        "description": _summary(cls),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _summary(cls: type) -> str:
    """Return the first paragraph of a class's documentation on one line."""
    return " ".join((inspect.getdoc(cls) or "").split("\n\n")[0].split())
