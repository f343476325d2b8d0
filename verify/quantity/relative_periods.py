"""Find and resolve periods that are told from the article's date: "last year", "a year ago".

Every rule is one alternative of a single pattern and one function that turns a match into a period.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import cast

from verify.model import Period, Precision, Span
from verify.quantity import almanac

_UNIT = r"(?:year|month|week|quarter|decade|day|hour)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NUMBER = r"(?:\d{1,3}|[a-z]{1,7}(?:-[a-z]{4})?)"

# Tried in this order at each place. The longest sensible reading comes first.
_PATTERN = re.compile(
    rf"""
    \b(?:
      (?P<to_date>so\ far\ (?:this|in\ the)\ year|year[-\ ]to[-\ ]date|YTD|this\ year\ so\ far)
    | (?P<on_year>year[-\ ]o(?:n|ver)[-\ ]year|y/y|YoY|month[-\ ]o(?:n|ver)[-\ ]month
        |quarter[-\ ]o(?:n|ver)[-\ ]quarter)
    | (?P<same>(?:the\ )?same\ (?:period|time|month|quarter|week|day)
        (?:\ (?:of\ |in\ )?(?:last|the\ previous|the\ prior)\ year
          |\ (?:a|one)\ year\ (?:ago|earlier|before)))
    | (?P<rest>(?:the\ )?(?P<part>start|beginning|end|middle|first\ half|second\ half)\ of
        \ (?P<part_of>the|this|last|next)(?:\ calendar)?\ year)
    | (?P<several>(?<!will\ )(?<!to\ )(?P<span_which>last|past|previous|preceding|prior|next|coming)
        \ (?P<span_count>{_NUMBER})(?:\ of)?\ (?:consecutive\ |full\ )?(?P<span_unit>{_UNIT})s)
    | (?P<recent>recent\ (?P<recent_unit>{_UNIT})s)
    | (?P<ago>(?P<ago_count>{_NUMBER})(?:\ of)?\ (?P<ago_unit>{_UNIT})s?
        \ (?:ago|earlier|previously|before(?!\ (?:the|his|her|its|their|a|an)\b)))
    | (?P<before>(?:the\ )?(?P<before_unit>year|month|week|quarter)\ (?:before|earlier|prior)\b
        (?!\ (?:the|his|her|its|their|a|an)\b))
    | (?P<named>(?P<named_which>last|this|next|previous)\ (?P<named_name>{_MONTH}|{_WEEKDAY})
        (?!\ \d))
    | (?P<plain>(?P<which>last|this|next|previous|prior|preceding|past|current|coming)
        (?:\ (?:calendar|full))?\ (?P<unit>{_UNIT})\b(?!s|-))
    | (?P<anaphor>that\ (?:time|year|month|day|week|period)|(?<=since\ )then
        |the\ same\ (?:period|year|month|quarter|day|week|time))
    | (?P<today>(?:yesterday|today|tomorrow)\b)
    | (?P<weekday>(?:{_WEEKDAY})\b(?!,?\ (?:{_MONTH}|\d)))
    | (?P<fiscal>(?:fiscal|financial)(?:\ year)?\ (?P<fiscal_year>\d{{4}})
        (?:[-–/](?P<fiscal_end>\d{{4}}|\d{{2}}))?(?!\d)
        |FY\ ?'?(?P<short_fiscal>\d{{4}}|\d{{2}})(?:[-–/](?P<short_end>\d{{4}}|\d{{2}}))?(?!\d))
    | (?P<month>(?:(?<=\bin\ )|(?<=\bsince\ )|(?<=\bof\ )|(?<=\bby\ )|(?<=\buntil\ )|(?<=\blate\ )
        |(?<=\bfrom\ )|(?<=\bduring\ )|(?<=\bearly\ )|(?<=\bfor\ )|(?<=\bthan\ in\ ))
        (?P<month_name>{_MONTH})(?!,?\ \d|\w))
    | (?P<quarter>(?:(?P<q_word>first|second|third|fourth)[-\ ]quarter|Q(?P<q_number>[1-4]))\b)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a phrase is resolved against: the article's date and the period mentioned before it.

    ``near`` was mentioned in the same sentence, ``last`` anywhere before.
    """

    anchor: date | None
    near: Period | None = None
    last: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A relative expression in a text, not yet resolved."""

    span: Span
    rule: str
    match: re.Match[str]

    @property
    def is_comparison(self) -> bool:
        """Tell whether the words by themselves say that something is compared with the period."""
        return self.rule in {"on_year", "same"}

    def resolve(self, around: Around) -> Period | None:
        """Return the period, without ends if the article's date is needed and not known.

        None if the words mean no period here ("that time" with nothing before it).
        """
        words = self.match[0]
        if self.rule == "anaphor":
            return _worked_out(around.last, words) if around.last is not None else None
        if self.rule == "fiscal":
            return _fiscal(self.match)
        if around.anchor is None:
            return Period(
                start=None, end=None, precision=Precision.VAGUE, words=words, stated=False
            )
        resolved = _RULES[self.rule](self.match, around)
        return _worked_out(resolved, words) if resolved is not None else None


def phrases(text: str) -> Iterator[Phrase]:
    """Yield the relative expressions of ``text`` in order. Linear in its length."""
    for match in _PATTERN.finditer(text):
        rule = _rule_of(match)
        names = [match[name] for name in ("named_name", "weekday", "month_name") if match[name]]
        if rule and all(name[0].isupper() for name in names):
            yield Phrase(span=Span(*match.span()), rule=rule, match=match)


def _rule_of(match: re.Match[str]) -> str:
    """Return the name of the alternative that matched."""
    return next((rule for rule in (*_RULES, "anaphor", "fiscal") if match[rule]), "")


def _worked_out(period: Period, words: str) -> Period:
    """Return the period marked as worked out rather than stated, with the words that tell it."""
    return Period(
        start=period.start, end=period.end, precision=period.precision, words=words, stated=False
    )


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
    with (Path(__file__).parent / "data" / "periods.toml").open("rb") as file:
        return MappingProxyType(cast("dict[str, int]", tomllib.load(file)[section]))


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


def _fiscal(match: re.Match[str]) -> Period | None:
    """Return a fiscal year, whose first month is anybody's guess: marked vague, and wide."""
    written = match["fiscal_year"] or match["short_fiscal"]
    number = int(written) + (2000 if len(written) == 2 else 0)
    if not 1800 <= number <= 2200:
        return None
    crossing = match["fiscal_end"] or match["short_end"]
    first, last = (
        (date(number, 4, 1), date(number + 1, 9, 30))
        if crossing
        else (date(number - 1, 2, 1), date(number + 1, 3, 31))
    )
    return Period(start=first, end=last, precision=Precision.VAGUE, words=match[0])


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


_RULES: MappingProxyType[str, Callable[[re.Match[str], Around], Period | None]] = MappingProxyType(
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
        "today": _today,
        "weekday": _weekday,
        "month": _month,
        "quarter": _quarter,
    }
)
