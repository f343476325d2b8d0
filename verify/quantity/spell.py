"""Write an amount for people: "over 2,200", "up 60%", "$1.2 billion", "15 to 20 km"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from verify.model import Amount, Direction, Form, Hedge, Kind, Period, Quantity
from verify.quantity.units import named

#: Currencies written as a sign before the number; all others as a name behind it.
_SIGNS = {
    "dollar": "$",
    "pound sterling": "£",
    "euro": "€",
    "japanese yen": "¥",
    "indian rupee": "₹",
}

#: Plurals of currencies that no "s" makes, by the whole name or its last word. Written by hand;
#: "kroner" and "kronor" of a country that is not told are both crowns.
_MANY = {
    "krona": "crowns",
    "swedish krona": "swedish kronor",
    "krone": "kroner",
    "króna": "krónur",
    "koruna": "koruny",
    "zloty": "zlotys",
    "leu": "lei",
    "lev": "leva",
    **{name: name for name in ("yen", "yuan", "won", "baht", "rand", "ringgit", "dong", "sen")},
}

_LOUD = (Decimal(1_000_000_000_000), "trillion"), (Decimal(1_000_000_000), "billion")
_SCALES = (*_LOUD, (Decimal(1_000_000), "million"))


def amount(one: Amount, *, kind: Kind = Kind.LEVEL) -> str:
    """Return ``one`` as a newspaper would print it, hedges and direction included."""
    if isinstance(one.value, Period):
        return period(one.value)
    words = [hedge.value for hedge in one.hedges if hedge is not Hedge.VAGUE]
    if kind in {Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE}:
        words.insert(0, {Direction.UP: "up", Direction.DOWN: "down"}.get(one.direction, ""))
    return " ".join(word for word in (*words, quantity(one.value)) if word)


def quantity(one: Quantity) -> str:
    """Return the number(s) with the unit, without hedges."""
    if one.unit.dimension == "rank":
        return rank(one)
    if one.low is None or one.high is None:
        bound = one.low if one.high is None else one.high
        word = "from" if one.high is None else "up to"
        return f"{word} {_with_unit(bound, one)}" if bound is not None else "an open range"
    if one.low == one.high:
        return _with_unit(one.low, one)
    between = " to " if one.form is not Form.FUZZY else "–"
    return f"{_number(one.low, one.step)}{between}{_with_unit(one.high, one)}"


def rank(one: Quantity) -> str:
    """Return a place in an order: "highest", "2nd-lowest", "3rd-highest at best"."""
    if one.low is None:
        return "a rank"
    best = _nth(int(one.low), one.unit.name)
    if one.high is None:
        return f"{best} at best"
    return best if one.low == one.high else f"{best} to {_nth(int(one.high), one.unit.name)}"


def _nth(place: int, name: str) -> str:
    if place == 1:
        return name
    last = place % 10 if place % 100 not in {11, 12, 13} else 0
    return f"{place}{({1: 'st', 2: 'nd', 3: 'rd'}).get(last, 'th')}-{name}"


def _with_unit(value: Decimal, one: Quantity) -> str:
    number, name = _number(value, one.step), one.unit.name
    if not name:
        return number
    if name == "%":
        return f"{number}%"
    money, per, rest = name.partition(" per ")
    if money in _SIGNS and not _is_money(rest):  # "1.25 dollars per euro"
        sign = _SIGNS[money]
        minus = "-" if number.startswith("-") else ""
        return f"{minus}{sign}{number.removeprefix('-')}{per}{rest}"
    return f"{number} {name}" if value == 1 else f"{number} {_plural(name)}"


def _is_money(name: str) -> bool:
    unit = named(name)
    return unit is not None and unit.dimension.startswith("currency ")


def irregular(name: str) -> str | None:
    """Return the plural of a currency's name if no "s" makes it, else ``None``.

    >>> irregular("norwegian krone"), irregular("krona"), irregular("dollar")
    ('norwegian kroner', 'crowns', None)
    """
    lead, gap, last = name.rpartition(" ")
    if name in _MANY:
        return _MANY[name]
    return f"{lead}{gap}{_MANY[last]}" if last in _MANY else None


def _plural(name: str) -> str:
    if name.startswith("per "):  # a bare rate of things counted
        return name
    first, per, rest = name.partition(" per ")
    if (many := irregular(first)) is not None:
        return many + per + rest
    if first in {"foot", "square foot", "cubic foot"}:
        return first[: -len("foot")] + "feet" + per + rest
    if first.endswith(("s", "z", "x")) or (" " not in first and len(first) <= 2):
        return name
    last = first[-1]
    many = first[:-1] + "ies" if last == "y" and first[-2:-1] not in "aeiou" else first + "s"
    return many + per + rest


def _number(value: Decimal, step: Decimal) -> str:
    """Return ``value`` in groups of three, with a scale word where its last digits are open."""
    for scale, word in _SCALES:
        if abs(value) >= scale and step >= 1000 and step < scale * 1000:
            return f"{_plain(value / scale)} {word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    return f"{value:,f}"


def period(one: Period) -> str:
    """Return a period as a reader would write it: 2023, 8 November 2023, Aug 2020 to Aug 2021."""
    if one.start and one.end:
        if one.start == one.end:
            return _day(one.start)
        first, last = one.start, one.end
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            years = (first.year, last.year)
            return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
        if (one.start.year, one.start.month) == (one.end.year, one.end.month):
            return f"{one.start:%B %Y}"
        return f"{one.start.day} {one.start:%b %Y} – {one.end.day} {one.end:%b %Y}"
    if one.start:
        return f"since {_day(one.start)}"
    return f"until {_day(one.end)}" if one.end else one.words or "no period"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
