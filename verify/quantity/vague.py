"""Words that state no exact number: "dozens", "several hundred", "half a million"."""

from __future__ import annotations

from decimal import Decimal

from verify.model import Form, Hedge
from verify.quantity.lexicon import lexicon
from verify.quantity.number import Number
from verify.quantity.tokens import Sort, Tokens


def vague_number(tokens: Tokens, index: int) -> Number | None:
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
        return number.times(Decimal(known.groups[low[j]]))._replace(after=j + 1, scale=1)
    return number


def fuzzy_plural(tokens: Tokens, index: int) -> Number | None:
    """Read "dozens", "hundreds of thousands", "tens of millions"."""
    known, low = lexicon(), tokens.low
    word = low[index]
    bounds = known.fuzzy.get(word) or (Decimal(10), Decimal(100))
    nested = low[index + 1] == "of" and (low[index + 2] in known.fuzzy)
    if (word == "tens" and not nested) or (
        word == "scores" and (low[index + 1] != "of" or tokens.sort[index + 2] != Sort.WORD)
    ):
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


def fraction_word(tokens: Tokens, index: int) -> Number | None:
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
        return number.scaled(known.scales[low[j]], j + 1)._replace(part=False)
    if low[j] in known.groups and low[j][-1] != "s":
        dozen = number.times(Decimal(known.groups[low[j]]))
        return dozen._replace(after=j + 1, part=False, step=Decimal(1))
    return number
