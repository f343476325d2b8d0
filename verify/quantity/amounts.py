"""Numbers with their units: currency marks, rates, ranges and compounds ("6ft 3in")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from verify.model import COUNT, Bounds, Form, Quantity, Unit
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import PART, named, per, per_number, table, unit_at, unit_before
from verify.quantity.values import Number, read_number

_HYPHENS = frozenset("-‐‑−")
_DASHES = frozenset("-‐‑–—−~～")
_MINUS = frozenset("-−‐‑–")
# letters that are units only where they touch the number, or nearly so


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One amount as read: tokens ``first`` up to ``after``, and its quantity.

    ``bare`` tells that no unit, currency or scale was stated; ``hyphen`` that the unit hangs on a
    hyphen ("80-yard"), so that a noun may follow.
    """

    first: int
    after: int
    quantity: Quantity
    number: Number
    bare: bool = False
    currency: bool = False
    hyphen: bool = False
    joined: bool = False  # a compound such as 6ft 3in: takes no part in a range


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One end of a range: a number with what was stated with it."""

    number: Number
    first: int
    after: int
    unit: Unit | None
    currency: bool
    hyphen: bool
    negative: bool
    unsure: bool  # an en dash that may be a minus


def read_amount(tokens: Tokens, index: int, *, cell: bool = False) -> tuple[Amount, ...]:
    """Read the amount that begins with the number at a token; empty when there is none.

    Two amounts are returned where "from ... to ..." after a change names two levels ("fell from
    4.8 to 4.1%").
    """
    side = _side(tokens, index, cell=cell)
    if side is None:
        return ()
    other = None if cell else _other_end(tokens, side)
    if other is None:
        pair = None if cell else _pair(tokens, side)
        return (_single(tokens, side),) if pair is None else pair
    if tokens.low[side.after] in {"to", "up"} and _changes(tokens, side.first):
        return _two_levels(tokens, side, other)
    return (_range(tokens, side, other),)


def _pair(tokens: Tokens, side: _Side) -> tuple[Amount, ...] | None:
    """Read "eight or nine euros", "5 and 10 percent": two amounts that share the later unit."""
    j = side.after
    if tokens.low[j] not in {"or", "and"} or side.unit is not None or side.number.part:
        return None
    if not (side.number.bare or side.number.spelled) or side.number.form is not Form.POINT:
        return None
    other = _side_after(tokens, j + 1)
    if other is None or other.unit is None or other.unit.name == "" or other.number.part:
        return None
    if other.hyphen or other.unit.dimension == "time" or other.number.scale or other.negative:
        return None
    first = replace(side, unit=other.unit, currency=other.currency)
    return _single(tokens, first), _single(tokens, other)


def _changes(tokens: Tokens, first: int) -> bool:
    """Tell whether "from A to B" after a token tells a change, not a spread."""
    j = first - 1
    while tokens.low[j] in wordset("amounts_skipped"):
        j -= 1
    if tokens.low[j] != "from":
        return False
    known = lexicon()
    for word in reversed(tokens.before(j, 30)):
        if word in {"range", "ranging", "ranges", "ranged", "from", "anywhere", "vary", "varies"}:
            return False
        if word in known.directions and word not in known.comparatives - {"up", "down"}:
            return True
        if word in {"change", "changed", "went", "moved", "moving", "going"}:
            return True
    return False


def _two_levels(tokens: Tokens, side: _Side, other: _Side) -> tuple[Amount, ...]:
    """Return the level before a change and the level after it, sharing scale and unit."""
    a, b = side.number, other.number
    scale = _shared_scale(tokens, side, other)
    if scale:
        a = a.times(Decimal(10) ** scale)
    unit = side.unit or other.unit
    currency = side.currency or other.currency
    first = _single(tokens, replace(side, number=a, unit=unit, currency=currency))
    ending = other.unit or unit
    if unit is not None and ending is not None and unit.name.startswith(f"{ending.name} per "):
        ending = unit  # "from $75 per barrel to $45"
    last = _single(tokens, replace(other, unit=ending, currency=currency, number=b))
    return first, last


def _shared_scale(tokens: Tokens, side: _Side, other: _Side) -> int:
    """Return the power of ten that the first end borrows: "$3 to $5 billion"."""
    a, b = side.number, other.number
    if not b.scale or a.scale or a.low >= 1000:
        return 0
    plain = b.low / Decimal(10) ** b.scale
    rising = a.low <= plain
    return b.scale if rising or (a.low <= 2 * plain and _from(tokens, side.first)) else 0


def _side(tokens: Tokens, index: int, *, cell: bool = False) -> _Side | None:
    number = read_number(tokens, index, cell=cell)
    if number is None:
        return None
    first, unit = number.first, None
    negative, unsure, first = _sign(tokens, first)
    marked = unit_before(tokens, first)
    if marked is not None:
        unit, first = marked
        if not negative:
            negative, unsure, first = _sign(tokens, first)
    currency = unit is not None
    number = _suffix(tokens, number, currency=currency)
    after, hyphen = number.after, False
    after = number.after
    found = _unit_after(tokens, number, currency=currency)
    if found is None and unit is not None:
        after += unit.name == "dollar" and tokens.low[after] in {"us", "usd"}
        found = _rate(tokens, unit, after, hyphen=False)
    if found is not None:
        after, hyphen = found[1], found[2]
        if not currency or found[0].dimension.startswith("currency"):
            if unit is None or unit.name == "dollar" or found[0].name.startswith(unit.name):
                unit = found[0]
            currency = unit.dimension.startswith("currency")
            number = _scale_after(tokens, number, after) if currency else number
            after = max(after, number.after)
        else:
            after, hyphen = number.after, False
    return _Side(
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


def _suffix(tokens: Tokens, number: Number, *, currency: bool) -> Number:
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
        noun = (
            following.isalpha()
            and following not in wordset("amounts_metres")
            and tokens.near(j + 1)
        )
        if (
            word == "m"
            and glued
            and not noun
            and not wordset("amounts_large").isdisjoint(_nearby(tokens, j))
        ):
            return number.scaled(power, j + 1)
        if word != "m" or not glued or not noun or not _counts(tokens, j + 1):
            return number if word not in {"b", "T"} or not glued else number.scaled(power, j + 1)
    elif not glued and not currency and len(word) == 1:
        ends = not following[:1].isalnum()
        if not ends and (word == "k" or not _counts(tokens, j + 1)):
            return number
    return number.scaled(power, j + 1)


def _nearby(tokens: Tokens, index: int) -> list[str]:
    return tokens.before(index, 12)


def _counts(tokens: Tokens, index: int) -> bool:
    """Tell whether a token can begin what a number counts."""
    word = tokens.low[index]
    if word == "of":
        return True
    return tokens.words[index].islower() and word.isalpha() and word not in lexicon().noun_stops


def _scale_after(tokens: Tokens, number: Number, after: int) -> Number:
    """Read "75 USD million" and "4 rupees crore": the scale stands after the currency."""
    power = lexicon().scales.get(tokens.low[after])
    if power is None or number.scale or not tokens.near(after):
        return number
    return number.scaled(power, after + 1)


def _unit_after(tokens: Tokens, number: Number, *, currency: bool) -> tuple[Unit, int, bool] | None:
    """Read the unit that follows a number: (unit, token after it, whether on a hyphen)."""
    j = number.after
    if tokens.start[j] - tokens.end[j - 1] > 2:
        return None
    if number.part and not currency:
        k = j + (tokens.low[j] == "-") + (tokens.low[j] == "a")
        if tokens.low[k] in {"point", "points"}:
            return table().units["percentage point"], k + 1, False
    if tokens.low[j] in _HYPHENS and tokens.glued(j) and tokens.glued(j + 1):
        found = unit_at(tokens, j + 1)
        if found is None or not _fits(tokens, number, j + 1, found, currency=currency):
            return None
        return _rate(tokens, *found, hyphen=True)
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
        return _rate(tokens, COUNT, j, hyphen=False) if not currency else None
    return _rate(tokens, *found, hyphen=False)


def _fits(
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
    if unit.dimension.startswith("currency") and not word[0].isalpha() and not tokens.glued(index):
        if tokens.glued(after) and tokens.sort[after] == Sort.NUMBER:
            return False  # "1 $10 bill": the mark belongs to the next number
    if low in {"won", "le", "real", "rand"}:
        return number.low >= 100 or number.scale > 0
    if low in {"second", "minute", "quarter", "stone", "bit", "bar", "turn", "turns", "pint"}:
        hyphen = following == "-" and tokens.glued(after)
        return (
            number.low > 1
            and not (hyphen and low != "minute")
            and following not in wordset("amounts_halves")
        )
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


def rate_of_count(tokens: Tokens, after: int) -> tuple[Unit, int] | None:
    """Read "per week", "a day", "per 100,000 people" behind a counted noun."""
    sign, noun = tokens.low[after], tokens.low[after + 1]
    if sign == "per" or (sign in {"a", "an", "each", "every"} and noun in wordset("amounts_times")):
        bottom = _denominator(tokens, after + 1)
        if bottom is None or (
            sign != "per" and tokens.low[bottom[2]] in {"ago", "later", "earlier"}
        ):
            return None
        count, name, end = bottom
        if count is not None:
            return per_number(COUNT, count, name), end
        return per(COUNT, named(name) or Unit(name=name, dimension=name)), end
    return None


def _rate(tokens: Tokens, unit: Unit, after: int, *, hyphen: bool) -> tuple[Unit, int, bool] | None:
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
            if low[inner].rstrip("s") in wordset("amounts_per_a")
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
    lower = named(noun) or Unit(name=noun, dimension=noun)
    return per(unit, lower), end, hyphen


def _denominator(tokens: Tokens, index: int) -> tuple[Decimal | None, str, int] | None:
    """Read what stands after "per": a number with a noun, a unit, or a noun."""
    k = index + (tokens.low[index] in _HYPHENS)
    number = read_number(tokens, k) if tokens.sort[k] == Sort.NUMBER else None
    if number is None and tokens.low[k] in lexicon().scales:
        number = read_number(tokens, k)
    if number is not None:
        after = number.after
        noun = tokens.low[after] if _counts(tokens, after) and tokens.low[after] != "of" else ""
        after += bool(noun)
        if noun and noun in {"live"} and _counts(tokens, after):
            noun, after = f"{noun} {tokens.low[after]}", after + 1
        return number.low, noun, after
    found = unit_at(tokens, k)
    if found is not None:
        return None, found[0].name, found[1]
    word = tokens.low[k]
    if tokens.sort[k] != Sort.WORD or not word.isalpha() or word in {"cent", "the"}:
        return None
    return None, _PEOPLE.get(word, word), k + 1


_PEOPLE = {"person": "person", "head": "person", "people": "person", "liter": "litre"}


# ---- from one or two sides to an amount


def _single(tokens: Tokens, side: _Side) -> Amount:
    number, unit = side.number, side.unit
    after = side.after
    if unit is not None and unit is not PART and not number.scale:
        number, after = _half_after(tokens, number, after)
    joined = _compound(tokens, number, unit, after) if unit is not None else None
    if joined is not None:
        number, unit, after = joined
    if unit is None:
        unit = PART if number.part else COUNT
    if joined is None:
        unit = _pounds(tokens, side, unit)
    alternatives = number.alternatives if unit is COUNT or side.currency else ()
    sign = -1 if side.negative else 1
    low, high = sorted((number.low * sign, number.high * sign))
    if side.unsure:
        alternatives = (*alternatives, Bounds(-low, -high))
    quantity = Quantity(
        low=low, high=high, unit=unit, step=number.step, form=number.form,
        alternatives=tuple(Bounds(_s(a, sign), _s(b, sign)) for a, b in alternatives)
        if not side.unsure else alternatives,
    )  # fmt: skip
    return Amount(
        first=side.first, after=after, quantity=quantity, number=number, currency=side.currency,
        bare=side.unit is None and not number.scale and not number.part, hyphen=side.hyphen,
        joined=joined is not None,
    )  # fmt: skip


def _s(value: Decimal | None, sign: int) -> Decimal | None:
    return None if value is None else value * sign


def unit_and_half(tokens: Tokens, index: int) -> Amount | None:
    """Read "a mile and a half" at its last word."""
    low = tokens.low
    if index < 4 or low[index] not in {"half", "quarter"} or low[index - 2] != "and":
        return None
    found = unit_at(tokens, index - 3)
    if low[index - 1] != "a" or low[index - 4] not in {"a", "an"} or index - 4 < tokens.floor:
        return None
    if found is None or found[1] != index - 2:
        return None
    value = Decimal("1.5") if low[index] == "half" else Decimal("1.25")
    number = Number(first=index - 4, after=index + 1, low=value, high=value, step=value - 1)
    quantity = Quantity(low=value, high=value, unit=found[0], step=number.step)
    return Amount(first=index - 4, after=index + 1, quantity=quantity, number=number)


def _half_after(tokens: Tokens, number: Number, after: int) -> tuple[Number, int]:
    """Read "two miles and a half"."""
    low = tokens.low
    if low[after] == "and" and low[after + 1] == "a" and low[after + 2] in {"half", "quarter"}:
        if low[after + 3] in {"-", "of"} or low[after + 3] in lexicon().scales:
            return number, after
        part = Decimal("0.5") if low[after + 2] == "half" else Decimal("0.25")
        value = number.low + part
        return replace(number, low=value, high=value, step=part), after + 3
    return number, after


_JOINED = frozenset(["length", "mass", "time"])


def _compound(
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
        found = _unit_after(tokens, lesser, currency=False)
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
            number = replace(number, low=value, high=value, step=lesser.step / ratio, bare=False)
        else:
            value = number.low * ratio + lesser.low
            number = replace(number, low=value, high=value, step=lesser.step, bare=False)
            unit = smaller
        joined = (number, unit, after)
    return joined


def _pounds(tokens: Tokens, side: _Side, unit: Unit) -> Unit:
    """Take "pounds" as money where the text speaks of money."""
    if unit.name != "pound":
        return unit
    if side.number.scale >= 6:
        return table().units["pound sterling"]
    nearby = tokens.before(side.first, 8)
    return (
        table().units["pound sterling"] if not wordset("amounts_money").isdisjoint(nearby) else unit
    )


def _other_end(tokens: Tokens, side: _Side) -> _Side | None:
    """Read the second end of a range, if one follows."""
    low, j = tokens.low, side.after
    before = low[side.first - 1]
    k = j
    word = low[j]
    if word in _DASHES and (tokens.glued(j) == tokens.glued(j + 1)):
        if not tokens.glued(j) and (not side.number.bare or side.currency or word == "—"):
            return None
        if word == "—":
            return None
        k = j + 1
        if low[k] == "to":
            k += 1 + (low[k + 1] in _HYPHENS)
    elif word in _HYPHENS and low[j + 1] in {"to", "or"} and tokens.glued(j):
        k = j + 2 + (low[j + 2] in _HYPHENS)
    elif word == "to" and low[j + 1] in _HYPHENS and tokens.glued(j + 2):
        k = j + 2
    elif word == "to" or (word == "and" and before == "between"):
        k = j + 1
    elif word == "up" and low[j + 1] == "to" and _from(tokens, side.first):
        k = j + 2
    elif word == "or" and side.number.bare | side.number.spelled and side.unit is None:
        k = j + 1
    else:
        return None
    other = _side_after(tokens, k)
    if other is None or not _same_kind(tokens, side, other, word):
        return None
    return other


def _side_after(tokens: Tokens, index: int) -> _Side | None:
    """Read an end that may begin with a currency mark or a sign."""
    for ahead in range(index, index + 5):
        if tokens.sort[ahead] in {Sort.NUMBER, Sort.FRACTION} or (
            ahead == index and tokens.sort[ahead] == Sort.WORD
        ):
            side = _side(tokens, ahead)
            if side is not None and (side.first <= index <= ahead):
                return side if side.first >= index - 1 else None
            if tokens.sort[ahead] == Sort.NUMBER:
                return None
        elif tokens.sort[ahead] not in {Sort.SYMBOL, Sort.WORD, Sort.ABBREVIATION}:
            return None
    return None


def _same_kind(tokens: Tokens, side: _Side, other: _Side, word: str) -> bool:
    """Tell whether two numbers can be the ends of one range."""
    a, b = side.number, other.number
    if a.form is not Form.POINT or b.form is not Form.POINT or a.part or b.part:
        return False
    if word == "or":
        return b.low == a.low + 1 and other.unit is not None and not other.currency | other.hyphen
    if side.unit is not None and other.unit is None:
        # "$40-50 billion", "from 208 pounds to 193": the second end borrows the unit
        if side.currency and side.after == a.after:
            return bool(b.scale) or word in _DASHES or _from(tokens, side.first)
        return _from(tokens, side.first) and not _named(tokens, other.after)
    if side.unit is not None and other.unit is not None:
        same = side.unit.dimension == other.unit.dimension or other.unit.name.startswith(
            f"{side.unit.name} per "
        )
        return same and (not _change_by(tokens, side) or _from(tokens, side.first))
    if side.unit is None and other.currency and not _from(tokens, side.first):
        # "8 or $9", "rose 5 to $10": two numbers
        return word in _DASHES or tokens.low[side.first - 1] == "between" or other.after > b.after
    return True


def _named(tokens: Tokens, index: int) -> bool:
    return _counts(tokens, index) and tokens.low[index] != "of" and tokens.low[index] != "by"


def _change_by(tokens: Tokens, side: _Side) -> bool:
    """Tell whether the first number is itself the change ("rose 5 percent to 6 percent")."""
    ways = lexicon().directions
    return any(tokens.low[side.first - back] in ways for back in (1, 2))


def _from(tokens: Tokens, first: int) -> bool:
    """Tell whether "from" (with hedges after it) stands before an amount."""
    for back in range(1, 5):
        word = tokens.low[first - back]
        if word in {"from", "between"}:
            return True
        if word not in wordset("amounts_skipped"):
            return False
    return False


def _range(tokens: Tokens, side: _Side, other: _Side) -> Amount:
    a, b = side.number, other.number
    scale = _shared_scale(tokens, side, other)
    if scale:
        a = a.times(Decimal(10) ** scale)
    unit = other.unit or side.unit or COUNT
    rate = side.unit is not None and unit.name.startswith(f"{side.unit.name} per ")
    if side.unit is not None and side.unit.dimension != unit.dimension and not rate:
        unit = side.unit
    left = a.low * (-1 if side.negative else 1)
    right = b.low * (-1 if other.negative else 1)
    if side.unit is not None and side.unit.factor != unit.factor and not rate:
        left = left * side.unit.factor / unit.factor
    left, right = min(left, right), max(left, right)
    number = replace(b, first=a.first, low=left, high=right, scale=max(a.scale, b.scale))
    quantity = Quantity(
        low=left, high=right, unit=_pounds(tokens, other, unit), step=min(a.step, b.step),
        form=Form.RANGE,
    )  # fmt: skip
    return Amount(
        first=side.first, after=other.after, quantity=quantity, number=number,
        bare=side.unit is None and other.unit is None and not b.scale,
        currency=side.currency or other.currency, hyphen=other.hyphen,
    )  # fmt: skip
