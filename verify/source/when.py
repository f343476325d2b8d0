"""Periods in machine notation and in table headings: ``2023``, ``2020-21``, ``2023Q1``.

Cells and headings name periods absolutely, so no article date is needed. What needs a sentence to
be understood is left to the reader of sentences. Years are accepted from 1500 to 2199.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from verify.model import Period, Precision

_MONTHS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:1[5-9]|2[01])\d\d"
_SINGLE = re.compile(
    rf"""(?ix)
      (?P<day_iso>{_YEAR}-\d\d?-\d\d?)(?:T[\d:.]+Z?)?
    | (?P<month_iso>{_YEAR}-(?:0[1-9]|1[0-2]))
    | (?P<month_stat>{_YEAR}M(?:0[1-9]|1[0-2]))                # 2023M01, statistics offices
    | (?P<quarter>{_YEAR}[\s-]?Q[1-4] | Q[1-4][\s,/-]*{_YEAR})
    | (?P<half>{_YEAR}[\s-]?H[12] | H[12][\s,/-]*{_YEAR})
    | (?P<day_dotted>\d\d?\.\s?\d\d?\.\s?{_YEAR})              # 31.12.2022, day first
    | (?P<days>\d\d?\s?[-–]\s?\d\d?\s+{_MONTH}\.?,?\s+{_YEAR}   # 13–26 January 2014
        | {_MONTH}\.?\s+\d\d?\s?[-–]\s?\d\d?,?\s+{_YEAR})
    | (?P<span>{_YEAR}\s?[-/–]\s?(?:{_YEAR}|\d\d))             # 2020-21, 2020/21, 2019–2023
    | (?P<day_en>\d\d?\s+{_MONTH}\.?,?\s+{_YEAR} | {_MONTH}\.?\s+\d\d?,?\s+{_YEAR})
    | (?P<months>{_MONTH}\.?\s?(?:[-–/]|to)\s?{_MONTH}\.?\s+{_YEAR})
    | (?P<month_en>{_MONTH}\.?[\s,-]*{_YEAR})
    | (?P<fiscal>FY\s?{_YEAR})
    | (?P<decade>(?:1[5-9]|2[01])\d0s)
    | (?P<year>{_YEAR})
    """
)
_PART = re.compile(
    r"(?:(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|i{1,3}|iv)[\s-]+(?=[qh]))?"
    r"(?:(?P<number>[1-4])\s?(?=[qh]))?(?P<unit>quarter|half|q|h)(?:[\s-]?year)?\s?(?P<after>[1-4])?"
)
_NTH = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip
_MONTHS_ONLY = re.compile(rf"({_MONTH}\.?)(?:\s?(?:-|–|—|/|\bto\b)\s?({_MONTH}\.?))?")
_RANGE = re.compile(r"\s*(.*?)\s*(?:\.\.|\bto\b|/(?=\d{4}-))\s*(.*?)\s*")
_MARKS = re.compile(r"(?<=\d{4})\s?[⁰¹²³⁴-⁹*†‡]+")  # footnote marks behind a year
_NOISE = re.compile(
    r"(?i)^(?:cy|year|in|as of|as at|on|am|at)\s+|\s*\((?:est\.?|estimate|census|provisional)\)$"
    r"|(?<=\d{4})(?:,| at)? \d\d?[:.]\d\d(?: ?[ap]m)?$"
)


@lru_cache(maxsize=8192)
def parse_period(text: str) -> Period | None:
    """Read a whole cell or configured value as a period; ``None`` when it is none.

    Open ends are written ``2021..`` and ``..2023``.
    """
    text = text.strip()
    if not text or len(text) > 80:
        return None
    text = _MARKS.sub("", text)
    if (single := _whole(text)) is not None:
        return single
    if (match := _RANGE.fullmatch(text)) is None:
        return None
    first, last = (_whole(part) if part else None for part in match.groups())
    if (match[1] and first is None) or (match[2] and last is None) or not (first or last):
        return None
    start = first.start if first else None
    end = last.end if last else None
    if start and end and start > end:
        return None
    return Period(start=start, end=end, precision=Precision.SPAN, words=text)


def find_period(label: str) -> tuple[Period, str] | None:
    """Find the one period that a heading states, and the heading without it.

    ``None`` when there is none, or several: then it is not clear which holds for the column.
    """
    if len(label) > 300:
        return None
    label = _MARKS.sub("", label)
    found = [
        match
        for match in _SINGLE.finditer(label)
        if not _touches_number(label, match.start(), match.end())
    ]
    if len(found) != 1:
        return None
    match = found[0]
    period = _period(match)
    if period is None:
        return None
    rest = f"{label[: match.start()].rstrip()} {label[match.end() :].lstrip()}"
    rest = re.sub(r"\(\s*\)|\[\s*\]", " ", re.sub(r"\(\s+", "(", rest))
    return period, " ".join(rest.split()).strip(" ,;:–-")


def part_of_year(text: str) -> tuple[int, int] | None:
    """Read a heading that names months, a quarter or a half without a year: first month, count."""
    text = text.strip().rstrip(".").lower()
    if len(text) > 40:
        return None
    if (match := _PART.fullmatch(text)) is not None:
        number = _NTH.get(match["nth"] or "", 0) or int(match["number"] or match["after"] or 0)
        months = 3 if (match["unit"] or "q").startswith("q") else 6
        return (months * number - months + 1, months) if 0 < months * number <= 12 else None
    if (months_found := _MONTHS_ONLY.fullmatch(text)) is None:
        return None
    first = _MONTHS[months_found[1].rstrip(".")]
    last = _MONTHS[(months_found[2] or months_found[1]).rstrip(".")]
    return (first, last - first + 1) if last >= first else None


def within_year(year: Period, part: tuple[int, int], words: str) -> Period | None:
    """Return the months of a calendar year that ``part_of_year`` gave."""
    if year.precision is not Precision.YEAR or year.start is None:
        return None
    first, count = part
    precision = {1: Precision.MONTH, 3: Precision.QUARTER}.get(count, Precision.SPAN)
    period = _months(f"{words} {year.words}", year.start.year, first, count, precision)
    return replace(period, stated=year.stated)


def _touches_number(text: str, start: int, end: int) -> bool:
    """Tell whether the match is a part of a longer number or code ("12,2010", "A2010")."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    return bool(
        re.search(r"[\w$€£]$|\d[.,]$|[#№]\s?$", before) or re.match(r"[\w%°]|[.,]\d", after)
    )


