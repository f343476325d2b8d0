"""CSV: wide, long and with years as columns; every cell keeps its row's meaning."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.source.pages import csv_source, figures, page, provenance, told
from verify.model import Caution, Direction, Figure, Hedge, Kind, ProblemCode, Quantity, Role
from verify.source import read
from verify.source.kinds import Columns, Expect, Value

WIDE = """\
Country,Year,Births,Deaths
Ghana,2020,"1,200",340
Ghana,2021,"1,310",n/a
Togo,2020,410,–
"""


def test_wide_sheet_needs_no_configuration() -> None:
    assert [told(figure) for figure in figures(WIDE, csv_source())] == [
        ("1200", "birth", "Ghana", "2020"),
        ("340", "death", "Ghana", "2020"),
        ("1310", "birth", "Ghana", "2021"),
        ("410", "birth", "Togo", "2020"),
    ]


def test_values_choose_columns_and_say_what_they_hold() -> None:
    source = csv_source(
        columns=Columns(period="year"),
        values=(("DEATHS", Value(subject="road deaths", kind=Kind.LEVEL)),),
    )
    assert [told(figure) for figure in figures(WIDE, source)] == [
        ("340", "road death", "Ghana", "2020")
    ]


LONG = """\
what,when,where,value,unit,kind,base,as,who,page,out
exports,2022,Chile,12.5,%,change,2021,nearly,Ministry,https://m.example/a,2023-02-01
exports,2022,Chile,-4,%,change,2021,,Bank,https://b.example/b,2023
visitors,2022-03..2022-05,Chile,3,,level,,,,,
summit opens,,Chile,2022-11-06,,date,,,,,
"""


def test_long_sheet_takes_everything_from_the_row() -> None:
    source = csv_source(
        columns=Columns(
            subject="what", period="when", place="where", unit="unit", kind="kind", baseline="base",
            hedge="as", speaker="who", address="page", published="out",
        ),
        values=(("value", Value()),),
        transcribed=True,
        address="https://main.example/",
    )  # fmt: skip
    rise, fall, visitors, summit = figures(LONG, source)
    assert told(rise) == ("12.5 %", "export", "Chile", "2022")
    assert (rise.topic.kind, rise.amount.direction) == (Kind.CHANGE, Direction.UP)
    assert rise.amount.hedges == (Hedge.NEARLY,)
    assert rise.topic.baseline is not None
    assert rise.topic.baseline.start == date(2021, 1, 1)
    assert rise.attribution is not None
    assert rise.attribution.speaker == "Ministry"
    assert provenance(rise).address == "https://m.example/a"
    assert provenance(rise).published == date(2023, 2, 1)
    assert provenance(rise).via == "https://office.example/data"
    assert provenance(rise).transcribed
    assert (told(fall)[0], fall.amount.direction) == ("4 %", Direction.DOWN)
    assert provenance(visitors).address == "https://main.example/"
    assert visitors.topic.period is not None
    assert (visitors.topic.period.start, visitors.topic.period.end) == (
        date(2022, 3, 1), date(2022, 5, 31),
    )  # fmt: skip
    assert (summit.topic.kind, told(summit)[0]) == (Kind.DATE, "2022-11-06")


def test_periods_as_columns() -> None:
    text = "Country Name,Country Code,Indicator,2019,2020\nKenya,KEN,Forest area (km2),120,118\n"
    assert [told(figure) for figure in figures(text, csv_source())] == [
        ("120 square kilometre", "forest area", "Kenya", "2019"),
        ("118 square kilometre", "forest area", "Kenya", "2020"),
    ]


def test_months_as_columns_narrow_the_year_of_the_row() -> None:
    text = "Year,January,Q2\n2020,5,17\n"
    assert [told(figure)[3] for figure in figures(text, csv_source(subject="storms"))] == [
        "January 2020",
        "Q2 2020",
    ]


def test_ambiguous_place_is_told_by_the_code_beside_it() -> None:
    text = "Country Name,Country Code,Year,Value\nGeorgia,GEO,2020,5\nKorea Rep,KOR,2020,6\n"
    found = figures(text, csv_source(subject="lakes"))
    assert [figure.topic.places[0].code for figure in found] == ["GEO", "KOR"]


def test_a_place_that_is_not_known_stays_itself() -> None:
    """Taking the country out of "Lower Volta, Ghana" would make a part stand for the whole."""
    (figure,) = figures('place,year,n\n"Lower Volta, Ghana",2020,5\n', csv_source(subject="x"))
    assert [(place.name, place.code) for place in figure.topic.places] == [
        ("Lower Volta, Ghana", "")
    ]


def test_words_of_unmapped_columns_narrow_the_subject() -> None:
    """A row for women must not look like one for all."""
    text = "sex,year,workers\nfemale,2020,5\nall,2020,11\n"
    found = figures(text, csv_source(columns=Columns(period="year")))
    assert "female" in told(found[0])[1]
    assert "female" not in told(found[1])[1]


def test_headings_with_numbers_are_marked() -> None:
    """Subjects hold no numbers, so two age groups would look like one thing."""
    text = "ages,year,workers\n15-24,2020,5\n25-54,2020,11\n"
    for figure in figures(text, csv_source(columns=Columns(period="year"))):
        assert Caution.HEADERS in figure.cautions


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("year;n\n2020;1.234\n2021;2.345.678\n", ["1234", "2345678"]),
        ("year;n\n2020;1.234\n2021;3,5\n", ["1234", "3.5"]),
        ("year,n\n2020,1.234\n2021,3.5\n", ["1.234", "3.5"]),
        ("year\tn\n2020\t1,234\n", ["1234"]),
        ("year|n\n2020|7\n", ["7"]),
        ("\ufeffyear,n\n2020,7\n", ["7"]),
        ("Table 4: a title\n\nyear,n\n2020,7\n", ["7"]),
        ('year,n\n2020,"7\n"\n', ["7"]),
        ("year,n\n2020,(7)\n", ["-7"]),
    ],
)  # fmt: skip
def test_dialects_and_decimal_marks(text: str, values: list[str]) -> None:
    found = figures(text, csv_source(subject="x"))
    assert [told(figure)[0] for figure in found] == values
    assert not any(Caution.AMBIGUOUS_NUMBER in figure.cautions for figure in found)


def test_notation_that_nothing_settles_stays_ambiguous() -> None:
    (figure,) = figures("year;n\n2020;1.234\n", csv_source(subject="x"))
    assert Caution.AMBIGUOUS_NUMBER in figure.cautions


def test_scale_and_unit_of_heading_configuration_and_cell() -> None:
    text = 'year,Exports (US$ million),Share,Debt\n2020,12.5,"4%",3\n'
    debt = Value(unit="€", scale=Decimal(1000))
    source = csv_source(values=(("Exports", Value()), ("Share", Value(unit="km")), ("Debt", debt)))
    found = figures(text, source)
    assert [told(figure)[0] for figure in found] == ["12500000.0 dollar", "4 %", "3000 euro"]
    assert [figure.topic.dimension for figure in found] == [
        "currency USD",
        "percent",
        "currency EUR",
    ]


@pytest.mark.parametrize(
    ("text", "caution"),
    [
        ("year,n\n2020,1.5\n", Caution.UNKNOWN_UNIT),
        ("n,m\n2,5\n", Caution.UNKNOWN_PERIOD),
        ("year,n\n2020,5\n".encode("utf-16-le"), None),
        ("year,n caf\xe9\n2020,5\n".encode("latin-1"), Caution.GUESSED_CHARSET),
    ],
)
def test_what_is_left_open_is_marked(text: str | bytes, caution: Caution | None) -> None:
    reading = read(page(text), csv_source(subject="x"))
    if caution is None:
        assert reading.figures == ()
    else:
        assert caution in reading.figures[0].cautions


def test_stale_page_marks_every_figure() -> None:
    reading = read(page(WIDE, stale=True), csv_source())
    assert all(Caution.STALE in figure.cautions for figure in reading.figures)


def test_missing_column_is_a_changed_layout() -> None:
    reading = read(page(WIDE), csv_source(values=(("Births", Value()), ("Weddings", Value()))))
    (problem,) = reading.problems
    assert problem.code is ProblemCode.LAYOUT_CHANGED
    assert "has no column 'Weddings' (there are: 'Country', 'Year', 'Births'" in problem.message
    assert all(Caution.LAYOUT in figure.cautions for figure in reading.figures)


@pytest.mark.parametrize(
    ("expect", "message"),
    [
        (Expect(labels=("Weddings",)), "no figure is labelled 'Weddings'"),
        (Expect(min_rows=5), "4 figures, expected at least 5"),
        (Expect(max_rows=3), "4 figures, expected at most 3"),
        (Expect(ranges=(("births", (Decimal(0), Decimal(9))),)), "'births' is 1200, outside 0"),
    ],
)  # fmt: skip
def test_unmet_expectation_is_a_changed_layout(expect: Expect, message: str) -> None:
    reading = read(page(WIDE), csv_source(expect=expect))
    assert [problem.code for problem in reading.problems] == [ProblemCode.LAYOUT_CHANGED]
    assert message in reading.problems[0].message
    assert all(Caution.LAYOUT in figure.cautions for figure in reading.figures)


def test_met_expectations_are_silent() -> None:
    expect = Expect(
        labels=("Births",), min_rows=4, ranges=(("births", (Decimal(0), Decimal(9999))),)
    )
    assert read(page(WIDE), csv_source(expect=expect)).problems == ()


@pytest.mark.parametrize(
    "content", ["", "\n\n", "a,b\n", "only words here", b"\x00\x01", '"', "a,,,,,\n"]
)
def test_nothing_to_read_is_one_problem(content: str | bytes) -> None:
    reading = read(page(content), csv_source())
    assert reading.figures == ()
    assert [problem.source for problem in reading.problems] == ["s"]


def test_location_and_pointer_lead_to_the_cell() -> None:
    figure = figures(WIDE, csv_source())[2]
    assert provenance(figure).location == "row 3 'Ghana, 2021', column 'Births'"
    assert provenance(figure).pointer == "row 3, column 'Births'"
    assert provenance(figure).words == "1,310"


def test_role_of_a_row_overrules_the_source() -> None:
    text = "year,n,role\n2020,5,reports\n2021,6,measures\n2022,7,other\n"
    found = figures(text, csv_source(subject="x", columns=Columns(role="role")))
    assert [figure.role for figure in found] == [Role.REPORTS, Role.MEASURES, Role.MEASURES]


@pytest.mark.parametrize(
    ("heading", "place"), [("country", "Norway"), ("geo", "Norway"), ("state", "NO")]
)
def test_two_letter_codes_are_countries_unless_they_are_headed_as_states(
    heading: str, place: str
) -> None:
    text = f"year,{heading},fires\n2020,NO,12\n2020,DE,14\n2020,EL,9\n"
    source = csv_source(columns=Columns(period="year", place=heading))
    assert told(figures(text, source)[0])[2] == place


def test_three_letter_codes_are_countries() -> None:
    text = "year,code,fires\n2020,NOR,12\n2020,DEU,14\n"
    source = csv_source(columns=Columns(period="year", place="code"))
    assert [told(figure)[2] for figure in figures(text, source)] == ["Norway", "Germany"]


def test_a_misspelt_column_is_met_with_the_one_that_is_meant() -> None:
    reading = read(page(WIDE), csv_source(columns=Columns(period="Yaer")))
    assert "column 'Yaer' (did you mean 'Year'?)" in reading.problems[0].message


@pytest.mark.parametrize(
    ("corner", "subject"),
    [("Asylum applications", "Asylum applications"), ("Jobless rate (%)", "Jobless rate")],
)
def test_the_corner_of_places_by_years_says_what_is_counted(corner: str, subject: str) -> None:
    text = f"{corner},2019,2020\nNorway,31,32\nChile,21,22\n"
    found = figures(text, csv_source())
    assert [told(each)[2:] for each in found[:2]] == [("Norway", "2019"), ("Norway", "2020")]
    assert {each.topic.subject.phrase for each in found} == {subject}


@pytest.mark.parametrize("corner", ["Country", "Country of birth", "", "Region"])
def test_a_corner_that_heads_the_places_says_nothing_of_the_numbers(corner: str) -> None:
    text = f"{corner},2019,2020\nNorway,31,32\nChile,21,22\n"
    assert {each.topic.subject.phrase for each in figures(text, csv_source())} == {""}


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    """The heading is row 1 here, and blank rows count."""
    (figure,) = figures("year,country,births\n\n\n2020,Chile,31\n", csv_source())
    assert provenance(figure).location.startswith("row 4 ")
    assert provenance(figure).pointer == "row 4, column 'births'"


STAYS = """\
quarter,country,nights,usd,hours,per_100000,Fares (US$)
2023-Q1,Chile,49.4,1.0734,2.5,104219,12
"""


def _stated(column: str, value: Value) -> tuple[Figure, ...]:
    source = csv_source(
        columns=Columns(period="quarter", place="country"), values=((column, value),)
    )
    return figures(STAYS, source)


@pytest.mark.parametrize(
    ("column", "value", "number", "unit"),
    [
        ("nights", Value(subject="overnight stays", scale=Decimal(1_000_000)), "49400000", ""),
        ("nights", Value(scale=Decimal(1_000_000)), "49400000", "night"),
        ("usd", Value(subject="exchange rate", unit="US dollars per euro"), "1.0734",
         "dollar per euro"),
        ("usd", Value(subject="exports", unit="EUR"), "1.0734", "euro"),
        ("usd", Value(subject="exports", scale=Decimal(1000)), "1073.4", "dollar"),
        ("hours", Value(subject="hours worked", scale=Decimal(1_000_000)), "2500000", "hour"),
        ("per_100000", Value(subject="stays", unit="per 100,000 inhabitants"), "104219",
         "per 100,000 inhabitants"),
    ],
)  # fmt: skip
def test_what_is_stated_for_a_column_goes_before_its_bare_name(
    column: str, value: Value, number: str, unit: str
) -> None:
    (one,) = _stated(column, value)
    assert isinstance(one.amount.value, Quantity)
    assert one.amount.value.low == Decimal(number)
    assert one.amount.value.unit.name == unit
    assert Caution.UNKNOWN_UNIT not in one.cautions


def test_a_heading_that_spells_out_other_money_than_is_stated_is_uncertain() -> None:
    (same,) = _stated("Fares (US$)", Value(subject="fares", unit="USD"))
    assert Caution.UNKNOWN_UNIT not in same.cautions
    for unit in ("EUR", "%"):
        (other,) = _stated("Fares (US$)", Value(subject="fares", unit=unit))
        assert Caution.UNKNOWN_UNIT in other.cautions
