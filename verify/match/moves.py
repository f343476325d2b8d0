"""Whether a level moved the way that the claim says: "fell to 229", and the year before had 227.

A level is judged by its number. Where it agrees and the series shows that it came from the other
side, the verdict must say so; that alone never refutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from verify.match.arithmetic import span_of
from verify.match.basis import Basis, derived
from verify.match.index import timeless
from verify.match.standard import AGREEING
from verify.match.windows import like_length
from verify.model import (
    Comparison,
    Direction,
    Evidence,
    Figure,
    Kind,
    Label,
    Match,
    Period,
    Precision,
    Provenance,
    Reason,
    Topic,
    Verdict,
)

_OTHER = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}


def with_direction(topic: Topic, verdict: Verdict, basis: Basis) -> Verdict:
    """Return the verdict, ``conflicting`` if the number agrees and its direction does not.

    Every figure that agrees must have come from the other side: from the period just before, and
    for less than a year from the same time of the year before as well, whichever is meant.
    """
    if topic.moved is Direction.NONE or verdict.label is not Label.SUPPORTED:
        return verdict
    agreeing = [one for one in verdict.evidence if one.comparison in AGREEING]
    shown = [_against(topic, one, basis) for one in agreeing]
    told = [one for one in shown if one is not None]
    if not told or len(told) < len(shown):
        return verdict
    return replace(
        verdict,
        label=Label.CONFLICTING,
        reason=Reason.OTHER_DIRECTION,
        evidence=(*verdict.evidence, *told),
    )


def _against(topic: Topic, evidence: Evidence, basis: Basis) -> Evidence | None:
    """Return the change that speaks against the claimed direction, if all that may be meant do."""
    figure = evidence.match.figure
    period = figure.topic.period
    if not isinstance(figure.origin, Provenance) or period is None:
        return None
    bases = list(_bases(figure, period, basis))
    if not bases or not all(_went(one, figure) is _OTHER[topic.moved] for one in bases):
        return None
    before = bases[0]
    kind = Kind.POINT_CHANGE if figure.topic.dimension == "percent" else Kind.DIFFERENCE
    operation = "point change" if kind is Kind.POINT_CHANGE else "difference"
    change = derived(
        replace(topic, kind=kind),
        (before, figure),
        operation,
        period=period,
        baseline=before.topic.period,
    )
    if change is None:
        return None
    match = Match(claim=evidence.match.claim, figure=change, score=evidence.match.score, scores=())
    return Evidence(match=match, comparison=Comparison.DIFFERS)


def _bases(figure: Figure, period: Period, basis: Basis) -> Iterator[Figure]:
    """Yield the figures of the same series that a change may be counted from."""
    index = basis.index
    common = timeless(figure.topic)
    for _, numbers in index.alike(figure.topic):
        for number in numbers:
            one = index.series[number]
            if one.source == figure.source and one.topic == common:
                yield from _just_before(period, [basis.figures[at] for at in one.members])
                return


def _just_before(period: Period, members: Sequence[Figure]) -> Iterator[Figure]:
    for one in members:
        other = one.topic.period
        if other is None or other.end is None or period.start is None or period.end is None:
            continue
        days = (period.start - other.end).days
        alike = other.precision is period.precision or like_length(other, period)
        if alike and days == 1:
            yield one
        elif alike and period.precision is not Precision.YEAR and other.start:
            year = period.start - other.start
            if timedelta(days=364) <= year <= timedelta(days=367):
                yield one


def _went(before: Figure, after: Figure) -> Direction:
    """Return which way a figure moved, NONE if rounding leaves it open."""
    first, second = span_of(before, after), span_of(after, after)
    if first is None or second is None:
        return Direction.NONE
    if second[0] > first[1]:
        return Direction.UP
    return Direction.DOWN if second[1] < first[0] else Direction.NONE
