"""Calendar dates in running text: days, months, years, decades, spans, quarters, halves.

Dates are given as written; resolving them against an article's date is ``periods``' task.
"""

from __future__ import annotations

from verify.quantity.date_parts import (
    DateForm,
    DateMention,
    DateParts,
    _day,
    after_dot,
    month_at,
    year_of_date,
)
from verify.quantity.lexicon import calendar, lexicon, wordset
from verify.quantity.nouns import is_plural
from verify.quantity.quarters import fiscal_year, quarter_at
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.years import from_year

__all__ = ["DateForm", "DateMention", "date_at"]

_DASHES = frozenset("-–—‐‑")
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
          "final": 4, "last": 0}  # fmt: skip


def date_at(tokens: Tokens, index: int) -> tuple[DateMention, int] | None:
    """Return the date that begins at a token, and the token after it."""
    parts = _at(tokens, index)
    return None if parts is None else (parts.mention(tokens), parts.after)


def _at(tokens: Tokens, index: int) -> DateParts | None:
    low = tokens.low[index]
    days = calendar()
    if tokens.sort[index] == Sort.NUMBER:
        return _from_number(tokens, index)
    if low in days.months:
        return _from_month(tokens, index)
    if low in days.weekdays:
        return _from_weekday(tokens, index)
    if low in _ORDER or low in {"q", "h"}:
        return quarter_at(tokens, index)
    if low == "fy":
        return fiscal_year(tokens, index)
    return None


def _from_month(tokens: Tokens, index: int) -> DateParts | None:
    month = month_at(tokens, index)
    if month is None:
        return None
    parts = DateParts(first=index, after=index + 1, form=DateForm.MONTH, month=month)
    j = after_dot(tokens, index + 1)
    day = _day(tokens, j) if tokens.start[j] - tokens.end[j - 1] <= 1 else None
    if day is not None and not _is_counted(tokens, day[1]):
        parts.day, parts.after, parts.form = day[0], day[1], DateForm.DAY
        _span_of_days(tokens, parts)
        j = parts.after
    elif _span_of_months(tokens, parts):
        j = parts.after
    year = year_of_date(tokens, j)
    if year is not None:
        parts.year, parts.after = year
    elif parts.form is DateForm.MONTH and not _means_month(tokens, index):
        return None
    return parts


def _is_counted(tokens: Tokens, after: int) -> bool:
    """Tell whether a number after a month counts something: "In May 25 people ..."."""
    low = tokens.low[after]
    if low in lexicon().scales or low == "%" or low in {"percent", "pct"}:
        return True
    return is_plural(low) and tokens.words[after].islower() and tokens.near(after)


def _span_of_days(tokens: Tokens, parts: DateParts) -> None:
    """Read on over "April 20-21", "Jan. 3 to Feb. 5", "May 3 and 4"."""
    j = parts.after
    if tokens.low[j] not in _DASHES and tokens.low[j] not in {"to", "through"}:
        return
    k = j + 1
    month = month_at(tokens, k)
    if month is not None:
        k = after_dot(tokens, k + 1)
    day = _day(tokens, k)
    if day is None or _is_counted(tokens, day[1]) or (month is None and day[0] <= (parts.day or 0)):
        return
    parts.end_day, parts.after = day
    parts.end_month = month or parts.month
    parts.form = DateForm.DAY_SPAN


def _span_of_months(tokens: Tokens, parts: DateParts) -> bool:
    """Read on over "January to August", "January-August"."""
    j = parts.after
    if tokens.low[j] not in _DASHES and tokens.low[j] not in {"to", "through"}:
        return False
    month = month_at(tokens, j + 1)
    if month is None or _day(tokens, j + 2) is not None:
        return False
    parts.end_month, parts.after, parts.form = month, j + 2, DateForm.MONTH_SPAN
    return True


def _means_month(tokens: Tokens, index: int) -> bool:
    """Tell "May" and "March" the months from the words and names."""
    word, before = tokens.low[index], tokens.low[index - 1]
    if len(word) <= 4 and word not in {"june", "july"}:
        dotted = tokens.low[index + 1] == "." and word != "may"
        return before in wordset("dates_month_before") or (
            dotted and before in wordset("dates_month_before")
        )
    if word in {"march", "august", "april", "june"}:
        following = tokens.words[index + 1]
        return before in wordset("dates_month_before") or not (
            following[:1].isupper() and tokens.near(index + 1)
        )
    return True


