"""One number in a table, CSV or JSON cell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from verify.model import COUNT, Bounds, Form, Quantity, Unit
from verify.patterns import lazy
from verify.quantity.amounts import read_amount
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import find_unit

_LONGEST = 120
_GROUP_SPACE = lazy(r"(?<=\d)[ \u00a0\u2009\u202f\u2007](?=\d{3}(?!\d))")
_NUMBER = lazy(r"\d[\d.,'’]*")
_SWAP = str.maketrans(".,", ",.")
_ENDS = frozenset("*†‡")


def parse_cell(text: str, *, decimal: str | None = None) -> Quantity | None:
    """Read a cell that should hold exactly one number; ``None`` when it does not.

    ``decimal`` is the declared decimal mark ("." or ","); without it the other readings of an
    ambiguous notation are kept in ``alternatives`` ("1,234" may be 1.234). A currency mark, a
    unit, a scale word, a percent sign and a negative in parentheses are allowed. Footnote marks
    must have been taken off. Dashes, "n/a", years spans and text give ``None``.
    """
    cell = text.strip()
    if not cell or len(cell) > _LONGEST or not any(c.isnumeric() for c in cell):
        return None
    cell = _GROUP_SPACE.sub("", cell)
    negative = cell[0] == "(" and cell[-1] == ")"
    if negative:
        cell = cell[1:-1].strip()
    if decimal == ",":
        cell = _NUMBER.sub(lambda found: found[0].translate(_SWAP), cell)
    tokens = Tokens(cell)
    index = next((i for i in range(tokens.count) if _begins(tokens, i)), None)
    if index is None:
        return None
    amounts = read_amount(tokens, index, cell=decimal is None)
    if len(amounts) != 1:
        return None
    amount = amounts[0]
    quantity = _with_header_unit(tokens, amount.first, amount.quantity)
    if quantity is None or quantity.form is not Form.POINT:
        return None
    if "".join(tokens.low[amount.after : tokens.count]).strip("".join(_ENDS)):
        return None
    if decimal is not None:
        quantity = replace(quantity, alternatives=())
    return _negated(quantity) if negative else quantity


def _begins(tokens: Tokens, index: int) -> bool:
    return tokens.sort[index] in {Sort.NUMBER, Sort.FRACTION}


def _with_header_unit(tokens: Tokens, first: int, quantity: Quantity) -> Quantity | None:
    """Take in a unit in front of the number that is no currency mark ("+" and nothing else)."""
    front = "".join(tokens.low[:first]).strip()
    if front in {"", "+"}:
        return quantity
    unit: Unit | None = find_unit(front)
    if unit is None or quantity.unit is not COUNT or not unit.dimension.startswith("currency"):
        return None
    return replace(quantity, unit=unit)


def _negated(quantity: Quantity) -> Quantity:
    def flip(value: Decimal | None) -> Decimal | None:
        return None if value is None else -value

    return replace(
        quantity,
        low=flip(quantity.high),
        high=flip(quantity.low),
        alternatives=tuple(Bounds(flip(b), flip(a)) for a, b in quantity.alternatives),
    )
