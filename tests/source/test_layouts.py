"""Tables as offices, councils and clubs lay them out; each page was written for this test."""

from __future__ import annotations

import pytest

from tests.source.pages import figures, html_source, page, told
from verify.model import Caution, Direction, Kind
from verify.source import read
from verify.source.kinds import Part
from verify.source.labels import read_label

TABLES = html_source(read=(Part.TABLES,))


def rows(html: str) -> list[tuple[str, str, str, str]]:
    return [told(figure) for figure in figures(f"<html lang=en>{html}", TABLES)]


def test_scale_among_the_parts_of_a_caption_and_rows_in_percent() -> None:
    """A scale over the whole table is not that of a row in percent."""
    html = """<table><caption>Table 2. Employment, persons aged 15–74, thousands, adjusted</caption>
    <tr><th><th>2023<th>2024<tr><th>Employed<td>2 801<td>2 840
    <tr><th>of which: part-time<td>701<td>711<tr><th>Unemployment rate, %<td>3.6<td>4.0</table>"""
    assert [told(figure)[0] for figure in figures(f"<html lang=en>{html}", TABLES)] == [
        "2801000", "2840000", "701000", "711000", "3.6 %", "4.0 %",
    ]  # fmt: skip
    part = figures(f"<html lang=en>{html}", TABLES)[2]
    assert part.label_path[-3:] == ("Employed", "of which: part-time", "2023")


def test_money_with_its_scale_written_onto_it() -> None:
    html = """<h1>Budget</h1><table><caption>Spending by service (£m)</caption>
    <tr><th>Service<th>2024/25 budget<th>% change
    <tr><td>Highways<td>21.7<td>(6.1%)<tr><td>Total<td>140.6<td>3.8%</table>"""
    assert [each[0] for each in rows(html)] == [
        "21700000.0 pound sterling", "6.1 %", "140600000.0 pound sterling", "3.8 %",
    ]  # fmt: skip
    changes = [each for each in figures(html, TABLES) if each.topic.kind is Kind.CHANGE]
    assert [each.amount.direction for each in changes] == [Direction.DOWN, Direction.UP]


def test_what_a_title_divides_is_the_subject() -> None:
    """The title says what is counted: "Arrests by type" over "Theft", "Population" over "Men"."""
    by_type = """<table><caption>Arrests by type</caption><tr><th>Type<th>2022
    <tr><td>Theft<td>5,410<tr><td>Total<td>6,433</table>"""
    by_sex = """<table><caption>Population</caption><tr><th><th>2022
    <tr><td>Men<td>450,100<tr><td>Women<td>427,000</table>"""
    assert [each[1] for each in rows(by_type)] == ["arrest theft", "arrest"]
    assert [each[1] for each in rows(by_sex)] == ["population man", "population woman"]


def test_rows_that_are_set_in_stand_under_the_row_that_they_are_a_part_of() -> None:
    html = """<table><tr><th>Commodity<th>NOK million<tr><td>Exports<td>1,874
    <tr><td style="padding-left:1em">Fish<td>160<tr><td>&nbsp;&nbsp;&nbsp;of which salmon<td>120
    <tr><td>Imports<td>990</table>"""
    found = figures(f"<html lang=en><h1>Trade, 2023</h1>{html}", TABLES)
    assert [each.label_path[1:-1] for each in found] == [
        ("Exports",), ("Exports", "Fish"), ("Exports", "Fish", "of which salmon"), ("Imports",),
    ]  # fmt: skip


def test_a_bold_row_without_numbers_opens_a_section_and_an_empty_row_does_not() -> None:
    html = """<table><tr><th>Item<th>2023<tr><td><b>Police</b><td><tr><td>Officers<td>812
    <tr><td>Dogs<td></td><tr><td>Cars<td>140</table>"""
    assert [each[1] for each in rows(html)] == ["police officer", "police car"]


def test_age_groups_and_events_name_rows_whatever_they_look_like() -> None:
    ages = """<table><caption>Patients, 2023</caption><tr><th><th>Men<th>Women
    <tr><td>0–14 years<td>120<td>130<tr><td>15–64 years<td>220<td>230</table>"""
    events = """<table><tr><th>Event<th>Starters<tr><td>5 km<td>120<tr><td>10 km<td>88</table>"""
    assert [each[0] for each in rows(ages)] == ["120", "130", "220", "230"]
    assert [each[0] for each in rows(events)] == ["120", "88"]


