"""Link the claims that belong together: "rose 5 percent to 1.2 million from 1.14 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from verify.model import Claim, Kind
from verify.patterns import lazy

_CHANGES = frozenset({Kind.CHANGE, Kind.POINT_CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE})
_STEP = lazy(
    r"(?:(?!\band\b|\bwhile\b|\bbut\b)[^.;:—]){0,80}?\b(?:to|from|up|down|than)\b"
    r"(?:\s+(?:a|an|the|about|around|nearly|almost|over|under|more|less|than|some|by|just|only)){0,4}\s+$",
    re.IGNORECASE,
)
_CONVERSION = lazy(r"\s*\((?:about|or|roughly|around|approximately|nearly|~)?\s*$")
_SHARE = lazy(r",?\s*\(?,?\s*(?:or|i\.e\.,|that is,?)\s+(?:about |some |roughly |nearly )?$")
_LONGEST_GAP = 120  # code points between two linked numbers


def linked(claims: Sequence[Claim], text: str) -> tuple[Claim, ...]:
    """Return the claims with ``linked`` filled in; only neighbours in one sentence are joined."""
    claims = _converted(claims, text)
    groups: list[set[int]] = []
    for left, right in pairwise(range(len(claims))):
        if not _belong(claims[left], claims[right], text):
            continue
        if groups and left in groups[-1]:
            groups[-1].add(right)
        else:
            groups.append({left, right})
    member = {index: group for group in groups for index in group}
    return tuple(
        replace(
            claim,
            linked=tuple(claims[other].id for other in sorted(member[index]) if other != index),
        )
        if index in member
        else claim
        for index, claim in enumerate(claims)
    )


def _converted(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims; one in brackets that converts the number before has its hedges too."""
    found = list(claims)
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        gap = text[left.span.end : right.span.start]
        same = left.topic.dimension == right.topic.dimension != "count"
        if same and not right.amount.hedges and gap.strip() == "(":
            amount = replace(right.amount, hedges=left.amount.hedges)
            found[index] = replace(right, amount=amount)
    return found


def _belong(left: Claim, right: Claim, text: str) -> bool:
    """Tell whether two neighbours state one thing: a change with its ends, a conversion."""
    gap = text[left.span.end : right.span.start]
    if left.sentence.span != right.sentence.span or len(gap) > _LONGEST_GAP:
        return False
    if Kind.DATE in {left.topic.kind, right.topic.kind}:
        return False
    if _CONVERSION.fullmatch(gap):
        return True
    if _SHARE.fullmatch(gap):
        return True
    changes = [claim.topic.kind in _CHANGES for claim in (left, right)]
    same = left.topic.dimension == right.topic.dimension
    return bool(_STEP.fullmatch(gap)) and (any(changes) or same)
