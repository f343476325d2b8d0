"""The arithmetic of derived figures: operations in a table, rounding carried through.

``evaluate`` gives a derived figure's amount from its inputs, and gives it again whenever it is
asked (law 3).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from itertools import product

from verify.match.interval import allowed
from verify.model import COUNT, Amount, Direction, Figure, Period, Quantity, Unit

PERCENT = Unit(name="%", dimension="percent")
POINT = Unit(name="percentage point", dimension="percentage point")

#: Numbers have at most 40 digits; a product or quotient of two needs some more.
_DIGITS = 90

_TENTH = Decimal("0.1")
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Operation:
    """One derivation: the unit of its result, its arithmetic, and its formula.

    ``unit`` is ``None`` where the result has the inputs' own. ``apply`` takes the inputs' values
    in one unit and must be monotonic in each; it returns ``None`` where there is no result.
    ``formula`` shows the inputs' numbers at ``{0}``, ``{1}``, ... or all of them at ``{all}``.
    A ``signed`` result below zero becomes ``Direction.DOWN``.
    """

    unit: Unit | None
    apply: Callable[[Sequence[Decimal]], Decimal | None]
    formula: str
    signed: bool = True


def _percent_change(values: Sequence[Decimal]) -> Decimal | None:
    before, after = values
    return (after - before) / before * 100 if before > 0 else None


def _difference(values: Sequence[Decimal]) -> Decimal | None:
    before, after = values
    return after - before


def _multiple(values: Sequence[Decimal]) -> Decimal | None:
    before, after = values
    return after / before if before > 0 else None


def _sum(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0))


OPERATIONS: Mapping[str, Operation] = {
    "percent change": Operation(PERCENT, _percent_change, "({1} - {0}) / {0}"),
    "difference": Operation(None, _difference, "{1} - {0}"),
    "point change": Operation(POINT, _difference, "{1} - {0}"),
    "multiple": Operation(COUNT, _multiple, "{1} / {0}", signed=False),
    "sum": Operation(None, _sum, "{all}", signed=False),
}


def evaluate(operation: str, inputs: Sequence[Figure]) -> Amount | None:
    """Apply ``operation`` to the inputs' amounts; ``None`` where it has no value.

    Inputs must share a dimension; they are taken in the first one's unit. The result's ``step``
    is the width of the interval that the inputs' rounding leaves it.
    """
    rule = OPERATIONS[operation]
    amounts = [figure.amount for figure in inputs]
    values = [_value(amount, amounts[0]) for amount in amounts]
    ranges = [_range(amount, amounts[0]) for amount in amounts]
    with localcontext(Context(prec=_DIGITS)):
        middle = rule.apply([one for one in values if one is not None])
        ends = _extremes(rule, [one for one in ranges if one is not None])
        if None in values or None in ranges or middle is None or ends is None:
            return None
        first = amounts[0].value
        unit = rule.unit or (first.unit if isinstance(first, Quantity) else COUNT)
        finest = _finest(amounts) if rule.unit is None else _TENTH
        rounded = middle.quantize(_HUNDREDTH if rule.unit is COUNT else finest)
        step = max(ends[1] - ends[0], finest)
    direction = Direction.NONE
    if rule.signed:
        direction = Direction.DOWN if middle < 0 else Direction.UP
        rounded = rounded.copy_abs()
    quantity = Quantity(low=rounded, high=rounded, unit=unit, step=step)
    return Amount(value=quantity, direction=direction)


def _finest(amounts: Sequence[Amount]) -> Decimal:
    steps = [one.value.step for one in amounts if isinstance(one.value, Quantity)]
    return min((*steps, Decimal(1)))


def _value(amount: Amount, like: Amount) -> Decimal | None:
    """Return the point value in the unit of ``like``; ``None`` for ranges, bounds and dates."""
    one, other = amount.value, like.value
    if isinstance(one, Period) or isinstance(other, Period) or one.alternatives:
        return None
    if one.low is None or one.low != one.high or one.unit.dimension != other.unit.dimension:
        return None
    base = one.low * one.unit.factor + one.unit.offset
    return (base - other.unit.offset) / other.unit.factor


def _range(amount: Amount, like: Amount) -> tuple[Decimal, Decimal] | None:
    """Return the ends of what a point leaves open: half its last digit, or what its hedge says."""
    value = _value(amount, like)
    one = amount.value
    if value is None or isinstance(one, Period):
        return None
    if not amount.hedges:
        counted = one.unit.dimension == "count" and one.step == 1  # whole things are not rounded
        half = Decimal(0) if counted else one.step / 2
        return value - half, value + half
    near = allowed(amount)[0].near
    return (near.low, near.high) if near.low is not None and near.high is not None else None


def _extremes(
    rule: Operation, ranges: Sequence[tuple[Decimal, Decimal]]
) -> tuple[Decimal, Decimal] | None:
    """Return the least and the greatest result over the ends of the inputs."""
    if len(ranges) > 2:  # only sums take so many; their ends are the sums of the ends
        corners = [[low for low, _ in ranges], [high for _, high in ranges]]
    else:
        corners = [list(corner) for corner in product(*ranges)]
    results = [rule.apply(corner) for corner in corners]
    known = [one for one in results if one is not None]
    return (min(known), max(known)) if known and len(known) == len(results) else None
