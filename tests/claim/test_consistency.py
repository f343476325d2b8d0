"""Remarks: what is certainly wrong is flagged, what may be right is not."""

from __future__ import annotations

from datetime import date

import pytest

from verify.claim import extract
from verify.claim.dating import date_article
from verify.model import Article, DateSource, RemarkCode

DAY = date(2023, 11, 8)  # a Wednesday


def remarks(text: str, *, source: DateSource = DateSource.METADATA) -> list[tuple[RemarkCode, str]]:
    """Return code and words of the remarks on a text."""
    article = Article(text=text, origin="test", date=DAY, date_source=source)
    return [(r.code, r.text) for r in extract(article).remarks]


WRONG = [
    ("On Tuesday, November 8, the port opened.", RemarkCode.WEEKDAY),
    ("On Tuesday, March 4, 2020, the port opened.", RemarkCode.WEEKDAY),
    ("Sales rose 50 percent, to 120 tonnes from 100 tonnes.", RemarkCode.CHANGE),
    ("Sales fell 5 percent to 120 tonnes from 100 tonnes.", RemarkCode.CHANGE),
    ("Sales doubled to 500 tonnes from 100 tonnes.", RemarkCode.CHANGE),
    ("Winds reached 55 mph (120 kph) on the coast.", RemarkCode.CONVERSION),
    ("Some land was lost: 12 people, including 15 children, fled.", RemarkCode.PARTS),
    ("Ann Lee, born in 1980, is 50 years old.", RemarkCode.AGE),
    ("Bus crashes rise 12 percent\n\nBus crashes rose 21 percent in May.", RemarkCode.RESTATED),
]


@pytest.mark.parametrize(("text", "code"), WRONG, ids=[text for text, _ in WRONG])
def test_what_is_wrong_is_flagged(text: str, code: RemarkCode) -> None:
    """Every plausible reading disagrees."""
    assert [found for found, _ in remarks(text) if found is not RemarkCode.CONSISTENT] == [code]


RIGHT = [
    "On Wednesday, November 8, the port opened.",
    "Sales rose 20 percent, to 120 tonnes from 100 tonnes.",
    "Sales rose 19 percent, to 120 million from 101 million.",
    "The rate rose 2 percent to 6 percent from 4 percent.",
    "Sales more than doubled to 290 tonnes from 100 tonnes.",
    "Winds reached 55 mph (88.5 kph) on the coast.",
    "It fell 5 inches (127 millimeters) short.",
    "It cost $7.5 million (£6 million).",
    "Some 12 people, including 8 women and 6 teachers, fled.",
    "Some 65 percent were men, 40 percent were old.",
    "Ann Lee, born in 1980, is 43 years old.",
    "Ann Lee, born in 1980, died at 30 years old.",
    "Bus crashes rise 12 percent\n\nBus crashes rose 12.3 percent in May.",
    "Crashes rise 12 percent\n\nBus crashes rose 21 percent. Train crashes rose 12 percent.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_is_not_flagged(text: str) -> None:
    """A false remark is a false accusation."""
    assert [found for found, _ in remarks(text) if found is not RemarkCode.CONSISTENT] == []


def test_a_weekday_is_not_flagged_against_an_inferred_date() -> None:
    """A year that was itself worked out proves nothing."""
    text = "On Tuesday, November 8, the port opened."
    assert remarks(text, source=DateSource.INFERRED) == []


def test_checks_that_hold_are_told() -> None:
    """A weekday that is right is worth saying."""
    text = "On Wednesday, November 8, the port opened."
    assert remarks(text) == [(RemarkCode.CONSISTENT, "Wednesday, November 8")]


DATED = [
    ("On Wednesday, November 8, it opened. In 2022 it was shut.", date(2023, 11, 8)),
    ("On Wednesday, November 8, it opened. It will pay by 2030; in 2022 it was shut.", DAY),
    ("HARBOUR TOWN, May 6, 2021 - It opened.", date(2021, 5, 6)),
    ("On Wednesday, November 8, it opened.", None),
    ("It opened in 2022.", None),
    ("On Wednesday, November 8, it opened. On Wednesday, November 9, it shut. In 2022 too.", None),
]


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_dates_are_inferred(text: str, expected: date | None) -> None:
    """From a weekday and the latest year, or a full date at the head; with its reason."""
    article = date_article(Article(text=text, origin="test"))
    assert article.date == expected
    assert (article.date_source is DateSource.INFERRED) == (expected is not None)
    assert bool(article.date_reason) == (expected is not None)


def test_a_known_date_stays() -> None:
    """Nothing is inferred where the page or the user says it."""
    article = Article(text="May 6, 2021", origin="t", date=DAY, date_source=DateSource.GIVEN)
    assert date_article(article) is article
