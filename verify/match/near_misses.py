"""Derived figures that miss a claim in one respect: another base, another end, another place.

Only a diagnosis asks for them; they are always vetoed and can never be evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from verify.match.arithmetic import evaluate
from verify.match.derive import BY_KIND, Member, derived, series
from verify.match.fields import place
from verify.match.find import TopicIndex
from verify.model import Field, Figure, Fit, Period, Score, Topic
from verify.quantity import spell

_Miss = tuple[Figure, tuple[Score, ...]]


def near_misses(
    topic: Topic, figures: Sequence[Figure], index: TopicIndex
) -> Iterator[tuple[Figure, tuple[Score, ...]]]:
    """Yield changes worked out for windows or places that are one step from those claimed.

    There are none unless the claim states both ends of its change.
    """
    operation, base, end = BY_KIND.get(topic.kind), topic.baseline, topic.period
    if operation is None or base is None or end is None:
        return
    for members in series(replace(topic, places=()), figures, index):
        where = place(topic, members[0][0].topic)
        if where.fit is Fit.VETO:
            yield from _elsewhere(topic, members, operation, where)
        else:
            yield from _other_windows(topic, members, operation)


def _elsewhere(
    topic: Topic, members: Sequence[Member], operation: str, where: Score
) -> Iterable[_Miss]:
    before = _of_period(members, topic.baseline)
    after = _of_period(members, topic.period)
    if before is not None and after is not None:
        yield from _made(topic, (before, after), operation, where)


def _other_windows(topic: Topic, members: Sequence[Member], operation: str) -> Iterable[_Miss]:
    for (before, _), (after, _) in combinations(members, 2):
        same_base = _same(before.topic.period, topic.baseline)
        same_end = _same(after.topic.period, topic.period)
        if same_base != same_end:
            field = Field.PERIOD if same_base else Field.BASELINE
            yield from _made(topic, (before, after), operation, _veto(field, before, after))


def _veto(field: Field, before: Figure, after: Figure) -> Score:
    ends = [spell.period(one.topic.period) for one in (before, after) if one.topic.period]
    return Score(field=field, fit=Fit.VETO, value=0.0, note=f"from {' to '.join(ends)}")


def _made(
    topic: Topic, inputs: tuple[Figure, Figure], operation: str, veto: Score
) -> Iterable[_Miss]:
    amount = evaluate(operation, inputs)
    period = inputs[1].topic.period
    if amount is not None and period is not None:
        baseline = inputs[0].topic.period
        yield (
            derived(topic, inputs, operation, amount, period=period, baseline=baseline),
            (veto,),
        )


def _of_period(members: Sequence[Member], wanted: Period | None) -> Figure | None:
    return next((one for one, _ in members if _same(one.topic.period, wanted)), None)


def _same(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and one.same_days(other)
