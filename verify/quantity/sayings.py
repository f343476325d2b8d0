"""Numbers in sayings: "no one", "one in five", "three times as many", "aged 18 to 34", scores."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from verify.model import Aside, Direction, Form, Quantity, Unit
from verify.quantity.amounts import Amount, read_amount
from verify.quantity.asides import Found
from verify.quantity.dates import is_year
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.nouns import is_plural
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.units import PART, table, unit_at
from verify.quantity.values import Number, read_number

_DASHES = frozenset("-–—‐‑")
_END = frozenset(["", ".", ",", ";", ":", "!", "?", ")", "”", '"', "’", "'", "…", "—", "–"])
_START = frozenset(["", ".", "!", "?", ":", "“", '"', "‘", "'", "(", "—", "•", "*", "\n"])


def years() -> Unit:
    """Return the unit of an age that names none."""
    return table().units["year"]


def unreadable(word: str) -> Aside:
    """Say why digits are no number: too long, an identifier, or an ambiguous notation."""
    digits = sum(sign.isdecimal() for sign in word)
    if digits > 40 or not word.replace(",", "").replace(".", "").isascii():
        return Aside.NOT_A_NUMBER
    if word.isdecimal() or word.count(".") > 1:
        return Aside.IDENTIFIER
    return Aside.AMBIGUOUS


# ---- words that are no number


def aside_at(tokens: Tokens, index: int) -> Found | None:
    """Return the saying or name that a number word belongs to, if it does."""
    low, words = tokens.low, tokens.words
    word = low[index]
    if word == "one":
        named = _capital(tokens, index) if words[index][0].isupper() else None
        found = named or _one(tokens, index)
        if found is not None:
            return found
    if word in {"half", "quarter"}:
        return _half(tokens, index)
    if words[index][0].isupper() and word in lexicon().cardinals | lexicon().ordinals:
        return _capital(tokens, index)
    if low[index + 1] in _DASHES and tokens.glued(index + 1) and word == "double":
        return Found(index, index + 1, Aside.IDIOM)
    return None


def _one(tokens: Tokens, index: int) -> Found | None:
    known, low = lexicon(), tokens.low
    before, after = low[index - 1], low[index + 1]
    idiom = Found(index, index + 1, Aside.IDIOM)
    if before in {"minus", "negative"}:
        return None
    if after in _DASHES and tokens.glued(index + 1) and tokens.glued(index + 2):
        if (
            unit_at(tokens, index + 2)
            or low[index + 2] in known.ordinals
            or low[index + 2] in {"in", "third", "quarter", "half"}
        ):
            return None
        return idiom
    if after in known.scales or after in known.groups or after in known.ordinals:
        return None
    if after in {"in", "out"} and (
        low[index + 2] in known.cardinals
        or low[index + 2] in {"of", "every"}
        or tokens.sort[index + 2] == Sort.NUMBER
    ):
        return None
    if after == "or" or (
        after in {"to", "and"} and low[index + 2] in known.cardinals | {"a": 0, "half": 0, "one": 0}
    ):
        return None
    if (
        before in known.before_one
        or after in known.after_one
        or after in _END
        or not after.isalpha()
    ):
        return idiom
    if after in {"day", "night", "morning", "time", "thing", "way", "side", "point", "place"}:
        if before not in {"for", "in", "within", "only", "just", "least", "than", "about"}:
            return idiom
    if after in known.noun_stops - {"more", "other", "in", "per"} or after in known.noun_verbs:
        return idiom
    return None


def _half(tokens: Tokens, index: int) -> Found | None:
    low = tokens.low
    before, after = low[index - 1], low[index + 1]
    idiom = Found(index, index + 1, Aside.IDIOM)
    if before in _DASHES and tokens.glued(index):
        if low[index - 2] in lexicon().cardinals or low[index - 2] in {"a", "and"}:
            return None
        return idiom
    number = low[index + 1] in lexicon().scales or low[index + 1] in lexicon().groups
    if low[index] == "quarter" and not number:
        article = before in {"a", "one"}
        hung = after in _DASHES and (
            low[index + 2] in {"point", "points", "million", "billion"}
            or unit_at(tokens, index + 2)
        )
        unit = unit_at(tokens, index + 1) or (
            after == "of" and (unit_at(tokens, index + 2) or low[index + 2] in {"a", "an"})
        )
        if (
            hung
            or unit
            or (
                article
                and low[index - 2] not in {"per", "in", "for", "each"}
                and (after in {"of", "million"} or _compared(tokens, index))
            )
        ):
            return None
        return idiom
    if before in wordset("sayings_half_before") and before != "in" and not number:
        return idiom
    if after in _DASHES and tokens.glued(index + 1):
        hung = low[index + 2]
        if (
            hung in lexicon().scales
            or hung in lexicon().groups
            or unit_at(tokens, index + 2)
            or hung in {"a", "point"}
        ):
            return None
        return idiom
    return (
        idiom
        if before == "in"
        and after in _END
        and low[index - 2] not in {"cut", "fell", "fallen", "slashed", "reduced", "split"}
        else None
    )


def _compared(tokens: Tokens, index: int) -> bool:
    """Tell whether "a quarter" is a share and not three months: "fell by a quarter"."""
    before, after = tokens.low[index - 2], tokens.low[index + 1]
    return before in lexicon().hedge_ends | {"by"} and (not after.isalpha() or _ends(after))


def title_case(tokens: Tokens, index: int) -> bool:
    """Tell whether the line around a token is a headline with every word capitalised."""
    line = range(max(0, index - 10), min(tokens.count, index + 10))
    long = [
        tokens.words[i] for i in line if tokens.sort[i] == Sort.WORD and len(tokens.words[i]) > 3
    ]
    return bool(long) and sum(word[0].islower() for word in long) < 0.3 * len(long)


def _capital(tokens: Tokens, index: int) -> Found | None:
    """Find capitalised number words inside names: "Formula One", "the Big Ten", "Six Nations"."""
    words = tokens.words
    before = index - 1
    if index == 0 or tokens.low[before] in _START or tokens.sort[before] == Sort.BREAK:
        return None
    named = (
        words[before][:1].isupper() and tokens.near(index) and tokens.low[before - 1] not in _START
    )
    named = named or (
        words[before][:1].isupper()
        and tokens.low[before]
        not in {"the", "a", "in", "at", "on", "about", "some", "nearly", "over"}
        and tokens.near(index)
    )
    following = words[index + 1][:1].isupper() and tokens.near(index + 1)
    if (named or following) and not title_case(tokens, index):
        return Found(before if named else index, index + 1, Aside.NAME)
    return None


# ---- multiples


def multiple_at(tokens: Tokens, index: int) -> tuple[Decimal, Direction, int] | None:
    """Return the multiple stated at a word: (value, direction, token after it)."""
    known, low = lexicon(), tokens.low
    word, after = low[index], low[index + 1]
    if word in {"twice", "thrice"}:
        value = known.multiples[word][0]
        likened = after in {"as", "the", "that", "its", "their", "what", "more", "of", "his", "her"}
        return (value, Direction.NONE, index + 1) if likened else None
    if word in {"double", "triple"}:
        if after in {"the", "that", "its", "their", "what", "from"} or low[index - 1] in {
            "to",
            "nearly",
            "almost",
        }:
            return (Decimal(2 if word == "double" else 3), Direction.UP, index + 1)
        return None
    if word in known.multiples:
        value, way = known.multiples[word]
        return value, _fold_way(tokens, index, way), index + 1
    if word.endswith("fold") and word[:-4] in known.cardinals:
        return (
            Decimal(known.cardinals[word[:-4]]),
            _fold_way(tokens, index, Direction.UP),
            index + 1,
        )
    return None


def _fold_way(tokens: Tokens, index: int, way: Direction) -> Direction:
    """Return the direction of the change that "fivefold" measures."""
    ways = lexicon().directions
    for word in (*tokens.low[index + 1 : index + 3], *tokens.before(index, 4)):
        if word in ways and word not in {"more", "less", "over"}:
            return ways[word]
    return way


def times_at(tokens: Tokens, amount: Amount) -> tuple[Direction, int] | None:
    """Read "three times as many", "10 times higher", "4x", "30-fold" after a number."""
    low, j = tokens.low, amount.after
    if not amount.bare or amount.quantity.form is not Form.POINT:
        return None
    if low[j] in {"-", "‐"} and low[j + 1] == "fold":
        return _fold_way(tokens, j + 1, Direction.UP), j + 2
    if low[j] == "fold" and tokens.near(j):
        return _fold_way(tokens, j, Direction.UP), j + 1
    if low[j] == "x" and tokens.glued(j) and not low[j + 1].isdecimal():
        return Direction.NONE, j + 1
    if low[j] != "times":
        return None
    following = low[j + 1]
    likened = {"as", "the", "that", "its", "their", "what", "likelier", "over", "his", "her"}
    if following in likened or following in lexicon().comparatives:
        return Direction.NONE, j + 1
    return None


# ---- ratios, fractions and ordinals


def ratio_at(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "one in five", "nine out of ten", "three in every 1,000", "3-to-1"."""
    low, j = tokens.low, amount.after
    if amount.quantity.form is Form.RANGE and amount.bare:
        return _to_one(tokens, amount)
    if not _whole(amount) or amount.currency:
        return None
    top = amount.quantity.low
    assert top is not None  # noqa: S101 - a point has both ends
    hung = low[j] in {"-"} and tokens.glued(j)
    k = j + hung
    if low[k] == "in":
        k += 1
    elif low[k] == "out" and low[k + 1] == "of":
        k += 2
    else:
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
    return _part(amount.first, bottom.after, top / bottom.low, step=1 / bottom.low)


