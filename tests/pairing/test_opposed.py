"""Numbers of opposites, of complements, of things compared the other way round and of others."""

from __future__ import annotations

import pytest

from verify.model import Label
from verify.pairing import compare

#: Written for these tests; both sentences of each pair may be true at once.
_OPPOSED = [
    ("80 percent of pupils passed the test.", "20 percent of pupils failed the test."),
    ("Seven in ten pupils passed.", "31 percent of pupils did not pass the test."),
    ("90 percent of homes have electricity.", "10 percent of homes are without electricity."),
    ("92 percent of trains were on time.", "8 percent of trains were late."),
    ("One in five children lives in poverty.", "Four in five children do not live in poverty."),
    ("In the town 46,000 people have a job.", "In the town 4,000 people have no job."),
    ("60 percent of residents are for the plan.", "40 percent of residents are against the plan."),
    ("30 percent of guests were vaccinated.", "70 percent of guests were unvaccinated."),
    ("70 percent of the bridges are safe.", "30 percent of the bridges are unsafe."),
    ("Locals made up 60 percent of victims.", "Foreigners made up 40 percent of victims."),
    ("The net profit was 20 million.", "The gross profit was 44 million."),
    ("Prices rose 3 percent before tax.", "Prices rose 4 percent after tax."),
    ("The firm's net profit was 14 million.", "The firm's operating profit was 20 million."),
    ("Used cars sold: 45,000.", "New cars sold: 20,000."),
]

#: The same things compared the other way round.
_EXCHANGED = [
    ("The city has twice as many dogs as cats.", "The city has half as many cats as dogs."),
    (
        "The tower is three times as tall as the church.",
        "The church is a third as tall as the tower.",
    ),
    (
        "It takes 2 hours less by train than by car.",
        "It takes 2 hours more by car than by train.",
    ),
    (
        "The dollar fell 5 percent against the euro.",
        "The euro rose 5.3 percent against the dollar.",
    ),
]


@pytest.mark.parametrize(("one", "other"), [*_OPPOSED, *_EXCHANGED])
def test_opposites_say_nothing_about_each_other(one: str, other: str) -> None:
    """Neither agrees with the other nor differs from it, whichever is the claim."""
    assert compare(one, other).label is Label.NOT_ENOUGH
    assert compare(other, one).label is Label.NOT_ENOUGH


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("80 percent of pupils failed the test.", "80 percent of pupils passed the test."),
        ("Fewer than 60 percent of adults voted.", "41 percent of adults did not vote."),
    ],
)
def test_opposites_do_not_agree_either(claim: str, evidence: str) -> None:
    assert compare(claim, evidence).label is Label.NOT_ENOUGH


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The two sides lost more than 90 soldiers.", "One side lost 40 soldiers."),
        ("Both clubs sold 9,000 tickets.", "Each club sold 4,500 tickets."),
        ("Her first novel sold 20,000 copies.", "Her novel has sold 700,000 copies."),
        ("The second bridge cost 30 million euros.", "The bridge cost 80 million euros."),
        (
            "The north has 2.1 doctors per 1,000 people, the south 3.4.",
            "The south has 3.4 doctors per 1,000 inhabitants and the north 2.1.",
        ),
        ("The party, which had 50 seats, won 38.", "The party lost 12 seats and now holds 38."),
        (
            "Two thirds of pupils speak German at home.",
            "A third of pupils speak another language at home.",
        ),
        (
            "The quake killed 155 people, 35 of them in India and 120 in Nepal.",
            "The quake killed 120 people in Nepal.",
        ),
    ],
)
def test_one_of_several_refutes_nothing(claim: str, evidence: str) -> None:
    assert compare(claim, evidence).label is not Label.REFUTED
    assert compare(evidence, claim).label is not Label.REFUTED


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("80 percent of pupils passed the test.", "70 percent of pupils passed the test."),
        ("The hall was without power for 30 hours.", "The hall was without power for 50 hours."),
        ("Her first novel sold 20,000 copies.", "Her first novel sold 70,000 copies."),
        ("300 people came.", "No more than 280 people came."),
        ("More than 60 percent of adults voted.", "Fewer than 50 percent of adults voted."),
        (
            "The group Doctors Without Borders treated 30 patients.",
            "Doctors Without Borders treated 50 patients.",
        ),
    ],
)
def test_the_same_thing_is_still_refuted(claim: str, evidence: str) -> None:
    """A bound, a direction, a name with a negation and a shared word are no opposites."""
    assert compare(claim, evidence).label is Label.REFUTED


def test_a_negation_in_another_clause_leaves_agreement() -> None:
    evidence = "The skater reached four finals but won none."
    assert compare("The skater reached four finals.", evidence).label is Label.SUPPORTED
