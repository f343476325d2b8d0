"""Figures worked out from others: which enter, what comes out, and what they may decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.match.build import INDIA, PERCENT, amount, claim, figure, topic, year
from verify.match import Matcher, Standard
from verify.match.arithmetic import OPERATIONS, PER_YEAR, evaluate
from verify.match.derive import DERIVATIONS
from verify.model import (
    COUNT,
    Amount,
    Bounds,
    Derivation,
    Direction,
    Figure,
    Hedge,
    Kind,
    Label,
    Period,
    Precision,
    Qualifier,
    QualifierRole,
    Quantity,
    Reason,
    Topic,
    Unit,
    Verdict,
)
from verify.quantity.units import named, per

STANDARD = Standard(threshold=70, margin=5)
DOLLAR = Unit(name="dollar", dimension="currency USD")
EURO = named("euro") or DOLLAR
RATE = per(DOLLAR, EURO)


def verdict(about: Topic, how_much: Amount, figures: Sequence[Figure]) -> Verdict:
    return Matcher.of(figures).verdict(claim(about, how_much), STANDARD, anchor=date(2024, 6, 1))


def yearly(words: str, *values: str, first: int = 2020, unit: Unit = COUNT) -> list[Figure]:
    """Return a series with one figure a year."""
    return [
        figure(
            topic(words, period=year(first + at), dimension=unit.dimension),
            amount(value, unit=unit),
        )
        for at, value in enumerate(values)
    ]


def span(first: int, last: int) -> Period:
    return replace(year(first), end=year(last).end, precision=Precision.SPAN)


def formula(found: Verdict) -> str:
    """Return the formula of the first piece of evidence that was worked out."""
    for one in found.evidence:
        origin = one.match.figure.origin
        if isinstance(origin, Derivation):
            assert evaluate(origin.operation, origin.inputs) == one.match.figure.amount
            return origin.formula
    raise AssertionError(found)


# --- sums and averages ---------------------------------------------------------------------------


def test_events_add_up_and_a_wrong_total_is_refuted() -> None:
    about = topic("homicide", period=span(2020, 2022))
    deaths = yearly("homicide", "100", "110", "120")
    found = verdict(about, amount("330"), deaths)
    assert (found.label, formula(found)) == (Label.SUPPORTED, "100 + 110 + 120 = 330")
    assert verdict(about, amount("530"), deaths).label is Label.REFUTED


@pytest.mark.parametrize("stock", ["population", "refugee", "youth unemployment", "school"])
def test_what_is_there_on_a_day_never_adds_up(stock: str) -> None:
    about = topic(stock, period=span(2020, 2022))
    found = verdict(about, amount("330"), yearly(stock, "100", "110", "120"))
    assert found.label is Label.NOT_ENOUGH
    assert not any(isinstance(one.match.figure.origin, Derivation) for one in found.evidence)


def test_a_sum_of_something_unknown_supports_and_never_refutes() -> None:
    about = topic("gronk", period=span(2020, 2022))
    figures = yearly("gronk", "100", "110", "120")
    assert verdict(about, amount("330"), figures).label is Label.SUPPORTED
    found = verdict(about, amount("530"), figures)
    assert (found.label, found.reason) == (Label.NOT_ENOUGH, Reason.PERIOD_UNCLEAR)


def test_a_year_that_is_missing_makes_no_sum() -> None:
    about = topic("homicide", period=span(2020, 2023))
    found = verdict(about, amount("330"), yearly("homicide", "100", "110", "120"))
    assert found.label is Label.NOT_ENOUGH


def test_an_average_a_year_is_worked_out_and_never_refutes() -> None:
    about = topic("attack", period=span(2020, 2022), kind=Kind.RATE, dimension="count / time")
    attacks = yearly("attack", "100", "110", "120")
    found = verdict(about, amount("110", unit=PER_YEAR), attacks)
    assert found.label is Label.SUPPORTED
    assert formula(found) == "(100 + 110 + 120) / 3 = 110 per year"
    assert verdict(about, amount("210", unit=PER_YEAR), attacks).label is Label.NOT_ENOUGH


# --- quotients -----------------------------------------------------------------------------------


def test_a_share_is_worked_out_of_part_and_whole() -> None:
    about = topic(
        "person killed",
        period=year(2022),
        kind=Kind.SHARE,
        dimension="percent",
        context=("civilian",),
    )
    figures = [
        *yearly("person killed", "400", first=2022),
        *yearly("civilian killed", "100", first=2022),
    ]
    found = verdict(about, amount("25", unit=PERCENT), figures)
    assert (found.label, formula(found)) == (Label.SUPPORTED, "100 / 400 = 25.0%")
    assert verdict(about, amount("75", unit=PERCENT), figures).label is Label.NOT_ENOUGH


def test_two_parts_that_the_sentence_names_make_no_share() -> None:
    about = topic(
        "person killed",
        period=year(2022),
        kind=Kind.SHARE,
        dimension="percent",
        context=("civilian", "soldier"),
    )
    figures = [
        *yearly("person killed", "400", first=2022),
        *yearly("civilian killed", "100", first=2022),
        *yearly("soldier killed", "120", first=2022),
    ]
    assert verdict(about, amount("25", unit=PERCENT), figures).label is not Label.SUPPORTED


def test_a_level_is_divided_by_the_population_of_its_place_and_year() -> None:
    unit = Unit(name="dollar per person", dimension="currency USD / person")
    about = topic("gdp", period=year(2022), kind=Kind.RATE, dimension=unit.dimension)
    elsewhere = topic("population", places=(INDIA,), period=year(2022))
    figures = [
        *yearly("gdp", "3000000", first=2022, unit=DOLLAR),
        *yearly("population", "900", "1000", first=2021),
        figure(elsewhere, amount("500")),
    ]
    found = verdict(about, amount("3000", unit=unit), figures)
    assert found.label is Label.SUPPORTED
    assert formula(found) == "$3,000,000 / 1,000 = $3,000"


@pytest.mark.parametrize("words", ["per head", "per capita", "per person"])
def test_a_level_per_head_is_not_compared_with_the_whole(words: str) -> None:
    over = Qualifier(role=QualifierRole.OVER, words=words)
    whole = topic("gdp", period=year(2022), dimension=DOLLAR.dimension)
    about = replace(whole, qualifiers=(over,))
    figures = [
        *yearly("gdp", "3000000", first=2022, unit=DOLLAR),
        *yearly("population", "1000", first=2022),
    ]
    found = verdict(about, amount("3000", unit=DOLLAR), figures)
    assert found.label is Label.SUPPORTED
    assert formula(found) == "$3,000,000 / 1,000 = $3,000"
    wrong = verdict(about, amount("3000000", unit=DOLLAR), figures)
    assert wrong.label is Label.NOT_ENOUGH


def test_a_count_per_head_is_shown_per_100_000_people() -> None:
    unit = Unit(name="per 100,000 people", dimension="count / capita", factor=Decimal("0.00001"))
    about = topic("death", period=year(2022), dimension=unit.dimension, kind=Kind.RATE)
    figures = [*yearly("death", "124", first=2022), *yearly("population", "5572000", first=2022)]
    found = verdict(about, amount("2.2", unit=unit, step="0.1"), figures)
    assert found.label is Label.SUPPORTED
    assert formula(found) == "124 / 5,572,000 × 100,000 = 2.22541 per 100,000 people"


# --- currencies ----------------------------------------------------------------------------------


def rates(*periods: Period) -> list[Figure]:
    return [
        figure(
            topic("exchange rate", places=(), period=one, kind=Kind.RATE, dimension=RATE.dimension),
            amount("1.25", unit=RATE, step="0.01"),
        )
        for one in periods
    ]


def test_money_is_converted_by_the_rate_of_its_year_and_the_formula_says_which() -> None:
    about = topic("budget", period=year(2022), dimension="currency EUR")
    budget = yearly("budget", "2500", first=2022, unit=DOLLAR)
    found = verdict(about, amount("2000", unit=EURO), [*budget, *rates(year(2021), year(2022))])
    assert found.label is Label.SUPPORTED
    assert formula(found) == "$2,500 / 1.25 dollars per euro (2022) = €2,000"


def test_a_conversion_never_refutes_and_needs_a_rate_of_the_time() -> None:
    about = topic("budget", period=year(2022), dimension="currency EUR")
    budget = yearly("budget", "2500", first=2022, unit=DOLLAR)
    found = verdict(about, amount("9000", unit=EURO), [*budget, *rates(year(2022))])
    assert found.label is Label.NOT_ENOUGH
    found = verdict(about, amount("2000", unit=EURO), [*budget, *rates(year(2021))])
    assert found.label is Label.NOT_ENOUGH


# --- changes -------------------------------------------------------------------------------------


def test_points_are_worked_out_between_rates_of_change() -> None:
    inflation = [
        figure(
            topic("inflation", period=year(at), kind=Kind.CHANGE, dimension="percent"),
            amount(value, unit=PERCENT, step="0.1", direction=way),
        )
        for at, value, way in ((2022, "4.1", Direction.UP), (2023, "0.4", Direction.DOWN))
    ]
    about = topic(
        "inflation",
        period=year(2023),
        baseline=year(2022),
        kind=Kind.POINT_CHANGE,
        dimension="percentage point",
    )
    point = Unit(name="percentage point", dimension="percentage point")
    fell = amount("4.5", unit=point, step="0.1", direction=Direction.DOWN)
    assert verdict(about, fell, inflation).label is Label.SUPPORTED
    rose = replace(fell, direction=Direction.UP)
    assert verdict(about, rose, inflation).label is Label.REFUTED


@pytest.mark.parametrize(
    ("value", "hedges", "label"),
    [
        ("0.5", (), Label.SUPPORTED),
        ("0.5", (Hedge.NEARLY,), Label.SUPPORTED),  # nearly halved: a little is left over
        ("0.5", (Hedge.OVER,), Label.NOT_ENOUGH),  # more than halved: under a half
        ("0.25", (), Label.REFUTED),
    ],
)
def test_a_falling_multiple_is_compared_as_a_factor(
    value: str, hedges: tuple[Hedge, ...], label: Label
) -> None:
    about = topic("attack", period=year(2022), baseline=year(2021), kind=Kind.MULTIPLE)
    claimed = amount(value, None, *hedges, step="0.1", direction=Direction.DOWN)
    found = verdict(about, claimed, yearly("attack", "1000", "510", first=2021))
    assert found.label is label, found


def test_since_a_year_means_until_the_latest_figure() -> None:
    about = topic("attack", baseline=year(2020), kind=Kind.CHANGE, dimension="percent")
    attacks = yearly("attack", "100", "300", "120")
    found = verdict(about, amount("20", unit=PERCENT, direction=Direction.UP), attacks)
    assert (found.label, formula(found)) == (Label.SUPPORTED, "(120 - 100) / 100 = up 20.0%")
    tripled = amount("200", unit=PERCENT, direction=Direction.UP)
    assert verdict(about, tripled, attacks).label is not Label.SUPPORTED


def test_events_that_rose_in_a_year_rose_from_those_of_the_year_before() -> None:
    about = topic("homicide", period=year(2022), kind=Kind.CHANGE, dimension="percent")
    killings = yearly("homicide", "100", "150", first=2021)
    fell = amount("30", unit=PERCENT, direction=Direction.DOWN)
    assert verdict(about, fell, killings).label is Label.REFUTED


# --- the table -----------------------------------------------------------------------------------


def test_every_operation_evaluates_with_its_rounding_as_step() -> None:
    """The step of a quotient is at least as wide as what its inputs' rounding leaves open."""
    first = figure(topic("gdp", dimension="currency USD"), amount("3000", step="100", unit=DOLLAR))
    second = figure(topic("gdp", dimension="currency USD"), amount("2000", step="100", unit=DOLLAR))
    for name in ("percent change", "difference", "multiple", "sum", "average", "share"):
        made = evaluate(name, (first, second))
        assert made is not None
        assert isinstance(made.value, Quantity)
        low = OPERATIONS[name].apply([Decimal(3050), Decimal(1950)])
        high = OPERATIONS[name].apply([Decimal(2950), Decimal(2050)])
        assert low is not None
        assert high is not None
        assert made.value.step >= round(abs(high - low), 9) - Decimal("1e-8"), name


