"""What may have gone wrong with a number that differs: the neighbour that would match.

A diagnosis is a hint for the desk, never part of the verdict. It looks for a figure that differs
from the claim in one respect only (another year, another place) and agrees with its number, and
for slips of the hand (a lost zero, swapped digits, a wrong direction) against the evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from verify.match.arithmetic import PER_HEAD
from verify.match.interval import compare, round_like, roundness
from verify.match.standard import AGREEING
from verify.model import (
    Amount,
    Comparison,
    Derivation,
    Diagnosis,
    Direction,
    Evidence,
    Field,
    Figure,
    Fit,
    Form,
    Hedge,
    Kind,
    Match,
    Quantity,
)
from verify.quantity import spell

#: The field whose difference is looked for, and what it is called when it explains the number.
_NEIGHBOURS = (
    (Field.PERIOD, "another period"),
    (Field.BASELINE, "another base period"),
    (Field.PLACE, "another place"),
    (Field.KIND, "another kind of number"),
    (Field.UNIT, "another unit"),
    (Field.GROUP, "another group"),
    (Field.SUBJECT, "another subject"),
)

_SCALES = tuple(Decimal(10) ** power for power in (-9, -6, -3, -2, -1, 1, 2, 3, 6, 9))


def diagnose(
    claimed: Amount, evidence: Sequence[Evidence], matches: Sequence[Match]
) -> Diagnosis | None:
    """Return the likeliest slip behind a number that differs from its evidence, if one is found.

    ``matches`` are the candidates, vetoed ones included: the neighbours are among them.
    """
    differing = [one for one in evidence if one.comparison is Comparison.DIFFERS]
    if not differing:
        return None if evidence else _neighbour(claimed, matches)
    figure = differing[0].match.figure
    if figure.topic.kind is Kind.RANK:
        correction = spell.amount(figure.amount, kind=Kind.RANK)
        return Diagnosis(cause="rank", message="", correction=correction, figure=figure)
    correction = correct(claimed, figure.amount)
    if figure.topic.kind is Kind.MULTIPLE and correction[-1:].isdigit():
        correction = f"{correction} times"  # for "twice"
    found = (
        _part(claimed, matches)
        or _total(claimed, figure)
        or _slip(claimed, figure)
        or _neighbour(claimed, matches)
    )
    if found is None:
        return Diagnosis(cause="differs", message="", correction=correction) if correction else None
    return replace(found, correction=correction)


def _part(claimed: Amount, matches: Sequence[Match]) -> Diagnosis | None:
    """Look for the number of a part, a group or the whole, all else alike and stated."""
    for match in matches:
        fits = {score.field: score.fit for score in match.scores}
        group = fits.get(Field.GROUP) in {Fit.IMPLIED, Fit.PARTIAL}
        if match.vetoed or not (group or fits.get(Field.SUBJECT) is Fit.PARTIAL):
            continue
        rest = {fit for field, fit in fits.items() if field not in {Field.SUBJECT, Field.GROUP}}
        figure = match.figure
        named = figure.topic.subject.phrase or " ".join(figure.label_path[-1:])
        if not named or not rest <= {Fit.EXPLICIT, Fit.ABSENT}:
            continue
        if compare(claimed, figure.amount) is Comparison.AGREES:
            what = spell.amount(figure.amount, kind=figure.topic.kind)
            cause = "another group" if group else "another subject"
            return _told(cause, f"{what} is the figure for {named}", figure)
    return None


def _total(claimed: Amount, figure: Figure) -> Diagnosis | None:
    """Look whether a number per head is that of all heads together."""
    origin = figure.origin
    if isinstance(origin, Derivation) and origin.operation in PER_HEAD:
        total = origin.inputs[0]
        if compare(claimed, total.amount) is Comparison.AGREES:
            what = spell.amount(total.amount, kind=total.topic.kind)
            return _told("the total", f"{what} is the figure for all, not per head", total)
    return None


def _slip(claimed: Amount, figure: Figure) -> Diagnosis | None:
    """Look for a slip of the hand against the evidence itself."""
    value = claimed.value
    if not isinstance(value, Quantity) or value.low is None or value.low != value.high:
        return None
    if claimed.direction is not Direction.NONE:
        turned = Direction.UP if claimed.direction is Direction.DOWN else Direction.DOWN
        if compare(replace(claimed, direction=turned), figure.amount) in AGREEING:
            return _told("direction", "the number agrees, the direction is the other one", figure)
    place = roundness(value.low, value.step)  # a zero may be what was lost or put too much
    for scale in _SCALES:
        scaled = replace(value, low=value.low * scale, high=value.low * scale, step=place * scale)
        if compare(replace(claimed, value=scaled, hedges=()), figure.amount) in AGREEING:
            times = f"{scale:,f}" if scale > 1 else f"1/{1 / scale:,f}"
            return _told("scale", f"agrees if it is {times} times as large", figure)
    for other in _swapped(value.low):
        exact = replace(value, low=other, high=other)
        if compare(replace(claimed, value=exact, hedges=()), figure.amount) is Comparison.AGREES:
            return _told("swapped digits", "two neighbouring digits may be swapped", figure)
    return None


def _swapped(value: Decimal) -> tuple[Decimal, ...]:
    """Return ``value`` with each two neighbouring, different digits swapped."""
    sign, digits, exponent = value.normalize().as_tuple()
    swapped = []
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1] and not (at == 0 and digits[1] == 0):
            turned = (*digits[:at], digits[at + 1], digits[at], *digits[at + 2 :])
            swapped.append(Decimal((sign, turned, int(exponent))))
    return tuple(swapped)


def _neighbour(claimed: Amount, matches: Sequence[Match]) -> Diagnosis | None:
    """Look for a figure that differs in one field only and agrees with the number."""
    vetoed = [one for one in matches if one.vetoed]
    for field, cause in _NEIGHBOURS:
        for match in vetoed:
            against = [one.field for one in match.scores if one.fit is Fit.VETO]
            if against != [field] or not _known(match):
                continue
            if compare(claimed, match.figure.amount) is Comparison.AGREES:
                figure = match.figure
                note = next(one.note for one in match.scores if one.field is field)
                what = spell.amount(figure.amount, kind=figure.topic.kind)
                return _told(cause, f"{what} is the figure for {cause} ({note})", figure)
    return None


def _known(match: Match) -> bool:
    """Tell whether every field but the one that differs is stated on both sides, or on none."""
    return all(one.fit in {Fit.EXPLICIT, Fit.ABSENT, Fit.VETO} for one in match.scores)


def _told(cause: str, message: str, figure: Figure) -> Diagnosis:
    return Diagnosis(cause=cause, message=message, figure=figure)


def correct(claimed: Amount, reference: Amount) -> str:
    """Return the reference's number in the claim's own rounding and hedge; empty if it has none.

    A hedge that the corrected number would contradict ("over" for one rounded up) is dropped.
    """
    mine, theirs = claimed.value, reference.value
    if not isinstance(mine, Quantity) or not isinstance(theirs, Quantity):
        return spell.amount(reference)
    if theirs.low is None or theirs.low != theirs.high or mine.form is not Form.POINT:
        return spell.amount(reference)
    if mine.unit.dimension != theirs.unit.dimension or mine.unit.factor == 0:
        return spell.amount(reference)
    base = theirs.low * theirs.unit.factor + theirs.unit.offset
    value = (base - mine.unit.offset) / mine.unit.factor
    place = Decimal(1).scaleb(theirs.step.adjusted()) if theirs.step else theirs.step
    rounded = round_like(value, _step(mine, claimed.hedges, value) or place)
    hedges = tuple(hedge for hedge in claimed.hedges if _still_true(hedge, rounded, value))
    quantity = replace(mine, low=rounded, high=rounded, alternatives=())
    kind = Kind.CHANGE if reference.direction is not Direction.NONE else Kind.LEVEL
    amount = Amount(value=quantity, hedges=hedges, direction=reference.direction)
    return spell.amount(amount, kind=kind)


def _step(mine: Quantity, hedges: Sequence[Hedge], value: Decimal) -> Decimal | None:
    """Return to what the author rounds: of a hedged number its zeros tell ("about 2,800").

    ``None`` if that would leave less than two digits of ``value``.
    """
    step = mine.step
    if hedges and mine.low:
        step = roundness(mine.low, step)
        while step > mine.step and step > abs(value) / 10:
            step /= 10
    return step if not value or step <= abs(value) / 10 else None


def _still_true(hedge: Hedge, rounded: Decimal, value: Decimal) -> bool:
    if hedge in {Hedge.OVER, Hedge.AT_LEAST, Hedge.JUST_OVER}:
        return rounded < value
    if hedge in {Hedge.UNDER, Hedge.AT_MOST, Hedge.NEARLY}:
        return rounded > value
    return True
