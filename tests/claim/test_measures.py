"""Changes of the whole economy are read as its growth; what else grows keeps its name."""

from __future__ import annotations

from datetime import date

import pytest

import verify
from verify.match.subjects import Named
from verify.match.thesaurus import default
from verify.model import Subject


def subject(text: str) -> Subject:
    found, *_ = verify.extract_claims(text, date=date(2024, 6, 1))
    return found.topic.subject


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Norway's economy shrank 0.8 percent in 2023.", True),
        ("The Norwegian economy expanded by 1.2 percent in 2023.", True),
        ("Norway eked out growth of 0.2 percent in 2023.", True),
        ("Norway's economy shrank 0.8 percent in the third quarter of 2023.", False),
        ("Norway's economy grew 8 percent from 2019 to 2023.", False),
        ("Norway's economy shrank 0.8 percent.", False),
        ("Norway grew by 0.2 percent in 2023.", False),
    ],
)
def test_the_economy_s_change_is_its_growth(text: str, *, sure: bool) -> None:
    """It is one concept with what statistics publish; for all but a year it is a loose one."""
    named = Named.of(subject(text), default())
    assert named.core == {"economic growth"}
    assert named.sure is sure


@pytest.mark.parametrize(
    "text",
    [
        "Norway's shadow economy shrank 0.8 percent in 2023.",
        "Norway's population grew 0.8 percent in 2023.",
        "Norway's smelter output grew 3 percent in 2021.",
        "Norway's economy is worth 480 billion dollars.",
        "Exports of Norway fell 8 percent in 2023.",
    ],
)
def test_other_changes_keep_their_name(text: str) -> None:
    assert "economic growth" not in Named.of(subject(text), default()).core
