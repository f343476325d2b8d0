"""Clauses and asides that stand beside a number and only remark on it, and where they end."""

from __future__ import annotations

from collections.abc import Sequence

from verify.claim.grammar import Token
from verify.claim.segments import FINITE, Segment

#: Participles that set a number beside others; others ("using", "excluding") may say what it is.
_REMARKING = frozenset(
    {"bucking", "defying", "reversing", "continuing", "marking", "capping", "extending"}
    | {"reflecting", "mirroring", "underlining", "highlighting", "breaking", "snapping"}
)
_CALLED = frozenset({"call", "calls", "called", "describe", "describes", "described", "hailed"})
_SUMS = frozenset({"figure", "number", "toll", "total", "tally", "rate", "result"})


def told_beside(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether a segment is a relative clause behind a comma: ", which", ", where"."""
    where = any(tokens[position].low == "where" for position in segment.positions[:2])
    return segment.lead == ", rel" or (segment.lead == ", conj" and where)


def resumed(tokens: Sequence[Token], segments: Sequence[Segment], at: int) -> int:
    """Return where the sentence goes on behind the relative clause that segment ``at`` opens.

    "Slovakia, where 275 people died, plans lower limits": the plan is none for the 275. Without a
    comma and a verb that takes the sentence up again the clause goes on to the end.
    """
    if not segments[at].verb:
        return len(segments)
    for number in range(at + 1, len(segments)):
        one = segments[number]
        if one.lead != ",":
            continue
        said = [tokens[p] for p in one.positions if tokens[p].text != ","]
        said = [token for token in said if token.tag not in {"adv", "time"}]
        if not said:
            continue
        takes_up = said[0].tag in FINITE | {"ed"} and not said[0].low.endswith("ing")
        infinitive = len(said) > 1 and said[1].low == "to" and said[0].tag == "word"
        if one.verb or takes_up or infinitive:
            return number
    return len(segments)


def remarks(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether a segment only comments: ", bucking the trend"."""
    told = [tokens[p] for p in segment.positions if tokens[p].text != ","]
    if segment.numbers or not told:
        return False
    return segment.lead == "," and told[0].low in _REMARKING


def is_called(tokens: Sequence[Token], segments: Sequence[Segment], at: int) -> bool:
    """Tell whether an apposition only says what somebody calls the number: "a toll he called"."""
    told = [tokens[p] for p in segments[at].positions if tokens[p].text != ","]
    if segments[at].lead != "," or len(told) < 2 or told[0].tag != "det":
        return False
    said = [tokens[p].low for one in segments[at : at + 2] for p in one.positions]
    behind = [tokens[p].low for one in segments[at:] for p in one.positions]
    return told[1].low in _SUMS and bool(_CALLED & set(said)) and not _restricts(behind)


def _restricts(told: Sequence[str]) -> bool:
    """Tell whether words take a part out or in: "a figure that leaves out tourists"."""
    return any(
        word.startswith(("exclud", "includ", "cover", "leav", "omit", "only")) for word in told
    )