def _to_one(tokens: Tokens, amount: Amount) -> Amount | None:
    """Read "3 to 1", "3-to-1" as the quotient, kept as a plain multiple."""
    low, high, last = amount.quantity.low, amount.quantity.high, tokens.low[amount.after - 1]
    left = read_number(tokens, amount.first)
    nearby = tokens.before(amount.first, 6)
    if left is None or not low or high is None or left.low != high or low == high:
        return None
    played = {"won", "lost", "beat", "score", "vote", "voted", "led", "by"}
    asked = {"ratio", "odds", "outnumber", "outnumbered", "outnumbering"} & set(nearby)
    if not (asked or last in {"1", "one"}) or (played & set(nearby) and not asked):
        return None
    if "to" not in tokens.low[amount.first : amount.after]:
        return None
    quantity = Quantity(low=high / low, high=high / low, step=1 / low)
    return replace(amount, quantity=quantity)


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


def _part(first: int, after: int, value: Decimal, *, step: Decimal) -> Amount:
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
    unit = low[index + 1] == "of" or low[index + 1] in {"higher", "lower", "less", "fewer"}
    alone = not low[index + 1].isalpha() or (low[index - 2] == "by" and _ends(low[index + 1]))
    if not unit and not (hedged and alone):
        return None
    value = Decimal(1) / bottom
    return _part(index - 1, index + 1, value, step=min(Decimal("0.1"), value / 2))


