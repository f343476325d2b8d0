"""Narrow or stretch a period by the words before it: "the first eight months of", "the end of"."""

from __future__ import annotations

import re
from dataclasses import replace

from verify.model import Period, Precision, Span
from verify.patterns import lazy
from verify.quantity import almanac
from verify.quantity.relative_rules import count_of, fiscal_year, ordinal_of

LOOK_BACK = 70  # code points before an expression in which the words that shape it are looked for

_PART = lazy(
    r"\b(?:the\s+)?(?P<which>first|last|final)\s+(?P<count>[a-z]{1,7}|\d{1,2})\s+"
    r"(?P<unit>months|quarters|weeks|days)\s+of\s+(?:the\s+year\s+)?$",
    re.IGNORECASE,
)
_ENDING = lazy(
    r"\b(?:(?P<count>[a-z]{1,7}|\d{1,2})[-\s]+)?(?P<unit>years?|months?|weeks?|quarter|days?|decade)\s+"
    r"(?:period\s+)?(?:(?:that|which)\s+)?(?:ended|ending|to|through|up\s+to|until)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_EDGE = lazy(
    r"\b(?:(?P<edge>start|beginning|end|middle|close|turn)\s+of\s+(?:the\s+)?"
    r"|(?P<early>early|late|mid)(?:[-\s]+in)?[-\s]+)$",
    re.IGNORECASE,
)
# "the winter of 2022", "the same period of 2022": no more is sure than that it lies in the year
_SEASON = lazy(
    r"\b(?:the\s+)?(?:spring|summer|autumn|fall|winter|season)\s+(?:of\s+)?$"
    r"|\b(?:the\s+)?same\s+(?:\w{3,9}\s+)?(?:period|time|stretch|point|months?|quarter|half|weeks?|days?)"
    r"\s+(?:of|in)\s+$",
    re.IGNORECASE,
)
# "the 2021-22 fiscal year"
_CROSSING = lazy(
    r"\s*(?:fiscal|financial|school|academic|tax|budget|marketing|crop|season|campaign)\b",
    re.IGNORECASE,
)
_HALF = lazy(
    r"\b(?:the\s+)?(?P<half>first|second)[-\s]+half\s+of\s+(?:the\s+year\s+)?$", re.IGNORECASE
)


def widened(text: str, span: Span, period: Period) -> tuple[Span, Period]:
    """Return span and period after "the first eight months of", "the end of", "the year to"."""
    if period.start is None or period.end is None:
        return span, period
    lead = max(0, span.start - LOOK_BACK)
    before = text[lead : span.start]
    changes = (
        (_PART, _part),
        (_HALF, _half),
        (_EDGE, _edge),
        (_ENDING, _ending),
        (_SEASON, _somewhere_in),
    )
    for pattern, change in changes:
        match = pattern.search(before)
        changed = change(match, period) if match is not None else None
        if match is not None and changed is not None:
            return Span(lead + match.start(), span.end), changed
    if _CROSSING.match(text, span.end):
        return span, _crossing(period)
    return span, period


def _crossing(period: Period) -> Period:
    """Return everything that a year which is no calendar year may cover."""
    if period.start is None or period.end is None or period.precision is Precision.DAY:
        return period
    if period.end.year - period.start.year == 1 and period.precision is Precision.SPAN:
        wide = fiscal_year(period.start.year, crossing=True)
        return replace(period, start=wide.start, end=wide.end, precision=Precision.VAGUE)
    if period.precision is Precision.YEAR:
        wide = fiscal_year(period.start.year, crossing=False)
        return replace(period, start=wide.start, end=wide.end, precision=Precision.VAGUE)
    return period


def _somewhere_in(_match: re.Match[str], period: Period) -> Period | None:
    """Return a year of which an unknown part is meant; a winter may go on into the next."""
    if period.precision is not Precision.YEAR or period.end is None:
        return None
    end = almanac.last_of_month(period.end.year + 1, 2) if _WINTER.match(_match[0]) else period.end
    return replace(period, end=end, precision=Precision.VAGUE)


_WINTER = lazy(r"(?:the\s+)?(?:winter|season)", re.IGNORECASE)


def _part(match: re.Match[str], period: Period) -> Period | None:
    count, exact = count_of(match["count"])
    unit = match["unit"][:-1].lower()
    if not exact or not count or period.start is None or period.end is None:
        return None
    if match["which"].lower() == "first":
        after = almanac.back(period.start, unit=unit, count=-count)
        end = almanac.back(after, unit="day", count=1) if after is not None else None
        return replace(period, end=end, precision=Precision.SPAN) if end is not None else None
    after = almanac.back(period.end, unit="day", count=-1)
    start = almanac.back(after, unit=unit, count=count) if after is not None else None
    return replace(period, start=start, precision=Precision.SPAN) if start is not None else None


def _half(match: re.Match[str], period: Period) -> Period | None:
    if period.start is None or period.precision is not Precision.YEAR:
        return None
    half = ordinal_of(match["half"])
    found = almanac.months(period.start.year, 6 * half - 5, 6 * half)
    return replace(period, start=found.start, end=found.end, precision=Precision.SPAN)


def _edge(match: re.Match[str], period: Period) -> Period | None:
    """Narrow a year or month to about its third that "early", "late", "end of" names."""
    if period.start is None or period.end is None or period.precision is Precision.DAY:
        return None
    third = (period.end - period.start) / 3
    word = (match["edge"] or match["early"]).lower()
    start, end = period.start, period.end
    if word in {"early", "start", "beginning", "turn"}:
        end = start + third
    elif word in {"late", "end", "close"}:
        start = end - third
    else:
        start, end = start + third, end - third
    return replace(period, start=start, end=end, precision=Precision.VAGUE)


def _ending(match: re.Match[str], period: Period) -> Period | None:
    """Return "the year to March 2023": the units that end with the period."""
    of_years = match["unit"].lower() in {"years", "decade"}
    ends = {Precision.YEAR} if of_years else {Precision.DAY, Precision.MONTH}
    if period.end is None or period.precision not in ends:
        return None
    count, exact = count_of(match["count"]) if match["count"] else (1, True)
    unit = match["unit"].lower().removesuffix("s")
    after = almanac.back(period.end, unit="day", count=-1)
    start = almanac.back(after, unit=unit, count=count or 1) if after is not None else None
    if start is None or not (exact or match["count"].lower() in {"the", "fiscal", "full"}):
        return None
    return replace(period, start=start, precision=Precision.SPAN)
