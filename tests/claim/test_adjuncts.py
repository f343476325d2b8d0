"""What a sentence says beside a number restricts it or only remarks on it."""

from __future__ import annotations

from datetime import date

import pytest

import verify
from verify.model import QualifierRole


def unread(text: str) -> set[str]:
    """Return the words that may restrict the first number of a text."""
    first, *_ = verify.extract_claims(text, date=date(2024, 6, 1))
    return {one.words for one in first.topic.qualifiers if one.role is QualifierRole.UNREAD}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway's exports, once a source of pride, fell 8 percent in 2023.", {"source", "pride"}),
        ("Norway's exports, the weakest on the continent, fell 8 percent.", {"weakest"}),
        ("Norway's exports, battered by storms, fell 8 percent in 2023.", {"battered", "storm"}),
        ("Norway's exports fell 8 percent in 2023 as buyers turned away.", {"buyer", "turned"}),
        ("Norway, for all its caution, had 30 shipwrecks in 2023.", {"caution"}),
        ("Norway had 3.2 shipwrecks per 100,000 residents in 2023.", {"resident"}),
        ("Norway's exports fell 8 percent in 2023 amid rough weather.", {"rough", "weather"}),
        ("Norway's exports (30 ships in 2023) were hailed by the king.", {"hailed", "king"}),
        ("Norway, with 30 lighthouses in 2023, has joined a treaty.", {"joined", "treaty"}),
        ("After years of quarrels, Norway counted 30 lighthouses in 2023.", {"quarrel"}),
        ("Norway's lighthouses were found to be 30 in 2023.", {"found"}),
    ],
)
def test_remarks_restrict_nothing(text: str, words: set[str]) -> None:
    assert not unread(text) & words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway's exports, fish and timber, fell 8 percent in 2023.", {"fish", "timber"}),
        ("Norway's exports, a third of them fish, fell 8 percent in 2023.", {"fish"}),
        ("Norway's exports fell 8 percent in 2023 after tax.", {"tax"}),
        ("Norway's exports fell 8 percent in 2023 as the bank counts them.", {"bank"}),
        ("Norway's exports to the islands fell 8 percent in 2023.", {"island"}),
        ("Norway had 30 shipwrecks in 2023 amid storms.", {"storm"}),
        ("Norway had 30 shipwrecks in 2023 because captains slept.", {"because"}),
        ("Norway's shipwrecks (30 in 2023) happened at night.", {"night"}),
        ("Norway found 30 lighthouses in 2023.", {"found"}),
        ("Norway had 30 shipwrecks in 2023, leaving out yachts.", {"leaving"}),
    ],
)
def test_what_may_pick_a_part_restricts(text: str, words: set[str]) -> None:
    assert words <= unread(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway lost 30 ships in 2023 only because of storms.", "only"),
        ("Norway lost 30 ships in 2023, more than first reported.", "first"),
        ("Norway lost 30 ships in 2023, leaving the fleet without a flagship.", "leaving"),
        ("Norway lost 30 ships in 2023, and only 4 sank this year.", "only"),
    ],
)
def test_a_restrictor_has_a_reach(text: str, word: str) -> None:
    """It restricts what it stands with: a cause, a report, or another number."""
    assert word not in unread(text)


def test_a_number_that_is_cut_off_from_all_words_has_no_remarks() -> None:
    """The number of a name before a colon has no word of its own; it is read all the same."""
    text = "UFC 236: Holloway vs. Ferguson is an event that is to be held on April 13, 2019."
    assert "236" in {one.text for one in verify.extract_claims(text)}
