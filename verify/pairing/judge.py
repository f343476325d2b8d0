"""Judge a claim sentence by an evidence sentence: the parts, then the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verify.model import Comparison, Label, Period, Reason
from verify.pairing.align import Pair, align
from verify.pairing.items import Item, Reading, Sort, read_items
from verify.pairing.tidy import tidy
from verify.pairing.weigh import compare as weigh
from verify.quantity import scan

AGREEING = frozenset({Comparison.AGREES, Comparison.AGREES_FAR})

#: A pair is sure from this score on (0 to 1).
SURE = 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One number of the claim, its counterpart, and how they stand to each other."""

    item: Item
    other: Item | None
    pair: Pair
    comparison: Comparison | None
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it. ``lean`` is the forced choice, with a ``confidence`` from 0 to 1."""

    label: Label
    reason: Reason
    message: str
    lean: Label
    confidence: float
    parts: tuple[Part, ...]
    claim: Reading
    evidence: Reading


def compare(claim: str, evidence: str, *, date: date | None = None) -> Outcome:
    """Compare one sentence with another about the same thing."""
    mine, theirs = tidy(claim), tidy(evidence)
    anchor = date or _anchor(mine, theirs)
    first, second = read_items(mine, anchor=anchor), read_items(theirs, anchor=anchor)
    pairs = align([one.about for one in first.items], [one.about for one in second.items])
    parts = tuple(_part(pair, first, second) for pair in pairs)
    label, reason = _label(parts, first, second)
    lean, confidence = _lean(parts)
    return Outcome(
        label=label, reason=reason, message=reason.value, lean=lean, confidence=confidence,
        parts=parts, claim=first, evidence=second,
    )


def _anchor(claim: str, evidence: str) -> date | None:
    """Return the day against which dates without a year are read: the first that has one."""
    for text in (claim, evidence):
        years = [(one.year, one.month, one.day) for one in scan(text).dates if one.year]
        if years:
            year, month, day = years[-1]
            return date(year, month or 7, min(day or 15, 28))
    return None


def _part(pair: Pair, claim: Reading, evidence: Reading) -> Part:
    item = claim.items[pair.claim]
    if pair.evidence is None:
        return Part(item=item, other=None, pair=pair, comparison=None, sure=False)
    other = evidence.items[pair.evidence]
    found = weigh(item.amount, other.amount)
    rivals = {weigh(item.amount, evidence.items[at].amount) for at in pair.rivals}
    agrees = {one in AGREEING for one in (found, *rivals)}
    sure = pair.link.score >= SURE and len(agrees) == 1
    return Part(item=item, other=other, pair=pair, comparison=found, sure=sure)


def _label(parts: Sequence[Part], claim: Reading, evidence: Reading) -> tuple[Label, Reason]:
    if not parts:
        return Label.NOT_ENOUGH, Reason.NO_FIGURE
    numbers = [one for one in parts if one.item.about.sort is not Sort.DATE] or list(parts)
    dates = [one for one in parts if one not in numbers]
    for one in dates:
        if one.comparison is Comparison.DIFFERS:
            return Label.NOT_ENOUGH, Reason.PERIOD_UNCLEAR
    if any(one.sure and one.comparison is Comparison.DIFFERS for one in numbers):
        return Label.REFUTED, Reason.OUTSIDE
    if all(one.sure and one.comparison in AGREEING for one in numbers):
        return Label.SUPPORTED, Reason.EQUAL
    if any(one.other is None for one in numbers):
        return Label.NOT_ENOUGH, Reason.NO_FIGURE
    if any(not one.sure for one in numbers):
        return Label.NOT_ENOUGH, Reason.WEAK_MATCH
    return Label.NOT_ENOUGH, Reason.TOO_CLOSE


def _lean(parts: Sequence[Part]) -> tuple[Label, float]:
    if any(one.comparison is Comparison.DIFFERS for one in parts):
        return Label.REFUTED, 0.8
    return Label.SUPPORTED, 0.8
