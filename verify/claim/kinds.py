"""Settle kind and direction where the clause tells more than the number's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.claim import words
from verify.claim.grammar import Token
from verify.model import COUNT, Direction, Kind, Mention
from verify.quantity.units import named

_FAR = 12  # tokens between a verb of change and "by 5 percent"
_HEDGES = frozenset({"about", "around", "nearly", "almost", "over", "some", "just", "only", "up"})
_GAP = 3  # words of the subject whose verb of change is left out
_LEADS = frozenset({"ahead", "behind", "lead", "clear", "swing", "advantage", "deficit", "cut"})
_POLLED = frozenset({"poll", "polls", "survey", "pollster", "pollsters", "percent", "cent", "vote"})
_LOSSES = frozenset({"loss", "losses"})
_UP_NOUNS = frozenset(
    {
        "increase", "rise", "surge", "jump", "growth", "gain", "climb", "hike", "spike", "boost",
        "uptick", "upswing", "expansion", "raise", "increases", "gains", "appreciation",
    }
)  # fmt: skip
_DOWN_NOUNS = frozenset(
    {
        "decrease", "decline", "fall", "drop", "reduction", "cut", "plunge", "slump", "dip",
        "contraction", "cuts", "depreciation",
    }
)  # fmt: skip


def settled(mention: Mention, tokens: Sequence[Token], index: int) -> Mention:
    """Return the mention with its kind read from the clause if the scanner saw but a level.

    "cut its main rate by 12 percent" and "a 9% funding increase" are changes, "raised the fee by
    $5" is a difference. "The loss of 310 lives" is none: it counts the lives lost.
    """
    money = mention.quantity.unit.dimension.startswith("currency")
    if mention.kind is Kind.DIFFERENCE and (
        _of_loss(tokens, index) or (money and _lost(tokens, index))
    ):
        return replace(mention, kind=Kind.LEVEL, direction=Direction.NONE)
    if mention.kind is not Kind.LEVEL:
        return mention
    direction = _by(tokens, index) or _noun(tokens, index) or _fewer(tokens, index)
    if direction is None:
        return mention
    percent = mention.quantity.unit.dimension == "percent"
    kind = Kind.CHANGE if percent else Kind.DIFFERENCE
    return replace(mention, kind=kind, direction=direction)


def continued(mention: Mention, before: Mention, tokens: Sequence[Token], index: int) -> Mention:
    """Return a level as a change like the number before: "up 9% from May and 3% from June"."""
    percent = mention.quantity.unit == before.quantity.unit
    joined = index > 0 and tokens[index - 1].low in {"and", ","}
    compared = index + 1 < len(tokens) and tokens[index + 1].low in {"from", "on"}
    changed = before.kind in {Kind.CHANGE, Kind.POINT_CHANGE} and mention.kind is Kind.LEVEL
    if not (percent and joined and compared and changed):
        return mention
    return replace(mention, kind=before.kind, direction=before.direction)


def gapped(mention: Mention, alike: Mention | None, tokens: Sequence[Token], index: int) -> Mention:
    """Return a percentage whose verb of change is left out as a change.

    ``alike`` is the last number before it in its unit: "wine is up 14% and beer 6%".
    """
    percent = mention.quantity.unit.dimension == "percent" and mention.kind is Kind.LEVEL
    if alike is None or alike.kind is not Kind.CHANGE or not percent:
        return mention
    if not _gapped(tokens, index):
        return mention
    return replace(mention, kind=alike.kind, direction=alike.direction)


def _gapped(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a verb of change is left out: "wine is up 14% and beer 6%", "buses by 3%"."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    at = index - 1
    by = at >= 0 and tokens[at].low == "by"
    if not by and after is not None and after.tag not in {"punct", "conj"}:
        return False
    at -= by
    words_between = 0
    while at >= 0 and tokens[at].tag in {"word", "ed"} and tokens[at].text not in {",", ";"}:
        at, words_between = at - 1, words_between + 1
    if not 0 < words_between <= _GAP or at < 1:
        return False
    at -= tokens[at].low == "and" and tokens[at - 1].text == ","
    return tokens[at].low == "and" or tokens[at].text == ","


def pointed(
    mention: Mention, tokens: Sequence[Token], index: int, before: Mention | None
) -> Mention:
    """Return points beside a percentage, or in a poll, as percentage points.

    "61.8 per cent, 17 points below normal" and "a survey put them 11 points ahead".
    """
    if mention.quantity.unit != COUNT or mention.kind not in {Kind.LEVEL, Kind.DIFFERENCE}:
        return mention
    after = [token.low for token in tokens[index + 1 : index + 5]]
    hung = mention.text.lower().endswith(("-point", " points"))
    place = 0 if hung else 1 + (after[:1] == ["-"])
    if not hung and after[place - 1 : place] not in (["points"], ["point"]):
        return mention
    ways = mention.kind is Kind.DIFFERENCE or bool(set(after[place : place + 2]) & _LEADS)
    if not ways or not (_percent_near(before) or any(t.low in _POLLED for t in tokens)):
        return mention
    points = named("percentage point")
    if points is None:
        return mention
    return replace(mention, kind=Kind.POINT_CHANGE, quantity=replace(mention.quantity, unit=points))


def _percent_near(before: Mention | None) -> bool:
    return before is not None and before.quantity.unit.dimension == "percent"


def _fewer(tokens: Sequence[Token], index: int) -> Direction | None:
    """Return the direction of "20 fewer people" and of "20 more people than in 2022", or None."""
    following = [token.low for token in tokens[index + 1 : index + 2]]
    if following in (["fewer"], ["less"]):
        return Direction.DOWN
    compared = any(token.low == "than" for token in tokens[index + 2 : index + _FAR])
    return Direction.UP if following == ["more"] and compared else None


def _lost(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether money was lost: that says how much it was, not by how much something fell."""
    before = index - 1
    while before >= 0 and (tokens[before].low in _HEDGES or tokens[before].tag in {"det", "adv"}):
        before -= 1
    return before >= 0 and tokens[before].low in {"lost", "lose", "loses", "losing"}


