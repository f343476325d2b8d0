"""Who counts or speaks beside a number, and clauses beside it, say nothing of what it is about."""

from __future__ import annotations

from datetime import date

import pytest

import verify
from verify.claim.qualifiers import unread
from verify.model import Claim, Kind, Qualifier, QualifierRole

DAY = date(2024, 6, 20)


def first(text: str) -> Claim:
    """Return the first claim of a text."""
    return verify.extract_claims(text, date=DAY)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Police recorded 5,200 burglaries in Norway in 2023.",
        "The Norwegian authorities counted 5,200 burglaries in 2023.",
        "United Nations monitors have recorded 5,200 burglaries in Norway in 2023.",
        "Officers in Norway dealt with 5,200 burglaries in 2023.",
    ],
)
def test_an_office_that_counts_narrows_nothing(text: str) -> None:
    offices = {"police", "authority", "united", "nation", "monitor", "norwegian"}
    assert not offices & set(unread(first(text).topic.qualifiers))
    assert first(text).topic.entities == ()


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Police killed 52 people in Norway in 2023.", "police"),
        ("Transport police recorded 300 assaults in Norway in 2023.", "transport"),
        ("Oslo police recorded 300 thefts in Norway in 2023.", "oslo"),
        ("Observers verified 300 thefts in Norway in 2023.", "observer"),
        ("In what police called honour killings, 12 women died in Norway in 2023.", "killing"),
        ("Shops recorded 300 thefts in Norway in 2023.", "shop"),
        ("Police solved 300 thefts in Norway in 2023.", "police"),
    ],
)
def test_any_other_agent_stays_with_the_number(text: str, agent: str) -> None:
    assert agent in set(unread(first(text).topic.qualifiers))


@pytest.mark.parametrize(
    "text",
    [
        "Norway had 289 homicides in 2023, Mayor Ola Berg said.",
        "Norway had 41 art thefts in 2023, as numbers passed on by Scotland Yard show.",
        "OSLO - Drug overdoses killed 289 people in Norway in 2023.",
    ],
)
def test_speakers_publishers_and_datelines_are_no_bodies_of_the_number(text: str) -> None:
    assert first(text).topic.entities == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Metropolitan Police employed 33,000 officers in 2023.", "Metropolitan Police"),
        ("The United Nations employed 33,000 people in Norway in 2023.", "United Nations"),
        ("Norway's jobless rate was 4.6 percent in 2023, according to Eurostat.", "Eurostat"),
        ("Norway Post had 33,000 workers in 2023, Norway Post said.", "Norway Post"),
        ("The Danish People's Party won 5 seats in 2022.", "Danish People's Party"),
    ],
)
def test_a_body_that_the_number_is_about_stays(text: str, name: str) -> None:
    assert name in first(text).topic.entities


@pytest.mark.parametrize(
    "text",
    [
        "Norway, where 64 hikers were lost in 2023, intends to fence off its glaciers.",
        "Norway, where 247 people were killed in 2023, has promised new speed limits.",
        "In Norway 247 people were killed in May 2023.",
    ],
)
def test_what_is_planned_after_a_relative_clause_and_the_month_of_may_leave_a_fact(
    text: str,
) -> None:
    topic = first(text).topic
    assert topic.asserted
    assert not {"speed", "limit", "new"} & set(unread(topic.qualifiers))


@pytest.mark.parametrize(
    "text",
    [
        "The plan, which would cost 5 million dollars, has angered farmers.",
        "If Norway, where 247 people were killed in 2023, lowers its limits, all gain.",
        "In Norway 247 people may be killed in May 2023.",
    ],
)
def test_conditions_and_plans_around_a_clause_still_count(text: str) -> None:
    assert not first(text).topic.asserted


def test_people_set_between_commas_still_restrict_a_relative_clause() -> None:
    found = first("Norway, where 247 people, mostly men, were killed in 2023, plans new limits.")
    assert Qualifier(role=QualifierRole.GROUP, words="man") in found.topic.qualifiers


def test_a_share_above_another_is_no_age() -> None:
    found = verify.extract_claims(
        "Norway's jobless rate, which peaked above 26 percent, held at 11.7 percent in 2023.",
        date=DAY,
    )[-1]
    assert all(one.role is not QualifierRole.GROUP for one in found.topic.qualifiers)


def test_a_country_behind_on_is_a_place() -> None:
    found = first("A total of 247 people died on Norway's roads in 2023.")
    assert [one.name for one in found.topic.places] == ["Norway"]


def test_points_over_a_year_to_a_month_are_between_two_months() -> None:
    topic = first("In the year to May, Norway's vacancy rate rose by 1.4 percentage points.").topic
    assert topic.kind is Kind.POINT_CHANGE
    assert topic.period
    assert topic.baseline
    assert (topic.period.start, topic.period.end) == (date(2024, 5, 1), date(2024, 5, 31))
    assert (topic.baseline.start, topic.baseline.end) == (date(2023, 5, 1), date(2023, 5, 31))
    assert not topic.baseline.stated


def test_a_change_between_two_quarters_has_both() -> None:
    ends = ("the first quarter of 2022", "the third quarter of 2023")
    text = "Freight rates rose 7 percent between {} and {}.".format(*ends)
    topic = first(text).topic
    assert topic.period
    assert topic.baseline
    assert (topic.period.start, topic.period.end) == (date(2023, 7, 1), date(2023, 9, 30))
    assert (topic.baseline.start, topic.baseline.end) == (date(2022, 1, 1), date(2022, 3, 31))


def test_a_later_time_is_none_of_a_relative_clause() -> None:
    found = first("Norway, which had 247 road deaths, lowered its limits in 2023.")
    assert found.topic.period is None
    own = first("Norway, which had 247 road deaths in 2022, lowered its limits in 2023.")
    assert own.topic.period
    assert own.topic.period.start == date(2022, 1, 1)


def test_what_a_rate_counts_may_stand_between_the_number_and_its_unit() -> None:
    found = first("Norway had 7.2 pharmacies for every 1,000 residents in 2023.")
    assert found.topic.subject.head == "pharmacy"
    assert found.topic.kind is Kind.RATE


@pytest.mark.parametrize(
    "text",
    [
        "Norway, bucking the trend, had 289 homicides in 2023.",
        "Norway had 41 art thefts in 2023, a number that curators called an embarrassment.",
    ],
)
def test_what_somebody_calls_a_number_restricts_nothing(text: str) -> None:
    assert not list(unread(first(text).topic.qualifiers))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway, using a narrow definition, had 289 homicides in 2023.", "definition"),
        ("Norway had 289 homicides in 2023, a figure that excludes manslaughter.", "manslaughter"),
        (
            "Norway had 289 homicides in 2023, a figure, called low, that leaves out infants.",
            "infant",
        ),
    ],
)
def test_what_a_number_is_said_to_leave_out_stays_with_it(text: str, word: str) -> None:
    assert word in {one.words for one in first(text).topic.qualifiers}
