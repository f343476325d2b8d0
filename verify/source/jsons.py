"""JSON: a list of rows found by JMESPath, or a known API's answer.

Numbers keep every digit (``Decimal``). The text is checked for depth before it is parsed, since
the parser recurses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from verify.source.decode import decode
from verify.source.jsonpath import apply
from verify.source.kinds import Columns, Json, Shape
from verify.source.raw import Raw
from verify.source.rows import Body, numbers
from verify.source.shapes import SHAPES

MAX_DEPTH = 100
MAX_ROWS = 200_000
# An unclosed string runs to the end, so that no part of the text is looked at twice.
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)


def parse_json(content: bytes) -> Any:
    """Parse JSON strictly; ``ValueError`` with a plain message when it is none."""
    text = decode(content).text
    depth = 0
    for token in _TOKENS.finditer(text):
        mark = text[token.start()]
        if mark in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise ValueError(f"is nested deeper than {MAX_DEPTH} levels")
        elif mark in "]}":
            depth -= 1
    try:
        return json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise ValueError(f"is not JSON: {error.msg} in line {error.lineno}") from error


def _number(text: str) -> Decimal | str:
    """Keep a number's digits; one that no figure could be stays text and is then no number."""
    if len(text) > 60:
        return text
    value = Decimal(text)
    return value if abs(value.adjusted()) <= 40 else text


def _no_constant(text: str) -> None:
    raise ValueError(f"is not JSON: {text} is no JSON number")


def read_json(content: bytes, source: Json) -> tuple[list[Raw], tuple[str, ...]]:
    """Return the numbers of a JSON document, and the configured fields that it lacks.

    ``ValueError`` when it is not JSON or not of the configured shape.
    """
    document = parse_json(content)
    if source.shape is not Shape.PLAIN:
        return SHAPES[source.shape](document, source), ()
    path, rows = _rows(document, source)
    return _plain(path, rows, source)


def _rows(document: Any, source: Json) -> tuple[str, list[Any]]:
    if source.rows is not None:
        rows = apply(source.rows, document)
        if not isinstance(rows, list):
            raise ValueError(f"{source.rows!r} finds no list of rows")
        return source.rows, rows[:MAX_ROWS]
    if isinstance(document, list):
        return "$", document[:MAX_ROWS]
    if isinstance(document, dict):
        lists = [key for key, value in document.items() if isinstance(value, list)]
        if len(lists) == 1:
            return f"$.{lists[0]}", document[lists[0]][:MAX_ROWS]
        return "$", [document]
    raise ValueError("holds neither a list nor an object")


def _plain(path: str, rows: list[Any], source: Json) -> tuple[list[Raw], tuple[str, ...]]:
    """Lay the rows' fields out as columns and read them as a CSV file is read."""
    records = [row for row in rows if isinstance(row, dict)]
    if not records:
        return [], ()
    paths = _paths(records, source)
    names = [(name,) for name in paths]
    cells = [[_text(_field(record, name)) for name in paths] for record in records]
    exact = {
        index
        for index, name in enumerate(paths)
        if not any(isinstance(_field(record, name), str) for record in records[:1000])
    }
    counts = [number for number, row in enumerate(rows, start=1) if isinstance(row, dict)]
    body = Body(names=names, rows=cells, counts=counts, exact=frozenset(exact))
    raws, missing = numbers(
        body,
        columns=source.fields,
        values=source.values,
        settings=(source,),
        decimal=source.decimal,
    )
    return [_pointed(raw, path) for raw in raws], missing


def _paths(records: Sequence[Mapping[str, Any]], source: Json) -> list[str]:
    """Return the paths of all fields: those configured, and every single value of the rows."""
    configured = [getattr(source.fields, each.name) for each in fields(Columns)]
    wanted = [name for name in (*configured, *(name for name, _ in source.values)) if name]
    found = dict.fromkeys(wanted)
    for record in records[:1000]:
        for key, value in record.items():
            if isinstance(value, dict):
                inner = [f"{_quoted(key)}.{_quoted(sub)}" for sub in value]
                found.update(dict.fromkeys(inner[:50]))
            elif not isinstance(value, list):
                found.setdefault(key)
        if len(found) > 500:
            break
    reached = {name for name in found if any(_field(row, name) is not None for row in records[:50])}
    return [name for name in found if name in reached or name not in wanted]


def _quoted(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z_]\w*", key, re.ASCII) else json.dumps(key)


def _field(record: Mapping[str, Any], path: str) -> Any:
    return record[path] if path in record else apply(path, record)


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    return value if isinstance(value, str) else ""


def _pointed(raw: Raw, path: str) -> Raw:
    """Say where in the document the number stands, as a JSONPath, which counts from 0."""
    match = re.fullmatch(r"row (\d+), column '(.*)'", raw.pointer)
    pointer = f"{path}[{int(match[1]) - 1}].{match[2]}" if match else raw.pointer
    return replace(raw, pointer=pointer)
