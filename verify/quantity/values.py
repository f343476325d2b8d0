"""One number at a token: digits or words, with scale words and fractions, but no unit."""

from __future__ import annotations

from decimal import Decimal

from verify.quantity.digits import read_digits
from verify.quantity.lexicon import lexicon
from verify.quantity.notation import fraction
from verify.quantity.number import Number, part_step
from verify.quantity.scales import with_scales
from verify.quantity.spelled import spelled
from verify.quantity.tokens import Sort, Tokens
from verify.quantity.vague import fraction_word, fuzzy_plural, vague_number


def read_number(tokens: Tokens, index: int, *, cell: bool = False) -> Number | None:
    """Read the number that begins at a token (its "a", if any, stands before it)."""
    sort = tokens.sort[index]
    if sort == Sort.NUMBER:
        number = read_digits(tokens, index, cell=cell)
        return None if number is None else with_scales(tokens, number)
    if sort == Sort.FRACTION:
        value = fraction(tokens.words[index])
        number = Number(first=index, after=index + 1, low=value, high=value, step=part_step(value),
                        part=True)  # fmt: skip
        return with_scales(tokens, number)
    if sort == Sort.WORD:
        return _word(tokens, index)
    return None


def _word(tokens: Tokens, index: int) -> Number | None:
    known, word = lexicon(), tokens.low[index]
    vague = vague_number(tokens, index)
    if vague is not None:
        return vague
    if word in known.fractions:
        return fraction_word(tokens, index)
    if word in known.fuzzy or word == "tens":
        fuzzy = fuzzy_plural(tokens, index)
        if fuzzy is not None:
            return fuzzy
    if word in known.cardinals or word in known.scales:
        return spelled(tokens, index)
    if word == "gross" and tokens.low[index + 1] != "of":
        return None
    if word in {"score", "scores"}:
        return None  # "a score of 93": twenty only after a number ("three score")
    if word in known.groups and tokens.low[index - 1] in {"a", "half", "per"}:
        value = Decimal(known.groups[word])
        return Number(first=index - 1, after=index + 1, low=value, high=value, step=Decimal(2))
    return None
