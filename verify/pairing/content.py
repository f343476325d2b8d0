"""What the words say beside the numbers: enough to doubt that two sentences state the same.

Two sentences whose numbers agree may still say different things. None of these checks reads a
number that is compared; each can only take certainty away.
"""

from __future__ import annotations

from verify.pairing.items import Reading
from verify.pairing.labels import contradicted
from verify.pairing.roles import roles
from verify.pairing.words import turns

#: A claim is not supported if more than this share of its words, names apart, is not in the
#: evidence. Names are often replaced there ("the film"), so they do not count.
MISSING = 0.67


def contradiction(claim: Reading, evidence: Reading) -> str:
    """Return what in the words contradicts the claim, or nothing."""
    words = [{word.concept for word in one.words} for one in (claim, evidence)]
    return contradicted(claim.text, evidence.text) or roles().contradicted(*words)


def uncovered(claim: Reading, evidence: Reading) -> str:
    """Return which words of the claim the evidence leaves open, if they are too many."""
    table = roles()
    if turns(claim.text, table.limit) and not turns(evidence.text, table.limit):
        return "only"
    there = {word.concept for word in evidence.words}
    wanted = {word.concept for word in claim.words if not word.name}
    missing = wanted - there
    return ", ".join(sorted(missing)) if len(missing) > MISSING * len(wanted) else ""


def turned(claim: Reading, evidence: Reading) -> bool:
    """Tell whether only one of the two sentences is negated."""
    negation = roles().negation
    return turns(claim.text, negation) and not turns(evidence.text, negation)
