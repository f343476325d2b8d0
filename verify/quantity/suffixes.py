"""Scale letters behind digits: "$1.5bn", "4.3M", "35m of its devices"."""

from __future__ import annotations

from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.nouns import is_plural
from verify.quantity.number import Number
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import table, unit_at


def with_suffix(tokens: Tokens, number: Number, *, currency: bool) -> Number:
    """Apply a scale letter: "$1.5bn", "4.3M", "35m of its devices", "8 B people"."""
    j = number.after
    word = tokens.words[j]
    power = lexicon().suffixes.get(word)
    if len(word) == 4 and word[0] in "Mk" and word[1:].isupper() and word[1:] in table().symbols:
        power = 6 if word[0] == "M" else 3  # "30 MUSD": the code is read as the unit
        return number if number.scale else number.scaled(power, j)
    if power is None or number.spelled or number.scale or tokens.sort[number.first] != Sort.NUMBER:
        return number
    glued = tokens.glued(j)
    if not tokens.near(j) or tokens.sort[j] != Sort.WORD:
        return number
    following = tokens.low[j + 1]
    if word in {"m", "mm", "G", "b", "T", "kr", "Kr"} and not currency:
        if word == "m":
            return number.scaled(power, j + 1) if glued and _million(tokens, j) else number
        return number.scaled(power, j + 1) if word in {"b", "T"} and glued else number
    if not glued and not currency and len(word) == 1:
        ends = not following[:1].isalnum()
        if not ends and (word == "k" or not counts(tokens, j + 1)):
            return number
    return number.scaled(power, j + 1)


def _million(tokens: Tokens, index: int) -> bool:
    """Tell millions from metres in "1.3m": a noun follows, or money or people are spoken of."""
    following = tokens.low[index + 1]
    if following in wordset("amounts_metres") and tokens.near(index + 1):
        return False
    if tokens.sort[index + 1] == Sort.NUMBER and tokens.near(index + 1):
        found = unit_at(tokens, index + 2)
        return found is not None and found[0].dimension != "length"  # "54.8m 60kg bags"
    if following == "-" and tokens.low[index + 2] == "strong":
        return True  # "the 2.4m-strong workforce"
    if following in wordset("suffixes_joins") and _million_at(tokens, index + 3):
        return True  # "between 1.2m and 1.5m years"
    if counts(tokens, index + 1) and tokens.near(index + 1):
        return True
    compared = tokens.low[index - 2] in wordset("suffixes_compared")  # "up from 4.6m a year ago"
    compared = compared or (
        tokens.low[index - 2] == "of" and tokens.low[index - 3] in wordset("suffixes_amounts")
    )
    return not wordset("amounts_large").isdisjoint(_nearby(tokens, index)) or any(
        _million_at(tokens, place) or (compared and tokens.low[place] == "million")
        for place in range(index - 2, max(0, index - 25), -1)
    )


def _million_at(tokens: Tokens, index: int) -> bool:
    """Tell whether a token is the "m" of a count: "5.8m visitors"."""
    return (
        tokens.words[index] == "m"
        and tokens.glued(index)
        and tokens.sort[index - 1] == Sort.NUMBER
        and tokens.low[index + 1] not in wordset("amounts_metres")
        and counts(tokens, index + 1)
        and is_plural(tokens.low[index + 1])
    )


def _nearby(tokens: Tokens, index: int) -> list[str]:
    return tokens.before(index, 12)


def counts(tokens: Tokens, index: int) -> bool:
    """Tell whether a token can begin what a number counts."""
    word = tokens.low[index]
    if word == "of":
        return True
    if word in wordset("nouns_of_time"):
        return is_plural(tokens.low[index + 1])  # "150m monthly users"
    return tokens.words[index].islower() and word.isalpha() and word not in lexicon().noun_stops


def scale_after(tokens: Tokens, number: Number, after: int) -> Number:
    """Read "75 USD million" and "4 rupees crore": the scale stands after the currency."""
    power = lexicon().scales.get(tokens.low[after])
    if power is None or number.scale or not tokens.near(after):
        return number
    return number.scaled(power, after + 1)
