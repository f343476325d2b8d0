"""Statements against tables: what is supported, what is refuted, and what stays open.

The tables (``tables.py``) and the statements are made up. Every pair here must never get the
opposite verdict; those marked ``must`` must get the right one.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tabular.tables import DRAFT, MEDALS, TABLES, TOWNS
from tests.timing import seconds
from verify.model import Label, Reason
from verify.tabular import Table, check

SO, NOT_SO = Label.SUPPORTED, Label.REFUTED
MUST = [
    # one row has it all
    ("towns", "Birch has a population of 9,150", NOT_SO),
    ("towns", "Alder was founded in 1820", SO),
    ("towns", "Alder was founded in 1821", NOT_SO),
    ("towns", "the town of Fir in the North county was founded in 1866", SO),
    ("towns", "the town of Fir in the South county was founded in 1866", NOT_SO),
    ("medals", "Elbonia won 7 gold and 8 silver", SO),
    ("medals", "Freedonia have a total of 15", SO),
    ("draft", "Jan Novak , a goaltender from Slovakia , was pick 15", SO),
    ("draft", "Jan Novak , a goaltender from Slovakia , was pick 17", NOT_SO),
    # how many rows
    ("towns", "3 towns are in the North county", SO),
    ("draft", "3 players are from Canada", SO),
    ("draft", "there are 2 right wings", SO),
    ("matches", "3 matches were played at Quay Park", SO),
    # the greatest and the least
    ("towns", "Cedar has the largest population with 23,900", SO),
    ("towns", "the highest population is 23,900", SO),
    ("towns", "Cedar is the oldest town", SO),
    ("matches", "the highest attendance was 5230", SO),
    # two rows
    ("towns", "Cedar has 8,300 more people than Elm", SO),
    ("medals", "Ruritania won 2 more gold than Elbonia", SO),
    # totals
    ("towns", "the average area is 30.85", SO),
]
OPEN = [  # must not get the opposite verdict; no verdict is accepted
    ("matches", "on April 9 Harbour played Rovers at Quay Park", SO),
    ("matches", "the match of 17 March had an attendance of 5230", SO),
    ("matches", "the match of 17 March had an attendance of 5320", NOT_SO),
    ("towns", "Dogwood has the largest population", NOT_SO),
    ("towns", "Birch has a larger population than Elm", NOT_SO),
    ("towns", "4 towns are in the North county", NOT_SO),
    ("draft", "4 players are from Canada", NOT_SO),
    ("medals", "Elbonia won 7 gold and 9 silver", NOT_SO),
    ("towns", "Cedar has a larger population than Elm", SO),
    ("towns", "Birch has 8,150 people", SO),
    ("towns", "Elm was founded after Cedar", SO),
    ("towns", "Elm was founded before Cedar", NOT_SO),
    ("towns", "all towns have a population of more than 5,000", SO),
    ("towns", "all towns have a population of more than 6,000", NOT_SO),
    ("towns", "only Elm is in the West county", SO),
    ("towns", "only Alder is in the North county", NOT_SO),
    ("towns", "no town was founded before 1780", SO),
    ("towns", "no town was founded before 1800", NOT_SO),
    ("towns", "about 24,000 people live in Cedar", SO),
    ("towns", "nearly 16,000 people live in Elm", SO),
    ("towns", "Alder is the second oldest town", SO),
    ("towns", "the population of Fir is more than 9,000", SO),
    ("towns", "the population of Fir is less than 9,000", NOT_SO),
    ("medals", "a total of 22 gold medals were won", SO),
    ("medals", "Sylvania won the same number of gold and silver", SO),
    ("matches", "the away team on March 10 was Athletic", NOT_SO),
    ("matches", "Rovers played at home 2 times", SO),
    ("games", "Ray Stone scored the most points in game 22 with 31", SO),
    ("games", "the lions won 3 games in December", SO),
    ("games", "in game 23 the record was 13 - 10", SO),
    ("games", "in game 23 the record was 13 - 11", NOT_SO),
    ("draft", "Tom Baker was picked after Luc Moreau", NOT_SO),
    ("draft", "both Tom Baker and Luc Moreau are from Canada", SO),
    ("draft", "both Tom Baker and Jan Novak are from Canada", NOT_SO),
    ("draft", "the first 2 players are from Norway and Canada", SO),
]


@pytest.mark.parametrize(("name", "claim", "expected"), MUST)
def test_verdict(name: str, claim: str, expected: Label) -> None:
    verdict = check(claim, TABLES[name])
    assert verdict.label is expected, verdict.message
    assert verdict.lean is (expected is SO)


@pytest.mark.parametrize(("name", "claim", "expected"), OPEN)
def test_never_the_opposite_verdict(name: str, claim: str, expected: Label) -> None:
    verdict = check(claim, TABLES[name])
    assert verdict.label in {expected, Label.NOT_ENOUGH}, verdict.message


@pytest.mark.parametrize(
    "claim",
    [
        "Cedar has a population of 24,000",
        "Cedar has 24 thousand people",
        "about 24 thousand people live in Cedar",
        "Cedar has a population of 0.024 million",
        "Birch has a population of about 8,000",
        "Elm has a population of nearly 16,000",
        "Birch has a population of 8,200",
        "Cedar has over 20,000 people",
        "fewer than 25,000 people live in Cedar",
        "the population of Alder is at least 12,000",
    ],
)
def test_rounded_and_hedged_numbers_are_not_refuted(claim: str) -> None:
    verdict = check(claim, TOWNS)
    assert verdict.label is not Label.REFUTED, verdict.message


def test_a_hedged_number_too_close_to_call_is_not_refuted() -> None:
    table = Table(columns=("Country", "Population"), rows=(("Arcadia", "1240000"), ("Utopia", "2")))
    assert check("almost 1.3 million people live in Arcadia", table).label is not Label.REFUTED


def test_columns_headed_by_years_each_take_their_number() -> None:
    table = Table(
        columns=("Country", "2000", "2010"),
        rows=(("Arcadia", "323835", "367471"), ("Utopia", "9544", "10602")),
    )
    claim = "Arcadia grew from 323,800 in 2000 to 367,500 in 2010"
    assert check(claim, table).label is not Label.REFUTED


def test_scale_words_of_the_table_are_left_to_it() -> None:
    table = Table(columns=("Show", "Viewers (million)"), rows=(("Dawn", "1.24"), ("Dusk", "2.51")))
    assert check("Dusk had 2.51 million viewers", table).label is not Label.REFUTED
    assert check("Dusk had 2.51 million viewers", table).lean


def test_the_formula_and_the_cells_let_it_be_done_again() -> None:
    verdict = check("3 players are from Canada", DRAFT)
    assert verdict.operation == "count"
    assert verdict.formula == "count of rows where Nationality is 'Canada' = 3; stated: 3: yes"
    assert [(one.row, one.text) for one in verdict.cells] == [
        (3, "Canada"),
        (4, "Canada"),
        (7, "Canada"),
    ]


def test_where_no_row_has_it_all_the_nearest_rows_are_shown() -> None:
    verdict = check("Birch has a population of 9,150", TOWNS)
    assert ("Population", "8,150") in [(one.column, one.text) for one in verdict.cells]


def test_a_row_of_totals_is_not_counted() -> None:
    verdict = check("5 nations won medals", MEDALS)
    assert verdict.label is not Label.REFUTED


def test_nothing_linked_is_not_enough() -> None:
    verdict = check("the moon is made of cheese", TOWNS)
    assert verdict.label is Label.NOT_ENOUGH
    assert verdict.reason is Reason.NO_FIGURE
    assert verdict.cells == ()


@pytest.mark.parametrize("claim", ["", " ", "-", "0", "the", "\x00", "é" * 50, "1 " * 300])
def test_any_text_gets_a_verdict(claim: str) -> None:
    assert 0.5 <= check(claim, TOWNS).confidence <= 1


@given(st.text(max_size=80))
def test_no_text_raises(claim: str) -> None:
    check(claim, TOWNS)


@given(
    st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), min_size=1, max_size=4),
    st.text(max_size=40),
)
def test_no_table_raises(rows: list[list[str]], claim: str) -> None:
    table = Table(columns=("a", "b"), rows=tuple(tuple(row) for row in rows))
    check(f"{claim} {rows[0][0]} has more than 3 b", table)


def test_the_same_inputs_give_the_same_verdict() -> None:
    first = check("Cedar has 8,300 more people than Elm", TOWNS)
    assert check("Cedar has 8,300 more people than Elm", TOWNS) == first


@pytest.mark.parametrize(
    "claim", ["1" * 4000, "a " * 2000, "more than " * 400, "Alder and " * 400, "3 - " * 1000]
)
def test_long_statements_take_little_time(claim: str) -> None:
    assert seconds(lambda: check(claim, TOWNS), enough=2) <= 2


def test_a_wide_and_long_table_takes_little_time() -> None:
    table = Table(
        columns=tuple(f"column {index}" for index in range(30)),
        rows=tuple(tuple(str(row * col % 97) for col in range(30)) for row in range(500)),
    )
    claim = "column 3 has more than 5 rows with 12 and 13 than column 4 with 7 and 8"
    assert seconds(lambda: check(claim, table), enough=10) <= 10
