"""Whether the words behind a number are its unit."""

from __future__ import annotations

from verify.model import COUNT, Unit
from verify.quantity.lexicon import wordset
from verify.quantity.number import Number
from verify.quantity.rates import rate
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import table, unit_at

_HYPHENS = frozenset("-‐‑−")


def unit_after(tokens: Tokens, number: Number, *, currency: bool) -> tuple[Unit, int, bool] | None:  # noqa: C901 - a list of cases, read from top to bottom
    """Read the unit that follows a number: (unit, token after it, whether on a hyphen)."""
    j = number.after
    if tokens.start[j] - tokens.end[j - 1] > 2:
        return None
    if number.part and not currency:
        k = j + (tokens.low[j] in {"-", "of"})
        k += tokens.low[k] == "a"
        if tokens.low[k] in {"point", "points"}:
            return table().units["percentage point"], k + 1, False
    if tokens.low[j] in _HYPHENS and tokens.glued(j) and tokens.glued(j + 1):
        found = unit_at(tokens, j + 1)
        if found is None or not _fits(tokens, number, j + 1, found, currency=currency):
            return None
        return rate(tokens, *found, hyphen=True)
    k = j + (tokens.low[j] in {"[", "<"})
    if number.part and tokens.low[k] in {"of", "a", "an"}:
        k += 1 + (tokens.low[k] == "of" and tokens.low[k + 1] in {"a", "an"})
    found = unit_at(tokens, k)
    if found is None and len(tokens.words[k]) == 4 and tokens.words[k][0] in "Mk":
        code = table().symbols.get(tokens.words[k][1:]) if tokens.words[k][1:].isupper() else None
        found = (table().units[code], k + 1) if code in table().units else None
    if found is None and tokens.low[k] in wordset("amounts_qualifiers") and number.low != 1:
        found = unit_at(tokens, k + 1)
        if found is not None and (len(tokens.low[k + 1]) < 4 or tokens.low[k + 1][-1] != "s"):
            found = None
    if found is not None and found[0].name == "farad" and tokens.glued(k) and found[1] == k + 1:
        found = (table().units["fahrenheit"], k + 1)  # "40F"
    if found is None or not _fits(tokens, number, k, found, currency=currency):
        return rate(tokens, COUNT, j, hyphen=False) if not currency else None
    return rate(tokens, *found, hyphen=False)


def _fits(  # noqa: C901 - a list of cases, read from top to bottom
    tokens: Tokens, number: Number, index: int, found: tuple[Unit, int], *, currency: bool
) -> bool:
    """Tell whether a unit surface is meant as one here."""
    unit, after = found
    word, low = tokens.words[index], tokens.low[index]
    following = tokens.low[after]
    if after == index + 1 and len(word) <= 2 and not tokens.glued(index):
        hung = following == "/" and tokens.glued(after)
        if (
            word in wordset("amounts_letters")
            and not hung
            and (word not in wordset("amounts_spaced") or _names(tokens, after))
        ):
            return False
        if low == "in":
            return following in {"", ".", ",", ")", ";"} and number.bare and tokens.glued(index)
    if low == "in" and after == index + 1 and tokens.glued(index):
        hung = tokens.low[index - 1] in _HYPHENS
        return not following.isdigit() and not (hung and following in {"-", "a", "the"})
    if word in {"'", "’", "′", '"', "”", "″"} or word[0] in "'\"’”":
        return tokens.glued(index) and _is_prime(tokens, index)
    if (
        unit.dimension.startswith("currency")
        and not word[0].isalpha()
        and not tokens.glued(index)
        and tokens.glued(after)
        and tokens.sort[after] == Sort.NUMBER
    ):
        return False  # "1 $10 bill": the mark belongs to the next number
    if low in wordset("units_doubtful"):
        return number.low >= 100 or number.scale > 0
    if low == "guinea" or (low == "guineas" and not word.islower()):
        return False  # the country, guinea pigs, a race
    if low in {"second", "minute", "quarter", "stone", "bit", "bar", "turn", "turns", "pint"}:
        hyphen = following == "-" and tokens.glued(after)
        return (
            number.low > 1
            and not (hyphen and low != "minute")
            and following not in wordset("amounts_halves")
        )
    if word.isupper() and tokens.sort[after] == Sort.NUMBER and tokens.glued(after):
        return False  # "50 PS4 reviews"
    if word == "MT":
        return number.low >= 10
    if low in {"mp", "mps", "px", "le", "tw", "ha", "st", "mos", "pp", "kn", "tk", "sf", "mt"}:
        return tokens.words[index].islower() or unit.name in {"megapixel", "egyptian pound"}
    if unit.dimension == "mass" and low in {"pounds", "pound"}:
        return True
    return not (currency and unit.dimension.startswith("currency") and len(word) < 2)


def _names(tokens: Tokens, index: int) -> bool:
    """Tell whether a capitalised word follows: "5 A Levels"."""
    word = tokens.words[index]
    return word.istitle() and len(word) > 1 and tokens.near(index)


def _is_prime(tokens: Tokens, index: int) -> bool:
    """Tell a prime from a closing quotation mark: no quotation is open before it."""
    start = max(0, tokens.start[index] - 400)
    before = tokens.text[start : tokens.start[index]]
    mark = tokens.words[index][0]
    if mark in '"”':
        return before.count('"') % 2 == 0 and before.count("“") <= before.count("”")
    if mark in "'’":
        opened = before.count(" '") + before.startswith("'") + before.count("‘")
        return (opened == 0 and not tokens.words[index + 1].isalpha()) or not tokens.glued(
            index + 1
        )
    return True
