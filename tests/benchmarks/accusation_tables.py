"""The public tables that the accusation benchmark makes its sentences from.

The World Bank's population and GDP (CSV) and the World Factbook (JSON, figures inside prose). They
are read here a second time and apart from the program, which reads the same files as sources.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from verify.claim.places import place_named

FIRST_YEAR, LAST_YEAR = 1990, 2022

#: A year of a figure that holds without one (an area).
STANDING = 0


@dataclass(frozen=True, slots=True)
class Series:
    """One measure: its values by place and year, and the unit they are in."""

    name: str
    unit: str  # people, dollars, percent, years, sq km, km
    values: Mapping[str, Mapping[int, Decimal]]


#: Measures of the Factbook: headings that lead to one text or to one text a year, and the unit.
_FACTS = {
    "unemployment": (("Economy", "Unemployment rate"), "percent"),
    "inflation": (("Economy", "Inflation rate (consumer prices)"), "percent"),
    "median_age": (("People and Society", "Median age", "total"), "years"),
    "life_expectancy": (
        ("People and Society", "Life expectancy at birth", "total population"),
        "years",
    ),
    "literacy": (("People and Society", "Literacy", "total population"), "percent"),
    "revenues": (("Economy", "Budget", "revenues"), "dollars"),
    "expenditures": (("Economy", "Budget", "expenditures"), "dollars"),
    "public_debt": (("Economy", "Public debt"), "percent"),
    "exports": (("Economy", "Exports"), "dollars"),
    "imports": (("Economy", "Imports"), "dollars"),
    "area": (("Geography", "Area", "total"), "sq km"),
    "coastline": (("Geography", "Coastline"), "km"),
}

_FACT = re.compile(
    r"""
    (?P<money>\$)?(?P<number>\d[\d,]*(?:\.\d+)?)\s*
    (?P<scale>million|billion|trillion)?\s*
    (?P<unit>%|years|sq\ km|km)?
    (?:\ of\ GDP)?
    (?:\s*\((?P<year>\d{4})(?:\ est\.)?\))?
    """,
    re.VERBOSE,
)
_SCALES = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
_UNITS = {"%": "percent", "years": "years", "sq km": "sq km", "km": "km"}


def tables(folder: Path) -> list[Series]:
    """Read every measure, for the places that the place table knows."""
    banks = [
        _world_bank(folder / "worldbank_population.csv", name="population", unit="people"),
        _world_bank(folder / "worldbank_gdp_current_usd.csv", name="gdp", unit="dollars"),
    ]
    return [*banks, *_factbook(folder / "factbook")]


def _world_bank(path: Path, *, name: str, unit: str) -> Series:
    values: dict[str, dict[int, Decimal]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            year, place = int(row["Year"]), place_named(row["Country Name"])
            if place and place.code and FIRST_YEAR <= year <= LAST_YEAR and row["Value"]:
                values.setdefault(place.name, {})[year] = Decimal(row["Value"])
    return Series(name, unit, {key: one for key, one in values.items() if len(one) > 10})


def countries(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield each country of the Factbook with its file."""
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        name = _at(document, ("Government", "Country name", "conventional short form"))
        place = place_named(str(name.get("text", "")))
        if place and place.code:
            yield place.name, path


def _factbook(folder: Path) -> list[Series]:
    found: dict[str, dict[str, dict[int, Decimal]]] = {name: {} for name in _FACTS}
    for place, path in countries(folder):
        document = json.loads(path.read_text(encoding="utf-8"))
        for name, (headings, unit) in _FACTS.items():
            for text in _texts(_at(document, headings)):
                read = _value(text, unit)
                if read is not None:
                    found[name].setdefault(place, {})[read[0]] = read[1]
    return [Series(name, unit, found[name]) for name, (_, unit) in _FACTS.items()]


def _at(document: Any, headings: tuple[str, ...]) -> dict[str, Any]:
    for heading in headings:
        stripped = {key.strip(): value for key, value in document.items()}
        document = stripped.get(heading, {})
    return document if isinstance(document, dict) else {}


def _texts(node: Mapping[str, Any]) -> Iterator[str]:
    """Yield the text of a heading, or of those below it that differ in their year only."""
    if isinstance(node.get("text"), str):
        yield node["text"]
    for key, value in node.items():
        if isinstance(value, dict) and re.search(r" \d{4}$", key.strip()) and "text" in value:
            yield str(value["text"])


def _value(text: str, unit: str) -> tuple[int, Decimal] | None:
    match = _FACT.fullmatch(" ".join(text.split()))
    if match is None or bool(match["money"]) != (unit == "dollars"):
        return None
    if not match["money"] and _UNITS.get(match["unit"] or "") != unit:
        return None
    if (match["year"] is None) != (unit in {"sq km", "km"}):
        return None
    number = Decimal(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
    return (int(match["year"] or STANDING), number) if number else None
