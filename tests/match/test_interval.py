"""What amounts allow, and how a claimed amount stands to a reference amount."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.match.build import PERCENT, amount, year
from verify.match.interval import Interval, allowed, compare, round_like, roundness
from verify.model import Amount, Bounds, Comparison, Direction, Form, Hedge, Period, Quantity

AGREES, FAR = Comparison.AGREES, Comparison.AGREES_FAR
DIFFERS, OPEN = Comparison.DIFFERS, Comparison.UNDECIDED

MILLION = "1000000"


@pytest.mark.parametrize(
    ("claimed", "reference", "expected"),
    [
        # the same number, and the next one
        (amount("15"), amount("15"), AGREES),
        (amount("15"), amount("24"), DIFFERS),
        # rounding: the claim is coarser, or the reference is
        (amount("2300000", step="100000"), amount("2267000"), AGREES),
        (amount("2267000"), amount("2300000", step="100000"), AGREES),
        (amount("2300000", step="100000"), amount("2867000"), DIFFERS),
        # cut off instead of rounded: nobody is refuted for that
        (amount("2200000", step="100000"), amount("2267000"), OPEN),
        # trailing zeros of a number without hedge may be rounding
        (amount("450000"), amount("452310"), AGREES),
        (amount("450000"), amount("520000"), DIFFERS),
        # a stated decimal zero is a stated digit
        (amount("35400000", step="100000"), amount("35000000", step="100000"), DIFFERS),
        (
            amount("62.4", step="0.1", unit=PERCENT),
            amount("62.0", step="0.1", unit=PERCENT),
            DIFFERS,
        ),
        (amount("62", unit=PERCENT), amount("62.0", step="0.1", unit=PERCENT), AGREES),
        (amount("35000000", step="1000000"), amount("35400000", step="100000"), AGREES),
        # bounds
        (amount("2200", None, Hedge.OVER), amount("2267"), AGREES),
        (amount("2200", None, Hedge.OVER), amount("3900"), FAR),
        (amount("2200", None, Hedge.OVER), amount("1500"), DIFFERS),
        (amount("44", None, Hedge.UNDER), amount("44"), OPEN),
        (amount("44", None, Hedge.UNDER), amount("43"), AGREES),
        (amount("44", None, Hedge.AT_MOST), amount("44"), AGREES),
        (amount("300", None, Hedge.UNDER), amount("262"), AGREES),
        (amount("300", None, Hedge.AT_MOST), amount("262"), FAR),
        (amount("300", None, Hedge.UNDER), amount("180"), FAR),
        (amount("25", None, Hedge.OVER), amount("26", None, Hedge.OVER), AGREES),
        (amount("25", None, Hedge.UNDER), amount("31", None, Hedge.OVER), DIFFERS),
        # about, nearly, just over
        (amount("500", None, Hedge.ABOUT), amount("512"), AGREES),
        (amount("500", None, Hedge.ABOUT), amount("560"), OPEN),
        (amount("500", None, Hedge.ABOUT), amount("800"), DIFFERS),
        (amount("500", None, Hedge.NEARLY), amount("493"), AGREES),
        (amount("500", None, Hedge.JUST_OVER), amount("503"), AGREES),
        # ranges
        (amount("18", "25"), amount("20"), AGREES),
        (amount("18", "25"), amount("40"), DIFFERS),
        # direction is part of the value
        (
            amount("5", unit=PERCENT, direction=Direction.DOWN),
            amount("5", unit=PERCENT, direction=Direction.UP),
            DIFFERS,
        ),
        (
            amount("5", None, Hedge.OVER, unit=PERCENT, direction=Direction.DOWN),
            amount("6", unit=PERCENT, direction=Direction.DOWN),
            AGREES,
        ),
    ],
)
def test_compare(claimed: Amount, reference: Amount, expected: Comparison) -> None:
    assert compare(claimed, reference) is expected


def test_a_fuzzy_count_agrees_with_what_lies_in_it() -> None:
    hundreds = Amount(
        value=Quantity(
            low=Decimal(200000), high=Decimal(999999), step=Decimal(100000), form=Form.FUZZY
        )
    )
    assert compare(hundreds, amount("252000")) is AGREES
    assert compare(hundreds, amount("12000000")) is DIFFERS


def test_only_if_every_reading_differs_do_two_numbers_differ() -> None:
    """Law 5: all plausible readings are tried."""
    either = Amount(
        value=Quantity(
            low=Decimal("1.234"),
            high=Decimal("1.234"),
            step=Decimal("0.001"),
            alternatives=(Bounds(Decimal(1234), Decimal(1234)),),
        )
    )
    assert compare(either, amount("1234")) is AGREES
    assert compare(either, amount("99")) is DIFFERS


@pytest.mark.parametrize(
    ("claimed", "reference", "expected"),
    [
        (year(2021), Period(start=date(2021, 8, 15), end=date(2021, 8, 15)), AGREES),
        (year(2021), year(2022), DIFFERS),
        (Period(start=date(2021, 8, 15), end=date(2021, 8, 15)), year(2021), OPEN),
    ],
)
def test_dates_agree_when_one_lies_in_the_other(
    claimed: Period, reference: Period, expected: Comparison
) -> None:
    assert compare(Amount(value=claimed), Amount(value=reference)) is expected


numbers = st.decimals(min_value=1, max_value=10**9, places=0)


@given(numbers, st.sampled_from([(), (Hedge.ABOUT,), (Hedge.NEARLY,), (Hedge.OVER,)]))
def test_the_far_interval_contains_the_near_one(value: Decimal, hedges: tuple[Hedge, ...]) -> None:
    (one,) = allowed(amount(str(value), None, *hedges))
    assert one.far.holds(one.near)


@given(numbers)
def test_every_number_agrees_with_itself(value: Decimal) -> None:
    assert compare(amount(str(value)), amount(str(value))) is AGREES


@given(numbers, numbers)
def test_equally_round_numbers_that_differ_do_so_both_ways(one: Decimal, other: Decimal) -> None:
    """Unequally round ones need not: 110 may stand for 113, and 113 never for 110."""
    assume(roundness(one, Decimal(1)) == roundness(other, Decimal(1)))
    forth = compare(amount(str(one)), amount(str(other)))
    back = compare(amount(str(other)), amount(str(one)))
    assert (forth is DIFFERS) == (back is DIFFERS)


def test_open_ends_do_not_meet_where_they_touch() -> None:
    below = Interval(None, Decimal(5), open_high=True)
    assert not below.meets(Interval(Decimal(5), None))
    assert below.meets(Interval(Decimal(4), None))


def test_roundness_is_the_place_of_the_last_digit_that_counts() -> None:
    assert roundness(Decimal(450000), Decimal(1)) == 10000
    assert roundness(Decimal(451), Decimal(1)) == 1
    assert round_like(Decimal("119.4"), Decimal(10)) == 120
