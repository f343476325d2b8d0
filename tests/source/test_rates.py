"""Rates and shares that headings, rows, titles and the configuration state."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.source.pages import csv_source, figures, html_source
from verify.model import Amount, Caution, Figure, Kind, Quantity
from verify.source.heading_rates import find_spread
from verify.source.kinds import Columns, Part, Table, Value

TABLES = html_source(read=(Part.TABLES,))


def base_value(amount: Amount) -> Decimal:
    assert isinstance(amount.value, Quantity)
    assert amount.value.low is not None
    return amount.value.low * amount.value.unit.factor


@pytest.mark.parametrize(
    ("heading", "per"),
    [
        ("Drownings per 100,000 inhabitants", "per 100,000 inhabitants"),
        ("Drownings per 100 000 people", "per 100,000 inhabitants"),
        ("Drownings (per 100.000 Einwohner)", "per 100,000 inhabitants"),
        ("Dentists, per 10,000 population", "per 10,000 inhabitants"),
        ("Stillbirths per 1,000 live births", "per 1,000 live births"),
        ("Cases per million", "per 1,000,000"),
        ("Cases per 100k", "per 100,000"),
        ("cases/100,000", "per 100,000"),
        ("Noyades pour 100 000 habitants", "per 100,000 inhabitants"),
        ("Butter consumption per head", "per capita"),
        ("Bierverbrauch pro Kopf", "per capita"),
        ("Dwellers per km²", "per km²"),
        ("Births per woman", "per woman"),
        ("Rent a month", "per month"),
        ("Lohn pro Stunde", "per hour"),
        # No rates.
        ("Figures as per 2011 census", ""),
        ("Growth in per cent", ""),
        ("Fires per year", ""),
        ("A week in the life", ""),
        ("Per Olsen", ""),
        ("Ratio 1/10", ""),
    ],
)
def test_what_a_heading_spreads_its_number_over(heading: str, per: str) -> None:
    found = find_spread(heading)
    assert (found.per if found is not None else "") == per


@pytest.mark.parametrize(
    ("heading", "value", "dimension", "subject"),
    [
        ("Drownings per 100 000 people", "0.000031", "count / capita", "Drownings"),
        ("Beds (per 1 000 people)", "0.0031", "count / capita", "Beds"),
        ("Stillbirths per 1,000 live births", "0.0031", "count / live births", "Stillbirths"),
        ("Income per capita (US$)", "3.1", "currency USD / capita", "Income per capita"),
        ("Emissions (tonnes per capita)", "3100", "mass / capita", "Emissions per capita"),
        ("Fertility (births per woman)", "3.1", "count / woman", "Fertility births"),
    ],
)
def test_a_heading_gives_its_figures_base_kind_and_subject(
    heading: str, value: str, dimension: str, subject: str
) -> None:
    """The number is no thousand, and the rate is no count of the same thing."""
    (figure,) = figures(f'country,year,"{heading}"\nChile,2020,3.1', csv_source())
    assert figure.topic.kind is Kind.RATE
    assert figure.topic.dimension == dimension
    assert figure.topic.subject.phrase == subject
    assert base_value(figure.amount) == Decimal(value)
    assert figure.cautions == ()


def _one(value: Value | None = None, *, rows: str = "2020,3.1", **settings: object) -> Figure:
    named = (("number", value),) if value is not None else ()
    source = csv_source(columns=Columns(period="year"), values=named, place="Chile", **settings)
    return figures(f"year,number\n{rows}", source)[0]


@pytest.mark.parametrize(
    "value",
    [
        Value(subject="drownings per 100,000 inhabitants"),
        Value(subject="drownings", unit="per 100,000 inhabitants"),
        Value(subject="drownings", unit="deaths per 100 000 people"),
    ],
)
def test_the_configuration_can_state_a_rate(value: Value) -> None:
    figure = _one(value)
    assert (figure.topic.kind, figure.topic.dimension) == (Kind.RATE, "count / capita")
    assert figure.topic.subject.head == "drowning"
    assert base_value(figure.amount) == Decimal("0.000031")


def test_a_share_of_something_is_a_unit_and_what_it_is_of_stays_said() -> None:
    figure = _one(Value(subject="spending on health", unit="% of GDP"))
    assert (figure.topic.kind, figure.topic.dimension) == (Kind.SHARE, "percent")
    assert "gdp" in figure.topic.subject.context


def test_a_row_of_a_long_sheet_states_its_rate() -> None:
    text = "what,unit,year,value\nStillbirths,per 1 000 live births,2020,3.1"
    columns = Columns(subject="what", unit="unit", period="year")
    (figure,) = figures(text, csv_source(columns=columns))
    assert (figure.topic.kind, figure.topic.dimension) == (Kind.RATE, "count / live births")


def _titled(head: str, row: str) -> Figure:
    html = f"""<html lang=en><table><caption>Burglaries per 100,000 inhabitants, 2020</caption>
    <tr><th>Country{head}<tr><td>Chile{row}</table>"""
    return figures(html, TABLES)[0]


def test_a_title_gives_its_rate_to_columns_that_name_nothing() -> None:
    figure = _titled("<th>2019<th>2020", "<td>30<td>31")
    assert (figure.topic.kind, figure.topic.dimension) == (Kind.RATE, "count / capita")
    assert figure.cautions == ()


@pytest.mark.parametrize(
    ("head", "cautions"), [("Number", ()), ("Population", (Caution.UNKNOWN_UNIT,))]
)
def test_a_column_that_counts_is_no_rate(head: str, cautions: tuple[Caution, ...]) -> None:
    """One that names something of its own may be either, and does not refute."""
    figure = _titled(f"<th>{head}<th>Rate", "<td>3100<td>31")
    assert (figure.topic.kind, figure.topic.dimension) == (Kind.LEVEL, "count")
    assert figure.cautions == cautions


def test_a_row_that_names_its_own_subject_under_a_title_with_a_rate_is_unsure() -> None:
    html = """<html lang=en><table><caption>Crime per 100,000 inhabitants</caption>
    <tr><th>Offence<th>2020<tr><td>Burglary<td>310<tr><td>Population<td>19,100,000</table>"""
    found = figures(html, TABLES)
    assert all(Caution.UNKNOWN_UNIT in each.cautions for each in found)


def test_a_title_that_lists_several_things_gives_none_of_them_its_rate() -> None:
    html = """<html lang=en><table><caption>GDP, GDP per capita, number of workers</caption>
    <tr><th>What<th>2020<tr><td>GDP (millions of €)<td>310<tr><td>Workers<td>12</table>"""
    assert {each.topic.kind for each in figures(html, TABLES)} == {Kind.LEVEL}


def test_a_title_that_counts_by_the_month_leaves_months_to_be_counted() -> None:
    html = """<html lang=en><table><caption>Fires per month, 2020</caption>
    <tr><th>Month<th>Fires<tr><td>January<td>31<tr><td>May<td>12</table>"""
    assert {each.topic.kind for each in figures(html, TABLES)} == {Kind.LEVEL}


@pytest.mark.parametrize(
    ("heading", "cautions"),
    [
        ("Percentage of women", ()),
        ("Women as share of all members", (Caution.UNKNOWN_UNIT,)),
    ],
)
def test_a_share_without_a_percent_sign_is_in_percent(
    heading: str, cautions: tuple[Caution, ...]
) -> None:
    (figure,) = figures(f"country,year,{heading}\nChile,2020,31", csv_source())
    assert (figure.topic.kind, figure.topic.dimension) == (Kind.SHARE, "percent")
    assert figure.cautions == cautions


def test_a_table_whose_stanza_names_a_rate_gives_it_to_its_years() -> None:
    source = html_source(tables=(Table(index=1, subject="drownings per million people"),))
    html = "<html lang=en><table><tr><th>Country<th>2020<tr><td>Chile<td>31</table>"
    (figure,) = figures(html, source)
    assert figure.topic.dimension == "count / capita"
    assert base_value(figure.amount) == Decimal("0.000031")
