"""Numbers in words: "two hundred and six", "twenty-one million", "two-thirds"."""

from __future__ import annotations

from decimal import Decimal

from verify.quantity.lexicon import lexicon
from verify.quantity.number import Number, part_step
from verify.quantity.scales import with_part, with_scales
from verify.quantity.tokens import Sort, Tokens


class _Sum:
    """The state of reading a number in words."""

    __slots__ = ("current", "fraction", "hundred", "index", "scale", "smallest", "total")

    def __init__(self, index: int) -> None:
        self.index = index
        self.total = Decimal(0)
        self.current: Decimal | None = None
        self.hundred = False
        self.scale: int | None = None
        self.smallest = 0
        self.fraction: Decimal | None = None

    def cardinal(self, value: int) -> bool:
        """Take in a word below one hundred if it can follow."""
        current = self.current
        if current is None:
            self.current = Decimal(value)
        elif (value < 10 and value and current % 10 == 0 and current % 100 >= 20) or (
            value > 0 and current % 100 == 0 and self.hundred
        ):
            self.current = current + value
        else:
            return False
        self.smallest = 0
        self.index += 1
        return True

    def power(self, exponent: int) -> None:
        """Take in a scale word."""
        if exponent == 2:
            self.current = (self.current if self.current is not None else Decimal(1)) * 100
            self.hundred, self.smallest = True, 2
        elif self.current is None and self.total:
            self.total *= 10**exponent
            self.smallest = exponent
        else:
            value = self.current if self.current is not None else Decimal(1)
            if self.scale is None or exponent < self.scale:
                self.total += value * 10**exponent
            else:
                self.total = (self.total + value) * 10**exponent
            self.smallest = exponent + (2 if self.hundred and value % 100 == 0 else 0)
            self.current, self.hundred = None, False
            self.scale = exponent
        self.index += 1

    @property
    def value(self) -> Decimal:
        """Return the sum so far."""
        return self.total + (self.current or 0)


def spelled(tokens: Tokens, index: int) -> Number | None:
    """Read a number in words, with the parts, decimals and dozens behind it."""
    known, low = lexicon(), tokens.low
    state = _Sum(index)
    first = index - (low[index] in known.scales and low[index - 1] in {"a", "an"})
    while _step(tokens, state):
        pass
    value = state.value
    number = Number(
        first=first, after=state.index, low=value, high=value,
        step=Decimal(10) ** state.smallest, spelled=True, scale=state.scale or 0,
    )  # fmt: skip
    if low[state.index] == "point" and low[state.index + 1] in known.cardinals:
        number = _spoken_decimals(tokens, number)
        return with_scales(tokens, number)
    parts = _ordinal_part(tokens, number)
    if parts is not None:
        return parts
    number = with_part(tokens, number)
    if number.after == state.index and number.scale:
        return _groups(tokens, number)
    return _groups(
        tokens, with_scales(tokens, number._replace(scale=0)) if not number.scale else number
    )


def _groups(tokens: Tokens, number: Number) -> Number:
    known = lexicon()
    word = tokens.low[number.after]
    if word in known.groups and word != "gross":
        grown = number.times(Decimal(known.groups[word]))
        return grown._replace(after=number.after + 1, step=Decimal(2))
    return number


def _step(tokens: Tokens, state: _Sum) -> bool:
    """Take in one more token of a number in words; ``False`` at its end."""
    known, low, j = lexicon(), tokens.low, state.index
    word = low[j]
    if word in known.cardinals and (j == 0 or state.value == 0 or tokens.near(j) or word):
        return state.cardinal(known.cardinals[word])
    if word in known.scales:
        state.power(known.scales[word])
        return True
    if word == "-" and state.value and tokens.sort[j + 1] == Sort.WORD:
        nearby = tokens.start[j + 1] - tokens.end[j - 1] <= 3
        following = low[j + 1]
        if nearby and (following in known.scales or known.cardinals.get(following, 99) < 10):
            state.index += 1
            if following in known.scales or state.cardinal(known.cardinals[following]):
                return True
            state.index -= 1
        return False
    if word == "and" and low[j + 1] in known.cardinals and state.smallest >= 2:
        state.index += 1
        part = low[j + 2].rstrip("s")
        if (part in known.fractions or known.ordinals.get(part, 0) > 2) and part != "second":
            state.index -= 1
            return False
        if state.cardinal(known.cardinals[low[j + 1]]):
            return True
        state.index -= 1
    return False


def _spoken_decimals(tokens: Tokens, number: Number) -> Number:
    known, low = lexicon(), tokens.low
    j, digits = number.after + 1, ""
    while low[j] in known.cardinals and len(digits) < 12:
        value = known.cardinals[low[j]]
        if value >= 20 and low[j + 1] == "-" and known.cardinals.get(low[j + 2], 99) < 10:
            value += known.cardinals[low[j + 2]]
            j += 2
        digits += str(value)
        j += 1
    value_ = number.low + Decimal(f"0.{digits}")
    return number._replace(after=j, low=value_, high=value_, step=Decimal(1).scaleb(-len(digits)))


def _ordinal_part(tokens: Tokens, number: Number) -> Number | None:
    """Read "two-thirds", "one fifth", "three quarters" after a cardinal."""
    known, low, j = lexicon(), tokens.low, number.after
    k = j + (low[j] == "-")
    word = low[k]
    plural = number.low != 1
    if word == "quarters" and number.low != 3:
        return None
    if word == "half" and not plural and (k > j or low[k + 1] == "of"):
        bottom = 2  # "one-half"
    elif word in {"quarters", "halves"} or (word == "quarter" and not plural):
        if low[k + 1] in {"of", "-"} or k == j + 1 or word == "quarters":
            bottom = 4 if word.startswith("q") else 2
        else:
            return None
    else:
        stem = word[:-1] if plural and word.endswith("s") else word
        if plural and not word.endswith("s"):
            return None
        bottom = known.ordinals.get(stem, 0)
        if bottom < 3:
            return None
    value = number.low / bottom
    number = number._replace(
        after=k + 1, low=value, high=value, step=part_step(Decimal(1) / bottom), part=True
    )
    k += 1 + 2 * (low[k + 1] == "of" and low[k + 2] in {"a", "one"})
    scale = known.scales.get(low[k]) if low[k][-1:] != "s" else None
    return number if scale is None else number.scaled(scale, k + 1)
