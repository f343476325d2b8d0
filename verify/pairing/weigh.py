"""How the amount of one sentence stands to the amount of another about the same thing.

``verify.match.interval`` reads a publisher's figure behind a writer's words, and is generous: a
number may have been cut off or rounded hard. Here both sides are words, and read as such: a bound
at its word ("less than 44" is not 44), a count to its last digit (33 titles are not 34), a bound
in the evidence only as far as its writer would have let it: who had 26 million would not write
"over 20 million". How two readings stand is the comparison of ``interval``. Reads amounts only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

from verify.match.interval import Allowed, Interval, Side, outcome, roundness, stated
from verify.match.standard import AGREEING
from verify.model import (
    Amount,
    Bounds,
    Comparison,
    Direction,
    Form,
    Hedge,
    Period,
    Quantity,
)

#: How far the number behind a bound of the evidence may lie from it: half its last digit that is
#: not zero, and not more than this share. Who has 26 million does not write "over 20 million", and
#: 519 million are not "over 518 million". Our own choice.
REACH = Decimal("0.1")

#: How far "about" and "nearly" reach: what a writer is held to, and what nobody is refuted in.
NEAR = Decimal("0.05")
FAR = Decimal("0.15")

#: Nobody writes "more than 4,500" for 200 million. Our own choice.
ABSURD_FACTOR = Decimal(100)

_ABOVE = frozenset({Hedge.OVER, Hedge.AT_LEAST})
_BELOW = frozenset({Hedge.UNDER, Hedge.AT_MOST})
_LOOSE = frozenset({Hedge.ABOUT, Hedge.ESTIMATED, Hedge.VAGUE})


def compare(claimed: Amount, reference: Amount) -> Comparison:
    """Tell how ``claimed`` stands to ``reference``, both in words, of one dimension."""
    mine, theirs = claimed.value, reference.value
    if isinstance(mine, Period) or isinstance(theirs, Period):
        if isinstance(mine, Period) and isinstance(theirs, Period):
            return compare_dates(mine, theirs)
        return Comparison.UNDECIDED
    ways = {claimed.direction, reference.direction}
    if ways == {Direction.UP, Direction.DOWN}:
        return Comparison.DIFFERS
    if not _comparable(mine, theirs):
        return Comparison.UNDECIDED
    outcomes = {_outcome(one, other) for one, other in _pairs(claimed, mine, reference, theirs)}
    for all_of in ({Comparison.AGREES}, {Comparison.AGREES_FAR}, {Comparison.DIFFERS}):
        if outcomes == all_of:
            return all_of.pop()
    far = outcomes <= {Comparison.AGREES, Comparison.AGREES_FAR}
    return Comparison.AGREES_FAR if far else Comparison.UNDECIDED


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether two units measure the same; a bare number may stand for money."""
    if one.unit.dimension == other.unit.dimension:
        return True
    bare = "count" in (one.unit.dimension, other.unit.dimension)
    return bare and one.unit.factor == other.unit.factor and one.unit.offset == other.unit.offset


def compare_dates(claimed: Period, reference: Period) -> Comparison:
    """Tell how a claimed date ("before May 2019") stands to a date of the evidence."""
    if not claimed.overlaps(reference):
        return Comparison.DIFFERS
    if claimed.contains(reference):
        return Comparison.AGREES
    return Comparison.UNDECIDED


def _pairs(
    claimed: Amount, mine: Quantity, reference: Amount, theirs: Quantity
) -> Iterator[tuple[Allowed, Allowed]]:
    """Yield every reading of a claimed amount with every reading of one of the evidence.

    Where both are given to the same digit a writer who takes a number over copies it; a bound is
    held against the number as printed.
    """
    bound = _is_bound(claimed, mine)
    steps = {_own_step(claimed, mine), _own_step(reference, theirs)}
    copied = len(steps) == 1 and None not in steps
    return product(
        _readings(claimed, mine, copied=copied),
        _readings(reference, theirs, evidence=True, copied=copied or bound),
    )


def _is_bound(amount: Amount, quantity: Quantity) -> bool:
    ends = [end for bounds in quantity.readings for end in bounds]
    return bool(frozenset(amount.hedges) & (_ABOVE | _BELOW)) or None in ends


def _own_step(amount: Amount, quantity: Quantity) -> Decimal | None:
    """Return the last digit of a plain number that is no count, in its base unit."""
    point = quantity.form is Form.POINT and quantity.low == quantity.high and quantity.low
    if point is None or point is False or amount.hedges or quantity.unit.dimension == "count":
        return None
    return quantity.step * quantity.unit.factor


def _readings(
    amount: Amount, quantity: Quantity, *, evidence: bool = False, copied: bool = False
) -> list[Allowed]:
    unit, hedges = quantity.unit, frozenset(amount.hedges)
    found = [
        _worded(quantity, bounds, hedges, evidence=evidence, copied=copied)
        for bounds in quantity.readings
    ]
    if unit.factor == 1 and unit.offset == 0:
        return found
    return [
        replace(
            one,
            near=one.near.scaled(unit.factor, unit.offset),
            far=one.far.scaled(unit.factor, unit.offset),
            value=None if one.value is None else one.value * unit.factor + unit.offset,
        )
        for one in found
    ]


