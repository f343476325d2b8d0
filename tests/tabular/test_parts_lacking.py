"""Parts of a time or place that a table does not name leave a statement open."""

from __future__ import annotations

import pytest

from tests.tabular.tables import MATCHES
from verify.model import Label, Reason
from verify.tabular import Table, check

FIRES = Table(
    columns=("Town", "Fires", "Dwelling fires", "Deaths", "Fires per 100000"),
    rows=(
        ("Lund", "340", "158", "9", "108.8"),
        ("Malmo", "250", "106", "8", "111.3"),
        ("Ystad", "185", "94", "5", "117.2"),
        ("Kalmar", "93", "45", "2", "110.2"),
    ),
    title="fires by town",
)
TRAINS = Table(
    columns=("Region", "Journeys 2023", "Journeys 2024", "Cancelled trains 2024"),
    rows=(
        ("Scotland", "81181", "85892", "12269"),
        ("Wales", "29559", "31627", "4422"),
        ("Cornwall", "10299", "10942", "1535"),
    ),
)


@pytest.mark.parametrize("number", ["41", "340"])
@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("In June Lund had {} fires.", Reason.PERIOD_UNCLEAR),
        ("In May Lund had {} fires.", Reason.PERIOD_UNCLEAR),
        ("Lund had {} fires in March.", Reason.PERIOD_UNCLEAR),
        ("On Sunday Lund had {} fires.", Reason.PERIOD_UNCLEAR),
        ("At the weekend Lund had {} fires.", Reason.PERIOD_UNCLEAR),
        ("In winter Lund had {} fires.", Reason.PERIOD_UNCLEAR),
        ("In the spring Lund had {} fires.", Reason.PERIOD_UNCLEAR),
        ("On one day Lund had {} fires.", Reason.PERIOD_UNCLEAR),
        ("In a single night Lund had {} fires.", Reason.PERIOD_UNCLEAR),
        ("The west of Lund had {} fires.", Reason.PLACE_UNCLEAR),
        ("Western Lund had {} fires.", Reason.PLACE_UNCLEAR),
        ("The suburbs of Lund had {} fires.", Reason.PLACE_UNCLEAR),
    ],
)
def test_a_part_that_the_table_lacks_leaves_it_open(
    claim: str, reason: Reason, number: str
) -> None:
    verdict = check(claim.format(number), FIRES)
    assert verdict.label is Label.NOT_ENOUGH, verdict.message
    if number == "340":  # the number of all: only the part is in doubt
        assert verdict.reason is reason, verdict.message


@pytest.mark.parametrize(
    "claim",
    [
        "Scotland had 947 cancelled trains in December 2024.",
        "In December Scotland had 947 cancelled trains.",
        "In the winter of 2024 Scotland had 3,947 cancelled trains.",
    ],
)
def test_a_column_of_a_year_is_not_one_of_its_parts(claim: str) -> None:
    assert check(claim, TRAINS).label is Label.NOT_ENOUGH


def test_what_the_table_names_is_settled_as_before() -> None:
    assert check("Lund had 41 fires.", FIRES).label is Label.REFUTED
    assert check("Lund had 340 fires.", FIRES).label is Label.SUPPORTED
    months = Table(columns=("Month", "Fires"), rows=(("June", "41"), ("July", "52")))
    assert check("In June there were 41 fires.", months).reason is not Reason.PERIOD_UNCLEAR
    claim = "the match of March 17 had an attendance of 5230"
    assert check(claim, MATCHES).reason is not Reason.PERIOD_UNCLEAR
    sides = Table(columns=("Region", "Fires"), rows=(("North", "41"), ("South", "52")))
    assert check("The north had 41 fires.", sides).reason is not Reason.PLACE_UNCLEAR
