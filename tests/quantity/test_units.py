"""Units: surfaces, exact factors, rates."""

from __future__ import annotations

from decimal import Decimal

import pytest

from verify.model import COUNT, Unit
from verify.quantity.units import find_unit, named, per, per_number, table


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("km", "kilometre"),
        ("kilometers", "kilometre"),
        ("square miles", "square mile"),
        ("sq. km", "square kilometre"),
        ("US$", "dollar"),
        ("$", "dollar"),
        ("Rs", "rupee"),
        ("Rs.", "rupee"),
        ("£", "pound sterling"),
        ("HK$", "hong kong dollar"),
        ("EUR", "euro"),
        ("%", "%"),
        ("per cent", "%"),
        ("percentage points", "percentage point"),
        ("kWh", "kilowatt hour"),
        ("mW", "milliwatt"),
        ("MW", "megawatt"),
        ("mph", "mile per hour"),
        ("km/h", "kilometre per hour"),
        ("dollars per barrel", "dollar per barrel"),
        ("Pakistani rupees", "pakistani rupee"),
        ("°C", "celsius"),
    ],
)
def test_surfaces(surface: str, name: str) -> None:
    """A surface leads to its unit; case counts for symbols."""
    found = find_unit(surface)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("surface", ["", "people", "million", "xyz", "the", "a" * 500, "km " * 50])
def test_unknown_surfaces(surface: str) -> None:
    """What is no unit is none."""
    assert find_unit(surface) is None


def convert(value: str, surface: str, target: str) -> Decimal:
    """Convert a value between two units of one dimension."""
    first, last = find_unit(surface), find_unit(target)
    assert first is not None
    assert last is not None
    assert first.dimension == last.dimension
    base = Decimal(value) * first.factor + first.offset
    return (base - last.offset) / last.factor


@pytest.mark.parametrize(
    ("value", "surface", "target", "expected"),
    [
        ("1", "mile", "km", "1.609344"),
        ("12", "months", "year", "1"),
        ("7", "days", "week", "1"),
        ("100", "°C", "°F", "212"),
        ("-40", "°F", "°C", "-40"),
        ("0", "°C", "kelvin", "273.15"),
        ("1", "percentage point", "basis points", "100"),
        ("2.5", "dollars", "cents", "250"),
        ("1", "acre", "square metres", "4046.8564224"),
        ("8", "bits", "byte", "1"),
        ("1", "cubic foot", "litres", "28.316846592"),
        ("36", "km/h", "metres per second", "10"),
        ("60", "mph", "km/h", "96.56064"),
        ("5", "per mille", "%", "0.5"),
    ],
)
def test_conversions_are_exact(value: str, surface: str, target: str, expected: str) -> None:
    """Factors are exact decimals, temperatures have their offset."""
    assert convert(value, surface, target) == Decimal(expected)


def test_rates_over_time_are_comparable_and_exact() -> None:
    """300 a day and 9,000 in 30 days are the same rate, with no rounding."""
    day, week = named("day"), named("week")
    assert day is not None
    assert week is not None
    daily, weekly = per(COUNT, day), per(COUNT, week)
    assert daily.dimension == weekly.dimension
    assert 7 * daily.factor * 100 == weekly.factor * 4900


def test_rates_per_head_are_comparable() -> None:
    """174 per 100,000 people is 1.74 per 1,000 residents."""
    first = per_number(COUNT, Decimal(100000), "people")
    second = per_number(COUNT, Decimal(1000), "residents")
    assert first.dimension == second.dimension
    assert 174 * first.factor == Decimal("1.74") * second.factor
    assert per_number(COUNT, Decimal(1000), "live births").dimension != first.dimension


def test_an_inexact_denominator_names_itself() -> None:
    """A denominator whose inverse is no finite decimal stays in the dimension."""
    gallon = named("gallon")
    assert gallon is not None
    assert per(Unit(name="mile", dimension="length"), gallon).dimension == "length / gallon"


def test_the_table_is_sound() -> None:
    """Every surface leads to a unit, every factor is positive, and each dimension has a base."""
    known = table()
    for surfaces in (known.words, known.symbols, known.before):
        assert all(named(name) is not None for name in surfaces.values())
    assert all(unit.factor > 0 for unit in known.units.values())
