"""One number at a token: digits or words, with scale words and fractions, but no unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from verify.model import Bounds, Form, Hedge
from verify.quantity.lexicon import lexicon
from verify.quantity.notation import fraction, read_notation
from verify.quantity.tokens import Sort, Tokens

_HALF = Decimal("0.5")
_DENOMINATORS = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100])
_MINUS = frozenset("-−–‐‑")
_SPACES = frozenset("\u00a0\u2009\u202f\u2007")
_MAX_EXPONENT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as read: tokens ``first`` up to ``after``, value(s) and how exact they are.

    ``part`` marks a fraction in words that stands for a share ("two-thirds"); ``scale`` is the
    power of ten of the scale word applied, so that a range can share it; ``bare`` tells digits
    with nothing applied.
    """

    first: int
    after: int
    low: Decimal
    high: Decimal
    step: Decimal = Decimal(1)
    form: Form = Form.POINT
    hedges: tuple[Hedge, ...] = ()
    alternatives: tuple[Bounds, ...] = ()
    part: bool = False
    scale: int = 0
    bare: bool = False
    spelled: bool = False

    def times(self, factor: Decimal) -> Number:
        """Return the number with every value and the step multiplied."""
        return replace(
            self,
            low=self.low * factor,
            high=self.high * factor,
            step=abs(self.step * factor),
            alternatives=tuple(
                Bounds(None if a is None else a * factor, None if b is None else b * factor)
                for a, b in self.alternatives
            ),
            bare=False,
        )

    def scaled(self, power: int, after: int) -> Number:
        """Return the number with a scale word applied; a scale settles "1.234" as a decimal."""
        grown = replace(self, alternatives=()).times(Decimal(10) ** power)
        return replace(grown, scale=self.scale + power, after=after, part=False)


def read_number(tokens: Tokens, index: int, *, cell: bool = False) -> Number | None:
    """Read the number that begins at a token (its "a", if any, stands before it)."""
    sort = tokens.sort[index]
    if sort == Sort.NUMBER:
        number = _digits(tokens, index, cell=cell)
        return None if number is None else _scales(tokens, number)
    if sort == Sort.FRACTION:
        value = fraction(tokens.words[index])
        number = Number(first=index, after=index + 1, low=value, high=value, step=_part_step(value),
                        part=True)  # fmt: skip
        return _scales(tokens, number)
    if sort == Sort.WORD:
        return _word(tokens, index)
    return None


def _part_step(value: Decimal) -> Decimal:
    """Return the rounding step of a simple fraction: a tenth, half of the part when smaller."""
    return min(Decimal("0.1"), value / 2)


# ---- digits


def _digits(tokens: Tokens, index: int, *, cell: bool) -> Number | None:
    words, after = tokens.words, index + 1
    text = words[index]
    if len(text) <= 3 and text[0] != "0" and _grouped_by_space(tokens, index):
        while _grouped_by_space(tokens, after - 1):
            text += words[after][:3]
            rest = words[after][3:]
            text += rest
            after += 1
    readings = read_notation(text, cell=cell)
    if not readings:
        return None
    first, others = readings[0], readings[1:]
    number = Number(
        first=index,
        after=after,
        low=first.value,
        high=first.value,
        step=first.step,
        alternatives=tuple(Bounds(r.value, r.value) for r in others),
        bare=True,
    )
    return _with_fraction(tokens, number) or _scientific(tokens, number) or number


def _grouped_by_space(tokens: Tokens, index: int) -> bool:
    """Tell whether the next token goes on with three digits after one space ("40 000")."""
    after = index + 1
    following = tokens.words[after]
    if (
        tokens.sort[after] != Sort.NUMBER
        or tokens.start[after] - tokens.end[index] != 1
        or len(following) < 3
        or not following[:3].isdecimal()
        or (len(following) > 3 and following[3] not in ".,")
        or (len(following) > 3 and not following[4:].isdecimal())
        or len(following) > 6
        or not tokens.words[index].isdecimal()
    ):
        return False
    space = tokens.text[tokens.end[index]]
    if space in _SPACES:
        return True
    before = tokens.words[index - 1]
    return (
        space == " "
        and not (before[:1].isupper() and len(before) > 1 and not before.isupper())
        and before not in {"#", "."}
    )


def _with_fraction(tokens: Tokens, number: Number) -> Number | None:
    """Read "3½", "2 1/2" and "1/2"."""
    j, words, sort = number.after, tokens.words, tokens.sort
    if sort[j] == Sort.FRACTION and tokens.near(j):
        value = number.low + fraction(words[j])
        return replace(number, after=j + 1, low=value, high=value, step=_HALF, bare=False)
    if words[j] == "/" and tokens.glued(j):
        part = _slash(tokens, number.first)
        if part is not None:
            return Number(first=number.first, after=j + 2, low=part, high=part,
                          step=_part_step(part), part=True)  # fmt: skip
        return None
    close = tokens.start[j] - tokens.end[j - 1] <= 2
    if sort[j] == Sort.NUMBER and words[j + 1] == "/" and close and tokens.glued(j + 1):
        part = _slash(tokens, j)
        if part is not None:
            value = number.low + part
            return replace(number, after=j + 3, low=value, high=value, step=_part_step(part))
    return None