def test_uneven_rounding_is_carried_to_its_farther_end() -> None:
    """From 0.4 to 1.6 is up 300%, and may be up 244% or 371%."""
    series = [
        figure(topic("dole", period=year(2021 + at)), amount(value, step="0.1"))
        for at, value in enumerate(("0.4", "1.6"))
    ]
    about = topic("dole", period=year(2022), baseline=year(2021), kind=Kind.CHANGE)
    rose = amount("368", unit=PERCENT, direction=Direction.UP)
    found = verdict(replace(about, dimension="percent"), rose, series)
    assert formula(found).startswith("(1.6 - 0.4) / 0.4")
    assert found.label is not Label.REFUTED
    more = amount("420", unit=PERCENT, direction=Direction.UP)
    assert verdict(replace(about, dimension="percent"), more, series).label is Label.REFUTED


def test_no_derivation_reads_a_claims_value() -> None:
    """Law 1: each takes a topic and a basis of figures, and nothing else."""
    for derivation in DERIVATIONS.values():
        names = derivation.__code__.co_varnames[: derivation.__code__.co_argcount]
        assert names == ("topic", "basis")


def test_growth_of_the_economy_is_never_refuted_by_sums_in_current_prices() -> None:
    """What grew 3% at constant prices may have grown 20% in dollars."""
    about = topic(
        "gdp", period=year(2022), baseline=year(2021), kind=Kind.CHANGE, dimension="percent"
    )
    sums = yearly("gdp", "1000", "1200", first=2021, unit=DOLLAR)
    up = Direction.UP
    assert verdict(about, amount("20", unit=PERCENT, direction=up), sums).label is Label.SUPPORTED
    found = verdict(about, amount("3", unit=PERCENT, direction=up), sums)
    assert found.label is Label.NOT_ENOUGH


def test_a_number_with_two_readings_makes_no_figure_and_no_fault() -> None:
    """It has no point value: "43,383" on a page that may be German."""
    plain = figure(topic("birth", period=year(2023)), amount("43383"))
    value = plain.amount.value
    assert isinstance(value, Quantity)
    other = Bounds(Decimal("43.383"), Decimal("43.383"))
    unsure = replace(
        plain, amount=replace(plain.amount, value=replace(value, alternatives=(other,)))
    )
    for operation in ("difference", "percent change", "sum", "share"):
        assert evaluate(operation, (unsure, unsure)) is None
