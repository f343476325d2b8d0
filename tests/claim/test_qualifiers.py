"""What restricts a number to a part, a rate or a difference, and what its own clause is."""

from __future__ import annotations

from datetime import date

import pytest

import verify
from verify.claim.qualifiers import heading_qualifiers
from verify.claim.subjects import subject_of
from verify.model import Qualifier, QualifierRole, Topic

DAY = date(2024, 1, 8)


def restrictions(topic: Topic) -> list[Qualifier]:
    """Return the qualifiers that rules understood."""
    return [one for one in topic.qualifiers if one.role is not QualifierRole.UNREAD]


@pytest.mark.parametrize(
    "text",
    [
        "In 2023, 30 of the people killed on the roads of Norway were under 25.",
        "In 2023, only 30 people killed on the roads of Norway were pensioners.",
        "In 2023, another 30 people were killed on the roads of Norway.",
        "In 2023, 9 people were killed on the roads of Norway each month.",
        "In 2023, 9 people were killed on the roads of Norway a month.",
        "In 2023, 800 people were killed on the roads of Norway in seven years.",
        "Norway had 2.2 nurses for every bed in 2023.",
        "Women won 77 of the seats in Norway in 2021.",
        "The population of Norway in 2023 was on average 41.",
        "The population of Norway was 1 million in 2023 from abroad.",
        "The unemployment rate in Norway was 11 percent in 2023 over 60.",
        "Nobody says the unemployment rate in Norway was 9 percent in 2023.",
    ],
)
def test_a_word_that_restricts_the_number_is_kept_with_it(text: str) -> None:
    first, *_ = verify.extract_claims(text, date=DAY)
    assert restrictions(first.topic)


@pytest.mark.parametrize(
    "text",
    [
        "The population of Norway was 5.5 million in 2023.",
        "In 2023, 110 people were killed on the roads of Norway.",
        "In 2023, more than 110 people were killed on the roads of Norway.",
        "Unemployment in Norway fell below 4 percent in 2023.",
        "The population of Norway rose by 1.2 percent from a year earlier.",
        "In 2023, 110 people were killed on the roads of Norway, fewer than in 2022.",
        "Norway counted 110 deaths on its roads in 2023 - more than Denmark.",
        "The Centre Party won 13.5 percent of the vote in Norway in 2021.",
    ],
)
def test_a_plain_statement_with_its_own_hedge_has_no_restriction(text: str) -> None:
    (claim,) = verify.extract_claims(text, date=DAY)
    assert not restrictions(claim.topic)
    assert claim.topic.asserted


@pytest.mark.parametrize(
    ("text", "direction", "baseline"),
    [
        ("In 2023, 20 fewer people were killed in Norway than in 2022.", "down", 2022),
        ("In 2023, 20 more people were killed in Norway than in 2022.", "up", 2022),
        ("In 2023, 20 fewer people were killed in Norway.", "down", None),
    ],
)
def test_fewer_and_more_are_differences(text: str, direction: str, baseline: int | None) -> None:
    (claim,) = verify.extract_claims(text, date=DAY)
    topic = claim.topic
    assert (topic.kind.value, claim.amount.direction.value) == ("difference", direction)
    assert {topic.subject.head, *topic.subject.modifiers} == {"person", "killed"}
    start = topic.baseline and topic.baseline.start
    assert (start and start.year) == baseline


@pytest.mark.parametrize(
    ("text", "asserted"),
    [
        ("Unemployment was 9 percent in 2023, and the country plans to cut taxes.", True),
        ("The bank had hoped for growth, but output fell 9 percent in 2023.", True),
        ("Output fell 9 percent in 2023; it may fall again.", True),
        ("Officials expect sales to rise and output to fall 9 percent.", False),
        ("Output fell 9 percent, if the office is right.", False),
        ("Nobody says that 9 people died.", False),
    ],
)
def test_only_what_governs_the_number_makes_it_a_plan(text: str, *, asserted: bool) -> None:
    (claim,) = verify.extract_claims(text, date=DAY)
    assert claim.topic.asserted is asserted


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


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        (
            "Unemployment in Norway was 9.5 percent in 2023, and the country exported timber.",
            "9.5 percent",
            set(),
        ),
        (
            "Norway, which exports timber, had an unemployment rate of 9.5 percent in 2023.",
            "9.5 percent",
            set(),
        ),
        (
            "The ministry for women said that unemployment was 9.5 percent in 2023.",
            "9.5 percent",
            set(),
        ),
        (
            "Unemployment was 9.5 percent in 2023, the minister for women said.",
            "9.5 percent",
            set(),
        ),
        (
            "Unemployment fell to 9.5 percent in 2023 while wages grew in rural areas.",
            "9.5 percent",
            set(),
        ),
        ("Of the 110 people killed, 30 were women.", "110", set()),
        ("Of the 110 people killed, 30 were women.", "30", {"woman"}),
        ("Unemployment was 9 percent for men, 8 percent for women.", "8 percent", {"woman"}),
        ("Unemployment was 9 percent for men, 8 percent for women.", "9 percent", {"man"}),
        ("Among the under-25s, unemployment was 9.5 percent.", "9.5 percent", {"under 25"}),
        ("Unemployment was 9.5 percent, mostly among women.", "9.5 percent", {"mostly", "woman"}),
        ("Thirty people, who were mostly women, died.", "Thirty", {"mostly", "woman"}),
        ("Women earned less and paid 30 percent in tax.", "30 percent", {"woman", "less"}),
        ("Nine people were killed each month.", "Nine", {"month"}),
        ("Nine people were killed a month earlier.", "Nine", set()),
        ("Nine pupils aged 12 to 15 were hurt.", "Nine", {"aged 12 15"}),
    ],
)
def test_only_words_of_the_numbers_own_clause_restrict_it(
    text: str, number: str, expected: set[str]
) -> None:
    claims = {one.text: one for one in verify.extract_claims(text, date=DAY)}
    assert {one.words for one in restrictions(claims[number].topic)} == expected


