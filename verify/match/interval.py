"""Intervals: what a stated amount allows, and how a claimed amount stands to a reference amount.

The judge's arithmetic. It reads amounts and nothing else: no words reach this module.

An amount allows two intervals. The **near** one is what its writer would be held to: the value
within half of its last stated digit, opened on one side by a bound ("over 2,200" is everything
above 2,200). The **far** one is the widest that any fair reader would grant: a number cut off
instead of rounded, trailing zeros read as rounding, "about" read generously. A reference agrees
if it lies in the near interval and differs only if it lies outside the far one; in between,
nothing is decided.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Context, Decimal, localcontext
from enum import StrEnum

from verify.match.rank_comparison import are_ranks, compare_ranks
from verify.model import Amount, Bounds, Comparison, Direction, Form, Hedge, Period, Quantity

_CONTEXT = Context(prec=60)

#: A bound is "true but far" when the reference is beyond it by more than this factor
#: ("over 2,200" against 3,900). Our own choice: half as much again.
FAR_FACTOR = Decimal("1.5")

#: The same for an upper bound: "up to 350,000" is said of what nearly came to it, "fewer than 300"
#: of what falls short of a round number.
FAR_BELOW = Decimal("1.05")
FAR_UNDER = Decimal("1.25")

#: How far "about" may reach, as a share of the value. Our own choice: a writer is held to the
#: first; nobody is said to differ within the second.
ABOUT_NEAR = Decimal("0.05")
ABOUT_FAR = Decimal("0.15")

#: A number without a hedge whose last digits are zeros may have been rounded there, but a
#: reader does not expect more than this share of it to be lost.
ROUND_NEAR = Decimal("0.015")
ROUND_FAR = Decimal("0.10")

#: How far beyond a stated bound, as a share of it, a reference may lie before it differs. A bound
#: is chosen round, so its zeros say nothing of rounding.
BOUND_FAR = Decimal("0.03")


class Side(StrEnum):
    """On which side an amount is open."""

    NEITHER = "neither"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from ``low`` to ``high``; ``None`` is open. An ``open_*`` end is itself excluded."""

    low: Decimal | None
    high: Decimal | None
    open_low: bool = False
    open_high: bool = False

    def holds(self, other: Interval) -> bool:
        """Tell whether all of ``other`` lies in this interval."""
        if self.low is not None:
            if other.low is None or other.low < self.low:
                return False
            if other.low == self.low and self.open_low and not other.open_low:
                return False
        if self.high is not None:
            if other.high is None or other.high > self.high:
                return False
            if other.high == self.high and self.open_high and not other.open_high:
                return False
        return True

    def meets(self, other: Interval) -> bool:
        """Tell whether the two share a value."""
        return not (_before(self, other) or _before(other, self))

    def scaled(self, factor: Decimal, offset: Decimal = Decimal(0)) -> Interval:
        """Return the interval in another unit; a negative factor turns it round."""
        with localcontext(_CONTEXT):
            low = None if self.low is None else self.low * factor + offset
            high = None if self.high is None else self.high * factor + offset
        if factor < 0:
            return Interval(high, low, self.open_high, self.open_low)
        return Interval(low, high, self.open_low, self.open_high)


def _before(first: Interval, second: Interval) -> bool:
    if first.high is None or second.low is None:
        return False
    if first.high == second.low:
        return first.open_high or second.open_low
    return first.high < second.low


@dataclass(frozen=True, slots=True)
class Allowed:
    """What one reading of an amount allows; ``near`` is within ``far``.

    ``outer`` is the far one of a figure that may have been rounded where it was printed, and the
    near one of a figure that was counted.
    """

    near: Interval
    far: Interval  # around a bound it is narrower: a writer chooses a round number for one
    side: Side = Side.NEITHER
    value: Decimal | None = None  # the stated number, unless it is a range
    exact: bool = False

    @property
    def outer(self) -> Interval:
        """Return what a figure of a source allows at most."""
        return self.near if self.exact else self.far


#: What a hedge of a falling multiple means for the multiple: "more than halved" is under a half.
_TURNED = {
    Hedge.NEARLY: Hedge.JUST_OVER,
    Hedge.JUST_OVER: Hedge.NEARLY,
    Hedge.OVER: Hedge.UNDER,
    Hedge.UNDER: Hedge.OVER,
    Hedge.AT_LEAST: Hedge.AT_MOST,
    Hedge.AT_MOST: Hedge.AT_LEAST,
}


def unsigned(multiple: Amount) -> Amount:
    """Return a claimed multiple as the bare factor that it is: "nearly halved" is just over 0.5."""
    turned = multiple.direction is Direction.DOWN
    hedges = tuple(_TURNED.get(one, one) if turned else one for one in multiple.hedges)
    return replace(multiple, hedges=hedges, direction=Direction.NONE)


