"""Multiples: "doubled", "a fivefold rise", "three times as many", "10x"."""

from __future__ import annotations

from decimal import Decimal

from verify.model import Direction, Form
from verify.quantity.amounts import Amount
from verify.quantity.lexicon import lexicon, wordset
from verify.quantity.nouns import is_plural
from verify.quantity.tokens import Tokens

_DASHES = frozenset("-–—‐‑")


def multiple_at(tokens: Tokens, index: int) -> tuple[Decimal, Direction, int] | None:
    """Return the multiple stated at a word: (value, direction, token after it)."""
    known, low = lexicon(), tokens.low
    word, after = low[index], low[index + 1]
    if word in {"twice", "thrice"}:
        value = known.multiples[word][0]
        likened = after in {"as", "the", "that", "its", "their", "what", "more", "of", "his", "her"}
        return (value, Direction.NONE, index + 1) if likened else None
    if word in wordset("multiples_verbs"):
        ends = not after.isalpha() or after in {"in", "over", "since", "to", "as", "after"}
        if ends and is_plural(low[index - 1]) and low[index + 1] not in _DASHES:
            value, way = known.multiples[f"{word}d"]
            return value, way, index + 1  # "sales treble"
        if word not in {"double", "triple"}:
            return None
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
    moved = lexicon().directions.get(low[amount.first - 1])
    if following in {"to", "from"} and moved is not None:
        return moved, j + 1  # "sales rose 2.3 times to 75,000"
    likened = {"as", "the", "that", "its", "their", "what", "likelier", "over", "his", "her"}
    if (
        following in likened
        or following in lexicon().comparatives
        or following in wordset("multiples_of")
    ):
        return Direction.NONE, j + 1
    return None
