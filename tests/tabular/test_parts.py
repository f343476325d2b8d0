"""The parts of the table check: words, dates, bounds, links, operations, files."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.tabular.tables import DRAFT, GAMES, MATCHES, MEDALS, TOWNS
from verify.claim.stems import stem
from verify.errors import ArticleError
from verify.tabular import read_table
from verify.tabular.candidates import UNKNOWN, candidates
from verify.tabular.explain import formula
from verify.tabular.features import features
from verify.tabular.likelihood import chance, shares, weights
from verify.tabular.operations import OPERATIONS, ranked
from verify.tabular.reading import read_statement
from verify.tabular.relation import Relation, relation_of
from verify.tabular.table import understand
from verify.tabular.words import tokens


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("matches", "match"),
        ("retired", "retire"),
        ("cities", "city"),
        ("won", "wins"),
        ("losses", "lost"),
        ("election", "elected"),
        ("women", "woman"),
    ],
)
def test_inflected_words_have_one_stem(first: str, second: str) -> None:
    assert stem(first) == stem(second)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12,400 people", ["12400"]),
        ("78.0", ["78"]),
        ("three of the 22nd", ["3", "22"]),
        (".5 and 1.25", [".5", "1.25"]),
        ("no number", []),
        ("9" * 41, []),
    ],
)
def test_numbers_in_digits_and_words(text: str, values: list[str]) -> None:
    found = [one.value for one in tokens(text) if one.value is not None]
    assert found == [Decimal(value) for value in values]


@given(st.text(max_size=200))
@example("❶")  # a digit that is no decimal
def test_tokens_never_raise_and_keep_their_order(text: str) -> None:
    starts = [one.start for one in tokens(text)]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("more than 40", Relation.OVER),
        ("no more than 40", Relation.AT_MOST),
        ("at least 40", Relation.AT_LEAST),
        ("fewer than 40", Relation.UNDER),
        ("40 or more", Relation.AT_LEAST),
        ("about 40", Relation.ABOUT),
        ("nearly 40", Relation.NEARLY),
        ("exactly 40", Relation.EQUAL),
    ],
)
def test_words_that_bound_a_number(text: str, relation: Relation) -> None:
    found = tokens(text)
    at = next(place for place, one in enumerate(found) if one.value is not None)
    assert relation_of(found, at) is relation


def test_words_of_a_cell_bound_nothing() -> None:
    found = tokens("rowed - over 2 times")
    assert relation_of(found, 3) is Relation.OVER
    assert relation_of(found, 3, taken={0, 1, 2}) is Relation.EQUAL


@pytest.mark.parametrize(
    ("relation", "found", "holds"),
    [
        (Relation.ABOUT, "23900", True),
        (Relation.ABOUT, "31000", False),
        (Relation.NEARLY, "23900", True),
        (Relation.NEARLY, "29000", False),
        (Relation.JUST_OVER, "24100", True),
        (Relation.EQUAL, "23900", False),
    ],
)
def test_hedges_are_compared_as_the_judge_does(
    relation: Relation, found: str, holds: object
) -> None:
    assert relation.holds(Decimal(found), Decimal(24000)) is holds


@pytest.mark.parametrize(
    "text", ["march 17", "17 march", "on 17 march 2031", "march 17th , 2031", "the 17th of march"]
)
def test_a_date_is_found_however_it_is_written(text: str) -> None:
    grid = understand(MATCHES)
    phrases = read_statement(f"the match of {text}", grid).phrases
    assert [(one.links[0].column, one.links[0].mask) for one in phrases] == [(0, 0b100)]


def test_dates_without_a_year_go_on_over_its_end() -> None:
    table = read_table("Date,Club\nNovember 3,A\nDecember 8,B\nJanuary 4,C\nFebruary 1,D\n")
    assert understand(table).columns[0].turn == 11


def test_a_column_may_be_headed_by_its_month() -> None:
    table = read_table("Game,March,Club\n1,2,Kites\n2,9,Owls\n")
    assert understand(table).columns[1].cells[1].day == (0, 3, 9)


def test_rows_of_totals_and_repeated_headings_are_left_out() -> None:
    assert understand(MEDALS).all.bit_count() == 5
    table = read_table("a,b,c\n1,2,3\na,b,c\nX,X,X\n4,5,6\n")
    assert understand(table).all == 0b1001


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ray Stone (27)", "27"),
        ("68 + 70 + 71 = 209", "209"),
        ("- 5", "-5"),
        ("t4", None),
        ("12.17 (89)", "12.17"),
        ("model rx7 base", None),
        ("$ 1,200", "1200"),
        ("", None),
    ],
)
def test_the_number_that_a_cell_is_ordered_by(text: str, number: str | None) -> None:
    table = read_table(f"a#b\n{text}#x\ny#z\n", delimiter="#")
    expected = None if number is None else Decimal(number)
    assert understand(table).columns[0].cells[0].number == expected


def test_misspelt_words_find_their_cell() -> None:
    phrases = read_statement("jan novack", understand(DRAFT)).phrases
    assert [one.links[0].mask for one in phrases] == [0b1000]


def test_a_number_before_a_numbering_column_counts_it() -> None:
    grid = understand(GAMES)
    named = candidates(read_statement("game 23 was lost", grid), grid)
    assert any(one.operation == "row exists" for one in named)
    counted = candidates(read_statement("3 games were against the Comets", grid), grid)
    counts = [one for one in counted if one.operation == "count"]
    assert {(one.found, one.stated) for one in counts} == {(Decimal(2), Decimal(3))}


def test_every_program_has_a_formula() -> None:
    claims = [
        "all 3 towns in the North county are not older than Cedar",
        "only 2 of the towns have more people than Elm on average",
        "most towns have the same county and different areas in total",
        "both Alder and Fir are in the North county with the second largest population",
    ]
    grid = understand(TOWNS)
    for claim in claims:
        statement = read_statement(claim, grid)
        for program in candidates(statement, grid):
            assert program in UNKNOWN or formula(program, statement, grid)


def test_shares_are_a_distribution() -> None:
    grid = understand(TOWNS)
    statement = read_statement("3 towns are in the North county", grid)
    programs = candidates(statement, grid)
    held = shares(features(programs, statement, grid), weights())
    assert sum(held) == pytest.approx(1)
    assert 0 <= chance(programs, held) <= 1


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("sum", [1, 2, 4], 7),
        ("average", [1, 2, 6], 3),
        ("greatest", [1, 5, 2], 5),
        ("least", [4, 1, 2], 1),
        ("spread", [4, 1, 2], 3),
        ("count", [4, 1, 1], 3),
        ("count different", [4, 1, 1], 2),
        ("difference", [9, 4], 5),
        ("share", [1, 4], Decimal("0.25")),
    ],
)
def test_operations(name: str, values: list[int], expected: int | Decimal) -> None:
    assert OPERATIONS[name].apply([Decimal(value) for value in values]) == expected


def test_ranked_takes_ties_once_and_tells_when_there_are_too_few() -> None:
    values = [Decimal(value) for value in (3, 5, 5, 1)]
    assert ranked(values, 2) == 3
    assert ranked(values, 1, descending=False) == 1
    assert ranked(values, 4) is None


@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "#"])
def test_separators_are_recognised(mark: str) -> None:
    text = "\n".join(mark.join(row) for row in (("Town", "Age"), ("Alder", "12"), ("Elm", "9")))
    table = read_table(text)
    assert table.columns == ("Town", "Age")
    assert table.rows[1] == ("Elm", "9")


def test_a_line_above_the_heading_is_the_title() -> None:
    table = read_table("Ports of call,,\nPort,Ferries,Opened\nFaro,9,1938\n")
    assert table.title == "Ports of call"
    assert table.columns == ("Port", "Ferries", "Opened")


def test_short_rows_are_filled_up() -> None:
    assert read_table("a,b,c\n1,2,3\n4\n").rows[1] == ("4", "", "")


@pytest.mark.parametrize("text", ["", "\n\n", "one", "a,b\n", "a,b\0\n1,2\n"])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(ArticleError, match="table"):
        read_table(text)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        read_table(tmp_path)
