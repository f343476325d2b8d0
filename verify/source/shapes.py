"""The answers of well-known APIs, read without a mapping.

Written from the APIs' documentation: World Bank Indicators API v2, UNHCR Refugee Data Finder,
Our World in Data's indicator data and JSON-stat 2.0. Each function returns raw numbers or raises
``ValueError`` when the document is not of its shape.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from verify.claim.places import place_named
from verify.source.kinds import Json, Shape, Stated, Value
from verify.source.raw import Raw
from verify.source.rows import MAX_FIGURES

# What UNHCR's columns are called by people (https://www.unhcr.org/refugee-statistics/methodology).
_UNHCR_COUNTS = {
    "refugees": "refugees",
    "asylum_seekers": "asylum seekers",
    "returned_refugees": "returned refugees",
    "idps": "internally displaced people",
    "returned_idps": "returned internally displaced people",
    "stateless": "stateless people",
    "ooc": "others of concern",
    "oip": "other people in need of international protection",
    "hst": "host community",
}


class ShapeError(ValueError):
    """A document is not of the configured shape."""


def _worldbank(document: Any, source: Json) -> list[Raw]:
    if not (isinstance(document, list) and document and isinstance(document[0], dict)):
        raise ShapeError("is no World Bank answer: not a list of two parts")
    if "message" in document[0]:
        raise ShapeError(f"is a World Bank error: {str(document[0]['message'])[:200]}")
    rows = document[1] if len(document) > 1 else None
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise ShapeError("is no World Bank answer: the second part is no list")
    found = []
    for index, row in enumerate(rows[:MAX_FIGURES]):
        if not isinstance(row, dict) or (words := number_text(row.get("value"))) is None:
            continue
        indicator, country = _inner(row, "indicator"), _inner(row, "country")
        code = _string(row.get("countryiso3code"))
        place = code if code and place_named(code) else country or code
        stated = {
            "place": place,
            "period": _string(row.get("date")),
            "unit": _string(row.get("unit")),
        }
        found.append(
            Raw(
                words=words,
                column=(indicator,),
                settings=(source,),
                fields={role: text for role, text in stated.items() if text},
                location=f"'{indicator}', {country}, {stated['period']}",
                pointer=f"$[1][{index}].value",
                decimal=".",
            )
        )
    return found


def _unhcr(document: Any, source: Json) -> list[Raw]:
    rows = document.get("items") if isinstance(document, dict) else document
    if not isinstance(rows, list):
        raise ShapeError("is no UNHCR answer: 'items' is no list")
    root = "$.items" if isinstance(document, dict) else "$"
    wanted: Mapping[str, Value | None] = dict(source.values) or dict.fromkeys(_UNHCR_COUNTS)
    found = []
    for index, row in enumerate(rows[:MAX_FIGURES]):
        if not isinstance(row, dict):
            continue
        origin, asylum = _party(row, "coo"), _party(row, "coa")
        origin_name, there = _name(row, "coo"), _name(row, "coa")
        year = _string(row.get("year"))
        for name, value in wanted.items():
            words = number_text(row.get(name))
            if words is None:
                continue
            settings: tuple[Stated, ...] = (source,) if value is None else (value, source)
            found.append(
                Raw(
                    words=words,
                    column=(_UNHCR_COUNTS.get(name, name),),
                    titles=(f"from {origin_name}",) if origin_name else (),
                    settings=settings,
                    fields={"period": year} if year else {},
                    places=tuple(filter(None, (asylum, origin))),
                    location=f"{name!r}, in {there or _ALL}, from {origin_name or _ALL}, {year}",
                    pointer=f"{root}[{index}].{name}",
                    decimal=".",
                )
            )
    return found


def _owid(document: Any, source: Json) -> list[Raw]:
    if not isinstance(document, dict):
        raise ShapeError("is no Our World in Data answer: not an object")
    values, years, entities = (_list(document.get(key)) for key in _OWID)
    if not values or len({len(values), len(years), len(entities)}) != 1:
        raise ShapeError("is no Our World in Data answer: values, years and entities differ")
    about = document.get("metadata")
    about = about if isinstance(about, dict) else document
    names = _owid_names(about)
    unit = _string(about.get("shortUnit")) or _string(about.get("unit"))
    title = _string(about.get("name"))
    found = []
    for index, value in enumerate(values[:MAX_FIGURES]):
        if (words := number_text(value)) is None:
            continue
        stated = {"place": names.get(_string(entities[index]), ""), "period": _string(years[index])}
        if unit:
            stated["unit"] = unit
        found.append(
            Raw(
                words=words,
                column=(title,) if title else (),
                settings=(source,),
                fields={role: text for role, text in stated.items() if text},
                location=f"{title!r}, {stated['place']}, {stated['period']}",
                pointer=f"$.values[{index}]",
                decimal=".",
            )
        )
    return found


_ALL = "all countries"
_OWID = ("values", "years", "entities")


def _owid_names(about: Mapping[str, Any]) -> dict[str, str]:
    dimensions = about.get("dimensions")
    entities = dimensions.get("entities") if isinstance(dimensions, dict) else None
    listed = entities.get("values") if isinstance(entities, dict) else None
    names = {}
    for each in listed if isinstance(listed, list) else []:
        if isinstance(each, dict):
            name = _string(each.get("code")) or _string(each.get("name"))
            names[_string(each.get("id"))] = name
    return names


def _jsonstat(document: Any, source: Json) -> list[Raw]:
    if not isinstance(document, dict):
        raise ShapeError("is no JSON-stat dataset: not an object")
    names, sizes, dimension = (document.get(key) for key in ("id", "size", "dimension"))
    if not (isinstance(names, list) and isinstance(sizes, list) and isinstance(dimension, dict)):
        raise ShapeError("is no JSON-stat dataset: 'id', 'size' or 'dimension' is missing")
    if len(names) != len(sizes) or not all(isinstance(size, Decimal) for size in sizes):
        raise ShapeError("is no JSON-stat dataset: 'id' and 'size' do not fit")
    axes = [_axis(_string(name), dimension.get(_string(name))) for name in names]
    if any(len(labels) < size for (_, labels), size in zip(axes, sizes, strict=True)):
        raise ShapeError("is no JSON-stat dataset: a dimension has too few categories")
    given = document.get("role")
    roles: Mapping[str, Any] = given if isinstance(given, dict) else {}
    title = _string(document.get("label"))
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
        codes = [_string(code) for code in index]
    else:
        codes = list(labels)
    title = _string(about.get("label")) or name
    return title, [(code, _string(labels.get(code)) or code) for code in codes]


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
        picked.append((_string(name), *categories[at]))
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
        if name in _listed(roles, "time") or lower in {"time", "time_period"}:
            stated["period"] = code
        elif name in _listed(roles, "geo") or lower == "geo":
            stated["place"] = label
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


def _listed(roles: Mapping[str, Any], role: str) -> list[Any]:
    return _list(roles.get(role))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def number_text(value: Any) -> str | None:
    """Return a JSON value as a plain decimal number's text; ``None`` when it is none."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str) and value.strip():
        return value.strip()
    return None


def _inner(row: Mapping[str, Any], name: str) -> str:
    inner = row.get(name)
    return _string(inner.get("value")) if isinstance(inner, dict) else _string(inner)


def _party(row: Mapping[str, Any], role: str) -> str:
    """Return the country in a role (coo: of origin, coa: of asylum); "-" and ALL name none."""
    return _first(row, f"{role}_iso", f"{role}_name", role)


def _name(row: Mapping[str, Any], role: str) -> str:
    return _first(row, f"{role}_name", f"{role}_iso", role)


def _first(row: Mapping[str, Any], *keys: str) -> str:
    for key in keys:
        text = _string(row.get(key))
        if text and text not in {"-", "ALL", "UNK"}:
            return text
    return ""


def _string(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()[:300]
    return format(value, "f") if isinstance(value, Decimal) else ""


SHAPES: Mapping[Shape, Callable[[Any, Json], list[Raw]]] = {
    Shape.WORLDBANK: _worldbank,
    Shape.UNHCR: _unhcr,
    Shape.OWID: _owid,
    Shape.JSONSTAT: _jsonstat,
}
