"""Numbers in digits with what is written onto them: fractions, powers, groups by space."""

from __future__ import annotations

from decimal import Decimal

from verify.model import Bounds
from verify.quantity.notation import fraction, read_notation
from verify.quantity.number import Number, part_step
from verify.quantity.tokens import Sort, Tokens

_HALF = Decimal("0.5")
_DENOMINATORS = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100])
_MINUS = frozenset("-−–‐‑")
_SPACES = frozenset("\u00a0\u2009\u202f\u2007")
_MAX_EXPONENT = 40


def read_digits(tokens: Tokens, index: int, *, cell: bool) -> Number | None:
    """Read digits with fractions, powers and groups by space; no scale words yet."""
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
        return number._replace(after=j + 1, low=value, high=value, step=_HALF, bare=False)
    if words[j] == "/" and tokens.glued(j):
        part = _slash(tokens, number.first)
        if part is not None:
            return Number(first=number.first, after=j + 2, low=part, high=part,
                          step=part_step(part), part=True)  # fmt: skip
        return None
    close = tokens.start[j] - tokens.end[j - 1] <= 2
    if sort[j] == Sort.NUMBER and words[j + 1] == "/" and close and tokens.glued(j + 1):
        part = _slash(tokens, j)
        if part is not None:
            value = number.low + part
            return number._replace(after=j + 3, low=value, high=value, step=part_step(part))
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
    return number.times(Decimal(10) ** int(exponent))._replace(after=k)


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
    return number._replace(after=k + 1, low=value, high=value, alternatives=(), bare=False)


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉", "0123456789-0123456789")
