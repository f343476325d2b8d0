"""A number of a part, a place, a time or a group never refutes one of the whole."""

from __future__ import annotations

import pytest

from verify.model import Label
from verify.pairing import compare

#: Written for these tests; each second sentence may well be true with the first.
_UNLIKE = [
    ("The company employs 20,000 people.", "In Poland, the company employs 12,500 people."),
    ("In Poland, the company employs 3,000 people.", "The company employs 12,500 people."),
    (
        "The company employs fewer than 3,500 people in Poland.",
        "The company employs 12,500 people.",
    ),
    (
        "The company employs more than 20,000 people.",
        "The company employs 12,500 people in Poland.",
    ),
    ("The clinic treated 300 patients.", "In March, the clinic treated 90 patients."),
    (
        "The clinic treated 300 children.",
        "The clinic treated 90 patients, most of them from abroad.",
    ),
    ("Women won 30 seats in the council.", "The council has 120 seats."),
    ("The council has 30 seats held by women.", "The council has 120 seats."),
    ("The drug killed 30 people in May.", "The drug has killed 45 people since January."),
    ("Police arrested 45 people on Saturday.", "Police arrested 60 people."),
    ("Each month 200 people die of the disease.", "The disease kills 2,400 people."),
    ("The bank cut 300 jobs in Germany.", "The bank cut 4,000 jobs."),
    ("On average the hall draws 900 visitors.", "The hall drew 2,300 visitors."),
    ("Exports to Japan rose 3 percent.", "Exports rose 9 percent."),
    ("The city counted 300 coronavirus deaths.", "The city counted 450 deaths."),
    ("There were 300 coronavirus deaths in Lyon.", "There were 450 coronavirus deaths in France."),
    ("Fewer than 200 women were hurt.", "In all, 310 people were hurt."),
    ("Fewer than 200 passengers died on the ferry.", "The ferry carried 310 passengers."),
    ("Food prices rose 14 percent in 2022.", "Consumer prices rose 8.7 percent in 2022."),
]


@pytest.mark.parametrize(("claim", "evidence"), _UNLIKE)
def test_a_part_does_not_refute_the_whole(claim: str, evidence: str) -> None:
    assert compare(claim, evidence).label is Label.NOT_ENOUGH


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The company employs more than 20,000 people in Poland.",
            "The company employs 12,500 people.",
        ),
        ("The lab did more than 900 measles tests.", "The lab did 640 tests."),
        ("More than 400 pupils attend the school.", "The school has 388 pupils."),
    ],
)
def test_a_part_is_never_more_than_the_whole(claim: str, evidence: str) -> None:
    """What is only narrowed down refutes a bound that the whole does not reach."""
    assert compare(claim, evidence).label is Label.REFUTED


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Wheat prices fell 9 percent in July.", "Wheat prices climbed 9 percent in July."),
        (
            "The fair had 30,000 visitors this summer.",
            "This summer the fair had 13,000 visitors.",
        ),
        (
            "The volcano's crater is 900 metres across.",
            "The volcano erupted in 1974 and has a crater 600 metres across.",
        ),
    ],
)
def test_what_both_say_of_the_same_is_refuted(claim: str, evidence: str) -> None:
    """Directions, the same words for a time, and a time told of something else open nothing."""
    assert compare(claim, evidence).label is Label.REFUTED
