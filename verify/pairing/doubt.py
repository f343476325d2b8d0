"""Everything that keeps numbers from settling a claim, each with its reason.

The user has said that the two sentences are about the same thing; they may still be about a part
of it, another place, or a plan. As in ``verify.match.doubt``, a doubt can only take certainty
away. Nothing here reads by how much two numbers differ, but for the check that they are of one
size at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.match.doubt import UNCLEAR
from verify.match.standard import AGREEING
from verify.model import COUNT, Amount, Comparison, Field, Hedge, Period, Reason
from verify.pairing import content
from verify.pairing.items import Item, Reading
from verify.pairing.outcome import Part
from verify.pairing.raw import Sort
from verify.pairing.roles import roles, stem
from verify.pairing.topics import excluded, one_sided, within_clause
from verify.pairing.weigh import ABSURD_FACTOR, apart
from verify.pairing.weigh import compare as weigh
from verify.pairing.when import Time
from verify.pairing.words import read_words

#: A plain number may only refute from this score on (0 to 1).
CLEAR = 0.6

#: From this score on a number is the one that is meant, whatever it says.
BEYOND_DOUBT = 0.8

#: A number within this distance of the chosen one, and agreeing, keeps a bound from refuting.
WIDE = 0.25


#: A claim is not supported if so many words by its numbers are not in the evidence.
MANY = 3

_ABOVE = frozenset({Hedge.OVER, Hedge.AT_LEAST})


def against_refuting(part: Part, claim: Reading, evidence: Reading) -> Reason | None:
    """Return why a number that differs must not refute, or ``None``."""
    link = part.pair.link
    doubts = (
        (are_apart(claim, evidence), Reason.PLACE_UNCLEAR),
        (bool(claim.partners - _codes(evidence)), Reason.PLACE_UNCLEAR),
        (link.clash or link.strangers, Reason.SUBJECT_UNCLEAR),
        (_other_thing(part.item, claim, evidence), Reason.SUBJECT_UNCLEAR),
        (_is_narrower(part), Reason.SUBJECT_UNCLEAR),
        (_differ_in_standing(part), Reason.NOT_ASSERTED),
        (_is_elsewhere(part, evidence), Reason.AMBIGUOUS_MATCH),
        (_is_claimed_elsewhere(part, claim), Reason.AMBIGUOUS_MATCH),
        (_is_absurd(part) or not _is_clear(part, evidence), Reason.WEAK_MATCH),
    )
    fields = _fields_apart(part, claim, evidence)
    return fields or next((reason for holds, reason in doubts if holds), None)


def _fields_apart(part: Part, claim: Reading, evidence: Reading) -> Reason | None:
    """Return why the pipeline would not take the two numbers for the same one, or ``None``.

    A plain number of which only one sentence names the place, the time or the group may be a part
    of the other. Whoever states a bound means the number that is compared with it; there only a
    further place counts.
    """
    other = part.other
    if other is None:
        return None
    field = excluded(part.scores) or _open_field(part, claim, evidence)
    named = field is Field.PLACE and _same_places(part.item, other, claim, evidence)
    return None if field is None or named else UNCLEAR[field]


def _open_field(part: Part, claim: Reading, evidence: Reading) -> Field | None:
    """Return the field that only one side states, if the number there may be a part."""
    item, other = part.item, part.other
    if other is None:
        return None
    field = one_sided(item.topic, within_clause(other.topic, evidence.text, other.span))
    if field is Field.PERIOD and part.time is Time.SAME:
        return None
    firm = item.amount.hedges and not (field is Field.PLACE and _may_be_part(part, claim, evidence))
    return None if firm else field


def _may_be_part(part: Part, claim: Reading, evidence: Reading) -> bool:
    """Tell whether a bound is of a part and the number against it of the whole, or the reverse.

    The place that only one sentence names is a part if both begin with the same thing ("the
    company employs ..."); without one it may be what both speak of. A part is never more than the
    whole, so that "more than" of a part and "fewer than" of the whole are refuted all the same.
    """
    item, other = part.item, part.other
    there = {word.concept for word in evidence.words} - item.about.heads - roles().neutral
    first = next(iter(claim.words), None)
    if first is None or first.span.end > item.span.start or first.concept not in there:
        return False
    restricted = bool(item.topic and item.topic.places)
    if not restricted and other and not _stands_by(other):
        return False
    counts = item.about.dimension == "count"
    return not (counts and restricted == bool(_ABOVE & set(item.amount.hedges)))


def _stands_by(item: Item) -> bool:
    """Tell whether the place that a number is of stands among its own words."""
    places = item.topic.places if item.topic else ()
    own = item.about.near.own
    return any(word.concept in own for one in places for word in read_words(one.name))


def _same_places(item: Item, other: Item, claim: Reading, evidence: Reading) -> bool:
    """Tell whether both sentences name the places of either number, or the same part of the world.

    "Outside North America" and "in other territories" name no place that could be compared.
    """
    scope = roles().scope
    if item.about.near.own & other.about.near.own & scope:
        return True
    return _names_all(evidence, item) and _names_all(claim, other)


def _names_all(reading: Reading, item: Item) -> bool:
    """Tell whether a sentence names every place that a number of the other one is of."""
    places = item.topic.places if item.topic else ()
    coded = [one for one in places if one.code] or places
    codes, text = _codes(reading), reading.text.casefold()
    return all(
        one.code in codes or one.name.casefold() in text or one.name == "World" for one in coded
    )


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

    "Transit passengers" are not "passengers". Names and what says what they are ("the film") are
    left out: the evidence may say "it".
    """
    there = frozenset(word.concept for word in evidence.words)
    named = frozenset(word.concept for word in claim.words if word.name or word.naming)
    head = {stem(item.counted.partition(" of ")[0].split()[-1])} if item.counted else set()
    told = {_TOLD.get(item.about.sort, "")}
    table = roles()
    left = frozenset() if there & table.causes or not there & table.relational else table.causes
    return item.about.near.own - named - there - (table.neutral - head) - told - left


def _other_thing(item: Item, claim: Reading, evidence: Reading) -> bool:
    """Tell whether words that the evidence lacks may make a claimed number one of another thing.

    What is only narrowed down is a part, and a part is never more than the whole: "more than
    20,000 coronavirus tests" cannot be if there were 19,000 tests.
    """
    missing = unstated(item, claim, evidence)
    if item.about.dimension == "count" and _ABOVE & set(item.amount.hedges):
        missing -= item.about.narrowing
    return bool(missing)


#: What numbers of these sorts say of themselves.
_TOLD = {Sort.RATING: "score", Sort.RANK: "rank", Sort.AGE: "age"}


def _is_elsewhere(part: Part, evidence: Reading) -> bool:
    """Tell whether a plain number stands in the evidence, if by another noun."""
    if part.item.amount.hedges or part.item.about.sort is Sort.DATE:
        return False
    amount = part.item.amount
    return any(_says_as_much(one.amount, amount) for one in evidence.items if one is not part.other)


def _says_as_much(one: Amount, other: Amount) -> bool:
    """Tell whether two amounts are the same, or would be if one had its unit.

    "The south has 3.4 doctors per 1,000 people and the north 2.1": the second has lost it.
    """
    mine, theirs = one.value, other.value
    if isinstance(mine, Period) or isinstance(theirs, Period):
        return mine == theirs
    if mine == theirs:
        return True
    bare = COUNT in (mine.unit, theirs.unit)
    return bare and mine.step < 1 and (mine.low, mine.high) == (theirs.low, theirs.high)


def _is_claimed_elsewhere(part: Part, claim: Reading) -> bool:
    """Tell whether the claim states the evidence's number too, if of something else.

    "It killed 155 people, 120 of them in Nepal" is not refuted by 120 people killed in Nepal.
    """
    if part.other is None or part.item.about.sort is Sort.DATE:
        return False
    amount = part.other.amount
    others = (one for one in claim.items if one is not part.item)
    return any(
        _says_as_much(one.amount, amount) and weigh(one.amount, amount) is not Comparison.DIFFERS
        for one in others
    )


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
