"""The answers of well-known APIs, read without a mapping.

Written from the APIs' documentation: World Bank Indicators API v2, UNHCR Refugee Data Finder, Our
World in Data's indicator data. Each function returns raw numbers or raises
``ValueError`` when the document is not of its shape.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from verify.claim.places import place_named
from verify.source.factbook import read_factbook
from verify.source.jsonstat import read_jsonstat
from verify.source.jsonvalues import ShapeError, as_list, as_text, number_text
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
        code = as_text(row.get("countryiso3code"))
        place = code if code and place_named(code) else country or code
        stated = {
            "place": place,
            "period": as_text(row.get("date")),
            "unit": as_text(row.get("unit")),
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
        year = as_text(row.get("year"))
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
    values, years, entities = (as_list(document.get(key)) for key in _OWID)
    if not values or len({len(values), len(years), len(entities)}) != 1:
        raise ShapeError("is no Our World in Data answer: values, years and entities differ")
    about = document.get("metadata")
    about = about if isinstance(about, dict) else document
    names = _owid_names(about)
    unit = as_text(about.get("shortUnit")) or as_text(about.get("unit"))
    title = as_text(about.get("name"))
    found = []
    for index, value in enumerate(values[:MAX_FIGURES]):
        if (words := number_text(value)) is None:
            continue
        stated = {"place": names.get(as_text(entities[index]), ""), "period": as_text(years[index])}
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
            name = as_text(each.get("code")) or as_text(each.get("name"))
            names[as_text(each.get("id"))] = name
    return names


def _inner(row: Mapping[str, Any], name: str) -> str:
    inner = row.get(name)
    return as_text(inner.get("value")) if isinstance(inner, dict) else as_text(inner)


def _party(row: Mapping[str, Any], role: str) -> str:
    """Return the country in a role (coo: of origin, coa: of asylum); "-" and ALL name none."""
    return _first(row, f"{role}_iso", f"{role}_name", role)


def _name(row: Mapping[str, Any], role: str) -> str:
    return _first(row, f"{role}_name", f"{role}_iso", role)


def _first(row: Mapping[str, Any], *keys: str) -> str:
    for key in keys:
        text = as_text(row.get(key))
        if text and text not in {"-", "ALL", "UNK"}:
            return text
    return ""


SHAPES: Mapping[Shape, Callable[[Any, Json], list[Raw]]] = {
    Shape.WORLDBANK: _worldbank,
    Shape.UNHCR: _unhcr,
    Shape.OWID: _owid,
    Shape.JSONSTAT: read_jsonstat,
    Shape.FACTBOOK: read_factbook,
}
