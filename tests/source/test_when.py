"""Periods in machine notation and in headings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.model import Precision
from verify.source.when import find_period, parse_period, part_of_year

D = date.fromisoformat

WHOLE = [
    ("2023", "2023-01-01", "2023-12-31", Precision.YEAR),
    ("2023-11", "2023-11-01", "2023-11-30", Precision.MONTH),
    ("2023M02", "2023-02-01", "2023-02-28", Precision.MONTH),
    ("2024-2-29", "2024-02-29", "2024-02-29", Precision.DAY),
    ("2023-11-08T10:00:00Z", "2023-11-08", "2023-11-08", Precision.DAY),
    ("8 November 2023", "2023-11-08", "2023-11-08", Precision.DAY),
    ("Nov. 8, 2023", "2023-11-08", "2023-11-08", Precision.DAY),
    ("Sept 2020", "2020-09-01", "2020-09-30", Precision.MONTH),
    ("2023Q1", "2023-01-01", "2023-03-31", Precision.QUARTER),
    ("Q4 2023", "2023-10-01", "2023-12-31", Precision.QUARTER),
    ("2023-H2", "2023-07-01", "2023-12-31", Precision.SPAN),
    ("2019-2021", "2019-01-01", "2021-12-31", Precision.SPAN),
    ("1998–02", "1998-01-01", "2002-12-31", Precision.SPAN),
    ("2020-21", "2020-01-01", "2021-12-31", Precision.VAGUE),
    ("FY2020", "2019-04-01", "2020-12-31", Precision.VAGUE),
    ("1990s", "1990-01-01", "1999-12-31", Precision.SPAN),
    ("2019..2021", "2019-01-01", "2021-12-31", Precision.SPAN),
    ("2021-08-15..2022-08-14", "2021-08-15", "2022-08-14", Precision.SPAN),
    ("August 2021 to April 2023", "2021-08-01", "2023-04-30", Precision.SPAN),
    ("2021..", "2021-01-01", None, Precision.SPAN),
    ("..2021-06", None, "2021-06-30", Precision.SPAN),
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), WHOLE)
def test_whole_periods(text: str, start: str | None, end: str | None, precision: Precision) -> None:
    period = parse_period(text)
    assert period is not None
    assert (period.start, period.end) == (start and D(start), end and D(end))
    assert period.precision is precision


@pytest.mark.parametrize(
    "text",
    ["", "..", "soon", "23", "1200", "2500", "2023-13", "2023-02-30", "2022..2021", "2,023",
     "12:30", "2021-20", "20231108", "about 2021", "May", "1.2021", "x" * 500, "2021..x"],
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("heading", "words", "rest"),
    [
        ("Attacks in 2021", "2021", "Attacks in"),
        ("Population (2010 census)", "2010", "Population (census)"),
        ("GDP 2019-20 (%)", "2019-20", "GDP (%)"),
        ("May 2020 turnout", "May 2020", "turnout"),
        ("Votes (2020)", "2020", "Votes"),
    ],
)
def test_a_heading_that_states_one_period(heading: str, words: str, rest: str) -> None:
    found = find_period(heading)
    assert found is not None
    assert (found[0].words, found[1]) == (words, rest)


@pytest.mark.parametrize(
    "heading",
    ["From 2019 to 2023 and 2024", "12,2010", "Model A2010", "2010%", "$2010", "plain", "2010.5"],
)  # fmt: skip
def test_a_heading_that_states_none_or_several(heading: str) -> None:
    assert find_period(heading) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("January", (1, 1)), ("Sept.", (9, 1)), ("Q3", (7, 3)), ("3rd quarter", (7, 3)),
        ("1H", (1, 6)), ("second half", (7, 6)), ("Jan–Mar", (1, 3)), ("April to June", (4, 3)),
        ("IV quarter", (10, 3)), ("Dec-Jan", None), ("Q5", None), ("Marching", None), ("h", None),
        ("", None), ("Total", None),
    ],
)  # fmt: skip
def test_parts_of_a_year(text: str, part: tuple[int, int] | None) -> None:
    assert part_of_year(text) == part


@given(st.text(alphabet="0123456789-/. QHFYsto..MayJan–", max_size=60))
def test_anything_is_read_without_failing(text: str) -> None:
    """A period that is read never ends before it begins."""
    period = parse_period(text)
    if period is not None and period.start is not None and period.end is not None:
        assert period.start <= period.end
    find_period(text)
    part_of_year(text)
