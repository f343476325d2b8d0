"""How a writer loosens a number: words before it and after it."""

from __future__ import annotations

from verify.model import Hedge
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.nouns import is_plural
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import table, unit_at

_LONGEST = 5
_SIGNS = {"~": Hedge.ABOUT, "≈": Hedge.ABOUT, ">": Hedge.OVER, "<": Hedge.UNDER,
          "≥": Hedge.AT_LEAST, "≤": Hedge.AT_MOST, "±": Hedge.ABOUT}  # fmt: skip


def hedges_before(tokens: Tokens, first: int) -> tuple[tuple[Hedge, ...], int]:
    """Return the hedges that end before a token, outermost first, and where they begin."""
    found: list[Hedge] = []
    start = first
    for _ in range(3):
        step = _one_before(tokens, start)
        if step is None:
            break
        found.insert(0, step[0])
        start = step[1]
    return tuple(found), start


def _one_before(tokens: Tokens, first: int) -> tuple[Hedge, int] | None:  # noqa: C901 - a list of cases, read from top to bottom
    known, low = lexicon(), tokens.low
    last = first - 1
    sign = low[last]
    if sign in _SIGNS:
        return _SIGNS[sign], last
    if sign == "=" and low[last - 1] in {">", "<"}:
        return (Hedge.AT_LEAST if low[last - 1] == ">" else Hedge.AT_MOST), last - 1
    if sign == "-" and low[last - 1] in {"sub", "plus"} and tokens.glued(last):
        return (Hedge.UNDER if low[last - 1] == "sub" else Hedge.OVER), last - 1
    if sign in {"a", "an", "the", "another"} and low[last - 1] in known.hedge_ends:
        inner = _one_before(tokens, last)  # "more than a hundred": the article is inside
        if inner is not None and inner[0] is not Hedge.ESTIMATED:
            return inner
    if sign not in known.hedge_ends:
        return None
    for length in range(_LONGEST, 0, -1):
        begin = first - length
        if begin < 0:
            continue
        hedge = known.hedges.get("_".join(low[begin:first]))
        if hedge is not None:
            if length == 1 and _means_other(tokens, begin):
                return None
            if sign == "than" and _measures(tokens, begin - 1):
                return None  # "8.6% more than five years earlier"
            return hedge, begin
    return None


def _measures(tokens: Tokens, index: int) -> bool:
    """Tell whether a number ends at a token, so that "more than" compares with what follows."""
    word = tokens.low[index]
    number = tokens.sort[index] in {Sort.NUMBER, Sort.FRACTION}
    return number or word in wordset("hedges_measured") or word in lexicon().scales


def _means_other(tokens: Tokens, index: int) -> bool:
    """Tell whether a hedge's word is something else here ("up 5", "the average 3")."""
    word, before = tokens.low[index], tokens.low[index - 1]
    if word == "some":
        return before in {"and", "in"} and tokens.low[index + 1] == "of"
    if word == "top":
        return not is_plural(before)  # "cases top 400", but "the top 400 firms"
    if word in wordset("hedges_crossing"):
        return not _large(tokens, index + 1)  # "crossed two borders"
    if word in {"over", "under", "above", "below", "beyond"}:
        stretched = word == "over" and _stretch(tokens, index + 1)
        if stretched or _unit_ends(tokens, index - 1):
            return True  # "four centimetres above 3 metres", "3 km over two days"
        return before in {"won", "lead", "carried", "spread", "turned", "stretched", "stretching"}
    return word == "sub"


def _large(tokens: Tokens, index: int) -> bool:
    """Tell a number that things pass on their way up: money, a percentage, thousands or more."""
    if tokens.low[index] in table().before:
        return True
    scaled = tokens.low[index + 1] in lexicon().scales or tokens.low[index + 1] == "%"
    return scaled or tokens.low[index + 1] in {"percent", "per"} or len(tokens.low[index]) > 3


def _stretch(tokens: Tokens, index: int) -> bool:
    """Tell what something is spread out over: "2,900 corals were counted over 14 dives"."""
    number, noun = tokens.low[index], tokens.low[index + 1]
    small = number in lexicon().cardinals or (number.isdecimal() and len(number) < 3)
    return small and noun in wordset("hedges_stretches")


def _unit_ends(tokens: Tokens, index: int) -> bool:
    """Tell whether a number with its unit ends at a token, so that the next word compares it."""
    if index < 1 or tokens.sort[index] not in {Sort.WORD, Sort.SYMBOL}:
        return False
    for length in (1, 2):
        first = index + 1 - length
        found = unit_at(tokens, first) if first > 0 else None
        if found is not None and found[1] == index + 1:
            numeral = tokens.sort[first - 1] == Sort.NUMBER
            return numeral or tokens.low[first - 1] in lexicon().cardinals
    return tokens.low[index] in {"points", "point"} and tokens.low[index - 1] in {
        "percentage",
        "basis",
    }


def _marks(tokens: Tokens, index: int) -> bool:
    """Tell whether a token is a currency sign, so that "plus" adds an amount."""
    return tokens.low[index] in table().before


def hedges_after(tokens: Tokens, after: int) -> tuple[tuple[Hedge, ...], int]:
    """Return the hedges that begin at a token ("or more", "-plus", "+") and where they end."""
    known, low = lexicon(), tokens.low
    if low[after] == "+" and tokens.glued(after):
        return (Hedge.AT_LEAST,), after + 1
    if low[after] == "-" and low[after + 1] in {"plus", "odd", "ish"} and tokens.glued(after):
        return (Hedge.AT_LEAST if low[after + 1] == "plus" else Hedge.ABOUT,), after + 2
    for length in (3, 2, 1):
        hedge = known.hedges_after.get("_".join(low[after : after + length]))
        if hedge is not None and tokens.near(after):
            if length == 1 and (low[after] != "plus" and low[after + 1].isalnum()):
                continue
            if low[after] == "plus" and (low[after + 1].isalnum() or _marks(tokens, after + 1)):
                continue
            if low[after] == "and" and low[after + length][:1].isalnum():
                continue  # "a dozen people and more than a dozen dogs"
            if low[after + length] == "to" and low[after + length - 1] == "up":
                continue  # "300 and up to 500"
            return (hedge,), after + length
    return (), after
