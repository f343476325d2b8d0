"""Scale words and parts behind a number: "2.3 million", "two and a half", "3 hundred and 21"."""

from __future__ import annotations

from decimal import Decimal

from verify.model import Hedge
from verify.quantity.lexicon import lexicon
from verify.quantity.number import Number
from verify.quantity.tokens import Sort, Tokens


def with_scales(tokens: Tokens, number: Number) -> Number:
    """Apply the scale words and letters that follow digits, and "and a half"."""
    known, low = lexicon(), tokens.low
    number = with_part(tokens, number)
    j = number.after
    if low[j : j + 2] == ["-", "odd"] and tokens.glued(j) and low[j + 2] in known.scales:
        number = number._replace(after=j + 2, hedges=(Hedge.ABOUT,))  # "24,900-odd crore"
    while True:
        j = number.after
        hyphen = low[j] == "-" and tokens.glued(j) and tokens.glued(j + 1)
        word = low[j + 1] if hyphen else low[j]
        if not tokens.near(j):
            break
        if word in known.scales and not (word.endswith("s") and number.scale):
            number = number.scaled(known.scales[word], j + 1 + hyphen)
            if known.scales[word] == 2:
                number = _and_tens(tokens, number)
        elif word in known.groups and tokens.sort[j] == Sort.WORD:
            return number.times(Decimal(known.groups[word]))._replace(after=j + 1, part=False)
        else:
            break
    return with_part(tokens, number) if number.scale else number


def _and_tens(tokens: Tokens, number: Number) -> Number:
    """Read "3 hundred and 21"."""
    j = number.after
    if tokens.low[j] != "and":
        return number
    text = tokens.low[j + 1]
    digits = len(text) < 3 and text.isascii() and text.isdecimal()
    rest = int(text) if digits else lexicon().cardinals.get(text, 0)
    if not 0 < rest < 100:
        return number
    value = number.low + rest
    return number._replace(after=j + 2, low=value, high=value, step=Decimal(1), scale=0)


def with_part(tokens: Tokens, number: Number) -> Number:
    """Read "two and a half", "a million and a half", "five and three quarters"."""
    j, low = number.after, tokens.low
    if low[j] != "and":
        return number
    k = j + 1
    top = 1
    if low[k] in {"a", "an", "one"}:
        k += 1
    elif lexicon().cardinals.get(low[k], 0) > 1:
        k, top = k + 1, lexicon().cardinals[low[k]]
    bottom = _denominator(low[k], plural=top > 1)
    if bottom is None or (k == j + 1 and low[k] != "half") or low[k + 1] == "-":
        return number
    if bottom > 4 and low[k + 1].isalpha() and low[k + 1] not in lexicon().scales:
        return number
    power = lexicon().scales.get(low[k + 1], 0) if number.scale else 0
    share = Decimal(top) / bottom * Decimal(10) ** (power or number.scale)
    value = number.low + share
    k += bool(power)
    return number._replace(after=k + 1, low=value, high=value, step=share, part=False, bare=False)


def _denominator(word: str, *, plural: bool) -> int | None:
    """Return 4 for "quarter" or "fourth", or for their plurals when ``plural``."""
    if word == "half":
        return None if plural else 2
    stem = word[:-1] if plural and word.endswith("s") else word
    if plural == (stem == word):
        return None
    if stem == "quarter":
        return 4
    value = lexicon().ordinals.get(stem, 0)
    return value if value > 2 else None