def _ends(word: str) -> bool:
    """Tell whether a word cannot be the noun that an ordinal qualifies ("by a third and ...")."""
    return word in lexicon().noun_stops


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


# ---- what an amount turns out to be


def unstated(amount: Amount, tokens: Tokens) -> bool:
    """Tell "several" and "a few" alone: no number is stated."""
    number = amount.number
    word = tokens.low[number.after - 1]
    return (
        number.form is Form.FUZZY
        and word in {"several", "few", "handful"}
        and not number.scale
        and amount.quantity.unit.name == ""
    )


def aside_of(tokens: Tokens, amount: Amount) -> Found | None:
    """Return why an amount is no quantity after all: a score, a name, an unclear notation."""
    low, first, after = tokens.low, amount.first, amount.after
    if amount.bare and amount.number.form is Form.POINT and amount.quantity.form is Form.RANGE:
        return _score(tokens, amount)
    if amount.bare and tokens.sort[first] == Sort.NUMBER and _named_by_capital(tokens, amount):
        return Found(first, after, Aside.NAME)
    if (
        amount.bare
        and low[after] in {"/"}
        and tokens.glued(after)
        and tokens.sort[after + 1] == Sort.NUMBER
    ):
        return Found(first, after + 2, Aside.AMBIGUOUS)
    return None


