"""Calendar dates in running text: days, months, years, decades, spans, quarters, halves.

Dates are given as written; resolving them against an article's date is ``periods``' task.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verify.model import Span
from verify.quantity.lexicon import calendar, lexicon, wordset
from verify.quantity.nouns import is_plural
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import unit_at


class DateForm(StrEnum):
    """Which parts of a date are stated."""

    DAY = "day"  # 9 May 2019, May 9, Monday 9 May
    DAY_SPAN = "day span"  # April 20-21
    WEEKDAY = "weekday"  # Monday
    MONTH = "month"  # May 2019, May
    MONTH_SPAN = "month span"  # January to August 2023
    QUARTER = "quarter"  # the third quarter of 2019, Q3
    HALF = "half"  # the first half of 2019
    YEAR = "year"  # 2019
    YEAR_SPAN = "year span"  # 2012-13, 2008 to 2016
    DECADE = "decade"  # the 1990s
    UNSURE = "unsure"  # 10/11/2024: the order of day and month is not told


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date as written; parts that the text does not state are ``None``.

    ``weekday`` counts from Monday = 0. ``fiscal`` tells a fiscal year.
    """

    span: Span
    text: str
    form: DateForm
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    end_day: int | None = None
    end_month: int | None = None
    end_year: int | None = None
    quarter: int | None = None
    half: int | None = None
    fiscal: bool = False


@dataclass(slots=True)
class _Parts:
    """A date while it is read; ``after`` is the token after it."""

    first: int
    after: int
    form: DateForm
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    end_day: int | None = None
    end_month: int | None = None
    end_year: int | None = None
    quarter: int | None = None
    half: int | None = None
    fiscal: bool = False

    def mention(self, tokens: Tokens) -> DateMention:
        """Return the date with its span."""
        span = Span(tokens.start[self.first], tokens.end[self.after - 1])
        return DateMention(
            span=span, text=span.of(tokens.text), form=self.form, weekday=self.weekday,
            day=self.day, month=self.month, year=self.year, end_day=self.end_day,
            end_month=self.end_month, end_year=self.end_year, quarter=self.quarter,
            half=self.half, fiscal=self.fiscal,
        )  # fmt: skip


_DASHES = frozenset("-–—‐‑")
_EARLY = frozenset(["early", "late", "mid"])
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
          "final": 4, "last": 0}  # fmt: skip


def date_at(tokens: Tokens, index: int) -> tuple[DateMention, int] | None:
    """Return the date that begins at a token, and the token after it."""
    parts = _at(tokens, index)
    return None if parts is None else (parts.mention(tokens), parts.after)


def _at(tokens: Tokens, index: int) -> _Parts | None:
    low = tokens.low[index]
    days = calendar()
    if tokens.sort[index] == Sort.NUMBER:
        return _from_number(tokens, index)
    if low in days.months:
        return _from_month(tokens, index)
    if low in days.weekdays:
        return _from_weekday(tokens, index)
    if low in _ORDER or low in {"q", "h"}:
        return _quarter(tokens, index)
    if low == "fy":
        return _fiscal(tokens, index)
    return None


# ---- small parts


