"""Whole claims: what is found, what each number is about, and what is passed over."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from tests.timing import growth
from verify.claim import extract
from verify.model import (
    Article,
    Aside,
    Claim,
    DateSource,
    Direction,
    Extraction,
    Hedge,
    Kind,
    Period,
    Quantity,
)


def read(text: str, *, day: date | None = date(2023, 11, 8)) -> Extraction:
    """Return what is read out of a text of the given day."""
    source = DateSource.METADATA if day else DateSource.UNKNOWN
    return extract(Article(text=text, origin="test", date=day, date_source=source))


def claims(text: str) -> tuple[Claim, ...]:
    """Return the claims that are no dates."""
    return tuple(c for c in read(text).claims if c.topic.kind is not Kind.DATE)


# Text (written for this test), the number's words, kind, head and modifiers of its subject.
SUBJECTS = [
    ("Some 40 miners were killed.", "40", Kind.LEVEL, "miner", {"killed"}),
    ("The flood led to the loss of over 310 lives.", "310", Kind.LEVEL, "life", {"lost"}),
    ("There were 14 bus crashes in May.", "14", Kind.LEVEL, "crash", {"bus"}),
    ("Bus crashes rose 12 percent.", "12 percent", Kind.CHANGE, "crash", {"bus"}),
    ("The army saw a 12 percent rise in bus crashes.", "12 percent", Kind.CHANGE, "crash", {"bus"}),
    ("The bank cut its main rate by 12 percent.", "12 percent", Kind.CHANGE, "rate", {"main"}),
    ("House prices are down 12 percent.", "12 percent", Kind.CHANGE, "price", {"house"}),
    ("The average rent stood at $900.", "$900", Kind.LEVEL, "rent", {"average"}),
    ("The average price of a new bicycle was $410.", "$410", Kind.LEVEL, "price", {"bicycle"}),
    ("The firm reported revenue of $5 million.", "$5 million", Kind.LEVEL, "revenue", set()),
    ("The number of wolves reached 300.", "300", Kind.LEVEL, "wolf", set()),
    ("Deaths rose to 300 in May.", "300", Kind.LEVEL, "death", set()),
    ("About 65 percent of farmers own land.", "65 percent", Kind.SHARE, "farmer", set()),
    ("They spent $3 million on new pumps.", "$3 million", Kind.LEVEL, "pump", {"new"}),
    ("Car theft rose 8% and bag theft by 9 percent.", "9 percent", Kind.CHANGE, "theft", {"bag"}),
    ("Fares rose by 8% in May and by 9 percent in June.", "9 percent", Kind.CHANGE, "fare", set()),
    ("Fuel costs rose to $40.", "$40", Kind.LEVEL, "cost", {"fuel"}),
    ("Ticket numbers at Piraeus, a port, reached 400.", "400", Kind.LEVEL, "number", {"ticket"}),
    ("Chad added 400 megawatts of solar.", "400 megawatts", Kind.DIFFERENCE, "solar", set()),
    ("It sold 400 two-wheelers.", "400", Kind.LEVEL, "two-wheeler", {"sold"}),
    ("Close to 40 were sold.", "40", Kind.LEVEL, "", set()),
    ("Unemployment averaged 5.7 percent.", "5.7 percent", Kind.LEVEL, "unemployment", set()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "kind", "head", "modifiers"), SUBJECTS, ids=[case[0] for case in SUBJECTS]
)
def test_subjects(text: str, words: str, kind: Kind, head: str, modifiers: set[str]) -> None:
    """Kind and subject of the number."""
    found = {c.text: c for c in claims(text)}
    assert words in found
    topic = found[words].topic
    assert topic.kind is kind
    assert topic.subject.head == head
    assert modifiers <= set(topic.subject.modifiers)


# Text, number, codes or names of its places.
PLACES = [
    ("Kenya saw 40 floods.", "40", ["KEN"]),
    ("There were 40 floods in Kenya.", "40", ["KEN"]),
    ("Some 40 Kenyan lives were lost.", "40", ["KEN"]),
    ("There were 15 raids by Kenyan troops.", "15", []),
    ("There were 15 raids by Kenyan troops in Chad.", "15", ["TCD"]),
    ("Some 900 Afghan refugees live in Peru.", "900", ["PER"]),
    ("Peru took in 900 refugees from Chad.", "900", ["PER"]),
    ("Kenya said 40 people died in Chad.", "40", ["TCD"]),
    ("There were 40 floods in Upper Marrow.", "40", ["Upper Marrow"]),
    ("In Kenya, floods killed 40 people.", "40", ["KEN"]),
    ("In Kenya 14 people died, in Chad 9 and in Peru 7.", "14", ["KEN"]),
    ("In Kenya 14 people died, in Chad 9 and in Peru 7.", "9", ["TCD"]),
    ("In Kenya 14 people died, in Chad 9 and in Peru 7.", "7", ["PER"]),
    ("Kenya led with 40 floods, followed by Chad with 30.", "30", ["TCD"]),
    ("Fires spread in Kenya, where 40 people died, in Chad and in Peru.", "40", ["KEN"]),
    ("There are 40 ships at anchor off Peru.", "40", ["PER"]),
    ("In neighbouring Chad, 40 people died.", "40", ["TCD"]),
    ("LIMA: There were 40 fires in Chad.", "40", ["TCD"]),
    ("LIMA, May 3 - Peru's central bank sold 40 vans.", "40", ["PER"]),
    ("Kenya grew by 5 percent, while Peru shrank by 2 percent.", "2 percent", ["PER"]),
]


@pytest.mark.parametrize(("text", "words", "expected"), PLACES, ids=[case[0] for case in PLACES])
def test_places(text: str, words: str, expected: list[str]) -> None:
    """Where the number holds: neither who did it nor where from."""
    (claim,) = [c for c in claims(text) if c.text == words]
    assert [place.code or place.name for place in claim.topic.places] == expected


def ends(period: Period | None) -> str:
    """Return a period's first and last day."""
    return "" if period is None else f"{period.start} {period.end}"


