"""How amounts in words stand to each other, and which way a close call leans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.model import (
    COUNT,
    Amount,
    Bounds,
    Comparison,
    Direction,
    Hedge,
    Period,
    Quantity,
    Unit,
)
from verify.pairing.weigh import apart, compare, compare_dates, leans

PERCENT = Unit(name="%", dimension="percent")
_A, _F, _D, _U = (
    Comparison.AGREES,
    Comparison.AGREES_FAR,
    Comparison.DIFFERS,
    Comparison.UNDECIDED,
)


def _amount(value: str, *hedges: Hedge, step: str = "1", unit: Unit = COUNT) -> Amount:
    number = Decimal(value)
    quantity = Quantity(low=number, high=number, unit=unit, step=Decimal(step))
    return Amount(value=quantity, hedges=hedges)


@pytest.mark.parametrize(
    ("claimed", "reference", "expected"),
    [
        (_amount("33"), _amount("34"), _D),
        (_amount("33"), _amount("33"), _A),
        (_amount("300"), _amount("312"), _U),
        (_amount("44", Hedge.UNDER), _amount("44"), _D),
        (_amount("44", Hedge.AT_MOST), _amount("44"), _A),
        (_amount("40", Hedge.OVER), _amount("44"), _A),
        (_amount("40", Hedge.OVER), _amount("90"), _F),
        (_amount("40", Hedge.OVER), _amount("90000"), _U),
        (_amount("25", Hedge.OVER), _amount("26", Hedge.OVER), _A),
        (_amount("25", Hedge.OVER), _amount("20", Hedge.OVER), _D),
        (_amount("205", Hedge.OVER), _amount("200", Hedge.OVER), _U),
        (_amount("30", Hedge.UNDER), _amount("30", Hedge.OVER), _D),
        (_amount("30"), _amount("30", Hedge.OVER), _A),
        (_amount("500", Hedge.ABOUT), _amount("512"), _A),
        (_amount("500", Hedge.ABOUT), _amount("560"), _U),
        (_amount("500", Hedge.ABOUT), _amount("700"), _D),
        (_amount("100", Hedge.NEARLY), _amount("97"), _A),
        (_amount("14", step="1", unit=PERCENT), _amount("14.2", step="0.1", unit=PERCENT), _A),
        (_amount("30", unit=PERCENT), _amount("29", unit=PERCENT), _D),
        (_amount("30", unit=PERCENT), _amount("30"), _A),
    ],
)
def test_amounts_in_words(claimed: Amount, reference: Amount, expected: Comparison) -> None:
    assert compare(claimed, reference) is expected


def test_opposite_directions_differ() -> None:
    up = Amount(value=_amount("4").value, direction=Direction.UP)
    down = Amount(value=_amount("4").value, direction=Direction.DOWN)
    assert compare(up, down) is _D


def test_readings_that_do_not_agree_decide_nothing() -> None:
    value = Quantity(
        low=Decimal(250),
        high=Decimal(250),
        alternatives=(Bounds(Decimal(250000), Decimal(250000)),),
    )
    claimed = Amount(value=value, hedges=(Hedge.OVER,))
    assert compare(claimed, _amount("1800")) is _U
    assert not leans(claimed, _amount("180000"))


def test_units_that_measure_different_things_decide_nothing() -> None:
    metre = Unit(name="metre", dimension="length", factor=Decimal(1))
    kilogram = Unit(name="kilogram", dimension="mass", factor=Decimal(1))
    assert compare(_amount("5", unit=metre), _amount("5", unit=kilogram)) is _U


_DAY = Period(start=date(2020, 4, 9), end=date(2020, 4, 9))
_MONTH = Period(start=date(2020, 4, 1), end=date(2020, 4, 30))
_BEFORE = Period(start=None, end=date(2020, 3, 31))


@pytest.mark.parametrize(
    ("claimed", "reference", "expected"),
    [(_MONTH, _DAY, _A), (_DAY, _MONTH, _U), (_BEFORE, _DAY, _D), (_DAY, _DAY, _A)],
)
def test_dates(claimed: Period, reference: Period, expected: Comparison) -> None:
    assert compare_dates(claimed, reference) is expected
    assert compare(Amount(value=claimed), Amount(value=reference)) is expected


@given(
    st.integers(1, 10**9),
    st.integers(1, 10**9),
    st.sampled_from([(), (Hedge.OVER,), (Hedge.UNDER,), (Hedge.ABOUT,), (Hedge.AT_LEAST,)]),
)
def test_a_decided_pair_leans_as_it_is_decided(
    one: int, other: int, hedges: tuple[Hedge, ...]
) -> None:
    """A clear verdict and its lean never contradict each other; a number agrees with itself."""
    claimed, reference = _amount(str(one), *hedges), _amount(str(other))
    found = compare(claimed, reference)
    if found in {_A, _F}:
        assert leans(claimed, reference)
    if found is _D:
        assert not leans(claimed, reference)
    assert compare(reference, reference) is _A


def test_how_far_apart() -> None:
    assert apart(_amount("2"), _amount("200")) == 100
    assert apart(_amount("0"), _amount("5")) == Decimal("Infinity")
    assert apart(_amount("0"), _amount("0")) == 1
