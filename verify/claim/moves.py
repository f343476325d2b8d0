"""Which way a level is said to have moved to its number: "fell to 229", "229, up from"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from verify.claim.clause_tree import FINITE
from verify.claim.grammar import Token
from verify.claim.noun_phrases import back
from verify.claim.scenes import clause_of
from verify.model import Direction, Kind

_LEVELS = frozenset({Kind.LEVEL, Kind.SHARE, Kind.RATE})
_WAYS = {"up": Direction.UP, "down": Direction.DOWN}
_REACH = 6  # tokens from a verb of change to its "to": "rose last year by 3 percent to"
_BETWEEN = frozenset({"adv", "time", "num", "det"})
_BEHIND = 20  # tokens behind a number in which "down from ... a year earlier" is looked for
_JOINTS = frozenset({"by", "in", "of", "point", "points"})
#: Words behind the number by which it is set against another time than the one before it.
_BASES = frozenset({"from", "since", "than", "after", "compared", "against", "between", "before"})
#: A base that is the year before all the same.
_YEAR_BEFORE = ("a year earlier", "the year before", "a year ago", "the previous year")


def move_of(tokens: Sequence[Token], index: int, kind: Kind) -> Direction:
    """Return the direction of the verb that leads to the level ``tokens[index]``, if one does.

    ``NONE`` if the text names a base that may be any: the verb then tells of another time.
    """
    if kind not in _LEVELS:
        return Direction.NONE
    to = back(tokens, index - 1)
    if to < 1 or tokens[to].low != "to":
        return _told_behind(tokens, index)
    first, end = clause_of(tokens, index)
    verb = next(
        (at for at in range(to - 1, max(first, to - _REACH) - 1, -1) if tokens[at].tag in _WAYS), -1
    )
    if verb < 0 or any(
        one.tag not in _BETWEEN and one.low not in _JOINTS for one in tokens[verb + 1 : to]
    ):
        return Direction.NONE
    if verb and tokens[verb - 1].low in {"to", "not", "never", "n't"}:  # "to fall to", "did not"
        return Direction.NONE
    rest = " ".join(one.low for one in tokens[index + 1 : end])
    based = any(one.low in _BASES for one in (*tokens[first:verb], *tokens[index + 1 : end]))
    if based and not rest.rstrip(" .").endswith(_YEAR_BEFORE):
        return Direction.NONE
    return _WAYS[tokens[verb].tag]


def _told_behind(tokens: Sequence[Token], index: int) -> Direction:
    """Return the way of "229, down from 240 a year earlier"; NONE if the base may be another."""
    behind = tokens[index + 1 : index + 1 + _BEHIND]
    for at, (mark, way, by) in enumerate(zip(behind, behind[1:], behind[2:], strict=False)):
        if _parts(mark):
            break
        if mark.text == "," and way.tag in _WAYS and by.low == "from":
            told = list(takewhile(lambda one: not _parts(one), behind[at + 2 :]))
            phrase = " ".join(one.low for one in told)
            return _WAYS[way.tag] if phrase.endswith(_YEAR_BEFORE) else Direction.NONE
    return Direction.NONE


def _parts(token: Token) -> bool:
    """Tell whether a token ends what is told of a number behind it."""
    return token.tag in FINITE or token.text in {";", ".", "(", ")", "—", "–"}