TIMES = [  # text, number, period, baseline
    ("In 2021, 40 people died.", "40", "2021-01-01 2021-12-31", ""),
    ("Deaths rose 5 percent since 2021.", "5 percent", "", "2021-01-01 2021-12-31"),
    ("Some 40 people have died since 2021.", "40", "2021-01-01 2023-11-08", ""),
    (
        "Deaths rose 5 percent in 2022 from 2021.",
        "5 percent",
        "2022-01-01 2022-12-31",
        "2021-01-01 2021-12-31",
    ),
    ("In 2020 it made $5, and in 2021 it made $7.", "$5", "2020-01-01 2020-12-31", ""),
    ("In 2020 it made $5, and in 2021 it made $7.", "$7", "2021-01-01 2021-12-31", ""),
    ("It cost $7 in March 2022, up from $5 in March 2021.", "$5", "2021-03-01 2021-03-31", ""),
    ("Some 40 people died.", "40", "", ""),
]


@pytest.mark.parametrize(("text", "words", "period", "baseline"), TIMES)
def test_times(text: str, words: str, period: str, baseline: str) -> None:
    """Each number gets the time of its own clause."""
    (claim,) = [c for c in claims(text) if c.text == words]
    assert (ends(claim.topic.period), ends(claim.topic.baseline)) == (period, baseline)


def test_hedge_direction_and_attribution() -> None:
    """What the scanner says of the number comes through, with the speaker."""
    (claim,) = claims("Ann Lee said nearly 40 homes had burned.")
    assert claim.amount.hedges == (Hedge.NEARLY,)
    assert claim.attribution is not None
    assert claim.attribution.speaker == "Ann Lee"
    (claim,) = claims("Sales fell 5 percent.")
    assert claim.amount.direction is Direction.DOWN


def test_denied_claims_are_marked() -> None:
    """A number that is denied is not asserted."""
    assert claims("Sales did not rise by 5 percent.")[0].topic.negated
    assert not claims("Sales rose by 5 percent.")[0].topic.negated


def test_linked_claims() -> None:
    """A change and its two ends name each other."""
    found = claims("Output rose 5 percent to 1.2 million from 1.14 million. Some 12 left.")
    assert [c.linked for c in found] == [("c2", "c3"), ("c1", "c3"), ("c1", "c2"), ()]


PASSED = [
    ("It took root over the course of 12 months.", "12 months", Aside.PERIOD),
    ("It grew in the past two years.", "two years", Aside.PERIOD),
]


@pytest.mark.parametrize(("text", "words", "reason"), PASSED)
def test_what_is_passed_over(text: str, words: str, reason: Aside) -> None:
    """A number that only says when is no claim."""
    found = read(text)
    assert [c for c in found.claims if words in c.text] == []
    assert [(p.text, p.reason) for p in found.passed_over if words in p.text] == [(words, reason)]


