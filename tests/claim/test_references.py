"""Pointing words, comparisons and speakers: what a number shares with the one before it."""

from __future__ import annotations

from datetime import date

import pytest

import verify

DAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("In 2019 turnout was 60 percent. In 2023 it was 66 percent.", "66 percent", {"turnout"}),
        (
            "Police counted 53 killings in 2023. The figure was 62 a year earlier.",
            "62",
            {"killing"},
        ),
        (
            "Storms caused 700 deaths. Chad alone saw 300, followed by Peru with 90.",
            "300",
            {"death"},
        ),
        (
            "Storms caused 700 deaths. Chad alone saw 300, followed by Peru with 90.",
            "90",
            {"death"},
        ),
    ],
)
def test_what_is_pointed_at_is_taken_over_and_marked(
    text: str, number: str, words: set[str]
) -> None:
    claims = {one.text: one for one in verify.extract_claims(text, date=DAY)}
    subject = claims[number].topic.subject
    assert words <= {subject.head, *subject.modifiers}
    assert not subject.stated


@pytest.mark.parametrize(
    ("text", "number", "head"),
    [
        (
            "Absence reached 38 percent, compared with 18 percent for others.",
            "18 percent",
            "absence",
        ),
        ("Temperatures touched 42 degrees Celsius in Nagpur.", "42 degrees Celsius", "temperature"),
        ("Debt stood at 60 percent of output in 2023.", "60 percent", "debt"),
        ("Five of the nine members resigned.", "Five", "member"),
        ("At least 181 people died and 95 have been injured.", "95", "person"),
        ("The company posted revenue of $5 million.", "$5 million", "revenue"),
    ],
)
def test_the_subject_is_what_is_counted(text: str, number: str, head: str) -> None:
    claims = {one.text: one for one in verify.extract_claims(text, date=DAY)}
    assert claims[number].topic.subject.head == head


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nobody said the rate was 9 percent.", None),
        ("Spain counted 308 deaths in June.", None),
        ('"We lost 300 jobs," said minister Anna Berg.', "minister Anna Berg"),
        ("The storm killed 12 people, the Red Cross estimates.", "the Red Cross"),
        ("Experts warn that 12 species are lost.", "Experts"),
    ],
)
def test_who_says_it(text: str, speaker: str | None) -> None:
    (claim,) = verify.extract_claims(text, date=DAY)
    assert (claim.attribution.speaker if claim.attribution else None) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Most of the dead were over 80.",
        "In an emergency, call 132 500.",
        "The seven-phase election goes on.",
        "The rise was capped for two seasons.",
        "($1 = 0.9267 euros)",
    ],
)
def test_numbers_that_are_no_claims_are_passed_over(text: str) -> None:
    assert not [one for one in verify.extract_claims(text, date=DAY) if one.text[0] in "$1278st"]
