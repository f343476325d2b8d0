"""Say the model's values in words: numbers, quantities, amounts, periods, moments.

Plain strings for every format. Digits are grouped by commas and never rounded for a figure that
was read; only the endless decimals of a division are cut, to four significant digits.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Context, Decimal

from verify.model import (
    Amount,
    Direction,
    Form,
    Hedge,
    Kind,
    Period,
    Precision,
    Quantity,
    Unit,
)
from verify.quantity import spell

_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_EXACT = Context(prec=200)  # more than any number of the model has: nothing is rounded by it
_SCALED_PLACES = 3  # 1.234 million, but 1,234,500
_FEW_DECIMALS = 2  # a figure that was read has no more than its step; the rest come from a division
_DERIVED_DIGITS = 4
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
_IRREGULAR = {"foot": "feet", "hertz": "hertz", "celsius": "celsius", "kelvin": "kelvin"}
CHANGES = {Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE}
_HEDGES = {
    Hedge.ESTIMATED: "an estimated",
    Hedge.VAGUE: "",  # "several", "a few": the words themselves say it
    **{
        hedge: hedge.value
        for hedge in (
            Hedge.ABOUT,
            Hedge.NEARLY,
            Hedge.JUST_OVER,
            Hedge.OVER,
            Hedge.AT_LEAST,
            Hedge.UNDER,
            Hedge.AT_MOST,
        )
    },
}


def number(value: Decimal, step: Decimal = Decimal(1)) -> str:
    """Return digits with thousands separators: as many decimals as ``step`` or the value has.

    From a million upwards a rounded number is told with its scale word, to the digit it was
    given to: 2300000 in steps of 100000 is "2.3 million", in steps of 1 "2,300,000".
    """
    written = step == Decimal(1).scaleb(step.adjusted())  # the last digit's size, a power of ten
    if step > 1 and written and (scaled := _scaled(value, step)):
        return scaled
    stated = _decimals(step) if written else 0  # a worked-out figure's step is its uncertainty
    if _decimals(value) > max(_FEW_DECIMALS, stated):
        places = max(0, _DERIVED_DIGITS - 1 - value.adjusted())
        value = value.quantize(Decimal(1).scaleb(-places), context=_EXACT)
    decimals = max(_decimals(value), stated)
    return f"{value:,.{decimals}f}".replace("-", "−")


def _scaled(value: Decimal, step: Decimal) -> str:
    for power, word in _SCALES:
        places = power - step.adjusted()
        if abs(value) >= Decimal(10) ** power and places <= _SCALED_PLACES:
            shown = _EXACT.scaleb(value, -power)
            if _decimals(shown) <= max(0, places):
                return f"{shown:,.{_decimals(shown)}f} {word}".replace("-", "−")
    return ""


def _decimals(value: Decimal) -> int:
    """Count the decimals that are needed to write ``value`` exactly."""
    exponent = _EXACT.normalize(value).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def quantity(value: Quantity) -> str:
    """Return the first reading with its unit: "2,267", "$1.2 billion", "3–5%", "1,000 or more"."""
    if value.unit.dimension == "rank":
        return spell.rank(value)
    low, high = value.low, value.high
    if low is None and high is None:
        return "an open number"
    if low is None or high is None:
        bound, words = (low, "or more") if high is None else (high, "or less")
        assert bound is not None  # noqa: S101 - narrows for the type checker: one of the two is given
        return f"{with_unit(number(bound, value.step), value.unit)} {words}"
    if low == high:
        return with_unit(number(low, value.step), value.unit, one=low == 1)
    step = Decimal(1) if value.form is Form.FUZZY else value.step
    return with_unit(f"{number(low, step)}–{number(high, step)}", value.unit)


def with_unit(digits: str, unit: Unit, *, one: bool = False) -> str:
    """Return the digits with their unit's sign or name."""
    if unit.name == "%":
        return f"{digits}%"
    if unit.dimension.startswith("currency "):
        return _money(digits, unit)
    if not unit.name:
        return digits
    return f"{digits} {unit.name if one else plural(unit.name)}"