_ABOVE = {Hedge.OVER, Hedge.AT_LEAST}
_BELOW = {Hedge.UNDER, Hedge.AT_MOST}
_LOOSE = {Hedge.ABOUT, Hedge.ESTIMATED, Hedge.VAGUE}


def allowed(amount: Amount) -> tuple[Allowed, ...]:
    """Return what ``amount`` allows, one entry a reading, in its unit's base unit and signed.

    ``amount.value`` must be a ``Quantity``; see ``compare_periods`` for dates.
    """
    quantity = amount.value
    if not isinstance(quantity, Quantity):
        raise TypeError("dates have no numeric interval")
    sign = Decimal(-1) if amount.direction is Direction.DOWN else Decimal(1)
    return tuple(_allowed(quantity, bounds, amount.hedges, sign) for bounds in quantity.readings)


def _allowed(
    quantity: Quantity, bounds: Bounds, hedges: tuple[Hedge, ...], sign: Decimal
) -> Allowed:
    with localcontext(_CONTEXT):
        near, far, side, value = _unsigned(quantity, bounds, hedges)
    factor, offset = quantity.unit.factor * sign, quantity.unit.offset * sign
    if sign < 0:
        side = {Side.ABOVE: Side.BELOW, Side.BELOW: Side.ABOVE}.get(side, side)
    if value is not None:
        value = value * factor + offset
    exact = side is Side.NEITHER and value is not None and not hedges and not _is_round(quantity)
    return Allowed(near.scaled(factor, offset), far.scaled(factor, offset), side, value, exact)


def _is_round(quantity: Quantity) -> bool:
    """Tell whether a large number ends in zeros, so that it may have been rounded."""
    value = quantity.low
    if value is None or abs(value) < 1000 or _has_decimals(quantity.step):
        return False
    return roundness(value, quantity.step) > quantity.step


def _has_decimals(step: Decimal) -> bool:
    """Tell whether a number was written with decimals, so that its last zero is a stated digit.

    "62.0", and "35.0 million" as well: what words like "million" scale are thousands of thousands,
    so any step between them comes of a decimal.

    >>> _has_decimals(Decimal(100_000)), _has_decimals(Decimal(1_000_000))
    (True, False)
    """
    return step < 1 or step.adjusted() % 3 != 0


def _unsigned(
    quantity: Quantity, bounds: Bounds, hedges: tuple[Hedge, ...]
) -> tuple[Interval, Interval, Side, Decimal | None]:
    low, high = bounds
    if low is None or high is None or low != high or quantity.form is not Form.POINT:
        return _of_range(quantity, bounds, hedges)
    step, value = quantity.step, low
    kinds = set(hedges)
    loose = bool(kinds & _LOOSE)
    slack = _round_slack(value, step, ROUND_FAR, about=loose)
    bound = slack if loose else min(slack, max(step, abs(value) * BOUND_FAR))
    if kinds & _ABOVE:
        near_low = value - (abs(value) * ABOUT_NEAR if loose else 0)
        near = Interval(near_low, None, open_low=Hedge.OVER in kinds and not loose)
        far = Interval(value - bound, None)
        return near, far, Side.ABOVE, value
    if kinds & _BELOW:
        near_high = value + (abs(value) * ABOUT_NEAR if loose else 0)
        near = Interval(None, near_high, open_high=Hedge.UNDER in kinds and not loose)
        far = Interval(None, value + bound)
        return near, far, Side.BELOW, value
    width = _round_slack(value, step, ROUND_NEAR, about=False)
    near = Interval(value - width, value + width)
    far = Interval(value - slack, value + slack)
    about = abs(value) * ABOUT_NEAR
    if Hedge.NEARLY in kinds:
        near = Interval(value - max(about, step), value)
        far = Interval(value - max(abs(value) * ABOUT_FAR, step * 2), value + slack)
    elif Hedge.JUST_OVER in kinds:
        near = Interval(value, value + max(about, step))
        far = Interval(value - slack, value + max(abs(value) * ABOUT_FAR, step * 2))
    elif loose:
        near = Interval(value - max(about, width), value + max(about, width))
    return near, far, Side.NEITHER, value