def _worded(
    quantity: Quantity, bounds: Bounds, hedges: frozenset[Hedge], *, evidence: bool, copied: bool
) -> Allowed:
    """Return what a writer's words allow: a bound is taken at its word, a count to its digit."""
    low, high = bounds
    if low is None or high is None or low != high or quantity.form is not Form.POINT:
        width = quantity.step if quantity.form is Form.POINT else Decimal(0)
        far = Interval(None if low is None else low - width, None if high is None else high + width)
        side = Side.ABOVE if high is None else Side.BELOW if low is None else Side.NEITHER
        return Allowed(Interval(low, high), far, side)
    if hedges & (_ABOVE | _BELOW):
        reach = min(abs(low) * REACH, roundness(low, quantity.step) / 2) if evidence else None
        return _bound(low, hedges, reach)
    if copied and not hedges:
        return Allowed(Interval(low, low), Interval(low, low), value=low)
    near, far = _point(low, quantity, hedges)
    return Allowed(near, far, value=low)


def _bound(value: Decimal, hedges: frozenset[Hedge], reach: Decimal | None) -> Allowed:
    if hedges & _ABOVE:
        end = None if reach is None else value + reach
        plain = Interval(value, end, open_low=Hedge.OVER in hedges)
        return Allowed(plain, plain, Side.ABOVE, value)
    end = None if reach is None else value - reach
    plain = Interval(end, value, open_high=Hedge.UNDER in hedges)
    return Allowed(plain, plain, Side.BELOW, value)


def _point(
    value: Decimal, quantity: Quantity, hedges: frozenset[Hedge]
) -> tuple[Interval, Interval]:
    """Return what the rounding of a number covers, and what no fair reader would call different."""
    step, size = quantity.step, abs(value)
    if Hedge.NEARLY in hedges:
        near = Interval(value - max(size * NEAR, step), value)
        return near, Interval(value - size * FAR, value + size * NEAR)
    if Hedge.JUST_OVER in hedges:
        near = Interval(value, value + max(size * NEAR, step))
        return near, Interval(value - size * NEAR, value + size * FAR)
    if hedges & _LOOSE:
        near = Interval(value - size * NEAR, value + size * NEAR)
        return near, Interval(value - size * FAR, value + size * FAR)
    counted = quantity.unit.dimension == "count" and step == 1
    half = Decimal(0) if counted else step / 2
    slack = Decimal(0) if counted and roundness(value, step) < 100 else step
    if counted and slack:
        slack = min(roundness(value, step) / 2, size * NEAR)
    return Interval(value - half, value + half), Interval(value - slack, value + slack)


def _outcome(claimed: Allowed, reference: Allowed) -> Comparison:
    plain = claimed.side is Side.NEITHER
    if plain and reference.side is not Side.NEITHER and claimed.value == reference.value:
        return Comparison.AGREES if claimed.value is not None else Comparison.UNDECIDED
    found = outcome(claimed, reference)
    absurd = found in AGREEING and not plain and _distance(claimed, reference) > ABSURD_FACTOR
    return Comparison.UNDECIDED if absurd else found


def leans(claimed: Amount, reference: Amount) -> bool:
    """Tell whether the claim is nearer to right than to wrong, however close the call.

    A decided pair leans as it is decided; of an undecided one the likeliest readings are taken.
    A bound of the evidence is taken for a number right behind it, an approximate one for itself.
    """
    mine, theirs = claimed.value, reference.value
    if isinstance(mine, Period) or isinstance(theirs, Period):
        return compare(claimed, reference) is not Comparison.DIFFERS
    if (found := compare(claimed, reference)) is not Comparison.UNDECIDED:
        return found is not Comparison.DIFFERS
    one, other = min(_pairs(claimed, mine, reference, theirs), key=lambda pair: _distance(*pair))
    if one.value is None or other.value is None:
        return one.far.meets(other.far)
    if one.side is Side.NEITHER:
        close = one.near.holds(stated(other)) or other.near.holds(stated(one))
        return one.value == other.value or (other.side is Side.NEITHER and close)
    above = one.side is Side.ABOVE
    if one.value == other.value:
        return other.side is not Side.NEITHER and above == (Hedge.OVER in reference.hedges)
    return (other.value > one.value) == above


def ranges(claimed: Amount, reference: Amount) -> tuple[tuple[Allowed, Allowed], ...]:
    """Return what the two amounts allow when they are set against each other, every reading."""
    mine, theirs = claimed.value, reference.value
    if isinstance(mine, Period) or isinstance(theirs, Period):
        return ()
    return tuple(_pairs(claimed, mine, reference, theirs))


def apart(claimed: Amount, reference: Amount) -> Decimal:
    """Return by what factor two numbers lie apart, at least 1; infinite if only one is zero."""
    if isinstance(claimed.value, Period) or isinstance(reference.value, Period):
        return Decimal(1)
    pairs = product(_readings(claimed, claimed.value), _readings(reference, reference.value))
    return min(max(_distance(one, other), Decimal(1)) for one, other in pairs)


def _distance(one: Allowed, other: Allowed) -> Decimal:
    """Return by what factor two readings lie apart; the least is the likeliest pair."""
    if not one.value or not other.value or (one.value < 0) != (other.value < 0):
        return Decimal(0) if one.value == other.value else Decimal("Infinity")
    return max(one.value / other.value, other.value / one.value)
