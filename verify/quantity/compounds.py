"""Amounts in two units ("6ft 3in"), with "and a half", and pounds of money."""

from __future__ import annotations

from decimal import Decimal

from verify.model import Form, Unit
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.number import Number
from verify.quantity.sides import Side
from verify.quantity.tokens import Tokens
from verify.quantity.unit_words import unit_after
from verify.quantity.units import table
from verify.quantity.values import read_number


def half_after(tokens: Tokens, number: Number, after: int) -> tuple[Number, int]:
    """Read "two miles and a half"."""
    low = tokens.low
    if low[after] == "and" and low[after + 1] == "a" and low[after + 2] in {"half", "quarter"}:
        if low[after + 3] in {"-", "of"} or low[after + 3] in lexicon().scales:
            return number, after
        part = Decimal("0.5") if low[after + 2] == "half" else Decimal("0.25")
        value = number.low + part
        return number._replace(low=value, high=value, step=part), after + 3
    return number, after


_JOINED = frozenset(["length", "mass", "time"])


def compound(
    tokens: Tokens, number: Number, unit: Unit | None, after: int
) -> tuple[Number, Unit, int] | None:
    """Read "6ft 3in", "2 hours 30 minutes", "20 dollars and 43 cents" as one amount.

    The sum is given in the smallest unit stated, in which it is exact; money in the larger one.
    """
    joined = None
    while unit is not None and number.form is Form.POINT:
        money = unit.dimension.startswith("currency")
        if unit.dimension not in _JOINED and not money:
            break
        k = after + (tokens.low[after] == "and")
        if tokens.start[k] - tokens.end[k - 1] > 1:
            break
        lesser = read_number(tokens, k)
        if lesser is None or lesser.first != k or lesser.scale or lesser.part or lesser.low <= 0:
            break
        found = unit_after(tokens, lesser, currency=False)
        if found is None or found[0].factor >= unit.factor:
            break
        smaller = found[0]
        same = smaller.dimension == unit.dimension or (money and smaller.name == "cent")
        ratio = unit.factor / smaller.factor
        if not same or found[2] or lesser.low >= ratio * 10:
            break
        after = found[1]
        if money:
            value = number.low + lesser.low / ratio
            number = number._replace(low=value, high=value, step=lesser.step / ratio, bare=False)
        else:
            value = number.low * ratio + lesser.low
            number = number._replace(low=value, high=value, step=lesser.step, bare=False)
            unit = smaller
        joined = (number, unit, after)
    return joined


def pounds(tokens: Tokens, side: Side, unit: Unit) -> Unit:
    """Take "pounds" as money where the text speaks of money."""
    if unit.name != "pound":
        return unit
    if side.number.scale >= 6:
        return table().units["pound sterling"]
    nearby = tokens.before(side.first, 8)
    return (
        table().units["pound sterling"] if not wordset("amounts_money").isdisjoint(nearby) else unit
    )
