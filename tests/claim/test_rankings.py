"""Ranks and superlatives: which are read as claims, of what, and among what they count."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.timing import growth
from verify.claim import extract
from verify.model import (
    Article,
    Aside,
    Claim,
    DateSource,
    Direction,
    Kind,
    Quantity,
    Ranking,
    Scope,
)


def read(text: str) -> list[Claim]:
    article = Article(
        text=text, origin="test", date=date(2024, 6, 1), date_source=DateSource.METADATA
    )
    claims = extract(article).claims
    for one in claims:
        assert one.span.of(text) == one.text
    return [one for one in claims if one.topic.kind is Kind.RANK]


def ranking(text: str) -> tuple[Claim, Ranking, Decimal | None]:
    (claim,) = read(text)
    assert claim.topic.ranking is not None
    assert isinstance(claim.amount.value, Quantity)
    return claim, claim.topic.ranking, claim.amount.value.low


# Text (written for this test), words of the rank, place, end, scope, head of the subject.
RANKS = [
    ("Rents in Oslo rose 4 percent to 900 euros in 2023, the highest since 2015.",
     "highest since 2015", 1, (Direction.UP, Scope.SINCE), "rent"),
    ("Burglaries in Leeds fell to their second-lowest level since at least 2009 in 2022.",
     "second-lowest level since at least 2009", 2, (Direction.DOWN, Scope.SINCE), "burglary"),
    ("In 2023 some 300 people drowned in Peru, the most in five years.",
     "most in five years", 1, (Direction.UP, Scope.SINCE), "person"),
    ("Turnout in Malta was 61 percent in 2022, the 3rd-lowest on record.",
     "3rd-lowest on record", 3, (Direction.DOWN, Scope.EVER), "turnout"),
    ("Inflation in Chile is at its highest since records began in 1990.",
     "highest since records began in 1990", 1, (Direction.UP, Scope.SINCE), "inflation"),
    ("Latvia had the lowest unemployment rate of the three states in 2023.",
     "lowest unemployment rate of the three states", 1, (Direction.DOWN, Scope.GROUP), "rate"),
    ("Germany has the second-largest population in Europe.",
     "second-largest population in Europe", 2, (Direction.UP, Scope.GROUP), "population"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "place", "among", "head"), RANKS)
def test_a_rank_with_a_scope_is_a_claim(
    text: str, words: str, place: int, among: tuple[Direction, Scope], head: str
) -> None:
    claim, told, low = ranking(text)
    assert (claim.text, low, (told.order, told.scope)) == (words, Decimal(place), among)
    assert claim.topic.subject.head == head


@pytest.mark.parametrize(
    "text",
    [
        "Rents rose to 900 euros in 2023, one of the highest since 2015.",
        "Rents rose to 900 euros in 2023, nearly the highest since 2015.",
        "Rents rose to 900 euros in 2023, the highest since 2015 for new tenants.",
        "Rents rose to 900 euros in 2023, the highest summer figure since 2015.",
        "In 2022 Peru had the highest number of road deaths since 2018, among women.",
        "In 2022 Peru had the highest number of road deaths since 2018 - for women.",
        "In 2022 Peru had the highest number of road deaths since 2018 (women only).",
        "In 2022 Peru had the highest number of road deaths since 2018, in towns.",
        "In 2022 Peru had the highest number of road deaths since 2018 where speed was a cause.",
        "In 2022 Peru had the highest number of road deaths since 2018, where speed was a cause.",
        "In 2022 Peru had the highest number of road deaths since 2018 when only women count.",
        "In 2022 Peru had the highest number of road deaths since 2018 data for women show.",
        "In 2022 Peru had the highest number of road deaths since 2018, figures on women show.",
        "Figures for women show that in 2022 Peru had the most road deaths since 2018.",
        "In Peru road deaths in the summer of 2022 were the most since 2018.",
        "In Peru the unemployment rate was briefly the highest since 2019 in 2022.",
        "Rents did not rise to their highest since 2015 in 2023.",
        "Oslo is the most expensive city in Europe.",
        "Oslo had the largest population increase in the Nordic region in 2023.",
        "Leeds saw its biggest drop in homicides since 2015 in 2023.",
        "It is the biggest party in the European Union.",
        "Rents fell in 2023 from their highest since 2015.",
        "Some 30 people were killed and 400 were hurt in 2023, the most since 2015.",
        "The first of 30 people came at least 5 times.",
    ],
)
def test_vague_narrowed_and_nameless_ranks_are_no_claims(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    "after",
    [
        ".",
        ", the office said.",
        ", official figures show.",
        " official figures show.",
        ", according to figures for Peru.",
        ", as cars grew faster.",
        " after two quiet years.",
        ", figures for 2022 showed.",
    ],
)
def test_words_that_follow_without_narrowing_leave_the_rank_a_claim(after: str) -> None:
    assert read(f"In 2022 Peru had the highest number of road deaths since 2018{after}")


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("In 2015 Italy had the fourth-highest number of road deaths in the European Union.", 0),
        ("In 2021 Italy had the fourth-highest number of road deaths in the European Union.", 1),
        ("In 2022 Malta had the lowest number of road deaths in the euro area.", 0),
        ("In 2023 Malta had the lowest number of road deaths in the euro area.", 1),
        ("In 1999 Norway had the lowest number of road deaths in the Nordic countries.", 1),
    ],
)
def test_a_group_is_that_of_its_present_members_alone(text: str, claimed: int) -> None:
    assert len(read(text)) == claimed


def test_the_time_of_a_scope_is_no_baseline_of_a_change() -> None:
    text = "Homicides in Leeds fell 13 percent in 2023, to their lowest since 2019."
    change, rank = extract(
        Article(text=text, origin="test", date=date(2024, 6, 1), date_source=DateSource.GIVEN)
    ).claims
    assert (change.topic.kind, change.topic.baseline) == (Kind.CHANGE, None)
    assert rank.topic.period == change.topic.period


def test_an_ordinal_that_is_claimed_is_not_passed_over_as_well() -> None:
    text = "Turnout in Malta was 61 percent in 2022, the third-lowest on record."
    passed = extract(Article(text=text, origin="test", date=date(2024, 6, 1))).passed_over
    assert Aside.ORDINAL not in {one.reason for one in passed}


def test_whether_the_moment_named_counts_is_kept() -> None:
    since = "The toll in Peru was 300 deaths in 2023, the {} since {}2015."
    for rank, least, within in (
        ("highest", "", False),
        ("highest", "at least ", True),
        ("third-highest", "", None),
    ):
        _, told, _ = ranking(since.format(rank, least))
        assert told.within is within


def test_the_work_grows_with_the_text_alone() -> None:
    """A pattern that looks back over and over would take the square of the text's length."""
    assert growth(lambda size: read("the highest rate of the " * size), 400) < 3
