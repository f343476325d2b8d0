"""Everything that keeps numbers from settling a claim, each with its reason.

The user has said that the two sentences are about the same thing; they may still be about a part
of it, another place, or a plan. As in ``verify.match.doubt``, a doubt can only take certainty
away. Nothing here reads by how much two numbers differ, but for the check that they are of one
size at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.model import Period, Reason
from verify.pairing import content
from verify.pairing.items import Item, Reading
from verify.pairing.outcome import AGREEING, Part
from verify.pairing.raw import Sort
from verify.pairing.weigh import ABSURD_FACTOR, apart
from verify.pairing.weigh import compare as weigh
from verify.pairing.words import roles, stem

#: A plain number may only refute from this score on (0 to 1).
CLEAR = 0.6

#: From this score on a number is the one that is meant, whatever it says.
BEYOND_DOUBT = 0.8

#: A number within this distance of the chosen one, and agreeing, keeps a bound from refuting.
WIDE = 0.25


#: A claim is not supported if so many words by its numbers are not in the evidence.
MANY = 3


def against_refuting(part: Part, claim: Reading, evidence: Reading) -> Reason | None:
    """Return why a number that differs must not refute, or ``None``."""
    link = part.pair.link
    doubts = (
        (are_apart(claim, evidence), Reason.PLACE_UNCLEAR),
        (bool(claim.partners - _codes(evidence)), Reason.PLACE_UNCLEAR),
        (link.clash or link.strangers, Reason.SUBJECT_UNCLEAR),
        (bool(unstated(part.item, claim, evidence)), Reason.SUBJECT_UNCLEAR),
        (_is_narrower(part), Reason.SUBJECT_UNCLEAR),
        (_differ_in_standing(part), Reason.NOT_ASSERTED),
        (_is_elsewhere(part, evidence), Reason.AMBIGUOUS_MATCH),
        (_is_absurd(part) or not _is_clear(part, evidence), Reason.WEAK_MATCH),
    )
    return next((reason for holds, reason in doubts if holds), None)


def against_supporting(parts: Sequence[Part], claim: Reading, evidence: Reading) -> Reason | None:
    """Return why numbers that agree must not support, or ``None``."""
    told = [one for one in parts if one.told]
    missing = frozenset[str]().union(*(unstated(one.item, claim, evidence) for one in told))
    doubts = (
        (bool(content.uncovered(claim, evidence)), Reason.SUBJECT_UNCLEAR),
        (any(_differ_in_standing(one) for one in told), Reason.NOT_ASSERTED),
        (are_apart(claim, evidence), Reason.PLACE_UNCLEAR),
        (any(_is_undated(one) for one in told), Reason.PERIOD_UNCLEAR),
        (len(missing) >= MANY, Reason.WEAK_MATCH),
    )
    return next((reason for holds, reason in doubts if holds), None)


def _is_narrower(part: Part) -> bool:
    """Tell whether only one number is of a part, a rate, an age group, or says how many more."""
    return part.other is not None and part.item.narrowed != part.other.narrowed


def _differ_in_standing(part: Part) -> bool:
    """Tell whether one number is stated as a fact and the other in a plan or a condition.

    What will be on a day before it was there on that day after it, so dates are left out.
    """
    if part.other is None or part.item.about.sort is Sort.DATE:
        return False
    return part.item.asserted != part.other.asserted


def _codes(reading: Reading) -> frozenset[str]:
    return frozenset(one.code for one in reading.places if one.code)


def are_apart(claim: Reading, evidence: Reading) -> bool:
    """Tell whether both name countries, and none in common."""
    mine, theirs = _codes(claim), _codes(evidence)
    return bool(mine and theirs) and not mine & theirs


def _is_undated(part: Part) -> bool:
    """Tell whether a claimed date is set against one whose year is worked out from the claim."""
    if part.other is None:
        return False
    mine, theirs = part.item.amount.value, part.other.amount.value
    if not isinstance(mine, Period) or not isinstance(theirs, Period):
        return False
    return mine.stated and not theirs.stated


def unstated(item: Item, claim: Reading, evidence: Reading) -> frozenset[str]:
    """Return the words by a claimed number that narrow it down and that the evidence lacks.

    "Transit passengers" are not "passengers". Names are left out: the evidence may say "the film".
    """
    there = frozenset(word.concept for word in evidence.words)
    named = frozenset(word.concept for word in claim.words if word.name)
    told = frozenset({_TOLD.get(item.about.sort, "")})
    neutral = roles().neutral - {stem(item.counted.split()[-1]) if item.counted else ""}
    missing = item.about.near.own - named - there - neutral - told
    first = claim.words[0] if claim.words else None
    if first and not first.span.start and roles().stands_in(evidence.text):
        missing -= {first.concept}  # a title may begin the claim that the evidence calls "the film"
    return missing


#: What numbers of these sorts say of themselves.
_TOLD = {Sort.RATING: "score", Sort.RANK: "rank", Sort.AGE: "age"}


def _is_elsewhere(part: Part, evidence: Reading) -> bool:
    """Tell whether a plain number stands in the evidence, if by another noun."""
    if part.item.amount.hedges or part.item.about.sort is Sort.DATE:
        return False
    value = part.item.amount.value
    return any(one.amount.value == value for one in evidence.items if one is not part.other)


def is_contested(part: Part, evidence: Reading) -> bool:
    """Tell whether another number that might be meant says just what is claimed."""
    value, score = part.item.amount.value, part.pair.link.score
    return any(
        one.score >= score - WIDE and not one.clash and evidence.items[at].amount.value == value
        for at, one in part.pair.links.items()
        if evidence.items[at] is not part.other
    )


def _is_clear(part: Part, evidence: Reading) -> bool:
    """Tell whether a pair is clear enough to refute by.

    Whoever states a plain number may mean another case of the same thing; whoever states a bound
    means the number that is compared with it. So a plain number must count the same noun, and no
    other number of the evidence may agree with it.
    """
    link, item = part.pair.link, part.item
    if item.about.sort is Sort.DATE:
        return link.words >= CLEAR
    if item.about.sort is Sort.RANK and item.amount.hedges:
        return False  # "above #5" may mean a better place or a greater number
    agreeing = [
        at for at in part.pair.others if weigh(item.amount, evidence.items[at].amount) in AGREEING
    ]
    if item.amount.hedges:
        others = [part.pair.links[at] for at in agreeing]
        return not any(
            one.score >= link.score - WIDE and not one.clash and one.part == link.part
            for one in others
        )
    counted = item.about.dimension == "count" and (
        item.counted or not part.other or part.other.counted
    )
    same = link.head or (not counted and link.words >= CLEAR)
    return same and link.score >= CLEAR and not agreeing


def _is_absurd(part: Part) -> bool:
    """Tell whether a pair that is not beyond doubt differs so much that two things are meant."""
    if part.other is None or part.pair.link.score >= BEYOND_DOUBT:
        return False
    return apart(part.item.amount, part.other.amount) > ABSURD_FACTOR
