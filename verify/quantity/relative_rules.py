"""Resolve one relative expression, already recognised, against the article's date.

One function a rule; ``RULES`` names them as the pattern in ``relative_periods`` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, cast

from verify import tables
from verify.model import Period, Precision
from verify.quantity import almanac


class Around(NamedTuple):
    """What a phrase is resolved against: the article's date and the period mentioned before it.

    ``sure`` tells that the date was given or published, not inferred. ``near`` was mentioned in
    the same sentence, ``last`` anywhere before.
    """

    anchor: date | None
    sure: bool = False
    near: Period | None = None
    last: Period | None = None


def count_of(word: str) -> tuple[int, bool]:
    """Return the number that a word gives before a unit of time (0: none), and if it is exact."""
    if word.isdigit():
        return int(word), True
    low = word.lower()
    if low in _numbers("numbers"):
        return _numbers("numbers")[low], True
    return _numbers("vague").get(low, 0), False


def ordinal_of(word: str) -> int:
    """Return 1 for "first" and so on, 0 if it is no such word."""
    return _numbers("ordinals").get(word.lower(), 0)


@cache
def _numbers(section: str) -> MappingProxyType[str, int]:
    """Return one section of the data file."""
    numbers = tables.load("quantity", "periods.toml")[section]
    return MappingProxyType(cast("dict[str, int]", numbers))


def _anchor(around: Around) -> date:
    """Return the article's date where it is known to be there."""
    if around.anchor is None:
        raise ValueError("a relative period needs an anchor")
    return around.anchor


def _to_date(_match: re.Match[str], around: Around) -> Period:
    anchor = _anchor(around)
    return Period(start=date(anchor.year, 1, 1), end=anchor)


def _on_year(match: re.Match[str], around: Around) -> Period | None:
    unit = match[0].split("-")[0].split()[0].lower()
    return _before_near(around, unit=unit if unit in {"month", "quarter"} else "year", count=1)


def _same(_match: re.Match[str], around: Around) -> Period | None:
    return _before_near(around, unit="year", count=1)


def _before_near(around: Around, *, unit: str, count: int) -> Period | None:
    """Return the sentence's period moved back, or a vague one around the same time back."""
    near = around.near
    if near is not None and near.start is not None and near.end is not None:
        start = almanac.back(near.start, unit=unit, count=count)
        end = almanac.back(near.end, unit=unit, count=count)
        if start is None or end is None:
            return None
        if near.precision is Precision.MONTH:
            end = almanac.last_of_month(end.year, end.month)
        return Period(start=start, end=end, precision=near.precision)
    then = almanac.back(_anchor(around), unit=unit, count=count)
    if then is None:
        return None
    wide = almanac.unit_around(then, {"year": "month", "decade": "year"}.get(unit, unit))
    return Period(start=wide.start, end=wide.end, precision=Precision.VAGUE)


def _rest(match: re.Match[str], around: Around) -> Period | None:
    number = _anchor(around).year + {"last": -1, "next": 1}.get(match["part_of"].lower(), 0)
    first, last = {
        "first half": (1, 6),
        "second half": (7, 12),
        "start": (1, 2),
        "beginning": (1, 2),
        "end": (11, 12),
        "middle": (5, 8),
    }[match["part"].lower()]
    found = almanac.months(number, first, last)
    halves = "half" in match["part"].lower()
    precision = Precision.SPAN if halves else Precision.VAGUE
    return Period(start=found.start, end=found.end, precision=precision)


def _several(match: re.Match[str], around: Around) -> Period | None:
    count, exact = count_of(match["span_count"])
    if not count:
        return None
    forward = match["span_which"].lower() in {"next", "coming"}
    return _stretch(_anchor(around), match["span_unit"], count, exact=exact, forward=forward)


def _recent(match: re.Match[str], around: Around) -> Period | None:
    count = _numbers("vague")["recent"]
    return _stretch(_anchor(around), match["recent_unit"], count, exact=False)


