"""Derived figures that miss a claim in one respect: another base, another end, another place.

Only a diagnosis asks for them; they are always vetoed and can never be evidence. A diagnosis may
look at numbers, so only those near the claimed one are worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from verify.match.arithmetic import estimate
from verify.match.basis import Basis, Member, derived, series
from verify.match.fields import place
from verify.match.neighbours import REACH
from verify.match.quotients import per_head
from verify.match.windows import BY_KIND, changes, may_change, precedes
from verify.model import (
    Amount,
    Derivation,
    Field,
    Figure,
    Fit,
    Kind,
    Period,
    Quantity,
    Score,
    Topic,
)
from verify.quantity import spell

Miss = tuple[Figure, tuple[Score, ...]]


def near_misses(topic: Topic, claimed: Amount, basis: Basis) -> Iterator[Miss]:
    """Yield changes worked out for windows or places that are one step from those claimed.

    There are none unless the claim states both ends of its change.
    """
    operation, base, end = BY_KIND.get(topic.kind), topic.baseline, topic.period
    if operation is None or base is None or end is None or topic.compared:
        return
    words = basis.index.thesaurus
    for members in series(topic, basis, allowed=lambda level: may_change(level, topic, words)):
        for before, after, veto in _other_windows(members, base, end):
            yield from _made(topic, (before.figure, after.figure), operation, veto, claimed)
    for number in _same_elsewhere(topic, basis):
        common = basis.index.series[number].topic
        inputs = [basis.index.at(number, one) for one in (base, end)]
        if may_change(common, topic, words) and not common.negated:
            figures = tuple(basis.figures[one] for one in inputs if one is not None)
            if len(figures) == len(inputs):
                yield from _made(topic, figures, operation, place(topic, common), claimed)


def other_measures(topic: Topic, basis: Basis) -> Iterator[Miss]:
    """Yield what the claim would be in another measure: points for percent, per head for all."""
    other = _OTHER_CHANGE.get(topic.kind)
    if other is not None and not topic.compared:
        kind, dimension, note = other
        meant = replace(topic, kind=kind, dimension=dimension)
        for made in changes(meant, basis):
            if made.figure.topic.dimension == dimension and _inputs_are_percent(made.figure):
                yield made.figure, _only(made.scores, Field.KIND, note)
    plain = topic.dimension == "count" or topic.dimension.startswith("currency ")
    if topic.kind is Kind.LEVEL and plain and " / " not in topic.dimension:
        spread = replace(topic, kind=Kind.RATE, dimension=f"{topic.dimension} / capita")
        for made in per_head(spread, basis):
            yield made.figure, _only(made.scores, Field.UNIT, "per head of the population")


_OTHER_CHANGE = {
    Kind.CHANGE: (Kind.POINT_CHANGE, "percentage point", "in percentage points, not in percent"),
    Kind.POINT_CHANGE: (Kind.CHANGE, "percent", "in percent, not in percentage points"),
}


def _inputs_are_percent(figure: Figure) -> bool:
    origin = figure.origin
    return isinstance(origin, Derivation) and all(
        one.topic.dimension == "percent" for one in origin.inputs
    )


def _only(scores: Sequence[Score], field: Field, note: str) -> tuple[Score, ...]:
    """Return the scores of a figure that was worked out, with the one field that differs."""
    kept = (one for one in scores if one.field not in {Field.KIND, Field.UNIT})
    return (*kept, Score(field=field, fit=Fit.VETO, value=0.0, note=note))


def _same_elsewhere(topic: Topic, basis: Basis) -> Iterator[int]:
    """Yield the series about the same subject in other places than the claim's."""
    around = basis.index.around(topic)
    for (alike, _), members in basis.index.alike(topic):
        if alike.fit in {Fit.EXPLICIT, Fit.IMPLIED} and around is not None:
            yield from (number for number in members if number not in around)


def _other_windows(
    members: Sequence[Member], base: Period, end: Period
) -> Iterator[tuple[Member, Member, Score]]:
    """Yield the windows that share one end with the claimed one."""
    befores = [one for one in members if one.period.same_days(base)]
    afters = [one for one in members if one.period.same_days(end)]
    same_base = ((one, other, Field.PERIOD) for one in befores for other in members)
    same_end = ((other, one, Field.BASELINE) for one in afters for other in members)
    for before, after, field in chain(same_base, same_end):
        claimed = before in befores and after in afters
        if not claimed and precedes(before.period, after.period):
            yield before, after, _veto(field, before.period, after.period)


def _veto(field: Field, before: Period, after: Period) -> Score:
    note = f"from {spell.period(before)} to {spell.period(after)}"
    return Score(field=field, fit=Fit.VETO, value=0.0, note=note)


def _made(
    topic: Topic, inputs: tuple[Figure, ...], operation: str, veto: Score, claimed: Amount
) -> Iterator[Miss]:
    base, end = (one.topic.period for one in inputs)
    if end is None or not _is_near(estimate(operation, inputs), claimed):
        return
    figure = derived(topic, inputs, operation, period=end, baseline=base)
    if figure is not None:
        yield figure, (veto,)


def _is_near(value: Decimal | None, claimed: Amount) -> bool:
    wanted = claimed.value
    if value is None or not isinstance(wanted, Quantity) or wanted.low is None:
        return False
    return abs(abs(value) - wanted.low) <= max(wanted.low * Decimal(str(REACH)), wanted.step)
