"""Numbers that compare places, and levels that are said to have moved."""

from __future__ import annotations

from datetime import date

import pytest

from verify.claim import extract
from verify.model import Article, Claim, DateSource, Direction, Kind


def claims(text: str) -> tuple[Claim, ...]:
    return extract(
        Article(text=text, origin="test", date=date(2024, 6, 1), date_source=DateSource.GIVEN)
    ).claims


# Text (written for this test), kind, head of the subject, place, place compared with.
COMPARED = [
    ("Peru had 300 more asylum seekers than Chile in 2023.",
     Kind.DIFFERENCE, "seeker", "Peru", "Chile"),
    ("In 2023 four times as many measles cases were recorded in Malta as in Cyprus.",
     Kind.MULTIPLE, "case", "Malta", "Cyprus"),
    ("Greece's jobless rate was more than twice that of Malta in 2023.",
     Kind.MULTIPLE, "rate", "Greece", "Malta"),
    ("Rents in Finland were 12 percent lower in 2023 than in Sweden.",
     Kind.CHANGE, "rent", "Finland", "Sweden"),
    ("Danish exports were one and a half times the Finnish figure in 2023.",
     Kind.MULTIPLE, "export", "Denmark", "Finland"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "head", "place", "other"), COMPARED)
def test_the_place_compared_with_is_kept_apart(
    text: str, kind: Kind, head: str, place: str, other: str
) -> None:
    (claim,) = claims(text)
    topic = claim.topic
    assert (topic.kind, topic.subject.head) == (kind, head)
    assert ([one.name for one in topic.places], [one.name for one in topic.compared]) == (
        [place],
        [other],
    )
    assert other not in topic.entities


@pytest.mark.parametrize(
    "text",
    [
        "Peru had three times more asylum seekers than Chile in 2023.",
        "Rents in Finland were 12 percent lower in 2023 than in Sweden in 2019.",
        "Rents in Finland were 12 percent lower in 2023 than in Sweden and Norway.",
        "Rents in Finland were 12 percent lower in 2023 than in Sweden's north.",
        "Rents in Finland rose 12 percent in 2023, more than the 8 percent in Sweden.",
        "Peru had 300 more asylum seekers in 2023 than a year earlier, and Chile had fewer.",
    ],
)
def test_what_may_compare_something_else_is_no_comparison_of_places(text: str) -> None:
    assert all(not one.topic.compared for one in claims(text))


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Turnout in Malta fell to 61 percent in 2022.", Direction.DOWN),
        ("Turnout in Malta climbed last year by 3 points to about 61 percent.", Direction.UP),
        ("Turnout in Malta rose to 61 percent in 2022 from 58 percent a year earlier.",
         Direction.UP),
        ("Turnout in Malta fell to 61 percent in 2022 from 70 percent in 2014.", Direction.NONE),
        ("Malta had 410 farms in 2022, down from 440 a year earlier.", Direction.DOWN),
        ("Malta had 410 farms in 2022, up from 400 in 2014.", Direction.NONE),
        ("Malta had 410 farms in 2022, down from 440.", Direction.NONE),
        ("Since 2014 turnout in Malta has fallen to 61 percent.", Direction.NONE),
        ("Turnout in Malta did not fall to 61 percent in 2022.", Direction.NONE),
        ("Turnout in Malta was expected to fall to 61 percent in 2022.", Direction.NONE),
        ("Turnout in Malta was 61 percent in 2022.", Direction.NONE),
    ],
)  # fmt: skip
def test_the_way_a_level_moved_is_read_where_its_base_is_the_time_before(
    text: str, moved: Direction
) -> None:
    (claim,) = [one for one in claims(text) if one.text.startswith(("61", "410"))]
    assert claim.topic.moved is moved
