"""Rates: "per barrel", "a day", "/kg", "per 100,000 people"."""

from __future__ import annotations

from decimal import Decimal

from verify.model import COUNT, Unit
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.suffixes import counts
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import CAPITA, named, per, per_number, unit_at
from verify.quantity.values import read_number

_HYPHENS = frozenset("-‐‑−")


def rate_of_count(tokens: Tokens, after: int) -> tuple[Unit, int] | None:
    """Read "per week", "a day", "per 100,000 people" behind a counted noun."""
    sign, noun = tokens.low[after], tokens.low[after + 1]
    if sign == "for" and noun in {"every", "each"} and tokens.sort[after + 2] == Sort.NUMBER:
        found = _denominator(tokens, after + 2)
        if found is not None and found[0] is not None:
            return per_number(COUNT, found[0], found[1]), found[2]
    if sign == "per" or (sign in {"a", "an", "each", "every"} and noun in wordset("amounts_times")):
        bottom = _denominator(tokens, after + 1)
        if bottom is None or (
            sign != "per" and tokens.low[bottom[2]] in {"ago", "later", "earlier"}
        ):
            return None
        count, name, end = bottom
        if count is not None:
            return per_number(COUNT, count, name), end
        return per(COUNT, _lower(name)), end
    return None


def rate(tokens: Tokens, unit: Unit, after: int, *, hyphen: bool) -> tuple[Unit, int, bool] | None:
    """Add "per barrel", "a day", "/kg", "-a-share", "per 100,000 people" to a unit."""
    low = tokens.low
    if unit.dimension == "degree" or " per " in unit.name:
        return unit, after, hyphen
    k = after
    if low[k] in _HYPHENS and tokens.glued(k) and low[k + 1] in {"a", "an", "per"}:
        k += 1
    sign = low[k]
    if sign == "per" or (sign == "/" and tokens.glued(k) and unit is not COUNT):
        bottom = _denominator(tokens, k + 1)
    elif sign in {"a", "an", "each", "every"} and tokens.near(k):
        inner = k + 1 + (low[k + 1] in _HYPHENS)
        bottom = (
            _denominator(tokens, k + 1)
            if not {low[inner], low[inner].rstrip("s")}.isdisjoint(wordset("amounts_per_a"))
            else None
        )
        if low[inner + 1] in {"ago", "later", "earlier", "before", "after"} or (
            low[inner + 1] == "and" and low[inner + 2] == "a"
        ):
            bottom = None
        if unit is COUNT:
            bottom = None
    else:
        bottom = None
    if bottom is None:
        return (unit, after, hyphen) if unit is not COUNT or hyphen else None
    count, noun, end = bottom
    if count is not None:
        return per_number(unit, count, noun), end, hyphen
    return per(unit, _lower(noun)), end, hyphen


def _lower(noun: str) -> Unit:
    """Return the unit of what is below: people of every description are "capita"."""
    dimension = "capita" if noun in CAPITA else noun
    return named(noun) or Unit(name=noun, dimension=dimension)


def _denominator(tokens: Tokens, index: int) -> tuple[Decimal | None, str, int] | None:
    """Read what stands after "per": a number with a noun, a unit, or a noun."""
    k = index + (tokens.low[index] in _HYPHENS)
    number = read_number(tokens, k) if tokens.sort[k] == Sort.NUMBER else None
    if number is None and tokens.low[k] in lexicon().scales:
        number = read_number(tokens, k)
    if number is not None:
        after = number.after
        noun = tokens.low[after] if _is_base(tokens, after) else ""
        after += bool(noun)
        if noun and noun == "live" and counts(tokens, after):
            noun, after = f"{noun} {tokens.low[after]}", after + 1
        return number.low, noun, after
    found = unit_at(tokens, k)
    if found is not None:
        return None, found[0].name, found[1]
    word = tokens.low[k]
    if tokens.sort[k] != Sort.WORD or not word.isalpha() or word in {"cent", "the"}:
        return None
    return None, _PEOPLE.get(word, word), k + 1


def _is_base(tokens: Tokens, index: int) -> bool:
    """Tell whether a word behind "per 100,000" is what there are so many of, and no verb."""
    word = tokens.low[index]
    if word in {"of", ""} or not counts(tokens, index):
        return False
    return word == "live" or word not in lexicon().noun_verbs


_PEOPLE = {"person": "person", "head": "person", "people": "person", "liter": "litre"}
