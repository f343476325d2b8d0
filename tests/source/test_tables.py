"""Tables of a page: headings, spans, units, years in either direction, and no wrong cell."""

from __future__ import annotations

import pytest

from tests.source.pages import figures, html_source, page, provenance, told
from verify.model import Caution, Direction, Kind, ProblemCode
from verify.source import read
from verify.source.kinds import Columns, Part, Table, Value

ONLY_TABLES = (Part.TABLES,)


def rows(html: str, **rest: object) -> list[tuple[str, str, str, str]]:
    source = html_source(read=ONLY_TABLES, **rest)
    return [told(figure) for figure in figures(html, source)]


TWO_HEADS = """<html lang=en><h1>Roads of Peru</h1><table>
<caption>Road network, 2019</caption>
<thead><tr><th rowspan=2>Zone<th colspan=2>Length<th rowspan=2>Bridges<sup>b</sup></tr>
<tr><th>paved (km)<th>gravel (km)</thead>
<tbody><tr><th>Coast<td>1,200<td>310.5<td>44</tr>
<tr><th>Sierra<td>2,050<td>–<td>n/a</tr></tbody>
<tfoot><tr><td colspan=4><sup>b</sup> Over 10 m.</tfoot></table>"""


def test_headings_of_two_levels_caption_and_place_of_the_page() -> None:
    assert rows(TWO_HEADS) == [
        ("1200 kilometre", "coast paved length", "Peru", "2019"),
        ("310.5 kilometre", "coast length gravel", "Peru", "2019"),
        ("44", "coast bridge", "Peru", "2019"),
        ("2050 kilometre", "sierra paved length", "Peru", "2019"),
    ]


def test_years_as_rows() -> None:
    html = "<table><tr><th>Year<th>Wells dug<tr><td>2018<td>12<tr><td>2019<td>15</table>"
    assert rows(html, place="Chad") == [
        ("12", "dug well", "Chad", "2018"),
        ("15", "dug well", "Chad", "2019"),
    ] or rows(html, place="Chad") == [
        ("12", "well dug", "Chad", "2018"),
        ("15", "well dug", "Chad", "2019"),
    ]


def test_years_as_columns_and_countries_as_rows() -> None:
    html = """<table><caption>Wells (thousands)</caption><tr><th>Country<th>2018<th>2019
    <tr><td>Chad<td>1.2<td>1.5<tr><td>Mali<td>3<td>(0.5)</table>"""
    assert rows(html) == [
        ("1200.0", "well", "Chad", "2018"),
        ("1500.0", "well", "Chad", "2019"),
        ("3000", "well", "Mali", "2018"),
        ("-500.0", "well", "Mali", "2019"),
    ]


def test_months_as_rows_under_years() -> None:
    html = """<table><caption>Passengers</caption><tr><th><th>2018<th>2019
    <tr><td>January<td>10<td>11<tr><td>Jan.–Mar.<td>30<td>33</table>"""
    assert [each[3] for each in rows(html)] == [
        "January 2018", "January 2019", "Jan.–Mar. 2018", "Jan.–Mar. 2019",
    ]  # fmt: skip


def test_section_rows_narrow_the_rows_below() -> None:
    html = """<table><tr><th>Age<th>Pupils<tr><th colspan=2>Girls<tr><td>old<td>5
    <tr><th colspan=2>Boys<tr><td>old<td>6</table>"""
    assert [set(each[1].split()) for each in rows(html)] == [
        {"girl", "old", "pupil"},
        {"boy", "old", "pupil"},
    ]


def test_amount_in_two_cells_is_one() -> None:
    html = """<table><tr><th>Item<th colspan=2>2020<tr><td>Rent<td>$<td>1,200
    <tr><td>Tax<td>€<td>5.50</table>"""
    assert rows(html) == [
        ("1200 dollar", "rent", "", "2020"),
        ("5.50 euro", "tax", "", "2020"),
    ]


def test_a_cell_that_spans_is_read_once_and_marked() -> None:
    html = """<table><tr><th>Year<th>Boats<tr><td>2018<td rowspan=2>12<tr><td>2019</table>"""
    (figure,) = figures(html, html_source(read=ONLY_TABLES))
    assert Caution.HEADERS in figure.cautions


def test_headings_that_are_not_marked_up_are_uncertain() -> None:
    html = "<table><tr><td>Year<td>Boats<tr><td>2018<td>12</table>"
    (figure,) = figures(html, html_source(read=ONLY_TABLES))
    assert (told(figure)[:2], Caution.HEADERS in figure.cautions) == (("12", "boat"), True)


@pytest.mark.parametrize(
    ("heading", "cell", "kind", "direction"),
    [
        ("Change (%)", "+4", Kind.CHANGE, Direction.UP),
        ("Change (%)", "−4", Kind.CHANGE, Direction.DOWN),
        ("Annual growth", "4%", Kind.CHANGE, Direction.UP),
        ("Change", "-40", Kind.DIFFERENCE, Direction.DOWN),
        ("Share of votes (%)", "4", Kind.SHARE, Direction.NONE),
        ("Deaths per 100,000", "4", Kind.RATE, Direction.NONE),
        ("Boats", "▲ 4%", Kind.CHANGE, Direction.UP),
        ("Boats", "4", Kind.LEVEL, Direction.NONE),
    ],
)
def test_kind_and_direction(heading: str, cell: str, kind: Kind, direction: Direction) -> None:
    html = f"<table><tr><th>Year<th>{heading}<tr><td>2018<td>{cell}</table>"
    (figure,) = figures(html, html_source(read=ONLY_TABLES))
    assert (figure.topic.kind, figure.amount.direction) == (kind, direction)
    assert told(figure)[0].split()[0] == "4" or cell == "-40"


