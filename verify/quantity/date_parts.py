"""Dates as values, and the small parts that every date is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verify.model import Span
from verify.quantity.lexicon import calendar, lexicon
from verify.quantity.tokens import Sort, Tokens


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


@dataclass(slots=True, eq=False, repr=False)
class DateParts:
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


def four_digits(tokens: Tokens, index: int) -> int | None:
    """Return four plain digits that can be a year."""
    word = tokens.words[index]
    if tokens.sort[index] != Sort.NUMBER or len(word) != 4 or not word.isdecimal():
        return None
    value = int(word)
    return value if 1000 <= value < 2200 and word.isascii() else None


def year_of_date(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Read the year of a fuller date: "2019", ", 2019", "of 2019"."""
    k = index + (tokens.low[index] in {",", "of"})
    value = four_digits(tokens, k)
    if value is None or not 1500 <= value < 2150 or tokens.start[k] - tokens.end[k - 1] > 1:
        return None
    if tokens.low[k + 1] in lexicon().scales or tokens.low[k + 1] == "%":
        return None
    return value, k + 1


def month_at(tokens: Tokens, index: int) -> int | None:
    """Return the month that a capitalised word names."""
    word = tokens.words[index]
    month = calendar().months.get(tokens.low[index])
    return month if month is not None and word[0].isupper() else None


def after_dot(tokens: Tokens, index: int) -> int:
    """Step over the dot of "Dec." when the date goes on behind it."""
    if tokens.low[index] == "." and len(tokens.words[index - 1]) <= 4 and tokens.glued(index):
        following = tokens.sort[index + 1]
        if following == Sort.NUMBER and tokens.start[index + 1] - tokens.end[index] <= 1:
            return index + 1
    return index
