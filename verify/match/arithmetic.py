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
from verify.match.ordering import ORDERINGS, Reach, placed
from verify.model import COUNT, Amount, Direction, Figure, Period, Quantity, Unit
from verify.quantity.units import named

PERCENT = Unit(name="%", dimension="percent")
POINT = Unit(name="percentage point", dimension="percentage point")
PER_YEAR = Unit(name="per year", dimension="count / time")
PER_100_000 = Unit(name="per 100,000 people", dimension="count / capita", factor=Decimal("0.00001"))
PER_MONTH = Unit(name="per month", dimension="count / time", factor=Decimal(12))

#: Numbers have at most 40 digits; a product or quotient of two needs some more.
_DIGITS = 90

#: Significant digits to which quotients of unlike things are kept.
_SIGNIFICANT = 6

_HUNDREDTH = Decimal("0.01")
_THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One derivation: its arithmetic, the unit and the step of its result, and its formula.

    ``apply`` takes the inputs' values and must be monotonic in each; it returns ``None`` where
    there is no result. ``unit`` tells the result's unit from the inputs' units; ``finest`` is the
    least step of the result, ``None`` where it is the inputs' own. ``formula`` shows the inputs'
    numbers at ``{0}``, ``{1}``, ... or all of them at ``{all}``, their count at ``{count}``. A
    ``signed`` result below zero becomes ``Direction.DOWN``. Inputs that are not ``alike`` may
    have unlike dimensions; otherwise all are taken in the first one's unit.
    """

    apply: Callable[[Sequence[Decimal]], Decimal | None]
    formula: str
    unit: Callable[[Sequence[Unit]], Unit] = lambda units: units[0]
    finest: Callable[[Decimal], Decimal] | None = None
    signed: bool = False
    alike: bool = True


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


def _average(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) / len(values) if values else None


def _quotient(values: Sequence[Decimal]) -> Decimal | None:
    first, second = values
    return first / second if second > 0 else None


def _rate(values: Sequence[Decimal]) -> Decimal | None:
    counted, heads = values
    return counted / heads * 100_000 if heads > 0 else None


def _share(values: Sequence[Decimal]) -> Decimal | None:
    part, whole = values
    return part / whole * 100 if whole > 0 else None


def _product(values: Sequence[Decimal]) -> Decimal | None:
    first, second = values
    return first * second


def _is(unit: Unit) -> Callable[[Sequence[Unit]], Unit]:
    return lambda _: unit


def _bought(units: Sequence[Unit]) -> Unit:
    """Return the currency that an amount is turned into by a rate: the other one that it names."""
    amount, rate = units
    names, dimensions = rate.name.split(" per "), rate.dimension.split(" / ")
    other = 1 if dimensions[0] == amount.dimension else 0
    return named(names[other]) or Unit(name=names[other], dimension=dimensions[other])


def _significant(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(value.adjusted() - _SIGNIFICANT + 1) if value else _HUNDREDTH


OPERATIONS: Mapping[str, Operation] = {
    "percent change": Operation(
        apply=_percent_change,
        formula="({1} - {0}) / {0}",
        unit=_is(PERCENT),
        finest=lambda _: _HUNDREDTH,
        signed=True,
    ),
    "difference": Operation(apply=_difference, formula="{1} - {0}", signed=True),
    "point change": Operation(
        apply=_difference,
        formula="{1} - {0}",
        unit=_is(POINT),
        finest=lambda _: _HUNDREDTH,
        signed=True,
    ),
    "multiple": Operation(
        apply=_multiple, formula="{1} / {0}", unit=_is(COUNT), finest=lambda _: _THOUSANDTH
    ),
    "sum": Operation(apply=_sum, formula="{all}"),
    "average": Operation(apply=_average, formula="({all}) / {count}", finest=_significant),
    "average a year": Operation(
        apply=_average, formula="({all}) / {count}", unit=_is(PER_YEAR), finest=_significant
    ),
    "average a month": Operation(
        apply=_average, formula="({all}) / {count}", unit=_is(PER_MONTH), finest=_significant
    ),
    "share": Operation(
        apply=_share, formula="{0} / {1}", unit=_is(PERCENT), finest=lambda _: _HUNDREDTH
    ),
    "per head": Operation(apply=_quotient, formula="{0} / {1}", finest=_significant, alike=False),
    "per 100,000 heads": Operation(
        apply=_rate,
        formula="{0} / {1} × 100,000",
        unit=_is(PER_100_000),
        finest=_significant,
        alike=False,
    ),
    "divided by the rate": Operation(
        apply=_quotient, formula="{0} / {1}", unit=_bought, finest=_significant, alike=False
    ),
    "times the rate": Operation(
        apply=_product, formula="{0} × {1}", unit=_bought, finest=_significant, alike=False
    ),
}


#: The operations that set a total against the heads.
PER_HEAD = frozenset({"per head", "per 100,000 heads"})


def evaluate(operation: str, inputs: Sequence[Figure]) -> Amount | None:
    """Apply ``operation`` to the inputs' amounts; ``None`` where it has no value.

    The result's ``step`` is the width of the interval around it that holds all that the inputs'
    rounding leaves open.
    """
    amounts = [figure.amount for figure in inputs]
    if operation in ORDERINGS:
        reaches = [_reach(one, amounts[0]) for one in amounts]
        told = [one for one in reaches if one is not None]
        return placed(operation, told) if len(told) == len(reaches) else None
    rule = OPERATIONS[operation]
    ranges = [_range(one, amounts[0] if rule.alike else one) for one in amounts]
    with localcontext(Context(prec=_DIGITS)):
        middle = _applied(rule, amounts)
        known = [one for one in ranges if one is not None]
        ends = _extremes(rule, known) if len(known) == len(ranges) else None
        if middle is None or ends is None:
            return None
        unit = rule.unit([one.value.unit for one in amounts if isinstance(one.value, Quantity)])
        finest = rule.finest(middle) if rule.finest else _finest(amounts)
        rounded = middle.quantize(finest)
        if rule.finest is _significant:
            rounded = rounded.normalize()
        elif rule.finest and rounded == (shorter := rounded.quantize(finest.scaleb(1))):
            rounded = shorter  # 25.0%, not 25.00%
        reach = max(ends[1] - middle, middle - ends[0])  # the farther end, as they may be uneven
        step = max(2 * reach, finest)
    direction = Direction.NONE
    if rule.signed:
        direction = Direction.DOWN if middle < 0 else Direction.UP
        rounded = rounded.copy_abs()
    quantity = Quantity(low=rounded, high=rounded, unit=unit, step=step)
    return Amount(value=quantity, direction=direction)


def estimate(operation: str, inputs: Sequence[Figure]) -> Decimal | None:
    """Return the bare value of ``operation``, in the unit that ``evaluate`` gives it."""
    with localcontext(Context(prec=_DIGITS)):
        return _applied(OPERATIONS[operation], [figure.amount for figure in inputs])


def _applied(rule: Operation, amounts: Sequence[Amount]) -> Decimal | None:
    values = [_value(one, amounts[0] if rule.alike else one) for one in amounts]
    known = [one for one in values if one is not None]
    return rule.apply(known) if len(known) == len(values) else None


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
    signed = -one.low if amount.direction is Direction.DOWN else one.low
    return signed if one.unit == other.unit else _in_unit(signed * one.unit.factor, one, other)


def _in_unit(base: Decimal, one: Quantity, other: Quantity) -> Decimal:
    return (base + one.unit.offset - other.unit.offset) / other.unit.factor


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
    near, other = allowed(amount)[0].near, like.value
    if near.low is None or near.high is None or isinstance(other, Period):
        return None
    unit = other.unit
    return (near.low - unit.offset) / unit.factor, (near.high - unit.offset) / unit.factor


def _reach(amount: Amount, like: Amount) -> Reach | None:
    """Return what a number may be, in the unit of ``like``; ``None`` where it is not one number."""
    near, other = _range(amount, like), like.value
    if near is None or isinstance(other, Period):
        return None
    unit = other.unit
    outer = allowed(amount)[0].outer.scaled(1 / unit.factor, -unit.offset / unit.factor)
    return Reach(near, outer)


def value_of(figure: Figure, like: Figure) -> Decimal | None:
    """Return a figure's one value in the unit of ``like``; ``None`` if it has none."""
    return _value(figure.amount, like.amount)


def span_of(figure: Figure, like: Figure) -> tuple[Decimal, Decimal] | None:
    """Return the ends of what a figure's rounding leaves open, in the unit of ``like``."""
    return _range(figure.amount, like.amount)


def _extremes(
    rule: Operation, ranges: Sequence[tuple[Decimal, Decimal]]
) -> tuple[Decimal, Decimal] | None:
    """Return the least and the greatest result over the ends of the inputs."""
    if len(ranges) > 2:  # only sums and averages take so many: they grow with every input
        corners = [[low for low, _ in ranges], [high for _, high in ranges]]
    else:
        corners = [list(corner) for corner in product(*ranges)]
    results = [rule.apply(corner) for corner in corners]
    known = [one for one in results if one is not None]
    return (min(known), max(known)) if known and len(known) == len(results) else None
