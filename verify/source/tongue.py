"""Temporary stand-ins until the readers of numbers, units, subjects and places land."""

from __future__ import annotations

import re
from decimal import Decimal

from verify.model import Bounds, Place, Quantity, Subject, Unit

_UNITS = {
    "%": Unit(name="%", dimension="percent"),
    "US$": Unit(name="dollar", dimension="currency USD"),
    "km": Unit(name="kilometre", dimension="length", factor=Decimal(1000)),
}


def find_unit(name: str) -> Unit | None:
    return _UNITS.get(name)


def parse_cell(text: str, *, decimal: str | None = None) -> Quantity | None:
    text = text.strip()
    unit = Unit()
    if text.endswith("%"):
        unit = _UNITS["%"]
        text = text[:-1].strip()
    sign = 1
    if re.fullmatch(r"\(.*\)", text):
        sign, text = -1, text[1:-1]
    alternatives: tuple[Bounds, ...] = ()
    if decimal == ",":
        text = text.replace(".", "").replace(",", ".")
    text = text.replace("−", "-")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d+(\.\d+)?", text):
        value = Decimal(text.replace(",", "")) * sign
        return Quantity(
            low=value,
            high=value,
            unit=unit,
            step=Decimal(1).scaleb(int(value.as_tuple().exponent)),
            alternatives=alternatives,
        )
    return None


def subject_of(phrase: str, context: str = "") -> Subject:
    words = re.findall(r"[a-z]+", phrase.lower())
    return Subject(
        phrase=phrase,
        head=words[-1] if words else "",
        modifiers=tuple(words[:-1]),
        context=tuple(re.findall(r"[a-z]+", context.lower())),
    )


def place_named(name: str) -> Place | None:
    return {
        "pakistan": Place(name="Pakistan", code="PAK"),
        "pak": Place(name="Pakistan", code="PAK"),
        "afghanistan": Place(name="Afghanistan", code="AFG"),
    }.get(name.lower())


def find_places(text: str):
    return tuple(((0, 0), p) for w in text.split() if (p := place_named(w)))
