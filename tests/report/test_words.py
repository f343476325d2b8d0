"""Numbers, units and periods in words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.model import (
    COUNT,
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
from verify.report import words

PERCENT = Unit(name="%", dimension="percent")
POINT = Unit(name="percentage point", dimension="percentage point")
DOLLAR = Unit(name="dollar", dimension="currency USD")
RUPEE = Unit(name="Pakistani rupee", dimension="currency PKR")
CENT = Unit(name="cent", dimension="currency USD", factor=Decimal("0.01"))
BARREL = Unit(name="dollar / barrel", dimension="currency USD / barrel")
KILOMETRE = Unit(name="kilometre", dimension="length", factor=Decimal(1000))


@pytest.mark.parametrize(
    ("value", "step", "shown"),
    [
        ("2267", "1", "2,267"),
        ("1234567.89", "0.01", "1,234,567.89"),
        ("2300000", "1", "2,300,000"),
        ("2300000", "100000", "2.3 million"),
        ("1730000", "10000", "1.73 million"),
        ("40000000", "10000000", "40 million"),
        ("1000000000000", "1000000000000", "1 trillion"),
        ("1234500", "100", "1,234,500"),
        ("200", "100", "200"),
        ("5", "0.1", "5.0"),
        ("-5.25", "0.01", "−5.25"),
        ("0.00000012", "0.00000001", "0.00000012"),
        ("56.38297872340425531914893617", "0.1", "56.38"),
        ("0.333333333333333333", "0.01", "0.3333"),
        ("27.9", "0.7751422299222254680499677506", "27.9"),
        ("1300000", "156789.123", "1,300,000"),
        ("123456789.987654321", "1", "123,456,790"),
        ("0", "1", "0"),
    ],
)
def test_a_number_keeps_its_digits(value: str, step: str, shown: str) -> None:
    assert words.number(Decimal(value), Decimal(step)) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**39), max_value=10**39))
def test_every_digit_of_a_number_that_was_read_is_shown(value: Decimal) -> None:
    """A number that was read has a step at least as fine as its digits."""
    step = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    shown = words.number(value, step)
    assert Decimal(shown.replace(",", "").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Quantity(low=Decimal(60), high=Decimal(60), unit=PERCENT), "60%"),
        (Quantity(low=Decimal(3), high=Decimal(5), unit=PERCENT, form=Form.RANGE), "3–5%"),
        (Quantity(low=Decimal(1), high=Decimal(1), unit=KILOMETRE), "1 kilometre"),
        (Quantity(low=Decimal(12), high=Decimal(12), unit=KILOMETRE), "12 kilometres"),
        (Quantity(low=Decimal(2), high=Decimal(2), unit=POINT), "2 percentage points"),
        (
            Quantity(low=Decimal("40.5"), high=Decimal("40.5"), unit=DOLLAR, step=Decimal("0.1")),
            "$40.5",
        ),
        (Quantity(low=Decimal(1200), high=Decimal(1200), unit=RUPEE), "PKR 1,200"),
        (Quantity(low=Decimal(-7), high=Decimal(-7), unit=DOLLAR), "−$7"),
        (Quantity(low=Decimal(35), high=Decimal(35), unit=CENT), "35 cents"),
        (Quantity(low=Decimal(80), high=Decimal(80), unit=BARREL), "$80 a barrel"),
        (Quantity(low=Decimal(500), high=None), "500 or more"),
        (Quantity(low=None, high=Decimal(500)), "500 or less"),
        (Quantity(low=None, high=None), "an open number"),
        (
            Quantity(
                low=Decimal(200000),
                high=Decimal(999999),
                step=Decimal(100000),
                form=Form.FUZZY,
            ),
            "200,000–999,999",
        ),
    ],
)
def test_a_quantity_has_its_unit(value: Quantity, shown: str) -> None:
    assert words.quantity(value) == shown


@pytest.mark.parametrize(
    ("amount", "kind", "shown"),
    [
        (
            Amount(
                value=Quantity(low=Decimal(5), high=Decimal(5), unit=PERCENT),
                direction=Direction.UP,
            ),
            Kind.CHANGE,
            "up 5%",
        ),
        (
            Amount(
                value=Quantity(low=Decimal(2200), high=Decimal(2200)),
                hedges=(Hedge.AT_LEAST, Hedge.ABOUT),
            ),
            Kind.LEVEL,
            "at least about 2,200",
        ),
        (Amount(value=Quantity(low=Decimal(3), high=Decimal(3))), Kind.MULTIPLE, "3 times"),
        (
            Amount(
                value=Quantity(low=Decimal(3), high=Decimal(3), unit=COUNT),
                hedges=(Hedge.ESTIMATED,),
            ),
            Kind.LEVEL,
            "an estimated 3",
        ),
        (
            Amount(value=Period(start=date(2022, 11, 1), end=date(2022, 11, 30))),
            Kind.DATE,
            "Nov 2022",
        ),
    ],
)
def test_an_amount_reads_as_one_says_it(amount: Amount, kind: Kind, shown: str) -> None:
    assert words.amount(amount, kind) == shown


def test_every_hedge_has_words() -> None:
    for hedge in Hedge:
        assert words.hedges((hedge,)) or hedge is Hedge.VAGUE


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (date(2023, 11, 8), date(2023, 11, 8), "8 Nov 2023"),
        (date(2023, 11, 1), date(2023, 11, 30), "Nov 2023"),
        (date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
        (date(2023, 7, 1), date(2023, 9, 30), "Q3 2023"),
        (date(2023, 1, 1), date(2023, 6, 30), "Jan–Jun 2023"),
        (date(2021, 1, 1), date(2021, 12, 31), "2021"),
        (date(2020, 1, 1), date(2021, 12, 31), "2020–2021"),
        (date(2020, 7, 1), date(2021, 6, 30), "Jul 2020 – Jun 2021"),
        (date(2021, 8, 15), date(2022, 8, 14), "15 Aug 2021 – 14 Aug 2022"),
        (date(2021, 8, 15), None, "since 15 Aug 2021"),
        (None, date(2021, 8, 15), "until 15 Aug 2021"),
        (None, None, "any time"),
        (date(9999, 12, 1), date(9999, 12, 31), "Dec 9999"),
    ],
)
def test_a_period_is_said_without_losing_days(
    start: date | None, end: date | None, shown: str
) -> None:
    assert words.period(Period(start=start, end=end)) == shown


def test_a_vague_period_says_so() -> None:
    vague = Period(start=date(2023, 8, 1), end=date(2023, 11, 8), precision=Precision.VAGUE)
    assert words.period(vague) == "about 1 Aug 2023 – 8 Nov 2023"


def test_a_moment_is_in_utc() -> None:
    assert words.moment(datetime(2024, 3, 6, 9, 5, tzinfo=UTC)) == "6 Mar 2024, 09:05 UTC"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("foot", "feet"),
        ("century", "centuries"),
        ("day", "days"),
        ("inch", "inches"),
        ("hertz", "hertz"),
        ("metre per second", "metres per second"),
        ("dollar / barrel", "dollars / barrel"),
        ("norwegian krone", "norwegian kroner"),
        ("krona", "crowns"),
        ("chinese yuan per month", "chinese yuan per month"),
        ("per 100,000", "per 100,000"),
        ("per month", "per month"),
        ("km", "km"),
        ("km/h", "km/h"),
        ("°C", "°C"),
    ],
)
def test_a_unit_has_a_plural(name: str, shown: str) -> None:
    assert words.plural(name) == shown


def test_money_of_several_countries_goes_by_its_name() -> None:
    crowns = Unit(name="krona", dimension="currency krona")
    paid = Quantity(low=Decimal(7), high=Decimal(7), unit=crowns)
    assert words.quantity(paid) == "7 crowns"
