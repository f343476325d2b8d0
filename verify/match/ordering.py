"""The arithmetic of ranks: which place one number takes among others, rounding carried through.

A rank is an interval like any other result: what is surely ahead gives its best place, what may
be ahead its worst. Where not all of what it is counted among is known, its worst place is open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from verify.match.interval import Interval
from verify.match.rank_comparison import DIMENSION
from verify.model import Amount, Direction, Form, Quantity, Unit


@dataclass(frozen=True, slots=True)
class Ordering:
    """From which end a rank is counted, and whether all that it counts among is known."""

    order: Direction
    whole: bool

    @property
    def unit(self) -> Unit:
        """Return the unit of a rank: it says from which end it is counted."""
        name = "highest" if self.order is Direction.UP else "lowest"
        return Unit(name=name, dimension=DIMENSION)


#: Every way to rank the first of some figures among them all.
ORDERINGS: Mapping[str, Ordering] = {
    "rank from the highest": Ordering(Direction.UP, whole=True),
    "rank from the lowest": Ordering(Direction.DOWN, whole=True),
    "rank from the highest of those known": Ordering(Direction.UP, whole=False),
    "rank from the lowest of those known": Ordering(Direction.DOWN, whole=False),
}


def operation_of(order: Direction, *, whole: bool) -> str:
    """Return the name of the operation that ranks in an order."""
    return next(name for name, one in ORDERINGS.items() if one == Ordering(order, whole=whole))


@dataclass(frozen=True, slots=True)
class Reach:
    """What a number may be: as printed and rounded there, and at the widest."""

    near: tuple[Decimal, Decimal]
    outer: Interval


def placed(operation: str, reaches: Sequence[Reach]) -> Amount:
    """Return the place that the first number takes among all."""
    rule = ORDERINGS[operation]
    first, *others = reaches
    surely = sum(_is_ahead(one.outer, first.outer, rule.order) for one in others)
    maybe = sum(_may_be_ahead(one.near, first.near, rule.order) for one in others)
    low, high = Decimal(1 + surely), Decimal(1 + max(surely, maybe)) if rule.whole else None
    form = Form.POINT if low == high else Form.RANGE
    value = Quantity(low=low, high=high, unit=rule.unit, step=Decimal(0), form=form)
    return Amount(value=value)


def _is_ahead(one: Interval, other: Interval, order: Direction) -> bool:
    above, below = (one, other) if order is Direction.UP else (other, one)
    return above.low is not None and below.high is not None and above.low > below.high


def _may_be_ahead(
    one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal], order: Direction
) -> bool:
    """Tell whether a number may be ahead of another or level with it."""
    return one[1] >= other[0] if order is Direction.UP else one[0] <= other[1]