def _slash(tokens: Tokens, index: int) -> Decimal | None:
    top, bottom = tokens.words[index], tokens.words[index + 2]
    if not (
        tokens.sort[index + 2] == Sort.NUMBER
        and tokens.glued(index + 2)
        and top.isdecimal()
        and bottom.isdecimal()
        and len(top) < 4
        and len(bottom) < 4
        and tokens.words[index + 3] != "/"
    ):
        return None
    upper, lower = int(top), int(bottom)
    return Decimal(upper) / lower if lower in _DENOMINATORS and 0 < upper < lower else None


def _scientific(tokens: Tokens, number: Number) -> Number | None:
    """Read "5×10³", "1.99 x 10^-30" and "5e3"."""
    j, low = number.after, tokens.low
    exponent: str | None = None
    if low[j] in {"×", "x", "·"} and low[j + 1] == "10" and tokens.near(j):
        k = j + 2
        if tokens.sort[k] == Sort.RAISED and tokens.glued(k):
            exponent, k = low[k].translate(_RAISED), k + 1
        else:
            k += low[k] == "^"
            sign = "-" if low[k] in _MINUS and tokens.glued(k) else ""
            k += bool(sign)
            if (
                tokens.sort[k] == Sort.NUMBER
                and tokens.glued(k)
                and low[k].isdecimal()
                and k > j + 2
            ):
                exponent, k = sign + low[k], k + 1
    elif low[j] == "x" and tokens.glued(j) and low[j + 1] == "10" and low[j + 2] == "^":
        k = j + 3 + (low[j + 3] in _MINUS)
        exponent, k = ("-" if low[k - 1] in _MINUS else "") + low[k], k + 1
    elif low[j] == "e" and tokens.glued(j) and tokens.glued(j + 1):
        k = j + 1 + (low[j + 1] in {"+", "-", "−"})
        sign = "-" if low[j + 1] in _MINUS else ""
        exponent, k = (sign + low[k], k + 1) if tokens.glued(k) else (None, k)
    elif low[j] == "^" and tokens.glued(j):
        return _raised_to(tokens, number)
    if (
        exponent is None
        or not exponent.lstrip("-").isdecimal()
        or abs(int(exponent)) > _MAX_EXPONENT
    ):
        return None
    return replace(number.times(Decimal(10) ** int(exponent)), after=k)


def _raised_to(tokens: Tokens, number: Number) -> Number | None:
    """Read "1.1^23" and "2.5^-1"."""
    k = number.after + 1
    while tokens.low[k] in {"-", "+", "−"} and tokens.glued(k):
        k += 1
    digits = tokens.low[k]
    if not (digits.isdecimal() and digits.isascii() and tokens.glued(k) and len(digits) < 3):
        return None
    negative = tokens.low[k - 1] in _MINUS
    if number.low == 0 or int(digits) > _MAX_EXPONENT:
        return None
    value = number.low ** (-int(digits) if negative else int(digits))
    return replace(number, after=k + 1, low=value, high=value, alternatives=(), bare=False)


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉", "0123456789-0123456789")


def _scales(tokens: Tokens, number: Number) -> Number:
    """Apply the scale words and letters that follow digits, and "and a half"."""
    known, low = lexicon(), tokens.low
    number = _and_part(tokens, number)
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
            return replace(number.times(Decimal(known.groups[word])), after=j + 1, part=False)
        else:
            break
    return _and_part(tokens, number) if number.scale else number


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
    return replace(number, after=j + 2, low=value, high=value, step=Decimal(1), scale=0)


def _and_part(tokens: Tokens, number: Number) -> Number:
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
    return replace(number, after=k + 1, low=value, high=value, step=share, part=False, bare=False)


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


# ---- words


def _word(tokens: Tokens, index: int) -> Number | None:
    known, word = lexicon(), tokens.low[index]
    vague = _vague(tokens, index)
    if vague is not None:
        return vague
    if word in known.fractions:
        return _fraction_word(tokens, index)
    if word in known.fuzzy or word == "tens":
        fuzzy = _fuzzy(tokens, index)
        if fuzzy is not None:
            return fuzzy
    if word in known.cardinals or word in known.scales:
        return _spelled(tokens, index)
    if word == "gross" and tokens.low[index + 1] != "of":
        return None
    if word in known.groups and tokens.low[index - 1] in {"a", "half", "per"}:
        value = Decimal(known.groups[word])
        return Number(first=index - 1, after=index + 1, low=value, high=value, step=Decimal(2))
    return None