@pytest.mark.parametrize(
    "text",
    [
        "One of the guards left. No one saw it; one must wait.",
        "The interim government met in Room 5 at 6pm.",
        "It rained last year and on Tuesday.",
        "The 23-year-old left on Flight 19.",
    ],
)
def test_no_claims(text: str) -> None:
    """Idioms, names, times and ages claim nothing."""
    assert claims(text) == ()


DATES = [  # text, the date's words, its first day
    ("On Wednesday, November 8, Kenya opened the port.", "Wednesday, November 8", "2023-11-08"),
    ("Kenya set a November 1 deadline for the return of the boats.", "November 1", "2023-11-01"),
    ("They feared the rebels' rise to power in 2021 would end it.", "2021", "2021-01-01"),
    ("Attacks returned after the breakdown of talks in 2022.", "2022", "2022-01-01"),
    (
        "Tenants with no lease had until November 1 to leave.",
        "November 1",
        "2023-11-01",
    ),
    ("The council gave tenants until 5 March 2022 to pay.", "5 March 2022", "2022-03-05"),
    ("The first case was confirmed on March 3, 2020.", "March 3, 2020", "2020-03-03"),
    ("The bridge was built in 2012.", "2012", "2012-01-01"),
    ("Talks with the rebels collapsed in 2012.", "2012", "2012-01-01"),
    ("In 2012 the league had closed its office.", "2012", "2012-01-01"),
]


@pytest.mark.parametrize(("text", "words", "first"), DATES, ids=[case[0] for case in DATES])
def test_date_claims(text: str, words: str, first: str) -> None:
    """The date of an event is a claim of its own kind."""
    (claim,) = [c for c in read(text).claims if c.topic.kind is Kind.DATE]
    assert claim.text == words
    assert isinstance(claim.amount.value, Period)
    assert str(claim.amount.value.start) == first
    assert claim.topic.subject.head


@pytest.mark.parametrize(
    "text",
    [
        "In 2021, 40 people died.",
        "Deaths rose 5 percent since 2021.",
        "They gave to his 2016 election campaign.",
        "It grew between 2010 and 2015.",
        "Sales fell last year.",
        "The fair has been open every day and runs until 5 March.",
        "Kenya had the most schools in 2022 after Uganda.",
        "In 2022 Kenya had few schools.",
        "Kenya recorded its driest season in 2022.",
        "Rents in Kenya rose in 2022.",
        "Rents were highest in 2022.",
    ],
)
def test_no_date_claims(text: str) -> None:
    """A year that says when another number holds, a baseline or a name claims no date."""
    assert [c.text for c in read(text).claims if c.topic.kind is Kind.DATE] == []


def test_laws() -> None:
    """Law 2: spans are exact; law 6: everything is immutable, hashable, picklable; ids in order."""
    text = "Rain kills 40\n\nOn May 3, 40 people died, “5 of them children,” Ann Lee said.\n"
    found = read(text)
    assert all(c.span.of(text) == c.text for c in found.claims)
    assert all(p.span.of(text) == p.text for p in found.passed_over)
    assert [c.id for c in found.claims] == [f"c{n}" for n in range(1, len(found.claims) + 1)]
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - made here
    assert hash(found) == hash(read(text))
    assert all(isinstance(c.amount.value, Quantity | Period) for c in found.claims)


def test_without_a_date() -> None:
    """An article without a date is read too; its relative periods stay open."""
    (claim,) = read("Some 40 people died last year.", day=None).claims
    assert claim.topic.period is not None
    assert claim.topic.period.start is None


@pytest.mark.parametrize(
    "piece",
    ["5 ", "5 percent ", "in Kenya ", "of the 5 men, ", "rose to 5 from 4 in 2021, ", "(5) "],
)
def test_reading_is_linear(piece: str) -> None:
    """A hostile sentence without end takes twice as long when it is twice as long."""
    assert growth(lambda length: read(piece * (length // len(piece))), 15_000) < 3


@pytest.mark.parametrize("text", ["UFC 236: Ali fought Bo.", "OSLO 400 - Some 30 vans were sold."])
def test_a_number_in_front_of_a_mark_is_no_dateline(text: str) -> None:
    """Nothing is left out of a sentence that opens with a number of its own."""
    found = read(text)
    assert len(found.claims) + len(found.passed_over) >= 1
