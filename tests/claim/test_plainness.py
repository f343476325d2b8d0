"""Sentences whose number is of a part, a rate or a difference of what they seem to count."""

from __future__ import annotations

from datetime import date

import pytest

import verify

DAY = date(2024, 1, 8)


@pytest.mark.parametrize(
    "text",
    [
        "In 2023, 30 of the people killed on the roads of Norway were under 25.",
        "In 2023, only 30 people killed on the roads of Norway were pensioners.",
        "In 2023, 20 fewer people were killed on the roads of Norway.",
        "In 2023, another 30 people were killed on the roads of Norway.",
        "In 2023, 9 people were killed on the roads of Norway each month.",
        "In 2023, 9 people were killed on the roads of Norway a month.",
        "In 2023, 800 people were killed on the roads of Norway in seven years.",
        "There were 40 million museum visitors in Norway in the decade to 2023.",
        "The population of Norway in 2023 was on average 41.",
        "The population of Norway was 1 million in 2023 from abroad.",
        "The unemployment rate in Norway was 11 percent in 2023 over 60.",
        "Nobody says the unemployment rate in Norway was 9 percent in 2023.",
    ],
)
def test_a_word_that_qualifies_the_number_makes_it_not_plain(text: str) -> None:
    first, *_ = verify.extract_claims(text, date=DAY)
    assert not first.topic.plain


@pytest.mark.parametrize(
    "text",
    [
        "The population of Norway was 5.5 million in 2023.",
        "In 2023, 110 people were killed on the roads of Norway.",
        "In 2023, more than 110 people were killed on the roads of Norway.",
        "Unemployment in Norway fell below 4 percent in 2023.",
        "The population of Norway rose by 1.2 percent from a year earlier.",
    ],
)
def test_a_plain_statement_with_its_own_hedge_stays_plain(text: str) -> None:
    (claim,) = verify.extract_claims(text, date=DAY)
    assert claim.topic.plain
    assert claim.topic.asserted


@pytest.mark.parametrize(
    "text",
    [
        "If unemployment in Norway reached 9 percent in 2023, spending would fall.",
        "Norway wants its population to reach 6 million in 2030.",
        "Unemployment in Norway is expected to hit 5 percent in 2025.",
    ],
)
def test_plans_forecasts_and_conditions_are_not_asserted(text: str) -> None:
    claims = verify.extract_claims(text, date=DAY)
    assert claims
    assert not any(one.topic.asserted for one in claims)
