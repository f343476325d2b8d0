"""Resolve absolute calendar expressions ("May 2-5", "2012-13", "Q3 2020") to periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from verify.model import Period, Precision
from verify.quantity import almanac
from verify.quantity.dates import DateForm, DateMention
from verify.quantity.relative_rules import fiscal_year, nearest_year


def period_of(mention: DateMention, *, anchor: date | None) -> Period | None:
    """Return the period of one expression; a missing year is the one nearest the anchor.

    Without an anchor such a period has no ends. None if the calendar has no such day, the order of
    day and month is not told, or no period is meant (a weekday alone is a relative expression).
    """
    if mention.form in {DateForm.UNSURE, DateForm.WEEKDAY}:
        return None
    year, words = mention.year, mention.text
    month = mention.month or 3 * (mention.quarter or 0) or 6 * (mention.half or 0)
    if year is None and not month:
        return None
    if year is None and anchor is None:
        return Period(start=None, end=None, precision=Precision.VAGUE, words=words, stated=False)
    if year is None and anchor is not None:
        year = nearest_year(anchor, month, mention.day or 15)
    try:
        found = absolute(mention, year or 0)
        if (
            mention.year is None
            and mention.end_month
            and anchor
            and found.end
            and found.end > anchor
        ):
            found = absolute(mention, (year or 0) - 1)  # "sales in April-September" are over
    except ValueError:
        return None
    if mention.form is DateForm.DECADE and (year or 0) % 100 == 0:  # the 1300s: ten years, or 100?
        century = almanac.years(year or 0, (year or 0) + 99)
        return replace(century, words=words, precision=Precision.VAGUE)
    guessed = mention.year is None and mention.month is None
    precision = Precision.VAGUE if guessed or mention.fiscal else found.precision
    return replace(found, words=words, stated=mention.year is not None, precision=precision)


def absolute(mention: DateMention, year: int) -> Period:
    """Return the period of an expression in the given year.

    Raises ``ValueError`` if the calendar has no such day.
    """
    if mention.month is not None and mention.day is not None:
        first = date(year, mention.month, mention.day)
        if mention.end_day is None:
            return almanac.day(first)
        last_month = mention.end_month or mention.month
        last = date(year + (last_month < mention.month), last_month, mention.end_day)
        return Period(start=first, end=last)
    if mention.month is not None:
        if mention.end_month is None:
            return almanac.month(year, mention.month)
        start = year - (mention.end_month < mention.month)
        return Period(
            start=date(start, mention.month, 1), end=almanac.last_of_month(year, mention.end_month)
        )
    if mention.quarter is not None:
        return almanac.quarter(year, mention.quarter)
    if mention.half is not None:
        return almanac.months(year, 6 * mention.half - 5, 6 * mention.half)
    if mention.fiscal:
        return fiscal_year(year, crossing=mention.end_year is not None)
    return almanac.years(year, mention.end_year) if mention.end_year else almanac.year(year)


def in_year_before(mention: DateMention, end: date) -> Period | None:
    """Return the expression's period in the last year in which it does not begin after ``end``."""
    for year in (end.year, end.year - 1):
        try:
            found = absolute(mention, year)
        except ValueError:
            return None
        if found.start is not None and found.start <= end:
            return found
    return None