def _of_loss(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the number says how much was lost: "the loss of 310 lives", "a loss of $5"."""
    before = index - 1
    while before >= 0 and (tokens[before].low in _HEDGES or tokens[before].tag in {"det", "adv"}):
        before -= 1
    return before > 0 and tokens[before].low == "of" and tokens[before - 1].low in _LOSSES


def _by(tokens: Sequence[Token], index: int) -> Direction | None:
    """Return the direction of the verb in "cut its rate by 12 percent", or None."""
    before = index - 1
    if [token.low for token in tokens[max(0, index - 2) : index]] == ["average", "of"]:
        before -= 2
    while before >= 0 and (tokens[before].low in _HEDGES or tokens[before].tag in {"det", "adv"}):
        before -= 1
    if before < 0 or tokens[before].low != "by":
        return None
    for position in range(before - 1, max(-1, before - _FAR), -1):
        token = tokens[position]
        if token.tag in {"up", "down"}:
            return Direction.UP if token.tag == "up" else Direction.DOWN
        if token.tag in {"num", "rel", "aux", "link", "verb"} or token.text in {",", ";", ":"}:
            return None
    return None


def _noun(tokens: Sequence[Token], index: int) -> Direction | None:
    """Return the direction of the noun in "a 9% funding increase", or None."""
    if tokens[index].text[-1:] != "%" and not tokens[index].low.endswith(("percent", "per cent")):
        return None
    for token in tokens[index + 1 : index + 4]:
        if words.has(token.low, "verbs.change_nouns") and token.tag in {"word", "up", "down"}:
            if token.low in _UP_NOUNS:
                return Direction.UP
            return Direction.DOWN if token.low in _DOWN_NOUNS else None
        if token.tag != "word":
            return None
    return None
