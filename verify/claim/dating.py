"""Infer the date of an article that bears none, from what its text says of the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from verify.model import Article, DateSource
from verify.quantity import scan
from verify.quantity.dates import DateMention

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FURTHEST = 4  # years after the latest one mentioned; a weekday comes back after five or six
_DATELINE = 400  # code points in which a full date is taken for the article's own
_FORECASTS = ("by ", "until ", "through ", "to ", "before ", "target")


def date_article(article: Article) -> Article:
    """Return the article with a date inferred from its text, if it has none and the text tells.

    A full date near the beginning is taken as it is. Otherwise a day with its weekday ("Wednesday,
    November 8") fixes the year: the first one, from the latest year mentioned on, in which all
    such days fall on the weekdays given. ``date_reason`` says which words led there.
    """
    if article.date is not None:
        return article
    dates = scan(article.text).dates
    found = _dateline(dates) or _from_weekdays(article.text, dates)
    if found is None:
        return article
    day, reason = found
    reasons = "; ".join(filter(None, (reason, article.date_reason)))
    return replace(article, date=day, date_source=DateSource.INFERRED, date_reason=reasons)


def _dateline(dates: Sequence[DateMention]) -> tuple[date, str] | None:
    """Return the only full date that stands near the beginning."""
    early = [d for d in dates if d.span.start < _DATELINE]
    full = [d for d in early if None not in {d.day, d.month, d.year}]
    days = {day for mention in full if (day := _day(mention, mention.year or 0)) is not None}
    if len(days) != 1:
        return None
    return days.pop(), f"the text begins with '{full[0].text}'"


def _from_weekdays(text: str, dates: Sequence[DateMention]) -> tuple[date, str] | None:
    """Return the latest day with a weekday, in the year in which all of them fit."""
    pairs = [d for d in dates if d.weekday is not None and d.day and d.month and d.year is None]
    years = [_last_year(d) for d in dates if d.year is not None and not _ahead(text, d)]
    if not pairs or not years:
        return None
    latest = max(years)
    for year in range(latest, latest + _FURTHEST + 1):
        days = [_day(pair, year) for pair in pairs]
        if all(
            d is not None and d.weekday() == p.weekday for d, p in zip(days, pairs, strict=True)
        ):
            known = [(d, p) for d, p in zip(days, pairs, strict=True) if d is not None]
            day, pair = max(known, key=lambda item: item[0])
            weekday, month = _DAYS[pair.weekday or 0], _MONTHS[day.month - 1]
            return day, (
                f"{month} {day.day} is a {weekday} in {year}, the first such year"
                f" from {latest}, the latest one mentioned"
            )
    return None


def _last_year(mention: DateMention) -> int:
    """Return the last year that an expression names."""
    return mention.end_year or mention.year or 0


def _ahead(text: str, mention: DateMention) -> bool:
    """Tell whether a year is a target in the future ("by 2030")."""
    before = text[max(0, mention.span.start - 12) : mention.span.start].lower()
    return before.endswith(_FORECASTS)


def _day(mention: DateMention, year: int) -> date | None:
    """Return the mention's day in a year, or None if there is none."""
    try:
        return date(year, mention.month or 0, mention.day or 0)
    except ValueError:
        return None
