"""Periods: resolved against an anchor, with their roles; spans exact; linear in the text."""

from __future__ import annotations

from datetime import date

import pytest

from tests.timing import seconds
from verify.model import Precision
from verify.quantity import scan
from verify.quantity.periods import PeriodMention, find_periods

ANCHOR = date(2023, 11, 8)  # a Wednesday


def periods(text: str, anchor: date | None = ANCHOR) -> tuple[PeriodMention, ...]:
    """Return the periods of a text as the program finds them."""
    return find_periods(text, scan(text).dates, anchor=anchor)


# Text (written for this test), first and last day, precision, role, stated.
CASES = [
    ("Sales fell last year.", "2022-01-01 2022-12-31 year period no"),
    ("It was closed in 2021.", "2021-01-01 2021-12-31 year period yes"),
    ("It was closed in March 2021.", "2021-03-01 2021-03-31 month period yes"),
    ("It closed on March 5, 2021.", "2021-03-05 2021-03-05 day event yes"),
    ("On Wednesday, November 8, it closed.", "2023-11-08 2023-11-08 day event no"),
    ("It has shrunk since 2021.", "2021-01-01 2021-12-31 year baseline yes"),
    ("In the first eight months of 2023 it grew.", "2023-01-01 2023-08-31 span period yes"),
    ("It grew over the past two years.", "2021-11-08 2023-11-08 span period no"),
    ("It grew in the past few months.", "2023-05-08 2023-11-08 vague period no"),
    ("It grew 3 percent year on year.", "2022-11-01 2022-11-30 vague baseline no"),
    ("It grew from January to August 2023.", "2023-01-01 2023-08-31 span period yes"),
    ("It grew between 2010 and 2015.", "2010-01-01 2015-12-31 span period yes"),
    ("It will open by the end of 2020.", "2020-09-01 2020-12-31 vague period yes"),
    ("It opened in early 2021.", "2021-01-01 2021-05-02 vague period yes"),
    ("It is dearer than in 2017.", "2017-01-01 2017-12-31 year baseline yes"),
    ("It rose, compared with 2017.", "2017-01-01 2017-12-31 year baseline yes"),
    ("It rose in the year to March 2023.", "2022-04-01 2023-03-31 span period yes"),
    ("It rose in the 12 months ending June 2023.", "2022-07-01 2023-06-30 span period yes"),
    ("It rose in the second quarter of 2022.", "2022-04-01 2022-06-30 quarter period yes"),
    ("It rose in the first half of 2022.", "2022-01-01 2022-06-30 span period yes"),
    ("It rose so far this year.", "2023-01-01 2023-11-08 span period no"),
    ("It rose 4 percent on last year.", "2022-01-01 2022-12-31 year baseline no"),
    ("It rose on Tuesday.", "2023-11-07 2023-11-07 day period no"),
    ("It rose yesterday.", "2023-11-07 2023-11-07 day period no"),
    ("It rose last October.", "2023-10-01 2023-10-31 month period no"),
    ("It rose last month.", "2023-10-01 2023-10-31 month period no"),
    ("It rose last week.", "2023-10-30 2023-11-05 span period no"),
    ("It rose in December.", "2023-12-01 2023-12-31 month period no"),
    ("It rose in fiscal 2019.", "2018-02-01 2020-03-31 vague period yes"),
    ("It was rare in the 1990s.", "1990-01-01 1999-12-31 span period yes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_periods(text: str, expected: str) -> None:
    """One period each, with its ends, precision and role."""
    found = periods(text)
    assert len(found) == 1
    period = found[0].period
    stated = "yes" if period.stated else "no"
    described = f"{period.start} {period.end} {period.precision} {found[0].role} {stated}"
    assert described == expected
    assert found[0].span.of(text) == found[0].text == period.words


def test_a_year_earlier_goes_back_from_the_sentence_s_own_period() -> None:
    """The comparison is with the same month one year before."""
    first, second = periods("It cost $5 in October 2021, up from $4 a year earlier.")
    assert (first.period.start, second.period.start) == (date(2021, 10, 1), date(2020, 10, 1))
    assert second.period.precision is Precision.MONTH


def test_that_time_goes_back_to_the_period_mentioned_before() -> None:
    """Across sentences, and marked as worked out."""
    first, second = periods("He rose to power in 2021. But since that time, attacks grew.")
    assert second.period.same_days(first.period)
    assert (second.role, second.period.stated) == ("baseline", False)


@pytest.mark.parametrize(
    "text",
    [
        "That time of the day is best.",
        "The talks will last two years.",
        "Two days before the vote, it rained.",
        "It costs $5 a year.",
        "May 5 seats be kept?",
        "Every year it rains.",
    ],
)
def test_no_period(text: str) -> None:
    """Lengths of time and look-alikes are no periods."""
    assert [p for p in periods(text) if p.period.precision is not Precision.DAY] == []


def test_without_an_anchor_relative_periods_stay_open() -> None:
    """The text speaks of a period, but nobody knows which."""
    (found,) = periods("Sales fell last year.", anchor=None)
    assert (found.period.start, found.period.end, found.period.stated) == (None, None, False)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar(day: date) -> None:
    """Nothing fails where a period would leave the calendar."""
    for text, _ in CASES:
        periods(text, anchor=day)


@pytest.mark.parametrize(
    "piece", ["last ", "the first two of ", "since ", "May ", "2010 to ", "a year ", "in 2020, "]
)
def test_finding_is_linear(piece: str) -> None:
    """A long hostile text takes no more than a moment."""
    text = piece * (100_000 // len(piece))
    dates = scan(text).dates
    assert seconds(lambda: find_periods(text, dates, anchor=ANCHOR), enough=3) <= 3


@pytest.mark.parametrize(
    ("text", "sure", "stated"),
    [
        ("Exports fell last year.", True, [True]),
        ("Exports fell last month.", True, [True]),
        ("Exports fell last year.", False, [False]),
        ("Exports fell over the last year.", True, [False]),  # the past twelve months?
        ("Exports fell last quarter.", True, [False]),  # a company's own quarter?
        ("Exports fell last week.", True, [False]),
        ("In 2019 he said exports fell last year.", True, [True, False]),  # counted from then?
        ("Exports fell to 12 in 2023 from 14 a year earlier.", False, [True, True]),
        ("Exports fell last year, from 14 a year earlier.", True, [True, True]),
        ("Exports fell last year, from 14 a year earlier.", False, [False, False]),
    ],
)
def test_last_year_is_as_sure_as_the_date(*, text: str, sure: bool, stated: list[bool]) -> None:
    """Only a given or published date makes "last year" as good as its number."""
    found = find_periods(text, scan(text).dates, anchor=ANCHOR, sure=sure)
    assert [one.period.stated for one in found] == stated