@pytest.mark.parametrize(
    "html",
    [
        "<table class=navbox><tr><th>Year<th>n<tr><td>2018<td>12</table>",
        "<table role=presentation><tr><th>Year<th>n<tr><td>2018<td>12</table>",
        "<table style='display:none'><tr><th>Year<th>n<tr><td>2018<td>12</table>",
        "<table><tr><th>Rank<th>Name<tr><td>1<td>Ann<tr><td>2<td>Bea</table>",
        "<table><tr><th>Name<th>Score<tr><td>Ann<td>3–1<tr><td>Bea<td>2:0</table>",
        "<table><tr><th>Name<th>Size<tr><td>Ann<td>10<sup>6</sup></table>",
    ],
)
def test_what_holds_no_figures(html: str) -> None:
    reading = read(page(html), html_source(read=ONLY_TABLES))
    assert [problem.code for problem in reading.problems] == [ProblemCode.NO_FIGURES]


def test_layout_table_gives_way_to_the_table_in_it() -> None:
    html = f"<table><tr><td>{TWO_HEADS}</td></tr></table>"
    assert len(rows(html)) == 4


TWO_TABLES = """<html lang=en><h2>Ships</h2>
<table><tr><th>Year<th>Sunk<th>Source<tr><td>2018<td>12<td><a href="/log">log</a></table>
<h2>Planes</h2>
<table><tr><th>Year<th>Lost<tr><td>2018<td>3</table>"""


@pytest.mark.parametrize(
    ("table", "subjects"),
    [
        (Table(heading="planes"), ["lost"]),
        (Table(index=1), ["sunk"]),
        (Table(index=2, subject="lost planes"), ["lost plane"]),
        (
            Table(heading="ships", values=(("Sunk", Value(subject="sunken ships")),)),
            ["sunken ship"],
        ),
    ],
)
def test_configured_tables(table: Table, subjects: list[str]) -> None:
    assert [each[1] for each in rows(TWO_TABLES, tables=(table,))] == subjects


def test_a_configured_table_that_is_gone_is_a_changed_layout() -> None:
    source = html_source(read=ONLY_TABLES, tables=(Table(heading="ships"), Table(heading="Trains")))
    reading = read(page(TWO_TABLES), source)
    assert [problem.code for problem in reading.problems] == [ProblemCode.LAYOUT_CHANGED]
    assert all(Caution.LAYOUT in figure.cautions for figure in reading.figures)


def test_address_column_gives_the_link() -> None:
    table = Table(index=1, columns=Columns(address="Source", publisher="Source"))
    (figure,) = figures(TWO_TABLES, html_source(read=ONLY_TABLES, tables=(table,)))
    assert provenance(figure).address == "https://office.example/log"
    assert "log" in figure.label_path


def test_provenance_leads_to_the_cell() -> None:
    figure = figures(TWO_HEADS, html_source(read=ONLY_TABLES))[1]
    where = provenance(figure)
    assert (
        where.location == "table 1 'Road network, 2019', row 'Coast', column 'Length / gravel (km)'"
    )
    assert where.pointer == "table[1]/row[3]/column[3]"
    assert where.link == "https://office.example/data#:~:text=1%2C200-,310.5,-44"
    assert where.words == "310.5"


def test_within_limits_what_is_read() -> None:
    html = f"<div id=a>{TWO_TABLES}</div><table><tr><th>Year<th>n<tr><td>1<td>2</table>"
    assert len(rows(html, within="#a")) == 2


def test_within_that_selects_nothing_is_a_problem() -> None:
    reading = read(page(TWO_TABLES), html_source(within="#gone"))
    assert reading.figures == ()
    assert "nothing that '#gone' selects" in reading.problems[0].message


@pytest.mark.parametrize(
    ("head", "cells", "values"),
    [
        ("<html lang=en>", ["1,234", "2,345"], ["1234", "2345"]),
        ("<html lang=de>", ["1.234", "2,5"], ["1234", "2.5"]),
        ("<html lang=de>", ["1.234.567", "2.345"], ["1234567", "2345"]),
    ],
)
def test_decimal_mark_by_language_and_by_evidence(
    head: str, cells: list[str], values: list[str]
) -> None:
    body = "".join(f"<tr><td>{2000 + n}<td>{cell}" for n, cell in enumerate(cells))
    html = f"{head}<table><tr><th>Year<th>Boats (km){body}</table>"
    found = figures(html, html_source(read=ONLY_TABLES))
    assert [told(figure)[0].split()[0] for figure in found] == values
    assert not any(Caution.AMBIGUOUS_NUMBER in figure.cautions for figure in found)


def test_german_thousands_without_evidence_stay_ambiguous() -> None:
    html = "<html lang=de><table><tr><th>Jahr<th>Boote<tr><td>2000<td>1.234</table>"
    (figure,) = figures(html, html_source(read=ONLY_TABLES))
    assert Caution.AMBIGUOUS_NUMBER in figure.cautions
