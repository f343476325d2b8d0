"""Sentences of our own that hold together and that do not: what the checks say of each.

``consistency/holds.txt`` and ``consistency/fails.txt`` hold one text a line.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from verify.claim import extract
from verify.model import Article, DateSource

FOLDER = Path(__file__).parent / "consistency"
CAUGHT = 0.85  # share of the faulty sentences that must be remarked on


def remarks(text: str) -> list[str]:
    """Return what is said against a text of 15 May 2024."""
    article = Article(text=text, origin="own", date=date(2024, 5, 15), date_source=DateSource.GIVEN)
    return [one.message for one in extract(article).remarks if not one.ok]


def lines(name: str) -> list[str]:
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("text", lines("holds.txt"))
def test_nothing_is_said_against_a_text_that_holds(text: str) -> None:
    assert remarks(text) == []


def test_most_faults_are_found() -> None:
    faulty = lines("fails.txt")
    missed = [text for text in faulty if not remarks(text)]
    assert len(faulty) >= 60
    assert len(missed) <= (1 - CAUGHT) * len(faulty), "\n".join(missed)
