"""JSON-stat 2.0, as Eurostat and other statistics offices publish (https://json-stat.org/full/)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from verify.source.countries import by_iso2
from verify.source.jsonvalues import ShapeError, as_list, as_text, number_text
from verify.source.kinds import Json
from verify.source.raw import Raw
from verify.source.rows import MAX_FIGURES


def read_jsonstat(document: Any, source: Json) -> list[Raw]:
    """Return the numbers of a dataset; ``ShapeError`` when it is none."""
    if not isinstance(document, dict):
        raise ShapeError("is no JSON-stat dataset: not an object")
    names, sizes, dimension = (document.get(key) for key in ("id", "size", "dimension"))
    if not (isinstance(names, list) and isinstance(sizes, list) and isinstance(dimension, dict)):
        raise ShapeError("is no JSON-stat dataset: 'id', 'size' or 'dimension' is missing")
    if len(names) != len(sizes) or not all(isinstance(size, Decimal) for size in sizes):
        raise ShapeError("is no JSON-stat dataset: 'id' and 'size' do not fit")
    axes = [_axis(as_text(name), dimension.get(as_text(name))) for name in names]
    if any(len(labels) < size for (_, labels), size in zip(axes, sizes, strict=True)):
        raise ShapeError("is no JSON-stat dataset: a dimension has too few categories")
    given = document.get("role")
    roles: Mapping[str, Any] = given if isinstance(given, dict) else {}
    title = as_text(document.get("label"))
    found = []
    for position, value in _jsonstat_values(document.get("value")):
        if (words := number_text(value)) is None:
            continue
        picked = _picked(position, names, [int(size) for size in sizes], axes)
        if picked is not None:
            pointer = f"$.value[{position}]"
            found.append(
                _jsonstat_raw(words, pointer, picked, roles=roles, title=title, source=source)
            )
        if len(found) >= MAX_FIGURES:
            break
    return found


def _jsonstat_values(values: Any) -> list[tuple[int, Any]]:
    if isinstance(values, list):
        return list(enumerate(values))
    if isinstance(values, dict):
        return [
            (int(key), value) for key, value in values.items() if key.isdecimal() and len(key) < 10
        ]
    raise ShapeError("is no JSON-stat dataset: 'value' is missing")


def _axis(name: str, about: Any) -> tuple[str, list[tuple[str, str]]]:
    """Return a dimension's title and its categories' codes and labels in order."""
    category = about.get("category") if isinstance(about, dict) else None
    if not isinstance(category, dict):
        raise ShapeError(f"is no JSON-stat dataset: dimension {name!r} has no categories")
    index, labels = category.get("index"), category.get("label")
    labels = labels if isinstance(labels, dict) else {}
    if isinstance(index, dict):
        codes = sorted(index, key=lambda code: _rank(index[code]))
    elif isinstance(index, list):
        codes = [as_text(code) for code in index]
    else:
        codes = list(labels)
    title = as_text(about.get("label")) or name
    return title, [(code, as_text(labels.get(code)) or code) for code in codes]


def _rank(value: Any) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)


def _picked(
    position: int, names: list[Any], sizes: list[int], axes: list[tuple[str, list[tuple[str, str]]]]
) -> list[tuple[str, str, str]] | None:
    """Return (dimension, code, label) of each axis for a position in row-major order."""
    picked = []
    for name, size, (_, categories) in zip(
        reversed(names), reversed(sizes), reversed(axes), strict=True
    ):
        if size < 1:
            return None
        position, at = divmod(position, size)
        picked.append((as_text(name), *categories[at]))
    return picked[::-1] if position == 0 else None


def _jsonstat_raw(
    words: str,
    pointer: str,
    picked: list[tuple[str, str, str]],
    *,
    roles: Mapping[str, Any],
    title: str,
    source: Json,
) -> Raw:
    stated, labels = {}, []
    for name, code, label in picked:
        lower = name.lower()
        if name in as_list(roles.get("time")) or lower in {"time", "time_period"}:
            stated["period"] = code
        elif name in as_list(roles.get("geo")) or lower == "geo":
            stated["place"] = label
            if (
                country := by_iso2(code)
            ) is not None:  # "Germany (until 1990 former territory ...)"
                stated["place code"] = country.code
        elif lower == "unit":
            stated["unit"] = label
        elif lower != "freq":
            labels.append(label)
    return Raw(
        words=words,
        row=tuple(labels),
        titles=(title,) if title else (),
        settings=(source,),
        fields=stated,
        location=", ".join(label for _, _, label in picked),
        pointer=pointer,
        decimal=".",
    )