def test_rounds_and_matches_number_rows_and_the_name_may_stand_behind_them() -> None:
    html = """<table><tr><th>Round<th>Pick<th>Player<th>Games
    <tr><td>1<td>1<td>Ann Berg<td>31<tr><td>1<td>2<td>Eva Dahl<td>28</table>"""
    assert [(each[0], each[1]) for each in rows(html)] == [
        ("31", "ann berg game"),
        ("28", "eva dahl game"),
    ]
    behind = """<table><tr><th>Weeks on chart<th>Single<th>Peak
    <tr><td>14<td>Harbour Lights<td>1<tr><td>7<td>Blue Ferry<td>3</table>"""
    assert [each.label_path for each in figures(behind, TABLES)] == [
        ("Harbour Lights", "Weeks on chart"), ("Harbour Lights", "Peak"),
        ("Blue Ferry", "Weeks on chart"), ("Blue Ferry", "Peak"),
    ]  # fmt: skip


def test_two_values_in_a_cell() -> None:
    """Under "Votes (%)", "786,466 (26.3%)" are votes and no percentage."""
    html = """<table><caption>Results, 2021</caption><tr><th>Party<th>Votes (%)<th>Seats (change)
    <tr><td>Labour<td>786,466 (26.3%)<td>48 (−1)
    <tr><td>Greens<td>117,647 (3.9%)<td>3 (+2)</table>"""
    assert [each[0] for each in rows(html)] == ["786466", "48", "117647", "3"]
    climate = """<table><caption>Climate of Lima</caption><tr><th><th>Annual
    <tr><th>Mean maximum °C (°F)<td>22.1 (71.8)<tr><th>Rainfall mm (inches)<td>6.4 (0.25)</table>"""
    assert [each[0] for each in rows(climate)] == ["22.1 celsius", "6.4 millimetre"]
    height = "<table><tr><th>Peak<th>Height<tr><td>Yerupaja<td>6,635 m (21,768 ft)</table>"
    assert [each[0] for each in rows(height)] == ["6635 metre"]


def test_the_year_that_a_change_is_measured_from_is_its_baseline() -> None:
    html = """<table><caption>Offences, 2023</caption><tr><th>County<th>Offences<th>Change from 2022
    <tr><td>Vestland<td>9,876<td>+1.1%<tr><td>Akershus<td>12,301<td>-3.2%</table>"""
    found = figures(f"<html lang=en>{html}", TABLES)
    assert [each[2:] for each in rows(html)[:2]] == [("Vestland", "2023")] * 2
    assert [each.topic.baseline and each.topic.baseline.words for each in found[:2]] == [
        None,
        "2022",
    ]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("Einwohner am 31.12.2022", "31.12.2022"),
        ("Residents, 13–26 January 2014", "13–26 January 2014"),
        ("Residents, January–March 2023", "January–March 2023"),
    ],
)
def test_periods_of_captions(when: str, words: str) -> None:
    html = f"<table><caption>{when}</caption><tr><th>Town<th>Number<tr><td>Altdorf<td>123</table>"
    assert rows(html)[0][3] == words


def test_codes_are_countries_only_where_all_columns_are() -> None:
    races = """<table><tr><th>Driver<th>STP<th>MIL<th>TOR<th>IND<tr><td>Ann Berg<td>3<td>1<td>2<td>7
    </table>"""
    countries = """<table><tr><th>Year<th>DEU<th>FRA<th>POL<tr><td>2020<td>3<td>1<td>2</table>"""
    assert [each[2] for each in rows(races)] == ["", "", "", ""]
    assert [each[2] for each in rows(countries)] == ["Germany", "France", "Poland"]


def test_a_total_among_places_is_no_place() -> None:
    html = """<h1>Fires in Chad</h1><table><tr><th>Region<th>2020
    <tr><td>North<td>12<tr><td>All regions<td>30</table>"""
    assert [each[2] for each in rows(html)] == ["North", "Chad"]


def test_a_date_of_founding_is_not_when_the_row_holds() -> None:
    html = """<table><tr><th>Park<th>Date formed<th>Area (ha)
    <tr><td>Dunes<td>September 21, 1965<td>39<tr><td>Cape<td>January 3, 1975<td>57</table>"""
    assert [each[3] for each in rows(html)] == ["", ""]


