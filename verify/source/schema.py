"""The JSON Schema of sources.yaml, made from the dataclasses that load it.

An editor that reads the comment ``# yaml-language-server: $schema=...`` completes and checks keys
with it. The loader is stricter than a schema can be; a file that the loader accepts is valid here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin

from verify.source.binding import is_pair, keys, unwrapped
from verify.source.catalogue import VERSION
from verify.source.kinds import KINDS, Columns, Covers, Expect, Table, Value
from verify.source.values import Parsed

_PARTS = (Columns, Covers, Expect, Table, Value)
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of sources.yaml."""
    return {
        "$schema": DIALECT,
        "title": "sources.yaml of verify",
        "type": "object",
        "required": ["version", "sources"],
        "additionalProperties": False,
        "properties": {
            "version": {"enum": [int(VERSION)], "description": "Version of this format."},
            "contact": {
                "type": "string",
                "description": "Address that publishers can write to; sent with every request.",
            },
            "thesaurus": {
                "type": "string",
                "description": "TOML file with words of your own, relative to this file.",
            },
            "sources": {
                "type": "array",
                "description": "The sources, the most trusted first.",
                "items": {
                    "type": "object",
                    "required": ["kind", "name"],
                    "properties": {"kind": {"enum": list(KINDS)}},
                    "allOf": [_when(name, kind) for name, kind in KINDS.items()],
                },
            },
        },
        "$defs": {cls.__name__: _object(cls) for cls in _PARTS},
    }


def _when(name: str, kind: type) -> dict[str, Any]:
    """Apply a kind's keys where ``kind`` names it."""
    described = _object(kind)
    described["properties"] = {"kind": {"const": name}, **described["properties"]}
    return {
        "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
        "then": described,
    }


def _object(cls: type) -> dict[str, Any]:
    described = keys(cls)
    made: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {"description": key.doc, **_optional(key.hint)} for name, key in described.items()
        },
    }
    required = [name for name, key in described.items() if key.default is MISSING]
    return {**made, "required": required} if required else made


def _optional(hint: Any) -> dict[str, Any]:
    """Describe a key's value; a key without one (``unit:``) counts as not given."""
    described = dict(_value(unwrapped(hint)))
    if "$ref" in described:
        return {"anyOf": [described, {"type": "null"}]}
    kinds = described.get("type")
    if kinds is not None:
        described["type"] = [*([kinds] if isinstance(kinds, str) else kinds), "null"]
    return described


def _value(hint: Any) -> Mapping[str, Any]:
    if get_origin(hint) is Annotated:
        parsed = next(each for each in get_args(hint) if isinstance(each, Parsed))
        return {"type": list(parsed.json_types)}
    if get_origin(hint) is tuple:
        (item, *_) = get_args(hint)
        if is_pair(item):
            return {"type": "object", "additionalProperties": _optional(get_args(item)[1])}
        one = _value(item)
        return {"anyOf": [{"type": "null"}, one, {"type": "array", "items": one}]}
    if isinstance(hint, type) and is_dataclass(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [*hint, None]}
    # Text may look like a number to an editor (3.10); the loader keeps it as written.
    plain: Mapping[Any, Mapping[str, Any]] = {
        bool: {"type": "boolean"},
        int: {"type": "integer"},
        Decimal: {"type": "number"},
    }
    return plain.get(hint, {"type": ["string", "number", "boolean"]})
