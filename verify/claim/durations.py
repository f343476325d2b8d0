"""Tell lengths of time that are measured from those that only frame something else.

"A wait of 45 minutes" is a claim, "within 45 minutes" is none. The words: ``data/words.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.claim import words
from verify.claim.grammar import Token
from verify.model import Kind, Mention

_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})
_REGULAR_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_LOOK_BACK = 5  # tokens before a length of time


def measures_time(mention: Mention, tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the length of time ``tokens[index]`` is what is measured."""
    before = [token.low for token in tokens[max(0, index - _LOOK_BACK) : index]]
    framed = bool(before) and words.has(before[-1], "lengths.frames")
    if mention.kind in _CHANGES:
        return not framed
    following = [token.low for token in tokens[index + 1 : index + 3]]
    if _is_of(before, following):
        return not any(words.has(word, "lengths.rain") for word in following)
    if _is_term(tokens, index) or _lasts(tokens, index) or _is_regular(tokens, index, following):
        return True
    word = mention.text.split()[-1].lower()
    if before[-1:] == ["to"] and any(
        token.tag == "num" and token.low.split()[-1] == word for token in tokens[:index]
    ):
        return True  # "takes 75 minutes ... will be cut to 32 minutes"
    if not any(words.has(one, "lengths.measured") for one in before):
        return False
    return not framed or before[-1] == "for"


def _is_of(before: Sequence[str], following: Sequence[str]) -> bool:
    """Tell "36 months of drought" from "in at least one month of the year"."""
    if following[:1] != ["of"] or following[1:] == ["age"]:
        return False
    tight = [word for word in before if not words.has(word, "lengths.loose")]
    if tight and words.has(tight[-1], "lengths.frames"):
        return False
    return not any(words.has(word, "lengths.parts") for word in before[-1:])


def _is_regular(tokens: Sequence[Token], index: int, following: Sequence[str]) -> bool:
    """Tell "every seven minutes" and "at 15-minute intervals"."""
    unit = tokens[index].low.split()[-1].rpartition("-")[2].rstrip("s")
    beside = [*following[:1], *(token.low for token in tokens[max(0, index - 1) : index])]
    regular = any(words.has(word, "lengths.regular") for word in beside)
    return regular and unit in _REGULAR_UNITS


def _lasts(tokens: Sequence[Token], index: int) -> bool:
    """Tell how long a state lasted or what is owed: "off for nine days", "28 days' notice"."""
    before = [token.low for token in tokens[max(0, index - _LOOK_BACK) : index]]
    if "for" in before:
        state = before[: before.index("for")]
        if any(words.has(word, "lengths.states") for word in state):
            return True
    following = tokens[index + 1 : index + 3]
    marked = bool(following) and following[0].text in {"'", "’"}
    noun = following[1:] if marked else following
    owned = marked or tokens[index].low.endswith("'s")
    return bool(owned and noun) and words.has(noun[0].low, "lengths.owed")


def _is_term(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether years are those of a sentence: "asked for 30 years", "a minimum of 7 years"."""
    if not tokens[index].low.split()[-1].rpartition("-")[2].startswith(("year", "month")):
        return False
    near = tokens[max(0, index - _LOOK_BACK) : index]
    given = any(words.has(token.low, "lengths.terms") for token in near)
    return given and any(words.has(token.low, "lengths.court") for token in tokens)