def test_a_table_of_facts_is_read_as_a_box_of_facts() -> None:
    html = """<h1>Key figures</h1><table><tr><th>Population<td>41,203 (2023)
    <tr><th>Postcode<td>4821<tr><th>Founded<td>1642
    <tr><th>Unemployment<td>3.1% (May 2024)</table>"""
    assert rows(html) == [
        ("41203", "population", "", "2023"),
        ("1642", "founded", "", ""),
        ("3.1 %", "unemployment", "", "May 2024"),
    ]


@pytest.mark.parametrize("cell", ["20 Feet from Stardom", "12A", "(9/10)", "DNF", "withheld"])
def test_cells_that_are_no_numbers(cell: str) -> None:
    html = f"<table><tr><th>Work<th>Mark<tr><td>Ferry<td>{cell}<tr><td>Dunes<td>14</table>"
    assert [each[0] for each in rows(html)] == ["14"]


def test_headings_that_count_attempts() -> None:
    html = """<table><tr><th rowspan=2>Athlete<th colspan=2>Snatch<th rowspan=2>Total
    <tr><th>1<th>2<tr><td>Ann Berg<td>70.0<td>72.5<td>157.5</table>"""
    found = figures(f"<html lang=en>{html}", TABLES)
    assert [each.label_path[-1] for each in found] == ["1", "2", "Total"]
    assert [each.label_path[-2] for each in found] == ["Snatch", "Snatch", "Ann Berg"]


def test_numbers_that_nothing_names_are_left_out() -> None:
    reading = read(page("<table><tr><td>1984 (1984)<td>5150 (1986)</table>"), TABLES)
    assert reading.figures == ()


def test_a_heading_over_pairs_of_columns_does_not_replace_what_tells_them_apart() -> None:
    html = """<table><tr><th>Club<th>Apps<th>Goals<th>Apps<th>Goals<tr><td>Ash<td>1<td>2<td>3<td>4
    <tr><th>Club<th colspan=2>League<th colspan=2>Cup
    <tr><td>Dunmore<td>17<td>5<td>2<td>0</table>"""
    assert [each.label_path for each in figures(html, TABLES)][4:] == [
        ("Dunmore", "League", "Apps"), ("Dunmore", "League", "Goals"),
        ("Dunmore", "Cup", "Apps"), ("Dunmore", "Cup", "Goals"),
    ]  # fmt: skip


def test_a_rate_in_a_heading_keeps_its_base() -> None:
    html = """<table><caption>Offences</caption><tr><th>County<th>Rate per 100,000
    <tr><td>Vestland<td>1,540<tr><td>Agder<td>1,610</table>"""
    found = figures(f"<html lang=en>{html}", TABLES)
    assert {each.topic.kind for each in found} == {Kind.RATE}
    assert {each.topic.dimension for each in found} == {"count / capita"}


@pytest.mark.parametrize(
    ("heading", "unit", "scale"),
    [
        ("Won", None, None),
        ("Bret Macdonald (R)", None, None),
        ("Revenue (won)", "south korean won", None),
        ("Exports (t)", "tonne", None),
        ("L/100 km", None, None),
        ("mpg (US gallons)", None, None),
        ("Inhabitants per km²", None, None),
        ("Deaths per 1,000", None, None),
        ("GDP (USD bln, 2017)", "dollar", 10**9),
        ("2008 GDP millions of USD", "dollar", 10**6),
        ("Exports (1,000 tonnes, 2020)", "tonne", 10**3),
        ("(in thousands, except per share)", None, 10**3),
        ("Year", None, None),
    ],
)
def test_units_of_headings(heading: str, unit: str | None, scale: int | None) -> None:
    label = read_label(heading)
    assert (label.unit.name if label.unit else None, label.scale) == (unit, scale)


@pytest.mark.parametrize(
    ("heading", "places"),
    [
        ("New York", ["New York"]),
        ("New York Jets", []),
        ("Attacks in Punjab", ["Punjab"]),
        ('"Alone (Korean version)"', []),
        ("STP", []),
        ("Exports to Germany", ["Germany"]),
    ],
)
def test_places_of_headings(heading: str, places: list[str]) -> None:
    assert [place.name for place in read_label(heading).places] == places