def _money(digits: str, unit: Unit) -> str:
    code, _, per = unit.dimension.removeprefix("currency ").partition(" / ")
    if not code.isupper():  # a name that several countries' money has: kroner
        return f"{digits} {plural(unit.name)}"
    sign = _SIGNS.get(code, f"{code} ")
    money = f"−{sign}{digits[1:]}" if digits.startswith("−") else f"{sign}{digits}"
    minor = "" if unit.factor == 1 else f" {plural(unit.name)}"  # cents, pence
    if minor:
        return f"{digits}{minor}"
    if per == "capita":
        return f"{money} per {per}"
    return f"{money} a {per}" if per else money


def plural(name: str) -> str:
    """Return the plural of a unit's name; of "metre per second" that of its first word."""
    if name.startswith("per "):
        return name  # "2 per 100,000 residents", "10 per month"
    head, space, tail = name.partition(" per ") if " per " in name else name.partition(" / ")
    if (many := spell.irregular(head)) is not None:
        return f"{many}{space}{tail}"
    stem, gap, last = head.rpartition(" ")
    if not last.isalpha() or (len(last) <= 2 and last != "a"):
        return name  # a symbol: km, kg, km/h
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = f"{last[:-1]}ies"
    elif last.endswith(("s", "x", "ch", "sh")):
        last = last if last.endswith("s") else f"{last}es"
    else:
        last = f"{last}s"
    return f"{stem}{gap}{last}{space}{tail}"


def amount(value: Amount, kind: Kind = Kind.LEVEL) -> str:
    """Return an amount as one reads it: "over 2,200", "up 60%", "3 times", "8 November 2023"."""
    if isinstance(value.value, Period):
        return period(value.value)
    said = quantity(value.value)
    if kind is Kind.MULTIPLE and not value.value.unit.name:
        said = f"{said} times"
    if kind in CHANGES and value.direction is not Direction.NONE:
        said = f"{value.direction.value} {said}"
    return f"{hedges(value.hedges)} {said}".strip()


def hedges(value: tuple[Hedge, ...]) -> str:
    """Return hedges outermost first: "at least about"."""
    return " ".join(_HEDGES[hedge] for hedge in value if _HEDGES[hedge])


# ----------------------------------------------------------------------------------------- time


def day(value: date) -> str:
    """Return "8 Nov 2023"."""
    return f"{value.day} {_month(value)} {value.year}"


def long_day(value: date) -> str:
    """Return "Wednesday, 8 November 2023"."""
    weekday = _WEEKDAYS[value.weekday()]
    return f"{weekday}, {value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """Return "8 Nov 2023, 14:05 UTC"; the model keeps UTC."""
    return f"{day(value.date())}, {value:%H:%M} UTC"


def period(value: Period) -> str:
    """Return a period as briefly as it can be said without loss of days."""
    start, end = value.start, value.end
    if start is None and end is None:
        return value.words or "any time"
    if start is None or end is None:
        return f"until {day(end)}" if end else f"since {day(start)}" if start else ""
    said = _closed(start, end)
    if value.precision is Precision.VAGUE:
        return f"about {said}"
    return said


def _closed(start: date, end: date) -> str:
    if start == end:
        return day(start)
    first, last = start.day == 1, (end + timedelta(days=1)).day == 1 if end < date.max else True
    if not (first and last):
        return f"{day(start)} – {day(end)}"
    if (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.year != end.year:
        return f"{_month(start)} {start.year} – {_month(end)} {end.year}"
    if start.month == end.month:
        return f"{_month(start)} {start.year}"
    if start.month % 3 == 1 and end.month == start.month + 2:
        return f"Q{end.month // 3} {start.year}"
    return f"{_month(start)}–{_month(end)} {start.year}"


def _month(value: date) -> str:
    return _MONTHS[value.month - 1][:3]
