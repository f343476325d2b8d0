"""What a part is set beside: "half as many again", "half as much", "a third more cars than"."""

from __future__ import annotations

from typing import NamedTuple

from verify.model import Direction, Kind
from verify.quantity.amounts import Amount
from verify.quantity.lexicon import wordset
from verify.quantity.tokens import Tokens
from verify.quantity.units import PART

_REACH = 6  # tokens from "as many" to the "again" or the second "as" that it belongs to
_ENDS = frozenset(["", ".", ",", ";", ":", "!", "?", "(", ")", "and", "but", "than"])


class Likened(NamedTuple):
    """What a part turns out to be, and the token after the words that tell it."""

    kind: Kind
    direction: Direction
    after: int


def likened(tokens: Tokens, amount: Amount) -> Likened | None:
    """Read what follows a part of something ("half", "two-thirds"), if it is likened at all.

    "Half as many again" is a rise by half; "half as many" is the multiple 0.5 of another number,
    and not a share of it.
    """
    low, j = tokens.low, amount.after
    if not amount.number.part or amount.quantity.unit != PART:
        return None
    if low[j] in {"fewer", "less"}:
        return Likened(Kind.CHANGE, Direction.DOWN, j)
    if low[j] == "more" and is_more(tokens, j):
        return Likened(Kind.CHANGE, Direction.UP, j)
    if low[j] != "as" or not low[j + 1].isalpha():
        return None
    second = False
    for place in range(j + 2, j + 2 + _REACH):
        word = low[place]
        if word == "again":
            return Likened(Kind.CHANGE, Direction.UP, place + 1)
        second = second or word == "as"
        if word in _ENDS or word == "as":
            break
    if second or low[j + 1] in wordset("likened_quantity"):
        return Likened(Kind.MULTIPLE, Direction.NONE, j)
    return None


def is_more(tokens: Tokens, index: int) -> bool:
    """Tell "a third more (cars) than" from "a third more went to schools"."""
    following = tokens.low[index + 1 : index + 1 + _REACH]
    return following[0] in _ENDS or "than" in following
