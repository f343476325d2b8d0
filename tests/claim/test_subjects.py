"""Subjects: head, modifiers and context of noun phrases and labels."""

from __future__ import annotations

import re

import pytest

from verify.claim.subjects import subject_of
from verify.claim.words import content_words, singular

CASES = [  # phrase, head, modifiers; written for this test
    ("14 bus crashes", "crash", ("bus",)),
    ("the number of registered voters", "voter", ("registered",)),
    ("the loss of over 310 Kenyan lives", "life", ("lost",)),
    ("people killed in floods", "person", ("killed",)),
    ("bridges built by French engineers", "bridge", ("built",)),
    ("The average price of a new bicycle", "price", ("average", "new", "bicycle")),
    ("militant attacks in Pakistan", "attack", ("militant",)),
    ("unemployment rate", "rate", ("unemployment",)),
    ("COVID-19 cases", "case", ("covid",)),
    ("Population, total", "population", ()),
    ("some 5,000 of the women", "woman", ()),
    ("share of adults with diabetes", "adult", ()),
    ("12 attacks recorded", "attack", ()),
    ("", "", ()),
    ("2,019", "", ()),
    ("percent", "", ()),
]


@pytest.mark.parametrize(("phrase", "head", "modifiers"), CASES, ids=[case[0] for case in CASES])
def test_subjects(phrase: str, head: str, modifiers: tuple[str, ...]) -> None:
    """Words that only measure are passed over, places are left out."""
    subject = subject_of(phrase)
    assert (subject.head, subject.modifiers) == (head, modifiers)


@pytest.mark.parametrize("phrase", [case[0] for case in CASES])
def test_no_number_is_left(phrase: str) -> None:
    """Matching must not see a value."""
    subject = subject_of(phrase, context=f"In 2023 {phrase} were counted 17 times")
    parts = (subject.phrase, subject.head, *subject.modifiers, *subject.context)
    assert not re.search(r"\d", " ".join(parts))


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("attacks", "attack"), ("cities", "city"), ("crashes", "crash"), ("houses", "house"),
        ("boxes", "box"), ("losses", "loss"), ("people", "person"), ("lives", "life"),
        ("women", "woman"), ("viruses", "virus"), ("species", "species"), ("crisis", "crisis"),
        ("heroes", "hero"), ("buses", "bus"), ("gas", "gas"), ("bus", "bus"), ("cases", "case"),
        ("sister-cities", "sister-city"), ("news", "news"), ("taxes", "tax"),
    ],
)  # fmt: skip
def test_singulars(plural: str, expected: str) -> None:
    """Common endings and the exceptions."""
    assert singular(plural) == expected
    assert singular(expected) == expected


def test_content_words() -> None:
    """Grammar, numbers and times say nothing about the subject."""
    assert list(content_words("In 2023, the three mines in the valley quickly closed")) == [
        "mine",
        "valley",
        "closed",
    ]