def test_a_word_of_the_clause_that_no_rule_understands_is_kept_as_unread() -> None:
    text = "In 2023, 110 people were killed in floods in Norway, and timber was exported."
    (claim,) = verify.extract_claims(text, date=DAY)
    unread = [one.words for one in claim.topic.qualifiers]
    assert "flood" in unread
    assert "timber" not in unread


@pytest.mark.parametrize(
    ("heading", "titles", "expected"),
    [
        ("Unemployment rate, female", "", {("group", "female")}),
        ("Unemployment rate", "Women in the labour market", {("group", "woman")}),
        ("Average monthly wage", "", {("average", "average"), ("over", "monthly")}),
        ("People killed", "The most dangerous roads", set()),
        ("Population aged 15 to 24", "", {("group", "aged 15 24")}),
    ],
)
def test_headings_are_read_with_the_same_lists(
    heading: str, titles: str, expected: set[tuple[str, str]]
) -> None:
    found = heading_qualifiers(heading, titles=titles, subject=subject_of(heading))
    typed = {(one.role.value, one.words) for one in found if one.role is not QualifierRole.UNREAD}
    assert typed == expected


def test_the_hedge_of_the_other_end_of_a_change_is_no_age_group() -> None:
    text = "Norway's exports rose to $150 billion in 2023 from just over $104 billion in 2019."
    later, earlier = verify.extract_claims(text, date=DAY)
    assert not restrictions(later.topic)
    assert not restrictions(earlier.topic)


def test_what_the_main_clause_says_of_a_name_is_no_word_of_the_number_told_beside_it() -> None:
    text = "Norway, where the population was 5.5 million in 2023, opened a new museum."
    (claim,) = verify.extract_claims(text, date=DAY)
    assert claim.topic.qualifiers == ()


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Experts put the exports of Norway at $150 billion in 2023.", "exports of Norway"),
        ("The exports of Norway ($150 billion in 2023) grew again.", "exports of Norway"),
        ("Norway's exports, $150 billion in 2023, have grown since.", "Norway's exports"),
        ("The exports of Norway were found to be $150 billion in 2023.", "exports of Norway"),
    ],
)
def test_the_noun_phrase_is_found_beside_marks_and_behind_light_verbs(
    text: str, phrase: str
) -> None:
    (claim,) = verify.extract_claims(text, date=DAY)
    assert claim.topic.subject.phrase == phrase


@pytest.mark.parametrize(
    "text",
    [
        "In 2023 the exports of Norway were $150 billion, against $120 billion in Denmark.",
        "Exports were $150 billion in Norway and $120 billion in Denmark in 2023.",
    ],
)
def test_each_of_two_compared_numbers_has_its_own_place_and_their_common_year(text: str) -> None:
    first, second = (one.topic for one in verify.extract_claims(text, date=DAY))
    assert [one.name for one in (*first.places, *second.places)] == ["Norway", "Denmark"]
    assert first.period is not None
    assert first.period == second.period


def test_a_number_against_an_earlier_one_of_the_same_place_does_not_take_its_year() -> None:
    text = "In 2023 the exports of Norway were $150 billion, against $120 billion a year earlier."
    first, second = (one.topic for one in verify.extract_claims(text, date=DAY))
    assert first.period != second.period


@pytest.mark.parametrize(
    "text",
    ["Norway had 2.2 nurses for every bed in 2023.", "Norway had 300 nurses to each bed in 2023."],
)
def test_a_number_for_every_other_thing_is_spread_over_it(text: str) -> None:
    """It is no count, whatever its noun: so it is never compared with one."""
    first, *_ = verify.extract_claims(text, date=DAY)
    assert Qualifier(role=QualifierRole.OVER, words="per bed") in first.topic.qualifiers