def _whole(text: str) -> Period | None:
    text = _NOISE.sub("", text)
    match = _SINGLE.fullmatch(text)
    return _period(match) if match else None


def _period(match: re.Match[str]) -> Period | None:
    form, words = match.lastgroup or "", match[0]
    numbers = [int(part) for part in re.findall(r"\d+", words)]
    try:
        return _FORMS[form](words, numbers)
    except ValueError:  # 31 February, an hour as a month
        return None


def _day_iso(words: str, numbers: list[int]) -> Period:
    day = date(*numbers[:3])
    return Period(start=day, end=day, precision=Precision.DAY, words=words)


def _day_english(words: str, numbers: list[int]) -> Period:
    day = date(max(numbers), _month_of(words), min(numbers))
    return Period(start=day, end=day, precision=Precision.DAY, words=words)


def _day_dotted(words: str, numbers: list[int]) -> Period:
    day = date(numbers[2], numbers[1], numbers[0])
    return Period(start=day, end=day, precision=Precision.DAY, words=words)


def _days(words: str, numbers: list[int]) -> Period | None:
    first, last = (number for number in numbers if number < 100)
    year, month = max(numbers), _month_of(words)
    if first >= last:
        return None
    start, end = date(year, month, first), date(year, month, last)
    return Period(start=start, end=end, precision=Precision.SPAN, words=words)


def _months_english(words: str, numbers: list[int]) -> Period | None:
    first, last = (_MONTHS[name.lower()] for name in re.findall(r"[A-Za-z]{3,}", words))
    if first >= last:
        return None
    return _months(words, numbers[0], first, last - first + 1, Precision.SPAN)


def _month_number(words: str, numbers: list[int]) -> Period:
    return _months(words, numbers[0], numbers[1], 1, Precision.MONTH)


def _month_english(words: str, numbers: list[int]) -> Period:
    return _months(words, numbers[0], _month_of(words), 1, Precision.MONTH)


def _quarter(words: str, numbers: list[int]) -> Period:
    return _months(words, max(numbers), 3 * min(numbers) - 2, 3, Precision.QUARTER)


def _half(words: str, numbers: list[int]) -> Period:
    return _months(words, max(numbers), 6 * min(numbers) - 5, 6, Precision.SPAN)


def _span(words: str, numbers: list[int]) -> Period | None:
    first, last = numbers
    if last < 100:
        last += first // 100 * 100
        last += 100 if last < first else 0
        if last > first + 30:  # "2023-13" is no span of ninety years
            return None
    if not first < last <= first + 200:
        return None
    if last == first + 1 and len(re.findall(r"\d{4}", words)) == 1:
        # "2020-21" is a season, a fiscal year or two years: which days it covers is not stated.
        return Period(
            start=date(first, 1, 1), end=date(last, 12, 31), precision=Precision.VAGUE, words=words
        )
    return Period(
        start=date(first, 1, 1), end=date(last, 12, 31), precision=Precision.SPAN, words=words
    )


def _fiscal(words: str, numbers: list[int]) -> Period:
    year = numbers[0]  # where a fiscal year begins differs by country: the ends are a guess
    return Period(
        start=date(year - 1, 4, 1), end=date(year, 12, 31), precision=Precision.VAGUE, words=words
    )


def _decade(words: str, numbers: list[int]) -> Period:
    return _months(words, numbers[0], 1, 120, Precision.SPAN)


def _year(words: str, numbers: list[int]) -> Period:
    return _months(words, numbers[0], 1, 12, Precision.YEAR)


_FORMS = {
    "day_iso": _day_iso,
    "day_en": _day_english,
    "day_dotted": _day_dotted,
    "days": _days,
    "months": _months_english,
    "month_iso": _month_number,
    "month_stat": _month_number,
    "month_en": _month_english,
    "quarter": _quarter,
    "half": _half,
    "span": _span,
    "fiscal": _fiscal,
    "decade": _decade,
    "year": _year,
}


def _month_of(words: str) -> int:
    name = re.search(r"[A-Za-z]+", words)
    return _MONTHS[name[0].lower()] if name else 0


def _months(words: str, year: int, month: int, count: int, precision: Precision) -> Period:
    after = year * 12 + month - 1 + count
    end = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Period(start=date(year, month, 1), end=end, precision=precision, words=words)
