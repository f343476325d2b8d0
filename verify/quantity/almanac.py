"""The calendar: years, quarters, months and weeks as periods, and steps between days.

Weeks begin on Monday (ISO 8601). Nothing here reads text or the clock.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from verify.model import Period, Precision


def days_in(year_number: int, number: int) -> int:
    """Return how many days a month has (the standard calendar module takes longer to load)."""
    if number == 2:
        leap = year_number % 4 == 0 and (year_number % 100 != 0 or year_number % 400 == 0)
        return 29 if leap else 28
    return 30 if number in {4, 6, 9, 11} else 31


def day(when: date, *, words: str = "", stated: bool = True) -> Period:
    """Return one day as a period."""
    return Period(start=when, end=when, precision=Precision.DAY, words=words, stated=stated)


def year(number: int, *, words: str = "", stated: bool = True) -> Period:
    """Return a calendar year. Raises ``ValueError`` for a year that no date can have."""
    return Period(
        start=date(number, 1, 1),
        end=date(number, 12, 31),
        precision=Precision.YEAR,
        words=words,
        stated=stated,
    )


def month(year_number: int, number: int, *, words: str = "", stated: bool = True) -> Period:
    """Return a calendar month. Raises ``ValueError`` if there is none."""
    return Period(
        start=date(year_number, number, 1),
        end=last_of_month(year_number, number),
        precision=Precision.MONTH,
        words=words,
        stated=stated,
    )


def months(
    year_number: int, first: int, last: int, *, words: str = "", stated: bool = True
) -> Period:
    """Return the months from ``first`` to ``last`` of one year."""
    precision = Precision.QUARTER if (last - first, first % 3) == (2, 1) else Precision.SPAN
    return Period(
        start=date(year_number, first, 1),
        end=last_of_month(year_number, last),
        precision=precision,
        words=words,
        stated=stated,
    )


def quarter(year_number: int, number: int, *, words: str = "", stated: bool = True) -> Period:
    """Return a calendar quarter, 1 to 4."""
    return months(year_number, 3 * number - 2, 3 * number, words=words, stated=stated)


def last_of_month(year_number: int, number: int) -> date:
    """Return the last day of a month."""
    return date(year_number, number, days_in(year_number, number))


def moved(when: date, *, by_months: int) -> date | None:
    """Return the same day so many months later (the month's last if it has no such day).

    None if it lies outside the calendar.
    """
    index = when.year * 12 + when.month - 1 + by_months
    target_year, target_month = divmod(index, 12)
    if not MINYEAR <= target_year <= MAXYEAR:
        return None
    last = days_in(target_year, target_month + 1)
    return date(target_year, target_month + 1, min(when.day, last))


def back(when: date, *, unit: str, count: int) -> date | None:
    """Return the day ``count`` units before ``when``, after it for a negative count.

    None if it lies outside the calendar. ``unit`` is "day", "week", "month",
    "quarter", "year", "decade" or "century".
    """
    months_of = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    if unit in months_of:
        return moved(when, by_months=-count * months_of[unit])
    days = count * {"day": 1, "week": 7}[unit]
    try:
        return when - timedelta(days=days)
    except OverflowError:
        return None


def unit_around(when: date, unit: str, *, words: str = "", stated: bool = True) -> Period:
    """Return the calendar day, week, month, quarter, year or decade that ``when`` lies in."""
    if unit == "day":
        return day(when, words=words, stated=stated)
    if unit == "week":
        monday = when - timedelta(days=when.weekday())
        return Period(start=monday, end=monday + timedelta(days=6), words=words, stated=stated)
    if unit == "month":
        return month(when.year, when.month, words=words, stated=stated)
    if unit == "quarter":
        return quarter(when.year, (when.month + 2) // 3, words=words, stated=stated)
    if unit == "year":
        return year(when.year, words=words, stated=stated)
    first = max(1, when.year - when.year % (10 if unit == "decade" else 100))
    last = first + (9 if unit == "decade" else 99)
    return years(first, last, words=words, stated=stated)


def years(first: int, last: int, *, words: str = "", stated: bool = True) -> Period:
    """Return the calendar years from ``first`` to ``last``."""
    return Period(start=date(first, 1, 1), end=date(last, 12, 31), words=words, stated=stated)