def _of_range(
    quantity: Quantity, bounds: Bounds, hedges: tuple[Hedge, ...]
) -> tuple[Interval, Interval, Side, Decimal | None]:
    low, high = bounds
    loose = bool(set(hedges) & _LOOSE) or quantity.form is Form.FUZZY
    half = quantity.step / 2
    near = Interval(None if low is None else low - half, None if high is None else high + half)
    if quantity.form is Form.FUZZY:
        near = Interval(low, high)
    width = Decimal("0.25") if loose else Decimal("0.05")
    far = Interval(
        None if low is None else low - max(quantity.step, abs(low) * width),
        None if high is None else high + max(quantity.step, abs(high) * width),
    )
    return near, far, Side.NEITHER, None


def roundness(value: Decimal, step: Decimal) -> Decimal:
    """Return the place value of the last digit of ``value`` that is not zero (at least ``step``).

    >>> roundness(Decimal(2300000), Decimal(1))
    Decimal('1E+5')
    """
    if value == 0 or step <= 0:
        return step
    _, digits, exponent = value.normalize().as_tuple()
    place = Decimal((0, (1,), int(exponent)))
    return max(place, step) if digits else step


def _round_slack(value: Decimal, step: Decimal, share: Decimal, *, about: bool) -> Decimal:
    """Return how far from a stated value the true one may lie: rounding, or cut-off if generous."""
    generous = share > ROUND_NEAR
    own = step if generous else step / 2
    place = step if _has_decimals(step) else roundness(value, step)
    zeros = min(place / (1 if generous else 2), abs(value) * share)
    slack = max(own, zeros)
    return max(slack, abs(value) * ABOUT_FAR) if about else slack


def compare(claimed: Amount, reference: Amount) -> Comparison:
    """Tell how a claimed amount stands to a reference amount of the same dimension.

    All readings of both are tried: they agree if any pair agrees, and differ only if every pair
    does (law 5).
    """
    if isinstance(claimed.value, Period) or isinstance(reference.value, Period):
        if isinstance(claimed.value, Period) and isinstance(reference.value, Period):
            return compare_periods(claimed.value, reference.value)
        return Comparison.UNDECIDED
    if are_ranks(claimed.value, reference.value):
        return compare_ranks(claimed.value, reference.value)
    outcomes = {outcome(mine, theirs) for mine in allowed(claimed) for theirs in allowed(reference)}
    for best in (Comparison.AGREES, Comparison.AGREES_FAR, Comparison.UNDECIDED):
        if best in outcomes:
            return best
    return Comparison.DIFFERS


def outcome(claimed: Allowed, reference: Allowed) -> Comparison:
    """Tell how one reading of a claimed amount stands to one of a reference amount.

    Whatever reads the two, articles, sentences set against each other or tables, ends here.
    """
    if claimed.side is Side.NEITHER and reference.side is Side.NEITHER:
        if claimed.near.holds(reference.near) or reference.near.holds(claimed.near):
            return Comparison.AGREES
        return Comparison.UNDECIDED if claimed.far.meets(reference.outer) else Comparison.DIFFERS
    if claimed.side is not Side.NEITHER and claimed.near.holds(stated(reference)):
        return Comparison.AGREES_FAR if _is_far(claimed, reference) else Comparison.AGREES
    return Comparison.UNDECIDED if claimed.far.meets(reference.outer) else Comparison.DIFFERS


def stated(reference: Allowed) -> Interval:
    """Return what is held against a bound: the number as printed, or all that a bound allows."""
    if reference.side is Side.NEITHER and reference.value is not None:
        return Interval(reference.value, reference.value)
    return reference.near


def _is_far(claimed: Allowed, reference: Allowed) -> bool:
    bound = claimed.value
    nearest = reference.near.low if claimed.side is Side.ABOVE else reference.near.high
    if bound is None or nearest is None or bound == 0 or nearest == 0:
        return False
    if (bound < 0) != (nearest < 0):
        return True
    ratio = nearest / bound if abs(nearest) > abs(bound) else bound / nearest
    lower = (claimed.side is Side.ABOVE) == (bound > 0)
    strict = claimed.near.open_low or claimed.near.open_high  # "fewer than", not "up to"
    return ratio > (FAR_FACTOR if lower else FAR_UNDER if strict else FAR_BELOW)


def compare_periods(claimed: Period, reference: Period) -> Comparison:
    """Tell how a claimed date stands to a reference date: a day within the stated month agrees."""
    if claimed.same_days(reference) or claimed.contains(reference):
        return Comparison.AGREES
    if reference.contains(claimed):
        return Comparison.UNDECIDED
    return Comparison.UNDECIDED if claimed.overlaps(reference) else Comparison.DIFFERS


def round_like(value: Decimal, step: Decimal) -> Decimal:
    """Round ``value`` half up to a multiple of ``step`` (for suggested corrections)."""
    with localcontext(_CONTEXT):
        return ((value / step + Decimal("0.5")).to_integral_value(ROUND_FLOOR) * step).normalize()
