"""Numbers, units and periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What sort of number it is: a claim is only ever judged against figures of its own kind."""

    LEVEL = "level"  # 2,267 people; $40; unemployment at 5%
    SHARE = "share"  # a part of a whole: 60% of voters, half of the sites
    CHANGE = "change"  # a relative change: up 5 percent
    POINT_CHANGE = "point change"  # a change in points: cut by a quarter-point
    DIFFERENCE = "difference"  # an absolute change: rose by 300 people, down $2
    MULTIPLE = "multiple"  # doubled, three times as many (kept as 2, 3)
    RATIO = "ratio"  # one in five, 3 to 1 (kept as the quotient)
    RATE = "rate"  # per 100,000 people, an hour, per capita
    RANK = "rank"  # second-largest
    DATE = "date"  # when something happened


class Direction(StrEnum):
    """Which way a change goes."""

    NONE = "none"
    UP = "up"
    DOWN = "down"


class Hedge(StrEnum):
    """How a writer loosens a number. An amount's hedges are listed outermost first."""

    ABOUT = "about"  # about, some, roughly, around, approximately
    NEARLY = "nearly"  # nearly, almost, just under: a little below
    JUST_OVER = "just over"  # just over, slightly more than: a little above
    OVER = "over"  # over, more than, above: strictly more
    AT_LEAST = "at least"  # at least, or more, -plus: this much or more
    UNDER = "under"  # under, less than, below, fewer than: strictly less
    AT_MOST = "at most"  # at most, up to, as many as: this much or less
    ESTIMATED = "estimated"  # an estimated, believed to be
    VAGUE = "vague"  # a few percent, several: no number is stated


class Form(StrEnum):
    """How the value is given."""

    POINT = "point"  # low == high
    RANGE = "range"  # 18 to 25 percent, between 3 and 5 million
    FUZZY = "fuzzy"  # hundreds of thousands, dozens: an interval is all that is said


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measurement or currency.

    ``name`` is the canonical English singular ("dollar", "kilometre", "%"), empty for a bare
    count. Two units can be compared when their ``dimension`` is equal ("length", "percent",
    "currency USD", "count", "currency USD / share"); then ``value * factor + offset`` is the value
    in the dimension's base unit. ``factor`` and ``offset`` are exact.
    """

    name: str = ""
    dimension: str = "count"
    factor: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)


COUNT = Unit()


class Bounds(NamedTuple):
    """One reading of a number: both ends included, ``None`` where it is open; a point twice."""

    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Value(s), unit and step, as written.

    ``low`` and ``high`` are in ``unit`` with any scale word applied ("2.3 million" is 2300000)
    and are equal for a point. ``step`` is the size of the last stated digit (100000 there, 1 for
    "2,300,000"). ``alternatives`` are the other plausible readings of an ambiguous notation
    ("1.234"); they exclude the first reading.
    """

    low: Decimal | None
    high: Decimal | None
    unit: Unit = COUNT
    step: Decimal = Decimal(1)
    form: Form = Form.POINT
    alternatives: tuple[Bounds, ...] = ()

    @property
    def readings(self) -> tuple[Bounds, ...]:
        """Every plausible reading, the likeliest first."""
        return (Bounds(self.low, self.high), *self.alternatives)


class Precision(StrEnum):
    """How finely a period was stated."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    SPAN = "span"  # anything else: 2020-21, January to August 2023, the past two years
    VAGUE = "vague"  # the past few months, recent years: the ends are a guess


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When something holds: first and last day, both included; ``None`` where it is open.

    ``stated`` tells whether the text gives it; ``False`` means that it was worked out (from the
    article's date, from a neighbouring sentence) and can then never serve to refute.
    """

    start: date | None
    end: date | None
    precision: Precision = Precision.SPAN
    words: str = ""
    stated: bool = True

    def contains(self, other: Period) -> bool:
        """Tell whether every day of ``other`` lies in this period."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two periods share a day."""
        return not (
            (self.end is not None and other.start is not None and self.end < other.start)
            or (other.end is not None and self.start is not None and other.end < self.start)
        )

    def same_days(self, other: Period) -> bool:
        """Tell whether both begin and end on the same days."""
        return (self.start, self.end) == (other.start, other.end)