def _vague(tokens: Tokens, index: int) -> Number | None:
    """Read "several hundred", "a few", "a couple of"."""
    known, low = lexicon(), tokens.low
    article = low[index - 1] == "a"
    of = low[index + 1] == "of"
    bounds = known.vague.get(low[index])
    if bounds is None:
        if low[index] not in {"handful", "pair"}:
            return None
        bounds = known.vague.get(f"a_{low[index]}_of")
    if bounds is None:
        return None
    couple = low[index] in {"couple", "handful", "pair"}
    if couple and not article:
        return None
    first = index - article if low[index] != "several" else index
    number = Number(
        first=first,
        after=index + 1 + (couple and of),
        low=bounds[0],
        high=bounds[1],
        form=Form.POINT if bounds[0] == bounds[1] else Form.FUZZY,
        hedges=(Hedge.VAGUE,),
    )
    j = number.after
    if low[j] in known.scales:
        return number.scaled(known.scales[low[j]], j + 1)
    if low[j] in known.groups:
        return replace(number.times(Decimal(known.groups[low[j]])), after=j + 1, scale=1)
    return number


def _fuzzy(tokens: Tokens, index: int) -> Number | None:
    """Read "dozens", "hundreds of thousands", "tens of millions"."""
    known, low = lexicon(), tokens.low
    word = low[index]
    bounds = known.fuzzy.get(word) or (Decimal(10), Decimal(100))
    nested = low[index + 1] == "of" and (low[index + 2] in known.fuzzy)
    if (word == "tens" and not nested) or (word == "scores" and low[index + 1] != "of"):
        return None
    after = index + 1
    if nested:
        size = known.fuzzy[low[index + 2]][0]
        bounds = (bounds[0] * size, bounds[1] * size)
        after = index + 3
    return Number(
        first=index, after=after, low=bounds[0], high=bounds[1], form=Form.FUZZY,
        hedges=(Hedge.VAGUE,), step=bounds[0], spelled=True,
    )  # fmt: skip


def _fraction_word(tokens: Tokens, index: int) -> Number | None:
    """Read "half", "a quarter", "half a million", "a quarter of a million"."""
    known, low = lexicon(), tokens.low
    top, bottom = known.fractions[low[index]]
    before = low[index - 1]
    article = before in {"a", "an"} or (before == "one" and low[index] == "quarter")
    value = top / bottom
    number = Number(
        first=index - article, after=index + 1, low=value, high=value, step=Decimal("0.1"),
        part=True, spelled=True,
    )  # fmt: skip
    j = index + 1
    if (low[j] == "-" and tokens.glued(j)) or low[j] == "of":
        j += 1
    if low[j] in {"a", "an"}:
        j += 1
    if low[j] in known.scales and low[j][-1] != "s":
        return replace(number.scaled(known.scales[low[j]], j + 1), part=False)
    if low[j] in known.groups and low[j][-1] != "s":
        dozen = number.times(Decimal(known.groups[low[j]]))
        return replace(dozen, after=j + 1, part=False, step=Decimal(1))
    return number


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


def _spelled(tokens: Tokens, index: int) -> Number | None:
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
        return _scales(tokens, number)
    parts = _ordinal_part(tokens, number)
    if parts is not None:
        return parts
    number = _and_part(tokens, number)
    if number.after == state.index and number.scale:
        return _groups(tokens, number)
    return _groups(
        tokens, _scales(tokens, replace(number, scale=0)) if not number.scale else number
    )


def _groups(tokens: Tokens, number: Number) -> Number:
    known = lexicon()
    word = tokens.low[number.after]
    if word in known.groups and word != "gross":
        grown = number.times(Decimal(known.groups[word]))
        return replace(grown, after=number.after + 1, step=Decimal(2))
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
        if value >= 20 and low[j + 1] in {"-"} and known.cardinals.get(low[j + 2], 99) < 10:
            value += known.cardinals[low[j + 2]]
            j += 2
        digits += str(value)
        j += 1
    value_ = number.low + Decimal(f"0.{digits}")
    return replace(number, after=j, low=value_, high=value_, step=Decimal(1).scaleb(-len(digits)))


def _ordinal_part(tokens: Tokens, number: Number) -> Number | None:
    """Read "two-thirds", "one fifth", "three quarters" after a cardinal."""
    known, low, j = lexicon(), tokens.low, number.after
    k = j + (low[j] == "-")
    word = low[k]
    plural = number.low != 1
    if word == "quarters" and number.low != 3:
        return None
    if word in {"quarters", "halves"} or (word == "quarter" and not plural):
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
    number = replace(
        number, after=k + 1, low=value, high=value, step=_part_step(Decimal(1) / bottom), part=True
    )
    k += 1 + 2 * (low[k + 1] == "of" and low[k + 2] in {"a", "one"})
    scale = known.scales.get(low[k]) if low[k][-1:] != "s" else None
    return number if scale is None else number.scaled(scale, k + 1)