def _stretch(
    anchor: date, unit: str, count: int, *, exact: bool, forward: bool = False
) -> Period | None:
    """Return so many units up to the anchor, or from it on."""
    unit = unit.lower()
    if unit == "hour":
        unit, count, exact = "day", max(1, count // 24), False
    other = almanac.back(anchor, unit=unit, count=-count if forward else count)
    if other is None:
        return None
    precision = Precision.SPAN if exact else Precision.VAGUE
    return Period(start=min(anchor, other), end=max(anchor, other), precision=precision)


def _ago(match: re.Match[str], around: Around) -> Period | None:
    count, exact = count_of(match["ago_count"])
    unit = match["ago_unit"].lower()
    if not count or unit == "hour":
        return None
    found = _before_near(around, unit=unit, count=count)
    if exact or found is None:
        return found
    return Period(start=None, end=found.end, precision=Precision.VAGUE)


def _before(match: re.Match[str], around: Around) -> Period | None:
    unit = match["before_unit"].lower()
    if around.near is None:
        return None
    return _before_near(around, unit=unit, count=1)


def _named(match: re.Match[str], around: Around) -> Period | None:
    anchor, which, name = _anchor(around), match["named_which"].lower(), match["named_name"]
    if name.lower().endswith("day"):
        found = _nearest_weekday(anchor, name, forward=which == "next")
        return almanac.day(found) if found is not None else None
    number = month_number(name)
    if which in {"last", "previous"}:
        return almanac.month(anchor.year - (number >= anchor.month), number)
    if which == "next":
        return almanac.month(anchor.year + (number <= anchor.month), number)
    return almanac.month(anchor.year, number)


def _plain(match: re.Match[str], around: Around) -> Period | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    anchor = _anchor(around)
    if unit == "hour":
        return None
    if which == "past":
        return _stretch(anchor, unit, 1, exact=True)
    if which in {"this", "current"}:
        return almanac.unit_around(anchor, unit)
    if which in {"previous", "prior", "preceding"} and around.near is not None:
        return _before_near(around, unit=unit, count=1)
    then = almanac.back(anchor, unit=unit, count=-1 if which in {"next", "coming"} else 1)
    return almanac.unit_around(then, unit) if then is not None else None


_SEASONS = MappingProxyType({"spring": 3, "summer": 6, "autumn": 9, "winter": 12})


def _season(match: re.Match[str], around: Around) -> Period | None:
    """Return a season of the northern half of the world; its first and last days are vague."""
    anchor = _anchor(around)
    first = _SEASONS[match["season_name"].lower()]
    which = match["season_which"].lower()
    number = anchor.year + (which == "next" and first <= anchor.month)
    if which in {"last", "past"} and date(number, first, 1) > _months_before(anchor, 2):
        number -= 1
    elif which == "this" and date(number, first, 1) > anchor and first == 12:
        number -= anchor.month < 3
    found = almanac.month(number, first)
    last = (number + 1, 2) if first == 12 else (number, first + 2)
    return Period(start=found.start, end=almanac.last_of_month(*last), precision=Precision.VAGUE)


def _months_before(day: date, count: int) -> date:
    return almanac.back(day, unit="month", count=count) or day


def is_calendar(match: re.Match[str], around: Around) -> bool:
    """Tell whether the words name one calendar year or month as surely as its number would.

    "Last year" does, beside a date that is sure and with no other time in the sentence; "the last
    year" may be the past twelve months. "A year earlier" does behind a stated year or month.
    """
    near = around.near
    if near is not None:
        shifted = any(match[name] for name in ("same", "before", "ago"))
        return shifted and near.stated and near.precision in {Precision.YEAR, Precision.MONTH}
    if not (around.sure and match["plain"]):
        return False
    bare = not match.string[: match.start()].lower().endswith("the ")
    return bare and match["which"].lower() == "last" and match["unit"].lower() in {"year", "month"}


def _today(match: re.Match[str], around: Around) -> Period | None:
    shift = {"yesterday": 1, "today": 0, "tomorrow": -1}[match[0].lower()]
    then = almanac.back(_anchor(around), unit="day", count=shift)
    return almanac.day(then) if then is not None else None


def _weekday(match: re.Match[str], around: Around) -> Period | None:
    found = _nearest_weekday(_anchor(around), match[0], forward=False)
    return almanac.day(found) if found is not None else None


def _nearest_weekday(anchor: date, name: str, *, forward: bool) -> date | None:
    """Return the last such weekday up to the anchor, or the first after it."""
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    difference = (anchor.weekday() - names.index(name.lower()[:3])) % 7
    return almanac.back(anchor, unit="day", count=difference - 7 if forward else difference)


def _month(match: re.Match[str], around: Around) -> Period | None:
    anchor, number = _anchor(around), month_number(match["month_name"])
    return almanac.month(nearest_year(anchor, number, 15), number)


def _quarter(match: re.Match[str], around: Around) -> Period | None:
    """Return the last quarter of that number that ended before the anchor; ends vary by company."""
    anchor = _anchor(around)
    number = int(match["q_number"]) if match["q_number"] else ordinal_of(match["q_word"])
    found = almanac.quarter(anchor.year, number)
    if found.end is not None and found.end > anchor:
        found = almanac.quarter(anchor.year - 1, number)
    return Period(start=found.start, end=found.end, precision=Precision.VAGUE)


def fiscal_year(number: int, *, crossing: bool) -> Period:
    """Return everything that a fiscal year may cover; ``crossing`` for one written "2022-23"."""
    first, last = (
        (date(number, 4, 1), date(number + 1, 9, 30))
        if crossing
        else (date(number - 1, 2, 1), date(number + 1, 3, 31))
    )
    return Period(start=first, end=last, precision=Precision.VAGUE)


def month_number(name: str) -> int:
    """Return 1 for "January" or "Jan." and so on."""
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return names.index(name.lower()[:3]) + 1


def nearest_year(anchor: date, month: int, day: int) -> int:
    """Return the year in which that day lies nearest to the anchor."""
    near = (anchor.year - 1, anchor.year, anchor.year + 1)
    valid = [number for number in near if 1 <= number <= 9998]
    last = {number: min(day, almanac.last_of_month(number, month).day) for number in valid}
    return min(valid, key=lambda number: abs(date(number, month, last[number]) - anchor))


RULES: MappingProxyType[str, Callable[[re.Match[str], Around], Period | None]] = MappingProxyType(
    {
        "to_date": _to_date,
        "on_year": _on_year,
        "same": _same,
        "rest": _rest,
        "several": _several,
        "recent": _recent,
        "ago": _ago,
        "before": _before,
        "named": _named,
        "plain": _plain,
        "season": _season,
        "today": _today,
        "weekday": _weekday,
        "month": _month,
        "quarter": _quarter,
    }
)
