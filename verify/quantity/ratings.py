"""Marks out of a highest mark: "scored 7.1 out of 10", "four out of five stars"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from verify.model import COUNT, Form, Unit
from verify.quantity.amounts import Amount
from verify.quantity.lexicon import wordset
from verify.quantity.suffixes import counts
from verify.quantity.tokens import Tokens
from verify.quantity.values import read_number

_REACH = 8  # tokens before a number in which a word that rates is looked for


def rating_at(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read a mark with the highest one as its unit ("out of 10"): it is no share of anything.

    A whole number needs a word that rates, for "seven out of 10" alone may be people.
    """
    low, j = tokens.low, amount.after
    if low[j : j + 2] != ["out", "of"] or amount.quantity.form is not Form.POINT:
        return None
    plain = amount.bare or amount.number.spelled
    if not plain or amount.currency or amount.number.part or amount.quantity.unit is not COUNT:
        return None
    top, highest = amount.quantity.low, read_number(tokens, j + 2)
    if top is None or highest is None or highest.form is not Form.POINT or highest.low < top:
        return None
    after = highest.after
    marks = low[after] in wordset("ratings_marks")
    if not marks and counts(tokens, after):
        return None  # "7 out of 10 voters"
    rated = not wordset("ratings_words").isdisjoint(tokens.before(amount.first, _REACH))
    if not (marks or rated or top != top.to_integral_value()):
        return None
    unit = Unit(name=f"out of {highest.low}", dimension="rating", factor=Decimal(1))
    quantity = replace(amount.quantity, unit=unit)
    return amount._replace(after=after + marks, quantity=quantity, bare=False)
