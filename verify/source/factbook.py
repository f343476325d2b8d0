"""The World Factbook as JSON: headings nested over short texts, one country to a file.

    {"People and Society": {"Median age": {"total": {"text": "29.3 years (2025 est.)"}}}}

Only texts that are one value are figures here; sentences and lists of values are left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from verify.claim.places import place_named
from verify.source.cells import split_fact
from verify.source.column_kinds import dates_something, looks_like_year
from verify.source.jsonvalues import ShapeError
from verify.source.kinds import Json
from verify.source.raw import Raw, as_year
from verify.source.rows import MAX_FIGURES

_TAG = re.compile(r"<[^<>]{0,200}>")
_LABELLED = re.compile(r"([^:\d]{1,60}):\s+(?=\S)")
# What is said of a share after its percent sign: it narrows what is measured.
_OF = re.compile(r"(.*%)\s+((?:of\s|national\b|annual\b).{1,60})")
# A city's name behind its population, in capitals: "22,000 CASTRIES (capital)".
_CITY = re.compile(r"([\d.,]+(?: million)?) ([A-Z][A-Z'’. -]{2,40}?)(?: \(capital\))?")
# The Factbook's own abbreviations; elsewhere "nm" is a nanometre.
_UNITS = (
    (re.compile(r"(?<=\d) nm\b"), " nautical miles"),
    (re.compile(r"\bcu km\b"), "cubic kilometres"),
    (re.compile(r"\bcu m\b"), "cubic metres"),
    (re.compile(r"(?<=\d) kt\b"), " thousand tonnes"),
)
_LONGEST = 160
_NAMES = ("conventional short form", "conventional long form")


def read_factbook(document: Any, source: Json) -> list[Raw]:
    """Return the values of a country's file; ``ShapeError`` when it is none."""
    if not isinstance(document, dict):
        raise ShapeError("is no Factbook file: not an object")
    place = _country(document)
    found = []
    for path, text in _texts(document, ()):
        raw = _raw(path, text, source, place)
        if raw is not None:
            found.append(raw)
        if len(found) >= MAX_FIGURES:
            break
    return found


def _texts(node: dict[str, Any], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from _texts(value, (*path, key.strip()))
        elif key == "text" and isinstance(value, str) and len(value) <= _LONGEST:
            yield path, value


def _country(document: dict[str, Any]) -> str:
    """Return the country that a file is about, as its chapter on government names it."""
    names = []
    for name in _NAMES:
        node: Any = document
        for key in ("Government", "Country name", name, "text"):
            node = node.get(key) if isinstance(node, dict) else None
        if isinstance(node, str) and node.strip() and node.strip().lower() != "none":
            whole = html.unescape(node).strip()
            names += [whole, whole.partition(" (")[0]]  # "Congo (Brazzaville)" is not Congo
    known = (place_named(name) for name in names)
    coded = next((place.name for place in known if place is not None and place.code), "")
    return coded or "".join(names[1:2])


def _raw(path: tuple[str, ...], text: str, source: Json, place: str) -> Raw | None:
    words = " ".join(html.unescape(_TAG.sub(" ", text)).split())
    value, period = split_fact(words)
    label = ""
    if (match := _LABELLED.match(value)) is not None:
        label, value = match[1], value[match.end() :]
    told = ""
    if (city := _CITY.fullmatch(value)) is not None:
        value, told = city[1], city[2].title()
    if (share := _OF.fullmatch(value)) is not None:
        value, told = share[1], share[2]
    if not any(map(str.isdigit, value)) or ";" in value:
        return None
    for short, long in _UNITS:
        value = short.sub(long, value)
    # The outermost heading is a chapter; the others say what is measured.
    inner = path[1:] or path
    known = " ".join(inner).casefold()
    extra = (label,) if label and label.casefold() not in known else ()
    raw = Raw(
        words=words,
        value=value,
        row=(*inner, *extra, *((told,) if told else ())),
        settings=(source,),
        fields={role: told for role, told in (("period", period), ("place", place)) if told},
        location=" / ".join(path),
        pointer="$" + "".join(f"[{key!r}]" for key in path) + ".text",
        decimal=".",
    )
    if looks_like_year(value) and dates_something(path[-1]):
        return as_year(raw, dates=True)
    return raw
