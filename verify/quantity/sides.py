"""One number with its sign, currency mark, scale letter and unit."""

from __future__ import annotations

from typing import NamedTuple

from verify.model import Unit
from verify.quantity.number import Number
from verify.quantity.rates import rate
from verify.quantity.suffixes import scale_after, with_suffix
from verify.quantity.tokens import Tokens
from verify.quantity.unit_words import unit_after
from verify.quantity.units import unit_before
from verify.quantity.values import read_number

_MINUS = frozenset("-−‐‑–")


class Side(NamedTuple):
    """One end of a range: a number with what was stated with it."""

    number: Number
    first: int
    after: int
    unit: Unit | None
    currency: bool
    hyphen: bool
    negative: bool
    unsure: bool  # an en dash that may be a minus


def read_side(tokens: Tokens, index: int, *, cell: bool = False) -> Side | None:
    """Read the number at a token with its sign, mark, scale letter and unit."""
    number = read_number(tokens, index, cell=cell)
    if number is None:
        return None
    first, unit = number.first, None
    negative, unsure, first = _sign(tokens, first)
    if tokens.low[first - 1] == "(" and tokens.low[number.after : number.after + 2] == [")", "%"]:
        negative, first = True, first - 1  # "(3.1)%", as accounts write a loss
        number = number._replace(after=number.after + 1)
    marked = unit_before(tokens, first)
    if marked is not None:
        unit, first = marked
        if not negative:
            negative, unsure, first = _sign(tokens, first)
    currency = unit is not None
    number = with_suffix(tokens, number, currency=currency)
    after, hyphen = number.after, False
    after = number.after
    found = unit_after(tokens, number, currency=currency)
    if found is None and unit is not None:
        after += unit.name == "dollar" and tokens.low[after] in {"us", "usd"}
        found = rate(tokens, unit, after, hyphen=False)
    if found is not None:
        after, hyphen = found[1], found[2]
        if not currency or found[0].dimension.startswith("currency"):
            if unit is None or unit.name == "dollar" or found[0].name.startswith(unit.name):
                unit = found[0]
            currency = unit.dimension.startswith("currency")
            number = scale_after(tokens, number, after) if currency else number
            after = max(after, number.after)
        else:
            after, hyphen = number.after, False
    return Side(
        number=number, first=first, after=after, unit=unit, currency=currency, hyphen=hyphen,
        negative=negative, unsure=unsure,
    )  # fmt: skip


def _sign(tokens: Tokens, first: int) -> tuple[bool, bool, int]:
    """Look for a sign before a token: (negative, unsure, where it begins)."""
    before = tokens.low[first - 1]
    if before == "minus" and tokens.low[first - 2] == "or" and tokens.low[first - 3] == "plus":
        return False, False, first  # "a margin of plus or minus 3 points"
    if before in {"minus", "negative"} and tokens.near(first):
        return True, False, first - 1
    if before in _MINUS and tokens.glued(first) and tokens.low[first - 2] == "$":
        return True, False, first - 1
    if before in _MINUS and tokens.glued(first):
        if tokens.low[first - 2] in {"minus", "negative"} and tokens.glued(first - 1):
            return True, False, first - 2
        if first == 1 or not tokens.glued(first - 1) or tokens.low[first - 2] in {"(", "[", "/"}:
            return True, before == "–", first - 1
    if before == "+" and tokens.glued(first) and (first == 1 or not tokens.glued(first - 1)):
        return False, False, first - 1
    return False, False, first