def _score(tokens: Tokens, amount: Amount) -> Found | None:
    """Find "3-1", "102-98", and "12-13" of which nobody can tell what it is."""
    low, first, after = tokens.low, amount.first, amount.after
    sign = low[first + 1]
    if (
        tokens.sort[first] != Sort.NUMBER
        or tokens.sort[after - 1] != Sort.NUMBER
        or after - first != 3
    ):
        return None
    left, right = tokens.words[first], tokens.words[after - 1]
    if not (left.isdecimal() and right.isdecimal()) or len(left) > 3 or len(right) > 3:
        return None
    falling = int(left) >= int(right)
    if sign == "to":
        played = low[first - 1] in {
            "won",
            "lost",
            "beat",
            "by",
            "lead",
            "vote",
            "voted",
            "led",
            "drew",
        }
        return Found(first, after, Aside.SCORE) if falling and played else None
    if sign not in _DASHES:
        return None
    noun = low[after]
    if falling:
        return Found(first, after, Aside.SCORE)
    if (noun.isalpha() and (is_plural(noun) or noun in {"-"})) or noun == "-":
        return None
    if low[first - 1] in {"about", "around", "between", "of", "is", "some", "from", "only"}:
        return None
    return Found(first, after, Aside.AMBIGUOUS)


def _named_by_capital(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a capitalised word in the middle of a sentence makes a number its name."""
    low, words, first = tokens.low, tokens.words, amount.first
    before = words[first - 1]
    text = words[amount.number.first]
    if first < 2 or not text.isdecimal() or len(text) > 4 or not tokens.near(first):
        return False
    if not before[:1].isupper() or tokens.sort[first - 1] != Sort.WORD or low[first - 2] in _START:
        return False
    following = low[amount.after]
    noun = words[amount.after].islower() and (
        is_plural(following) or following in {"of", "more", "other"}
    )
    if noun or following in {"%", "-", "–", "/", "("} or low[first - 1] in lexicon().hedge_ends:
        return False
    return not title_case(tokens, first)


def age_of(tokens: Tokens, amount: Amount) -> int | None:
    """Return the token after an age that the amount states, ``None`` when it is none."""
    low, j = tokens.low, amount.after
    unit = amount.quantity.unit
    before = low[amount.first - 1]
    if unit.dimension == "time":
        k = j + (low[j] in _DASHES)
        if low[k] in {"old", "olds"} and tokens.near(k):
            return k + 1
        if low[j] == "of" and low[j + 1] == "age":
            return j + 2
    if unit.name not in {"", "year", "month"} or amount.currency or amount.number.part:
        return None
    if low[j] in {"yo", "y"} and amount.bare:
        return j + 1 + 2 * (low[j] == "y" and low[j + 1] == "/")
    if before in {"aged", "age", "ages"}:
        return j
    value = amount.quantity.low
    if (
        amount.bare
        and value is not None
        and 0 < value < 116
        and amount.quantity.form is Form.POINT
        and before == ","
        and low[j] in {",", "."} | _END - {";", ":"}
        and tokens.words[amount.first - 2][:1].isupper()
        and tokens.sort[amount.first - 2] == Sort.WORD
        and low[amount.first - 2] not in {"no", "yes"}
    ):
        return j if low[j] == "," else None
    return None


def split_levels(amount: Amount) -> Amount:
    """Return an amount unchanged; ranges keep both ends."""
    return replace(amount)


_ = read_amount
