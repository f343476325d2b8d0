"""Numbers with their units: single, ranges, or the two levels of a change."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from verify.model import COUNT, Bounds, Form, Quantity
from verify.quantity.compounds import compound, half_after, pounds
from verify.quantity.number import Number
from verify.quantity.ranges import after_from, is_change, other_end, shared_scale, side_after
from verify.quantity.sides import Side, read_side
from verify.quantity.tokens import Tokens
from verify.quantity.units import PART, unit_at


class Amount(NamedTuple):
    """One amount as read: tokens ``first`` up to ``after``, and its quantity.

    ``bare`` tells that no unit, currency or scale was stated; ``hyphen`` that the unit hangs on a
    hyphen ("80-yard"), so that a noun may follow.
    """

    first: int
    after: int
    quantity: Quantity
    number: Number
    bare: bool = False
    currency: bool = False
    hyphen: bool = False
    joined: bool = False  # a compound such as 6ft 3in: takes no part in a range


def read_amount(tokens: Tokens, index: int, *, cell: bool = False) -> tuple[Amount, ...]:
    """Read the amount that begins with the number at a token; empty when there is none.

    Two amounts are returned where "from ... to ..." after a change names two levels ("fell from
    4.8 to 4.1%").
    """
    side = read_side(tokens, index, cell=cell)
    if side is None:
        return ()
    other = None if cell else other_end(tokens, side)
    if other is None:
        pair = None if cell else _pair(tokens, side)
        return (single(tokens, side),) if pair is None else pair
    levels = is_change(tokens, side.first) or _two_sides(tokens, side, other)
    if tokens.low[side.after] in {"to", "up"} and levels:
        return _two_levels(tokens, side, other)
    return (_range(tokens, side, other),)


def _pair(tokens: Tokens, side: Side) -> tuple[Amount, ...] | None:
    """Read "eight or nine euros", "5 and 10 percent": two amounts that share the later unit."""
    j = side.after
    if tokens.low[j] not in {"or", "and"} or side.unit is not None or side.number.part:
        return None
    if not (side.number.bare or side.number.spelled) or side.number.form is not Form.POINT:
        return None
    other = side_after(tokens, j + 1)
    if other is None or other.unit is None or other.unit.name == "" or other.number.part:
        return None
    if other.hyphen or other.unit.dimension == "time" or other.number.scale or other.negative:
        return None
    first = side._replace(unit=other.unit, currency=other.currency)
    return single(tokens, first), single(tokens, other)


def _two_sides(tokens: Tokens, side: Side, other: Side) -> bool:
    """Tell the two parts of a vote from a range: "52% to 48%", "by 52 to 48 percent"."""
    percent = other.unit is not None and other.unit.dimension == "percent"
    whole = 90 <= side.number.low + other.number.low <= 100
    falling = side.number.low > other.number.low
    return percent and whole and falling and not after_from(tokens, side.first)


def _two_levels(tokens: Tokens, side: Side, other: Side) -> tuple[Amount, ...]:
    """Return the level before a change and the level after it, sharing scale and unit."""
    a, b = side.number, other.number
    scale = shared_scale(tokens, side, other)
    if scale:
        a = a.times(Decimal(10) ** scale)
    unit = side.unit or other.unit
    currency = side.currency or other.currency
    first = single(tokens, side._replace(number=a, unit=unit, currency=currency))
    ending = other.unit or unit
    if unit is not None and ending is not None and unit.name.startswith(f"{ending.name} per "):
        ending = unit  # "from $75 per barrel to $45"
    last = single(tokens, other._replace(unit=ending, currency=currency, number=b))
    return first, last


def single(tokens: Tokens, side: Side) -> Amount:
    """Return the amount of one number; its unit may go on ("6ft 3in")."""
    number, unit = side.number, side.unit
    after = side.after
    if unit is not None and unit is not PART and not number.scale:
        number, after = half_after(tokens, number, after)
    joined = compound(tokens, number, unit, after) if unit is not None else None
    if joined is not None:
        number, unit, after = joined
    if unit is None:
        unit = PART if number.part else COUNT
    if joined is None:
        unit = pounds(tokens, side, unit)
    alternatives = number.alternatives if unit is COUNT or side.currency else ()
    sign = -1 if side.negative else 1
    low, high = sorted((number.low * sign, number.high * sign))
    if side.unsure:
        alternatives = (*alternatives, Bounds(-low, -high))
    quantity = Quantity(
        low=low, high=high, unit=unit, step=number.step, form=number.form,
        alternatives=tuple(Bounds(_s(a, sign), _s(b, sign)) for a, b in alternatives)
        if not side.unsure else alternatives,
    )  # fmt: skip
    return Amount(
        first=side.first, after=after, quantity=quantity, number=number, currency=side.currency,
        bare=side.unit is None and not number.scale and not number.part, hyphen=side.hyphen,
        joined=joined is not None,
    )  # fmt: skip


def _s(value: Decimal | None, sign: int) -> Decimal | None:
    return None if value is None else value * sign


def unit_and_half(tokens: Tokens, index: int) -> Amount | None:
    """Read "a mile and a half" at its last word."""
    low = tokens.low
    if index < 4 or low[index] not in {"half", "quarter"} or low[index - 2 : index] != ["and", "a"]:
        return None
    first = next((j for j in (index - 4, index - 5) if low[j] in {"a", "an"}), -1)
    if first < tokens.floor:
        return None
    found = unit_at(tokens, first + 1)
    if found is None or found[1] != index - 2:
        return None
    value = Decimal("1.5") if low[index] == "half" else Decimal("1.25")
    number = Number(first=first, after=index + 1, low=value, high=value, step=value - 1)
    quantity = Quantity(low=value, high=value, unit=found[0], step=number.step)
    return Amount(first=first, after=index + 1, quantity=quantity, number=number)


def _range(tokens: Tokens, side: Side, other: Side) -> Amount:
    a, b = side.number, other.number
    scale = shared_scale(tokens, side, other)
    if scale:
        a = a.times(Decimal(10) ** scale)
    unit = other.unit or side.unit or COUNT
    rate = side.unit is not None and unit.name.startswith(f"{side.unit.name} per ")
    if side.unit is not None and side.unit.dimension != unit.dimension and not rate:
        unit = side.unit
    left = a.low * (-1 if side.negative else 1)
    right = b.low * (-1 if other.negative else 1)
    if side.unit is not None and side.unit.factor != unit.factor and not rate:
        left = left * side.unit.factor / unit.factor
    left, right = min(left, right), max(left, right)
    number = b._replace(first=a.first, low=left, high=right, scale=max(a.scale, b.scale))
    quantity = Quantity(
        low=left, high=right, unit=pounds(tokens, other, unit), step=min(a.step, b.step),
        form=Form.RANGE,
    )  # fmt: skip
    return Amount(
        first=side.first, after=other.after, quantity=quantity, number=number,
        bare=side.unit is None and other.unit is None and not b.scale,
        currency=side.currency or other.currency, hyphen=other.hyphen,
    )  # fmt: skip
