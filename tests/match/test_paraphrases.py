"""What somebody does stands for the noun that statistics count it by, loosely."""

from __future__ import annotations

from datetime import date

import pytest

import verify
from verify.match.subjects import Named
from verify.match.thesaurus import default


# Written for this test: a sentence and the concept its number is of.
@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Some 410 people sought asylum in Norway in 2023.", "asylum application"),
        ("Some 410 people applied for asylum in Norway in 2023.", "asylum application"),
        ("Norway received 410 asylum claims in 2023.", "asylum application"),
        ("Norway saw 410 homes burgled in 2023.", "burglary"),
        ("Thieves stole 410 bicycles in Norway in 2023.", "theft"),
    ],
)
def test_paraphrase(text: str, concept: str) -> None:
    """The concept is found, and is not sure: it can support and not refute."""
    first, *_ = verify.extract_claims(text, date=date(2024, 6, 1))
    named = Named.of(first.topic.subject, default())
    assert concept in named.all
    assert not (named.sure and concept in named.core)


def test_statistics_own_words_are_sure() -> None:
    """What is said in the words of the statistics stays as strict as it was."""
    text = "Norway received 410 asylum applications in 2023."
    first, *_ = verify.extract_claims(text, date=date(2024, 6, 1))
    named = Named.of(first.topic.subject, default())
    assert named.core == {"asylum application"}
    assert named.sure
