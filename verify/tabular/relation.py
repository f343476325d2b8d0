"""How a stated number stands to the table's: equal, over, under, about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from verify.match.interval import Allowed, Interval, allowed
from verify.model import Amount, Hedge, Quantity
from verify.quantity.lexicon import lexicon
from verify.tabular.words import Token, words

_LONGEST = 5


class Relation(StrEnum):
    """How a stated number stands to the table's."""

    EQUAL = "="
    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"

    def holds(self, found: Decimal, stated: Decimal) -> bool:
        """Tell whether ``found`` stands so to ``stated``."""
        return _allowed(self, stated).near.holds(Interval(found, found))

    def is_doubtful(self, found: Decimal, stated: Decimal) -> bool:
        """Tell whether a hedged number neither clearly agrees with ``found`` nor differs."""
        range_, point = _allowed(self, stated), Interval(found, found)
        return not range_.near.holds(point) and range_.far.meets(point)


#: What bounds a number from one side, or not at all; the hedges of the rest are read as elsewhere.
_ENDS: Mapping[Relation, Callable[[Decimal], Interval]] = {
    Relation.EQUAL: lambda value: Interval(value, value),
    Relation.OVER: lambda value: Interval(value, None, open_low=True),
    Relation.AT_LEAST: lambda value: Interval(value, None),
    Relation.UNDER: lambda value: Interval(None, value, open_high=True),
    Relation.AT_MOST: lambda value: Interval(None, value),
}


@lru_cache(maxsize=4096)
def _allowed(relation: Relation, stated: Decimal) -> Allowed:
    """Return what a stated number allows: cells are exact, so only hedged ones reach further."""
    if relation in _ENDS:
        plain = _ENDS[relation](stated)
        return Allowed(plain, plain)
    hedges = (Hedge(relation.value),)
    quantity = Quantity(low=stated, high=stated, step=_step(stated))
    return allowed(Amount(value=quantity, hedges=hedges))[0]


def _step(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)


_OF_HEDGE: Mapping[Hedge, Relation] = {
    Hedge.OVER: Relation.OVER,
    Hedge.AT_LEAST: Relation.AT_LEAST,
    Hedge.UNDER: Relation.UNDER,
    Hedge.AT_MOST: Relation.AT_MOST,
    Hedge.ABOUT: Relation.ABOUT,
    Hedge.NEARLY: Relation.NEARLY,
    Hedge.JUST_OVER: Relation.JUST_OVER,
}
_TURNED = {Relation.OVER: Relation.AT_MOST, Relation.UNDER: Relation.AT_LEAST}
_SKIPPED = frozenset({"a", "an", "the", "$", "£", "€"})


@cache
def _before() -> Mapping[tuple[str, ...], Relation]:
    """Return the phrases that bound the number after them: the hedges of articles, and our own."""
    own = words()
    found = {
        tuple(phrase.split("_")): _OF_HEDGE[hedge]
        for phrase, hedge in lexicon().hedges.items()
        if hedge in _OF_HEDGE and phrase not in own.unbound
    }
    found.update({phrase: Relation(sign) for phrase, sign in own.bound.items()})
    return found


@cache
def _after() -> Mapping[tuple[str, ...], Relation]:
    return {
        tuple(phrase.split("_")): _OF_HEDGE[hedge]
        for phrase, hedge in lexicon().hedges_after.items()
        if hedge in _OF_HEDGE and "_" in phrase
    }


def relation_of(
    found: Sequence[Token],
    at: int,
    *,
    skip: frozenset[str] = frozenset(),
    taken: Collection[int] = (),
) -> Relation:
    """Return how the number or date at ``at`` is bounded by the words beside it.

    One word whose stem is in ``skip`` (a heading's) may stand between: "before year 2008". Words
    at ``taken`` (a cell's) bound nothing.
    """
    behind = tuple(one.text for one in found[at + 1 : at + 3])
    if behind in _after():
        return _after()[behind]
    first = max((one + 1 for one in taken if one < at), default=0)
    texts = [one.text for one in found[max(first, at - _LONGEST - 1) : at]]
    if len(texts) > 1 and found[at - 1].stem in skip and (texts[-1],) not in _before():
        texts.pop()
    while texts and texts[-1] in _SKIPPED:
        texts.pop()
    for size in range(min(_LONGEST, len(texts)), 0, -1):
        relation = _before().get(tuple(texts[-size:]))
        if relation is not None:
            before = texts[-size - 1] if len(texts) > size else ""
            turned = before in {"no", "not", "never"}
            return _TURNED.get(relation, relation) if turned else relation
    return Relation.EQUAL
