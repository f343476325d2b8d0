"""Ratios, parts and ordinals: "one in five", "3 to 1", "a third of", "twenty-first"."""

from __future__ import annotations

from decimal import Decimal

from verify.model import Form, Quantity
from verify.quantity.amounts import Amount
from verify.quantity.idioms import ends_phrase
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.likened import is_more
from verify.quantity.number import Number
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import PART, unit_at
from verify.quantity.values import read_number
from verify.quantity.years import is_year

_DASHES = frozenset("-–—‐‑")
_REACH = (
    20  # tokens before a pair in which "ratio" is looked for: "the ratio of men to women ... is"
)


def ratio_at(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "one in five", "nine out of ten", "three in every 1,000", "3-to-1"."""
    low, j = tokens.low, amount.after
    if amount.quantity.form is Form.RANGE and amount.bare:
        return _to_one(tokens, amount)
    if not _whole(amount) or amount.currency:
        return None
    top = amount.quantity.low
    assert top is not None  # noqa: S101 - a point has both ends
    hung = low[j] == "-" and tokens.glued(j)
    k = j + hung
    noun = k
    k = _over_noun(tokens, k) if top == 1 and amount.number.spelled else k
    named = k > noun and low[k + 1] not in {"every", "each"}
    k = _over(tokens, k)
    if not k:
        return None
    if low[k] in {"every", "each"} or (hung and low[k] == "-"):
        k += 1
    k += low[k] in {"a", "an"} and low[k + 1] in lexicon().scales
    if tokens.sort[k] == Sort.NUMBER and is_year(tokens, k):
        return None
    bottom = read_number(tokens, k)
    if bottom is None or bottom.form is not Form.POINT or bottom.part or bottom.low <= top:
        return None
    if bottom.low != bottom.low.to_integral_value() or bottom.low > 10**7:
        return None
    unit = unit_at(tokens, bottom.after)
    if unit is not None and tokens.near(bottom.after) and unit[0].dimension == "time":
        return None
    if named and low[bottom.after] in wordset("ratios_rounds"):
        return None  # "one goal in 10 games"
    step = 1 / bottom.low if top > 1 else 1 / (bottom.low * (bottom.low + 1))  # not one in five
    return share_of(amount.first, bottom.after, top / bottom.low, step=step)


def _over(tokens: Tokens, index: int) -> int:
    """Return the token after the "in" or "out of" that begins at ``index``, else 0."""
    if tokens.low[index] == "in":
        return index + 1
    return index + 2 if tokens.low[index : index + 2] == ["out", "of"] else 0


def _over_noun(tokens: Tokens, index: int) -> int:
    """Step over the noun of "one healthy colony in every 20", "one person in 10"."""
    low = tokens.low
    for j in range(index, index + 4):
        if low[j] == "in" and low[j + 1] in {"every", "each"}:
            return j
        number = tokens.sort[j + 1] == Sort.NUMBER or low[j + 1] in lexicon().cardinals
        if low[j] == "in" and j == index + 1 and number:
            return j
        if not low[j].isalpha() or low[j] in lexicon().noun_stops:
            break
    return index


def _to_one(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "3 to 1", "3-to-1" as the quotient, kept as a plain multiple."""
    low, high, last = amount.quantity.low, amount.quantity.high, tokens.low[amount.after - 1]
    left = read_number(tokens, amount.first)
    if left is None or not low or high is None or left.low != high or low == high:
        return None
    asked = not wordset("ratios_words").isdisjoint(tokens.before(amount.first, _REACH))
    played = not wordset("ratios_played").isdisjoint(tokens.before(amount.first, 6))
    if not (asked or last in {"1", "one"}) or (played and not asked):
        return None
    if "to" not in tokens.low[amount.first : amount.after]:
        return None
    quantity = Quantity(low=high / low, high=high / low, step=1 / low)
    return amount._replace(quantity=quantity)


def _whole(amount: Amount) -> bool:
    low = amount.quantity.low
    return (
        amount.quantity.form is Form.POINT
        and low is not None
        and (amount.bare or amount.number.spelled)
        and amount.quantity.unit.name == ""
        and not amount.number.part
        and low == low.to_integral_value()
        and low > 0
    )


def share_of(first: int, after: int, value: Decimal, *, step: Decimal) -> Amount:
    """Return a part of a whole as an amount."""
    number = Number(first=first, after=after, low=value, high=value, step=step, part=True)
    quantity = Quantity(low=value, high=value, unit=PART, step=step)
    return Amount(first=first, after=after, quantity=quantity, number=number)


def article_part(tokens: Tokens, index: int) -> Amount | None:
    """Read "a third of", "nearly a fifth" (an ordinal otherwise)."""
    known, low = lexicon(), tokens.low
    bottom = known.ordinals.get(low[index], 0)
    if low[index - 1] not in {"a", "an"} or bottom < 3:
        return None
    hedged = low[index - 2] in known.hedge_ends or low[index - 2] in {"by", "only", "just"}
    compared = low[index + 1] in wordset("likened_part")
    if low[index + 1] == "more":
        compared = is_more(tokens, index + 1)
    unit = low[index + 1] == "of" or compared
    alone = not low[index + 1].isalpha() or (hedged and ends_phrase(low[index + 1]))
    if not unit and not (hedged and alone):
        return None
    value = Decimal(1) / bottom
    return share_of(index - 1, index + 1, value, step=min(Decimal("0.1"), value / 2))


def ordinal_end(tokens: Tokens, amount: Amount) -> tuple[Decimal, int] | None:
    """Read "twenty-first", "one hundred twenty-fifth": (value, token after it)."""
    known, low, j = lexicon(), tokens.low, amount.after
    if not amount.number.spelled or amount.quantity.unit.name or not amount.number.low:
        return None
    k = j + (low[j] in _DASHES and tokens.glued(j))
    value = known.ordinals.get(low[k])
    if value is None or not tokens.near(k):
        return None
    base = amount.number.low
    if value < 10 and ((base % 10 == 0 and base % 100 >= 20) or base % 100 == 0):
        return base + value, k + 1
    if value < 100 and base % 100 == 0:
        return base + value, k + 1
    if value >= 100 and (k > j or base > 1):
        return base * value, k + 1
    return None