def _from_weekday(tokens: Tokens, index: int) -> DateParts | None:
    low, days = tokens.low[index], calendar()
    if not tokens.words[index][0].isupper():
        return None
    weekday = days.weekdays[low]
    j = index + 1
    if tokens.low[j] == "." and len(low) <= 5:
        j += 1
    k = j + (tokens.low[j] in {",", "the"})
    inner = None
    if tokens.start[k] - tokens.end[k - 1] <= 1:
        inner = _from_month(tokens, k) if month_at(tokens, k) else None
        if inner is None and tokens.sort[k] == Sort.NUMBER:
            inner = _day_first(tokens, k)
    if inner is not None and inner.day is not None:
        inner.first, inner.weekday = index, weekday
        return inner
    if len(low) < 6:
        return None
    return DateParts(first=index, after=index + 1, form=DateForm.WEEKDAY, weekday=weekday)


def _from_number(tokens: Tokens, index: int) -> DateParts | None:
    if tokens.glued(index) and tokens.sort[index - 1] == Sort.WORD:
        return None
    word = tokens.words[index]
    if (
        tokens.low[index - 1] in {"'", "’", "‘"}
        and tokens.glued(index)
        and len(word) == 2
        and tokens.low[index + 1] == "s"
        and tokens.glued(index + 1)
        and word[1] == "0"
    ):
        year = 1900 + int(word) if word.isascii() else None
        return DateParts(first=index, after=index + 2, form=DateForm.DECADE, year=year,
                      end_year=None if year is None else year + 9)  # fmt: skip
    return (
        _numeric(tokens, index)
        or (_day_first(tokens, index) if len(word) <= 2 else None)
        or from_year(tokens, index)
        or quarter_at(tokens, index)
    )


def _numeric(tokens: Tokens, index: int) -> DateParts | None:
    """Read "2019-10-01", "31/12/2019", "12.31.2019"."""
    words = tokens.words
    sign = words[index + 1]
    dotted = words[index].split(".")
    if len(dotted) == 3 and all(part.isdecimal() for part in dotted) and len(dotted[2]) == 4:
        return _day_month(index, index + 1, *(int(part) for part in dotted))
    if sign not in {"-", "/"} or words[index + 3] != sign or not tokens.glued(index + 1):
        return None
    texts = (words[index], words[index + 2], words[index + 4])
    glued = all(tokens.glued(k) for k in range(index + 1, index + 5))
    if not glued or not all(text.isdecimal() and text.isascii() for text in texts):
        return None
    a, b, c = (int(text) for text in texts)
    if len(texts[0]) == 4 and 1 <= b <= 12 and 1 <= c <= 31 and len(texts[2]) <= 2:
        return DateParts(first=index, after=index + 5, form=DateForm.DAY, year=a, month=b, day=c)
    if len(texts[2]) in {2, 4} and len(texts[0]) <= 2 and len(texts[1]) <= 2:
        year = c if len(texts[2]) == 4 else 2000 + c
        return _day_month(index, index + 5, a, b, year)
    return None


def _day_month(first: int, after: int, a: int, b: int, year: int) -> DateParts | None:
    if not (1 <= a <= 31 and 1 <= b <= 31 and 1500 <= year < 2150) or (a > 12 and b > 12):
        return None
    if a > 12 or a == b:
        return DateParts(first=first, after=after, form=DateForm.DAY, day=a, month=b, year=year)
    if b > 12:
        return DateParts(first=first, after=after, form=DateForm.DAY, day=b, month=a, year=year)
    return DateParts(first=first, after=after, form=DateForm.UNSURE, year=year)


def _day_first(tokens: Tokens, index: int) -> DateParts | None:
    """Read "9 May 2019", "9th of May", "20-21 April"."""
    day = _day(tokens, index)
    if day is None:
        return None
    parts = DateParts(first=index, after=day[1], form=DateForm.DAY, day=day[0])
    j = day[1]
    if tokens.low[j] in _DASHES or tokens.low[j] in {"to", "and"}:
        end = _day(tokens, j + 1)
        if end is not None and end[0] > day[0] and month_at(tokens, end[1]):
            parts.end_day, parts.form, j = end[0], DateForm.DAY_SPAN, end[1]
    k = j + (tokens.low[j] == "of")
    month = month_at(tokens, k)
    if month is None or tokens.start[k] - tokens.end[k - 1] > 1:
        return None
    counts = tokens.low[index - 1] == "people" or (
        tokens.low[index - 1] == "of" and tokens.low[index - 2] != "as"
    )
    if tokens.low[k] in {"may", "march"} and counts and year_of_date(tokens, k + 1) is None:
        return None
    parts.month, parts.after = month, k + 1
    if parts.end_day is not None:
        parts.end_month = month
    year = year_of_date(tokens, after_dot(tokens, k + 1))
    if year is not None:
        parts.year, parts.after = year
    return parts