def _day(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read a day of the month, "9" or "9th": (day, token after it)."""
    word = tokens.words[index]
    if tokens.sort[index] != Sort.NUMBER or len(word) > 2 or not word.isdecimal():
        return None
    day = int(word)
    if not 1 <= day <= 31:
        return None
    after = index + 1
    if tokens.low[after] in {"st", "nd", "rd", "th"} and tokens.glued(after):
        return day, after + 1
    return None if tokens.glued(after) and tokens.sort[after] == Sort.WORD else (day, after)


def _four(tokens: Tokens, index: int) -> int | None:
    """Return four plain digits that can be a year."""
    word = tokens.words[index]
    if tokens.sort[index] != Sort.NUMBER or len(word) != 4 or not word.isdecimal():
        return None
    value = int(word)
    return value if 1000 <= value < 2200 and word.isascii() else None


def _year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read the year of a fuller date: "2019", ", 2019", "of 2019"."""
    k = index + (tokens.low[index] in {",", "of"})
    value = _four(tokens, k)
    if value is None or not 1500 <= value < 2150 or tokens.start[k] - tokens.end[k - 1] > 1:
        return None
    if tokens.low[k + 1] in lexicon().scales or tokens.low[k + 1] == "%":
        return None
    return value, k + 1


def _is_month(tokens: Tokens, index: int) -> int | None:
    word = tokens.words[index]
    month = calendar().months.get(tokens.low[index])
    return month if month is not None and word[0].isupper() else None


def _after_dot(tokens: Tokens, index: int) -> int:
    """Step over the dot of "Dec." when the date goes on behind it."""
    if tokens.low[index] == "." and len(tokens.words[index - 1]) <= 4 and tokens.glued(index):
        following = tokens.sort[index + 1]
        if following == Sort.NUMBER and tokens.start[index + 1] - tokens.end[index] <= 1:
            return index + 1
    return index


# ---- from a month, a weekday, a number


def _from_month(tokens: Tokens, index: int) -> _Parts | None:
    month = _is_month(tokens, index)
    if month is None:
        return None
    parts = _Parts(first=index, after=index + 1, form=DateForm.MONTH, month=month)
    j = _after_dot(tokens, index + 1)
    day = _day(tokens, j) if tokens.start[j] - tokens.end[j - 1] <= 1 else None
    if day is not None and not _is_counted(tokens, day[1]):
        parts.day, parts.after, parts.form = day[0], day[1], DateForm.DAY
        _span_of_days(tokens, parts)
        j = parts.after
    elif _span_of_months(tokens, parts):
        j = parts.after
    year = _year(tokens, j)
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


def _span_of_days(tokens: Tokens, parts: _Parts) -> None:
    """Read on over "April 20-21", "Jan. 3 to Feb. 5", "May 3 and 4"."""
    j = parts.after
    if tokens.low[j] not in _DASHES and tokens.low[j] not in {"to", "through"}:
        return
    k = j + 1
    month = _is_month(tokens, k)
    if month is not None:
        k = _after_dot(tokens, k + 1)
    day = _day(tokens, k)
    if day is None or _is_counted(tokens, day[1]) or (month is None and day[0] <= (parts.day or 0)):
        return
    parts.end_day, parts.after = day
    parts.end_month = month or parts.month
    parts.form = DateForm.DAY_SPAN


def _span_of_months(tokens: Tokens, parts: _Parts) -> bool:
    """Read on over "January to August", "January-August"."""
    j = parts.after
    if tokens.low[j] not in _DASHES and tokens.low[j] not in {"to", "through"}:
        return False
    month = _is_month(tokens, j + 1)
    if month is None or _day(tokens, j + 2) is not None:
        return False
    parts.end_month, parts.after, parts.form = month, j + 2, DateForm.MONTH_SPAN
    return True


def _means_month(tokens: Tokens, index: int) -> bool:
    """Tell "May" and "March" the months from the words and names."""
    word, before = tokens.low[index], tokens.low[index - 1]
    if len(word) <= 4 and word not in {"june", "july"}:
        dotted = tokens.low[index + 1] == "." and word not in {"may"}
        return before in wordset("dates_month_before") or (
            dotted and before in wordset("dates_month_before")
        )
    if word in {"march", "august", "april", "june"}:
        following = tokens.words[index + 1]
        return before in wordset("dates_month_before") or not (
            following[:1].isupper() and tokens.near(index + 1)
        )
    return True


def _from_weekday(tokens: Tokens, index: int) -> _Parts | None:
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
        inner = _from_month(tokens, k) if _is_month(tokens, k) else None
        if inner is None and tokens.sort[k] == Sort.NUMBER:
            inner = _day_first(tokens, k)
    if inner is not None and inner.day is not None:
        inner.first, inner.weekday = index, weekday
        return inner
    if len(low) < 6:
        return None
    return _Parts(first=index, after=index + 1, form=DateForm.WEEKDAY, weekday=weekday)


def _from_number(tokens: Tokens, index: int) -> _Parts | None:
    if tokens.glued(index) and tokens.sort[index - 1] == Sort.WORD:
        return None
    word = tokens.words[index]
    if tokens.low[index - 1] in {"'", "’", "‘"} and tokens.glued(index) and len(word) == 2:
        if tokens.low[index + 1] == "s" and tokens.glued(index + 1) and word[1] == "0":
            year = 1900 + int(word) if word.isascii() else None
            return _Parts(first=index, after=index + 2, form=DateForm.DECADE, year=year,
                          end_year=None if year is None else year + 9)  # fmt: skip
    return (
        _numeric(tokens, index)
        or (_day_first(tokens, index) if len(word) <= 2 else None)
        or _from_year(tokens, index)
        or _quarter(tokens, index)
    )


def _numeric(tokens: Tokens, index: int) -> _Parts | None:
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
        return _Parts(first=index, after=index + 5, form=DateForm.DAY, year=a, month=b, day=c)
    if len(texts[2]) in {2, 4} and len(texts[0]) <= 2 and len(texts[1]) <= 2:
        year = c if len(texts[2]) == 4 else 2000 + c
        return _day_month(index, index + 5, a, b, year)
    return None


def _day_month(first: int, after: int, a: int, b: int, year: int) -> _Parts | None:
    if not (1 <= a <= 31 and 1 <= b <= 31 and 1500 <= year < 2150) or (a > 12 and b > 12):
        return None
    if a > 12 or a == b:
        return _Parts(first=first, after=after, form=DateForm.DAY, day=a, month=b, year=year)
    if b > 12:
        return _Parts(first=first, after=after, form=DateForm.DAY, day=b, month=a, year=year)
    return _Parts(first=first, after=after, form=DateForm.UNSURE, year=year)


def _day_first(tokens: Tokens, index: int) -> _Parts | None:
    """Read "9 May 2019", "9th of May", "20-21 April"."""
    day = _day(tokens, index)
    if day is None:
        return None
    parts = _Parts(first=index, after=day[1], form=DateForm.DAY, day=day[0])
    j = day[1]
    if tokens.low[j] in _DASHES or tokens.low[j] in {"to", "and"}:
        end = _day(tokens, j + 1)
        if end is not None and end[0] > day[0] and _is_month(tokens, end[1]):
            parts.end_day, parts.form, j = end[0], DateForm.DAY_SPAN, end[1]
    k = j + (tokens.low[j] == "of")
    month = _is_month(tokens, k)
    if month is None or tokens.start[k] - tokens.end[k - 1] > 1:
        return None
    counts = tokens.low[index - 1] == "people" or (
        tokens.low[index - 1] == "of" and tokens.low[index - 2] != "as"
    )
    if tokens.low[k] in {"may", "march"} and counts and _year(tokens, k + 1) is None:
        return None
    parts.month, parts.after = month, k + 1
    if parts.end_day is not None:
        parts.end_month = month
    year = _year(tokens, _after_dot(tokens, k + 1))
    if year is not None:
        parts.year, parts.after = year
    return parts


# ---- years


def _from_year(tokens: Tokens, index: int) -> _Parts | None:
    value = _four(tokens, index)
    if value is None:
        return None
    j = index + 1
    parts = _Parts(first=index, after=j, form=DateForm.YEAR, year=value)
    if tokens.low[j] == "s" and tokens.glued(j) and value % 10 == 0:
        parts.after, parts.form = j + 1, DateForm.DECADE
        parts.end_year = value + 9
        return parts
    end = _year_span(tokens, index, value)
    if end is not None:
        parts.end_year, parts.after = end
        parts.form = DateForm.YEAR_SPAN
        return parts
    if not is_year(tokens, index):
        return None
    before = tokens.low[index - 1]
    parts.fiscal = before in {"fiscal", "fy"} or (
        before == "year" and tokens.low[index - 2] == "fiscal"
    )
    return parts


def _year_span(tokens: Tokens, index: int, value: int) -> tuple[int, int] | None:
    """Read the end of "2012-13", "2008 to 2016", "between 2014 and 2017"."""
    low, j = tokens.low, index + 1
    if not (1500 <= value < 2150 or low[index - 1] in {"ad", "bc", "circa"}):
        return None
    sign = low[j]
    if sign in _DASHES or sign == "/":
        text = low[j + 1]
        if not (tokens.sort[j + 1] == Sort.NUMBER and text.isdecimal() and text.isascii()):
            return None
        if tokens.glued(j) and tokens.glued(j + 1) and len(text) == 2 and low[j + 2] not in _DASHES:
            end = value // 100 * 100 + int(text)
            return (end, j + 2) if end > value and end - value <= 60 else None
    elif not (
        sign in {"to", "through", "until"}
        or (sign == "and" and "between" in {low[index - 1], low[index - 2]})
    ):
        return None
    end_year = _four(tokens, j + 1)
    if (
        end_year is None
        or end_year <= value
        or end_year >= 2150
        or not _stands_alone(tokens, j + 1)
    ):
        return None
    if sign == "to" and low[index - 1] not in {"from", "between", "in", "the", "period", "("}:
        plain = low[j + 2] in {"", ".", ",", ")"} or end_year < 2060
        return (end_year, j + 2) if value >= 1800 and plain else None
    return end_year, j + 2


def _stands_alone(tokens: Tokens, index: int) -> bool:
    """Tell that no currency, scale or unit belongs to four digits."""
    if tokens.low[index - 1] in {"$", "£", "€", "₹", "¥", "rs", "#"}:
        return False
    after = index + 1
    low = tokens.low[after]
    if low in lexicon().scales or low in lexicon().groups or low in {"%", "°", "x", "×"}:
        return False
    if low == "-" and tokens.glued(after) and unit_at(tokens, after + 1) is not None:
        return False
    found = unit_at(tokens, after)
    if found is None or not tokens.near(after):
        return True
    return low in {"in", "a", "s", "second", "le", "won", "us", "min", "m", "h", "c", "t"}


def is_year(tokens: Tokens, index: int) -> bool:
    """Tell whether four bare digits are a year, from the words around them."""
    value = _four(tokens, index)
    if value is None or not _stands_alone(tokens, index):
        return False
    days, low = calendar(), tokens.low
    before, following = low[index - 1], low[index + 1]
    modern = 1900 <= value <= 2100
    if following in {"ad", "bc", "bce", "ce"} or before in {"ad", "bc"}:
        return True
    if before in _DASHES and tokens.glued(index):
        return low[index - 2] in _EARLY or low[index - 2] in {"pre", "post", "since"}
    if (
        following in days.year_after
        and 1950 <= value <= 2050
        and before not in {"of", "over", "than"}
    ):
        return True
    if before == "." and low[index - 2] in {"c", "ca", "b", "d"} and tokens.glued(index - 1):
        return True
    counts = is_plural(following) and tokens.words[index + 1].islower() and tokens.near(index + 1)
    if before in lexicon().hedge_ends:
        back = low[index - 3] if before == "least" else low[index - 2]
        if back in {"until", "since", "before", "by", "till"} and 1500 <= value <= 2150:
            return True
    if following in days.not_year_after and before not in {"in", "since", "until", "by", "'s"}:
        return False
    if before in {"of", "to", "around", "about", "through", "from", "into", "over", "up"}:
        return _year_after_of(tokens, index, value, counts=counts)
    if before in days.year_before:
        return value >= 1500 or before in {"in", "since", "circa", "year", "by", "until", "from"}
    if before in days.not_year_before:
        return False
    if counts and not _determined(tokens, index):
        return False
    return modern


def _year_after_of(tokens: Tokens, index: int, value: int, *, counts: bool) -> bool:
    low, days = tokens.low, calendar()
    before, earlier = low[index - 1], low[index - 2]
    if counts or not 1500 <= value <= 2100:
        return False
    if before == "of":
        return earlier in days.year_before or earlier in days.months or value >= 1900
    if before == "about" or before in {"over", "up"}:
        return False
    if before == "to":
        return 1980 <= value <= 2060 and earlier not in lexicon().directions
    return value >= 1700 and value <= 2100


def _determined(tokens: Tokens, index: int) -> bool:
    before = tokens.low[index - 1]
    return before in {
        "the",
        "his",
        "her",
        "their",
        "its",
        "our",
        "a",
        "this",
        "my",
    } or before.endswith("'s")


# ---- quarters and halves


def _quarter(tokens: Tokens, index: int) -> _Parts | None:
    low = tokens.low
    word, j = low[index], index + 1
    if word in {"q", "h"}:
        if not (
            tokens.glued(j) and low[j] in {"1", "2", "3", "4"} and tokens.words[index].isupper()
        ):
            return None
        order, what, after = int(low[j]), ("quarter" if word == "q" else "half"), j + 1
    else:
        if tokens.sort[index] == Sort.NUMBER:
            word += low[j]
            j += 1
        order, k = _ORDER.get(word, 0), j + (low[j] == "-")
        if low[k] in {"fiscal", "financial"}:
            k += 1
        what, after = low[k], k + 1
        if not order or what not in {"quarter", "half"}:
            return None
    if what == "half" and (order > 2 or (word in {"h"} and order > 2)):
        return None
    parts = _Parts(first=index, after=after, form=DateForm.QUARTER)
    if what == "quarter":
        parts.quarter = order
    else:
        parts.half, parts.form = order, DateForm.HALF
    k = after + (low[after] == "of") + (low[after + 1] in {"fiscal", "the", "financial"})
    year = _year(tokens, after) or (_year(tokens, k) if k > after else None)
    if year is not None:
        parts.year, parts.after = year
        parts.fiscal = "fiscal" in low[after:k]
    return parts


def _fiscal(tokens: Tokens, index: int) -> _Parts | None:
    """Read "FY2019", "FY20", "FY 2019-20"."""
    j = index + 1
    text = tokens.words[j]
    if tokens.sort[j] != Sort.NUMBER or not text.isdecimal() or not tokens.near(j):
        return None
    if len(text) not in {2, 4}:
        return None
    value = int(text) + (2000 if len(text) == 2 else 0)
    parts = _Parts(first=index, after=j + 1, form=DateForm.YEAR, year=value, fiscal=True)
    end = _year_span(tokens, j, value) if len(text) == 4 else None
    if end is not None:
        parts.end_year, parts.after = end
        parts.form = DateForm.YEAR_SPAN
    return parts
