"""How a derived figure was worked out, written for a reader: the left side of its formula."""

from __future__ import annotations

from collections.abc import Sequence

from verify.match.arithmetic import OPERATIONS, PER_HEAD, value_of
from verify.match.ordering import ORDERINGS
from verify.model import Direction, Figure
from verify.quantity import spell

#: Conversions, whose formula shows the date of the rate.
_BY_RATE = frozenset({"divided by the rate", "times the rate"})

#: The operations whose result is about what their first input is about.
OF_THE_FIRST = frozenset({"share", *PER_HEAD, *_BY_RATE, *ORDERINGS})

_SHOWN = 6  # figures on one side of a ranked one


def left_side(operation: str, inputs: Sequence[Figure]) -> str:
    """Return the inputs' numbers as ``operation`` joins them: "(294 - 188) / 188"."""
    if operation in ORDERINGS:
        return _order(ORDERINGS[operation].order, inputs)
    numbers = [spell.amount(one.amount) for one in inputs]
    if operation in _BY_RATE and inputs[1].topic.period:
        numbers[1] += f" ({spell.period(inputs[1].topic.period)})"
    return OPERATIONS[operation].formula.format(
        *numbers, all=" + ".join(numbers), count=len(numbers)
    )


def _order(order: Direction, inputs: Sequence[Figure]) -> str:
    """Return "1,806 (2023), behind 1,900 (2021), before 1,755 (2019) and 3 more"."""
    first, *others = inputs
    sized = [(value_of(one, first) or 0, one) for one in others]
    mine = value_of(first, first) or 0
    sized.sort(key=lambda pair: pair[0], reverse=order is Direction.UP)
    ahead = [one for size, one in sized if (size > mine if order is Direction.UP else size < mine)]
    rest = [one for _, one in sized if not any(one is other for other in ahead)]
    return _shown(first, first) + "".join(
        f", {word} {_some(group, first)}"
        for word, group in (("behind", ahead), ("before", rest))
        if group
    )


def _some(figures: Sequence[Figure], first: Figure) -> str:
    shown = ", ".join(_shown(one, first) for one in figures[:_SHOWN])
    more = len(figures) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _shown(one: Figure, first: Figure) -> str:
    """Return a number with what tells it from the others: its place or its time."""
    number = spell.amount(one.amount)
    elsewhere = one.topic.places != first.topic.places
    if elsewhere:
        return f"{number} ({', '.join(place.name for place in one.topic.places)})"
    period = one.topic.period
    return f"{number} ({spell.period(period)})" if period else number
