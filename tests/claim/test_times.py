"""Which time of a sentence a number holds for, and which it is only compared with."""

from __future__ import annotations

from datetime import date

import pytest

from tests.claim.reading import written
from verify.claim import extract
from verify.model import Article, Claim, DateSource, Kind

YEAR_2023, YEAR_2022 = "2023-01-01..2023-12-31", "2022-01-01..2022-12-31"


def read(text: str) -> dict[str, Claim]:
    """Return the claims of a text of 15 May 2024 by their words."""
    article = Article(text=text, origin="own", date=date(2024, 5, 15), date_source=DateSource.GIVEN)
    claims = extract(article).claims
    return {one.text: one for one in claims if one.topic.kind is not Kind.DATE}


@pytest.mark.parametrize(
    ("text", "number", "period", "baseline"),
    [
        ("Sales were up 1.2 percent on 2022.", "1.2 percent", "-", YEAR_2022),
        ("In 2023 sales rose 1.2 percent on 2022.", "1.2 percent", YEAR_2023, YEAR_2022),
        ("In 2023, 22 people died, the agency said on Friday.", "22", YEAR_2023, "-"),
        ("Some 22 people died, the agency said on Friday.", "22", "-", "-"),
        ("OSLO, 3 May (Wire) - Some 22 people died.", "22", "-", "-"),
        ("The toll is 22, the lowest since records began in 1947.", "22", "-", "-"),
        ("It was the worst year since 2010, when 210 people died.", "210", None, "-"),
        ("They sold 8, compared with 5 in 2022.", "8", "-", "-"),
        ("They sold 8 in 2023, compared with 5 in 2022.", "5", YEAR_2022, "-"),
        ("The rate fell to 8 percent in 2023 from 9 percent.", "9 percent", "-", "-"),
        (
            "Prices rose 3 percent in the 12 months to March.",
            "3 percent",
            "2023-04-01..2024-03-31",
            "-",
        ),
        (
            "Sales rose 3 percent over the past two years.",
            "3 percent",
            "2022-05-15..2024-05-15",
            "-",
        ),
        (
            "Revenue was 5 million in the quarter that ended Dec. 31.",
            "5 million",
            "2023-10-01..2023-12-31",
            "-",
        ),
        ("In 2023 there were 9 fewer than the year before.", "9", YEAR_2023, YEAR_2022),
        ("Thefts fell 5% to 636 in 2023 from 2022.", "5%", YEAR_2023, YEAR_2022),
        ("Thefts fell 5% to 636 from 670 in 2022.", "5%", "-", "-"),
        ("It will repay $60 by December.", "$60", "2024-12-01..2024-12-31", "-"),
        ("It repaid $60 in December.", "$60", "2023-12-01..2023-12-31", "-"),
        ("They sold 40 vans in April-September.", "40", "2023-04-01..2023-09-30", "-"),
        ("Sales rose 3 percent since January.", "3 percent", "-", "2024-01-01..2024-01-31"),
    ],
)
def test_a_number_takes_its_own_time(
    text: str, number: str, period: str | None, baseline: str
) -> None:
    topic = read(text)[number].topic
    if period is None:
        assert topic.period is not None
        assert topic.period.start == date(2010, 1, 1)
        assert topic.period.end == date(2010, 12, 31)
    else:
        assert written(topic.period) == period
    assert written(topic.baseline) == baseline


@pytest.mark.parametrize(
    "text",
    [
        "They sold 5 in the same period of 2022.",
        "They sold 5 in the winter of 2022.",
        "They sold 5 in the 2022 school year.",
        "They sold 5 in the 2021-22 fiscal year.",
        "They sold 5 last summer.",
    ],
)
def test_times_whose_ends_nobody_states_are_vague(text: str) -> None:
    """A vague period never refutes."""
    period = read(text)["5"].topic.period
    assert period is not None
    assert period.precision.value == "vague"


def test_since_a_month_is_the_last_one_that_has_been() -> None:
    article = Article(
        text="The real gained 10 percent since January.",
        origin="own",
        date=date(2023, 8, 3),
        date_source=DateSource.GIVEN,
    )
    (claim,) = extract(article).claims
    assert written(claim.topic.baseline) == "2023-01-01..2023-01-31"