def test_a_fraction_as_sport_writes_it_is_a_share_and_cannot_refute() -> None:
    html = "<table><tr><th>Club<th>PCT<tr><td>Ash<td>.559<tr><td>Elm<td>.441</table>"
    found = figures(html, TABLES)
    assert [told(each)[0] for each in found] == ["55.900 %", "44.100 %"]
    assert all(Caution.UNKNOWN_UNIT in each.cautions for each in found)


def test_columns_with_one_heading_cannot_refute() -> None:
    html = """<table><tr><th>County<th>Berg<th>Votes<th>Dahl<th>Votes
    <tr><td>Agder<td>51%<td>723<td>49%<td>701<tr><td>Vestland<td>40%<td>400<td>60%<td>600</table>"""
    found = figures(html, TABLES)
    assert [Caution.HEADERS in each.cautions for each in found[:4]] == [False, True, False, True]


def test_a_column_among_others_that_looks_like_a_place_is_none() -> None:
    html = """<table><tr><th>Season<th>Club<th>League<th>Cup<th>Europe
    <tr><td>1994<td>Ashby<td>11<td>2<td>6<tr><td>1995<td>Ashby<td>12<td>3<td>5</table>"""
    assert all(each.topic.places == () for each in figures(html, TABLES))


def test_columns_of_places_stay_places_beside_their_total() -> None:
    text = "<table><tr><th>Year<th>Norway<th>Chile<th>Total<tr><td>1994<td>11<td>2<td>13</table>"
    places = [[one.name for one in each.topic.places] for each in figures(text, TABLES)]
    assert places == [["Norway"], ["Chile"], []]


@pytest.mark.parametrize("head", ["Opponent", "Opponent#"])
def test_where_the_other_side_is_from_is_not_where_a_match_was(head: str) -> None:
    html = f"""<table><tr><th>Date<th>{head}<th>Crowd<tr><td>May 3<td>#1 Florida<td>57,178
    <tr><td>May 9<td>Norway<td>31,000</table>"""
    assert all(each.topic.places == () for each in figures(f"<html lang=en>{html}", TABLES))


def test_lists_in_boxes_that_lead_to_other_pages_are_not_read() -> None:
    html = """<table class=navbox><tr><td><dl><dt>Reform Party<dd>1948</dl>
    <ul><li>Members: 31</ul></table><dl><dt>Wells<dd>12</dl>"""
    assert [told(each)[1] for each in figures(html, html_source(read=(Part.LISTS,)))] == ["well"]


@pytest.mark.parametrize(("second", "place"), [("Elevation", "Tarnbrook"), ("Members", "")])
def test_a_box_with_facts_that_only_places_have_is_about_one(second: str, place: str) -> None:
    html = f"""<table class=infobox><tr><th colspan=2>Tarnbrook<tr><th>Population<td>686
    <tr><th>{second}<td>31 m</table>"""
    found = figures(html, html_source(read=(Part.INFOBOX,)))
    assert {told(each)[2] for each in found} == {place}


def test_one_of_the_things_that_the_heading_above_lists_is_that_one_alone() -> None:
    html = """<table><tr><th>Year<th colspan=2>Refugees and displaced persons
    <tr><th><th>Refugees<th>Displaced persons<tr><td>2020<td>31<td>12</table>"""
    found = [each.topic.subject.phrase for each in figures(html, TABLES)]
    assert found == ["Refugees", "Displaced persons"]


def test_the_title_says_what_the_total_of_a_name_counts() -> None:
    html = """<table><caption>Goalscorers</caption><tr><th>Player<th>Total<th>League
    <tr><td>Ann Ashby<td>11<td>9</table>"""
    found = [each.topic.subject.phrase for each in figures(html, TABLES)]
    assert found == ["Goalscorers Ann Ashby", "Ann Ashby League"]


def test_a_people_among_peoples_is_not_where_they_are_counted() -> None:
    html = """<table><caption>Settlers by origin</caption><tr><th>Origin<th>Number
    <tr><td>Dutch<td>31<tr><td>Irish<td>12<tr><td>Norway<td>9</table>"""
    found = figures(html, TABLES)
    assert [[one.name for one in each.topic.places] for each in found] == [[], [], ["Norway"]]
