"""How the amount of one sentence stands to the amount of another about the same thing.

``verify.match.interval`` asks whether a publisher's figure may stand behind a writer's words, and
is generous: a number may have been cut off or rounded hard. Here both sides are words. So a bound
is taken at its word ("less than 44" is not 44), a count to its last digit (33 titles are not
34), and a bound in the evidence reaches only as far as its writer would have let it: who had 26
million would not write "over 20 million". Reads amounts and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from verify.match.interval import Interval, roundness
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

#: A true bound that is further away than this factor is far. As in ``verify.match.interval``.
FAR_FACTOR = Decimal("1.5")

#: Nobody writes "more than 4,500" for 200 million. Our own choice.
ABSURD_FACTOR = Decimal(100)

_ABOVE = frozenset({Hedge.OVER, Hedge.AT_LEAST})
_BELOW = frozenset({Hedge.UNDER, Hedge.AT_MOST})
_LOOSE = frozenset({Hedge.ABOUT, Hedge.ESTIMATED, Hedge.VAGUE})


@dataclass(frozen=True, slots=True)
class Held:
    """One reading of an amount in its dimension's base unit.

    ``plain`` is the number as printed, or all that a bound or a loose word covers. ``near`` is
    what its rounding covers, ``far`` what no fair reader would call different. ``bound`` tells
    that it is open on one side; ``value`` is the number itself, ``None`` for a range.
    """

    plain: Interval
    near: Interval
    far: Interval
    bound: bool = False
    step: Decimal | None = None  # of a plain number that is no count
    value: Decimal | None = None


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
    outcomes = {
        _compare(one, other)
        for one in _readings(claimed, mine)
        for other in _readings(reference, theirs, evidence=True)
    }
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


def _readings(amount: Amount, quantity: Quantity, *, evidence: bool = False) -> list[Held]:
    unit = quantity.unit
    found = []
    for bounds in quantity.readings:
        held = _held(quantity, bounds, frozenset(amount.hedges), evidence=evidence)
        if unit.factor != 1 or unit.offset != 0:
            held = replace(
                held,
                plain=held.plain.scaled(unit.factor, unit.offset),
                near=held.near.scaled(unit.factor, unit.offset),
                far=held.far.scaled(unit.factor, unit.offset),
                step=None if held.step is None else held.step * unit.factor,
                value=None if held.value is None else held.value * unit.factor + unit.offset,
            )
        found.append(held)
    return found


def _held(quantity: Quantity, bounds: Bounds, hedges: frozenset[Hedge], *, evidence: bool) -> Held:
    low, high = bounds
    if low is None or high is None or low != high or quantity.form is not Form.POINT:
        plain = Interval(low, high)
        width = quantity.step if quantity.form is Form.POINT else Decimal(0)
        far = Interval(None if low is None else low - width, None if high is None else high + width)
        return Held(plain, plain, far, bound=low is None or high is None)
    if hedges & (_ABOVE | _BELOW):
        reach = min(abs(low) * REACH, roundness(low, quantity.step) / 2) if evidence else None
        return _bound(low, hedges, reach)
    return _point(low, quantity, hedges)


def _bound(value: Decimal, hedges: frozenset[Hedge], reach: Decimal | None) -> Held:
    if hedges & _ABOVE:
        end = None if reach is None else value + reach
        plain = Interval(value, end, open_low=Hedge.OVER in hedges)
    else:
        end = None if reach is None else value - reach
        plain = Interval(end, value, open_high=Hedge.UNDER in hedges)
    return Held(plain, plain, plain, bound=True, value=value)


def _point(value: Decimal, quantity: Quantity, hedges: frozenset[Hedge]) -> Held:
    step, size = quantity.step, abs(value)
    exact = Interval(value, value)
    if Hedge.NEARLY in hedges:
        near = Interval(value - max(size * NEAR, step), value)
        return Held(near, near, Interval(value - size * FAR, value + size * NEAR), value=value)
    if Hedge.JUST_OVER in hedges:
        near = Interval(value, value + max(size * NEAR, step))
        return Held(near, near, Interval(value - size * NEAR, value + size * FAR), value=value)
    if hedges & _LOOSE:
        near = Interval(value - size * NEAR, value + size * NEAR)
        return Held(near, near, Interval(value - size * FAR, value + size * FAR), value=value)
    counted = quantity.unit.dimension == "count" and step == 1
    own = None if quantity.unit.dimension == "count" else step
    half = Decimal(0) if counted else step / 2
    slack = Decimal(0) if counted and roundness(value, step) < 100 else step
    if counted and slack:
        slack = min(roundness(value, step) / 2, size * NEAR)
    return Held(
        exact,
        Interval(value - half, value + half),
        Interval(value - slack, value + slack),
        value=value,
        step=own,
    )


def _compare(claimed: Held, reference: Held) -> Comparison:
    if claimed.bound:
        if claimed.plain.holds(reference.plain):
            return _agreement(claimed, reference)
        apart = not claimed.plain.meets(reference.plain)
        return Comparison.DIFFERS if apart else Comparison.UNDECIDED
    if reference.bound:
        if claimed.value is not None and claimed.value == reference.value:
            return Comparison.AGREES
        apart = not claimed.far.meets(reference.plain)
        return Comparison.DIFFERS if apart else Comparison.UNDECIDED
    if claimed.step is not None and claimed.step == reference.step:
        # Both are given to the same digit: a writer who takes a number over copies it.
        return Comparison.AGREES if claimed.plain == reference.plain else Comparison.DIFFERS
    if claimed.near.holds(reference.plain) or reference.near.holds(claimed.plain):
        return Comparison.AGREES
    return Comparison.UNDECIDED if claimed.far.meets(reference.far) else Comparison.DIFFERS


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
    one, other = min(
        product(_readings(claimed, mine), _readings(reference, theirs, evidence=True)),
        key=lambda pair: _distance(*pair),
    )
    if one.value is None or other.value is None:
        return one.far.meets(other.far)
    if not one.bound:
        close = one.near.holds(other.plain) or other.near.holds(one.plain)
        return one.value == other.value or (not other.bound and close)
    above = one.plain.high is None
    if one.value == other.value:
        return other.bound and above == (Hedge.OVER in reference.hedges)
    return (other.value > one.value) == above


def _agreement(claimed: Held, reference: Held) -> Comparison:
    """Return how close a true bound is; a bound that is absurdly far off was meant otherwise."""
    bound, value = claimed.value, reference.value
    if bound is None or value is None or bound <= 0 or value <= 0:
        return Comparison.AGREES
    ratio = max(bound / value, value / bound)
    if ratio > ABSURD_FACTOR:
        return Comparison.UNDECIDED
    return Comparison.AGREES_FAR if ratio > FAR_FACTOR else Comparison.AGREES


def apart(claimed: Amount, reference: Amount) -> Decimal:
    """Return by what factor two numbers lie apart, at least 1; infinite if only one is zero."""
    if isinstance(claimed.value, Period) or isinstance(reference.value, Period):
        return Decimal(1)
    pairs = product(_readings(claimed, claimed.value), _readings(reference, reference.value))
    return min(max(_distance(one, other), Decimal(1)) for one, other in pairs)


def _distance(one: Held, other: Held) -> Decimal:
    """Return by what factor two readings lie apart; the least is the likeliest pair."""
    if not one.value or not other.value or (one.value < 0) != (other.value < 0):
        return Decimal(0) if one.value == other.value else Decimal("Infinity")
    return max(one.value / other.value, other.value / one.value)
