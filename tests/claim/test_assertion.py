"""What an article states as a fact, and what it asks, plans, denies or corrects."""

from __future__ import annotations

from datetime import date

import pytest

import verify
from verify.model import QualifierRole, Topic

DAY = date(2024, 1, 8)


def first(text: str) -> Topic:
    """Return what the first number of a text is about."""
    return verify.extract_claims(text, date=DAY)[0].topic


@pytest.mark.parametrize(
    "text",
    [
        "The mayor wrongly said that 40 bridges were unsafe.",
        "The paper gave the number mistakenly as 40 bridges.",
        "An earlier version of this story put the number of bridges at 40.",
        "This article previously said that there were 40 bridges.",
        "We wrote that there were 40 bridges. In fact there were 44.",
        "She told us there were 40 bridges, but actually there were 44.",
        "There were 40 bridges, we said. Wrong.",
        "There were 40 bridges, we said. No: there were 44.",
        "Peru has 40 bridges. The right number is 44.",
        "Peru has 40 bridges. It should be 44.",
        "The report of 40 unsafe bridges is false.",
        "Were 40 bridges unsafe? The office says no.",
        "Peru was to have 40 bridges.",
        "Peru is set to build 40 bridges.",
        "The flood nearly destroyed 40 bridges.",
        "The crew failed to close 40 bridges.",
    ],
)
def test_what_is_asked_planned_denied_or_corrected_is_not_asserted(text: str) -> None:
    assert not first(text).asserted


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that 40 bridges were unsafe.",
        "The court found that 40 men were wrongly convicted.",
        "Peru has 40 bridges. In fact it has more than any neighbour.",
        "Peru has 40 bridges. No other country has so many.",
        "Peru has 40 bridges. The real problem is their age.",
        "Peru found the number to be 40 bridges.",
        "The flood destroyed nearly 40 bridges.",
        "The number nearly doubled to 40 bridges.",
        "The first version of the law was cheap, and 40 bridges were built.",
    ],
)
def test_what_is_said_plainly_is_asserted(text: str) -> None:
    assert first(text).asserted


@pytest.mark.parametrize(
    "text",
    [
        "Inflation in Peru on the month was 0.2 percent in May 2023.",
        "Inflation in Peru was 0.2 percent month-on-month in May 2023.",
        "The price of petrol in Peru went as high as 1.84 euros per litre in May 2023.",
    ],
)
def test_a_change_on_the_month_and_a_peak_are_no_level_of_the_whole_time(text: str) -> None:
    assert QualifierRole.OVER in {one.role for one in first(text).qualifiers}


def test_a_change_on_the_month_is_one_that_a_series_may_settle() -> None:
    found = first("Exports of Peru rose 2 percent month on month in May 2023.")
    assert QualifierRole.OVER not in {one.role for one in found.qualifiers}
