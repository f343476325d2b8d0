"""Which numbers are claims and which are passed over, by the words beside them."""

from __future__ import annotations

from datetime import date

import pytest

from verify.claim import extract
from verify.model import Article, Aside, DateSource, Direction, Hedge, Kind, Quantity

# Written for this test: text, the number's words, why it is passed over (None: it is a claim).
CASES: list[tuple[str, str, Aside | None]] = [
    ("A court gave the smuggler 19 years in prison.", "19 years", None),
    ("Robbery carries a minimum of six years.", "six years", None),
    ("Prosecutors asked for 22 years.", "22 years", None),
    ("She has lived there for 22 years.", "22 years", Aside.PERIOD),
    ("He had to give 21 days' notice.", "21 days", None),
    ("The island was without power for nine days.", "nine days", None),
    ("The fair runs for nine days.", "nine days", Aside.PERIOD),
    ("Trams run at 12-minute intervals.", "12-minute", None),
    ("Rents may be raised once every four years.", "four years", None),
    ("They sold out in at least one month of the year.", "one month", Aside.PERIOD),
    ("It was two months of rain in a day.", "two months", Aside.PERIOD),
    ("The gap is three days of drought.", "three days", None),
    ("Send the index number to 30417, it said.", "30417", Aside.IDENTIFIER),
    ("Pump output fell to 30417, it said.", "30417", None),
    ("One transport analyst has called the plan a waste.", "One", Aside.IDIOM),
    ("One driver was killed.", "One", None),
    ("She was one of three to vote no.", "three", Aside.IDIOM),
    ("Rents could jump in year six.", "six", Aside.ORDINAL),
    ("The maker of two-wheelers grew.", "two-wheelers", Aside.NAME),
    ("The 30-share Sensex fell.", "30", Aside.NAME),
    ("The storm in five numbers.", "five", Aside.IDIOM),
    ("The crew had 61 vacancies. Now it's 23.", "23", None),
    ("Of these, 1,042 (36%) were bleached.", "1,042", None),
    ("Half of the crew was female or under 25.", "25", Aside.AGE),
    ("He told her about 23.", "23", Aside.UNCLEAR),
]


@pytest.mark.parametrize(("text", "words", "reason"), CASES, ids=[case[0] for case in CASES])
def test_is_a_claim_or_is_passed_over(text: str, words: str, reason: Aside | None) -> None:
    """Every number is one of the two, and the reason is typed."""
    article = Article(text=text, origin="test", date=date(2024, 5, 2), date_source=DateSource.GIVEN)
    found = extract(article)
    claimed = {one.text for one in found.claims}
    passed = {one.text: one.reason for one in found.passed_over}
    assert passed.get(words) is reason
    assert (words in claimed) is (reason is None)


# Text, the number's words, kind, direction, unit.
KINDS = [
    ("Wine is up 14% and beer 6%.", "6%", Kind.CHANGE, Direction.UP, "%"),
    ("Cars rose by 9% to 5,600, vans by 17% to 490.", "17%", Kind.CHANGE, Direction.UP, "%"),
    ("Jobless rates are 14% and 6%.", "6%", Kind.LEVEL, Direction.NONE, "%"),
    (
        "Reservoirs stand at 61 per cent, 17 points below normal.",
        "17", Kind.POINT_CHANGE, Direction.DOWN, "percentage point",
    ),
    (
        "A survey put the Greens 11 points ahead.",
        "11", Kind.POINT_CHANGE, Direction.NONE, "percentage point",
    ),
    ("They led by 11 points at the break.", "11", Kind.LEVEL, Direction.NONE, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "kind", "way", "unit"), KINDS, ids=[case[0] for case in KINDS]
)
def test_kind_told_by_the_number_before(
    text: str, words: str, kind: Kind, way: Direction, unit: str
) -> None:
    """A verb left out and bare points take their meaning from the sentence."""
    article = Article(text=text, origin="test", date=date(2024, 5, 2), date_source=DateSource.GIVEN)
    claim = next(one for one in extract(article).claims if one.text.startswith(words))
    assert (claim.topic.kind, claim.amount.direction) == (kind, way)
    assert isinstance(claim.amount.value, Quantity)
    assert claim.amount.value.unit.name == unit


def test_lines_of_a_list_are_no_range() -> None:
    """The dash that opens the next line joins nothing."""
    text = "The plan:\n- £27m in grants, up 5% on 2024/25\n- £19m of savings\n- 30 posts"
    article = Article(text=text, origin="test", date=date(2025, 5, 2), date_source=DateSource.GIVEN)
    found = extract(article).claims
    assert [one.text for one in found] == ["£27m", "5%", "£19m", "30"]


def test_times_of_a_live_report_are_no_claims() -> None:
    """A clock time alone on its line, or in front of a sentence, is passed over."""
    text = (
        "Updated 24 January 2025, 17.45\n\n17.45\nSome 400 homes lost power.\n\n16.30 About 90 did."
    )
    article = Article(
        text=text, origin="test", date=date(2025, 1, 24), date_source=DateSource.GIVEN
    )
    found = extract(article)
    assert [one.text for one in found.claims if one.topic.kind is not Kind.DATE] == ["400", "90"]
    assert [one.text for one in found.passed_over] == ["17.45", "17.45", "16.30"]
    assert found.claims[-1].amount.hedges == (Hedge.ABOUT,)
